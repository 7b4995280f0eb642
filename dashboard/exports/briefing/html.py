"""The briefing as one HTML file that needs nothing else: to be read in a browser, mailed or printed."""

import base64
from html import escape
from pathlib import Path

from dashboard.exports.briefing.contents import COLUMNS, Briefing
from dashboard.exports.docx import shortened
from dashboard.exports.drawing import picture_of
from dashboard.exports.export import Export

STYLE = """body{font:15px/1.5 system-ui,sans-serif;color:#1c2733;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{line-height:1.2;margin-bottom:0}h2{margin-top:2.5rem;line-height:1.25}p,li{margin:.3rem 0}
.quiet{color:#5b6b7b;font-size:.85rem;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%}
td,th{border-bottom:1px solid #dfe5ea;padding:.45rem .6rem;text-align:start;vertical-align:top;white-space:pre-line}
td:nth-child(2){font-weight:650}img{width:100%}a{color:#00619a}.wide{overflow-x:auto}
@media print{h2,img{break-inside:avoid;break-after:avoid}}"""
CHART = (9.0, 4.6)


def write(briefing: Briefing, template: Path | None) -> bytes:  # noqa: ARG001  a page has no template
    """Return the page; what comes from documents is escaped, and only http and https become links."""
    texts = briefing.texts
    parts = [f"<h1>{escape(briefing.title)}</h1>", _quiet(briefing.subtitle), _headlines(briefing)]
    parts += [_quiet(note) for note in briefing.footnotes]
    for heading, sentences in briefing.lists:
        items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
        parts.append(f"<h2>{escape(heading)}</h2><ul>{items}</ul>")
    parts += [_chart(chart) for chart in briefing.charts]
    if briefing.sources:
        parts.append(f"<h2>{escape(texts('legend_label'))}</h2>")
    for source in briefing.sources:
        quote = escape(shortened(source.quote))
        parts.append(
            f"<p><strong>{escape(source.figure)}</strong>: “{quote}” {_link(source.publisher, source.url)}</p>"
        )
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(briefing.title)}'
    page = f'<!DOCTYPE html><html lang="{texts.language}" dir="{texts.direction}"><head>{head}</title>'
    return f"{page}<style>{STYLE}</style></head><body>{''.join(parts)}</body></html>".encode()


def _headlines(briefing: Briefing) -> str:
    if not briefing.headlines:
        return f"<p>{escape(briefing.texts('export_none'))}</p>"
    head = "".join(f"<th>{escape(briefing.texts(name))}</th>" for name in COLUMNS)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row.cells) + "</tr>" for row in briefing.headlines
    )
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _chart(chart: Export) -> str:
    picture = base64.b64encode(picture_of(chart, CHART, dpi=150)).decode()
    title = escape(chart.title)
    drawn = f'<img alt="{title}" src="data:image/png;base64,{picture}">'
    return f"<h2>{title}</h2>{_quiet(chart.subtitle)}{drawn}{''.join(map(_quiet, chart.footnotes))}"


def _quiet(text: str) -> str:
    return f'<p class="quiet">{escape(text)}</p>' if text else ""


def _link(text: str, url: str) -> str:
    if not url.startswith(("http://", "https://")):
        return escape(text or url)
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{escape(text or url)}</a>'
