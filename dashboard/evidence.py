"""The evidence of one figure: its sentence with the number marked, and everything that dates and places it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.attributes import aria, data
from dashboard.exports.citation import STYLES
from dashboard.translations import Texts
from dashboard.wording import as_sentence, figure_in_words, period_in_words, plain_date, plain_number
from db.queries import Evidence

MOST_REPORTS = 12
MOST_CONTEXT = 600
"""Characters of the paragraph that are shown on each side of the sentence."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The paragraph of a figure, cut at the sentence and at the number; the five parts join to a piece of the text."""

    before: str
    head: str
    number: str
    tail: str
    after: str


def passage(text: str, quote: tuple[int, int], at: tuple[int, int]) -> Passage:
    """Return the passage around a figure: its sentence, and what stands beside it in the same paragraph.

    A long paragraph is cut at a word, ``MOST_CONTEXT`` characters from the sentence.
    """
    begin = text.rfind("\n\n", 0, quote[0]) + 2 if "\n\n" in text[: quote[0]] else 0
    found = text.find("\n\n", quote[1])
    end = found if found >= 0 else len(text)
    before, after = text[begin : quote[0]], text[quote[1] : end]
    if len(before) > MOST_CONTEXT:
        before = "… " + before[-MOST_CONTEXT:].partition(" ")[2]
    if len(after) > MOST_CONTEXT:
        after = after[:MOST_CONTEXT].rpartition(" ")[0] + " …"
    return Passage(before, text[quote[0] : at[0]], text[at[0] : at[1]], text[at[1] : quote[1]], after)


def safe_link(url: str) -> str | None:
    """Return an address that a reader may be sent to: http or https with a host; None for anything else."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def evidence_view(evidence: Evidence, claim: pd.DataFrame, texts: Texts) -> list[Component]:
    """Return the content of the drawer for a figure; text of documents is shown as text, never as markup.

    ``claim`` are the figures that tell the same fact, the recommended one first (``reading.read_claim``).
    """
    figure = evidence.figure
    words = figure_in_words(texts, figure["quantifier"], figure["low"], figure["high"], figure["unit"])
    found = passage(evidence.text, evidence.quote, evidence.at)
    told = {"place": figure["place"].split("; "), "source": [figure["source"]]}
    sentence = html.Strong(
        [*marked(found.head, told), html.Mark(found.number), *marked(found.tail, told)], className="evidence-sentence"
    )
    part = [html.Span(texts("part_of_total"), className="evidence-part")] if figure["subset"] else []
    return [
        html.P([as_sentence(words), *part], className="evidence-figure"),
        *([html.P(texts("evidence_retired"), className="quiet")] if evidence.retired else []),
        html.Blockquote(
            [*marked(found.before, told), sentence, *marked(found.after, told)],
            className="evidence-quote",
            dir="auto",
            **aria(label=texts("evidence_sentence")),
        ),
        html.P(
            [
                html.Span(texts("fact_place"), className="mark-place"),
                html.Span(texts("fact_source"), className="mark-source"),
            ],
            className="quiet mark-key",
        ),
        html.Dl([cell for name, value in _facts(figure, texts) for cell in (html.Dt(texts(name)), html.Dd(value))]),
        *_reports(claim, figure["figure_id"], texts),
        html.H3(texts("export_cite")),
        html.P([_cite(style, figure["figure_id"], texts) for style in STYLES], className="cite"),
    ]


def _cite(style: str, figure_id: int, texts: Texts) -> Component:
    named = data(cite=style, of=str(figure_id))
    return html.Button(texts(f"cite_{style.replace('-', '_')}"), className="to-figure", **named)


def marked(text: str, names: Mapping[str, Sequence[str]]) -> list[Any]:
    """Return a text with each name of some kinds that stands in it marked by its kind, the longest name first."""
    kinds = {name: kind for kind, told in names.items() for name in told if name}
    if not kinds:
        return [text]
    longest = sorted(kinds, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})(?!\w)")
    pieces = pattern.split(text)
    return [html.Span(piece, className=f"mark-{kinds[piece]}") if n % 2 else piece for n, piece in enumerate(pieces)]


def _reports(claim: pd.DataFrame, figure_id: int, texts: Texts) -> list[Component]:
    """Return the reports of the same fact, each a way to its own sentence, and why it is thought the same."""
    if len(claim) < 2:
        return [html.P(texts("claim_alone"), className="quiet")] if len(claim) else []
    items = [html.Li(_report(row, figure_id, texts)) for row in claim.head(MOST_REPORTS).to_dict("records")]
    further = len(claim) - len(items)
    rest = [html.P(texts("news_further", count=further), className="quiet")] if further > 0 else []
    return [html.H3(texts("claim_reports", count=len(claim))), html.Ul(items, className="news"), *rest]


def _report(row: Mapping[Any, Any], figure_id: int, texts: Texts) -> list[Any]:
    low, high = plain_number(row["low"]), plain_number(row["high"])
    words = figure_in_words(texts, row["quantifier"], low, high, row["unit"])
    published = plain_date(row["published"])
    is_shown = row["figure_id"] == figure_id
    shown = (
        html.Strong(words)
        if is_shown
        else html.Button(words, className="to-figure", **data(figure=str(row["figure_id"])))
    )
    who = ", ".join(filter(None, (row["publisher"], texts.day(published) if published else "")))
    reasons = [texts(f"reason_{reason}") for reason in row["reason"].split()]
    return [shown, f" · {who}", html.Small(f" · {', '.join(reasons)}", className="quiet")]


def _facts(figure: dict[str, Any], texts: Texts) -> list[tuple[str, Any]]:
    published = plain_date(figure["published"])
    link = safe_link(figure["url"])
    anchor = html.A(texts("open_document"), href=link, target="_blank", rel="noopener noreferrer") if link else None
    facts = [
        ("fact_source", figure["source"] or texts("not_named")),
        ("fact_place", figure["place"] or texts("unknown")),
        ("fact_period", period_in_words(texts, plain_date(figure["start"]), plain_date(figure["end"]))),
        ("fact_title", dcc.Link(figure["title"] or texts("unknown"), href=f"/documents/{figure['document_id']}")),
        ("fact_publisher", figure["publisher"] or texts("unknown")),
        ("fact_published", texts.day(published) if published else texts("unknown")),
        ("fact_retrieved", texts.instant(figure["retrieved"])),
        ("fact_confidence", texts.percent(figure["confidence"])),
    ]
    return [*facts, ("fact_link", anchor)] if anchor else facts
