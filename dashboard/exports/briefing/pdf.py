"""The briefing as a PDF, drawn without a browser: headlines, lists, a page for each chart, sources."""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from dashboard.charts.style import THEMES
from dashboard.exports.briefing.contents import COLUMNS, Briefing
from dashboard.exports.docx import shortened
from dashboard.exports.drawing import A4_LANDSCAPE, broken, page_of, write_lines

THEME = THEMES["light"]
LEFTS = (0.05, 0.26, 0.43, 0.63, 0.82)
CELLS = (0.2, 0.16, 0.19, 0.18, 0.15)
"""Where the columns of the headlines begin, and how wide they are, in parts of the page."""

SIZE, LOWEST = 9.5, 0.06


def write(briefing: Briefing, template: Path | None) -> bytes:  # noqa: ARG001  a PDF has no template
    """Return the pages."""
    content = io.BytesIO()
    with PdfPages(content, metadata={"Title": briefing.title, "Creator": "Displacement Figures Tracker"}) as pages:
        for page in _pages(briefing):
            pages.savefig(page)
    return content.getvalue()


def _pages(briefing: Briefing) -> Iterator[Figure]:
    texts = briefing.texts
    page, top = _new_page(briefing.title, briefing.subtitle)
    if briefing.headlines:
        _write_row(page, [texts(name) for name in COLUMNS], top, weight="bold", color=THEME.quiet)
        top -= 0.035
    else:
        write_lines(page, [texts("export_none")], top, 12)
    for row in briefing.headlines:
        height = _height(row.cells)
        if top - height < LOWEST + 0.05:
            yield page
            page, top = _new_page(briefing.title, briefing.subtitle)
        _write_row(page, row.cells, top)
        top -= height
    write_lines(page, list(briefing.footnotes), LOWEST, 7.5, color=THEME.quiet)
    yield page
    for heading, sentences in briefing.lists:
        yield from _list(heading, briefing.title, (f"• {sentence}" for sentence in sentences))
    for chart in briefing.charts:
        yield page_of(chart)
    told = (f"{one.figure}: “{shortened(one.quote)}” {one.publisher}, {one.url}" for one in briefing.sources)
    yield from _list(texts("legend_label"), briefing.title, told)


def _new_page(title: str, subtitle: str) -> tuple[Figure, float]:
    page = Figure(figsize=A4_LANDSCAPE)
    top = write_lines(page, [title], 0.95, 18, weight="bold")
    return page, write_lines(page, [subtitle], top - 0.005, 10, color=THEME.quiet) - 0.03


def _list(heading: str, title: str, lines: Iterable[str]) -> Iterator[Figure]:
    page: Figure | None = None
    top = 0.0
    for line in lines:
        height = (len(broken(line, SIZE, A4_LANDSCAPE[0])) + 0.7) * _line()
        if page is None or top - height < LOWEST:
            if page:
                yield page
            page, top = _new_page(heading, title)
        write_lines(page, [line], top, SIZE)
        top -= height
    if page:
        yield page


def _write_row(page: Figure, cells: list[str], top: float, **style: str) -> None:
    words: Any = {"color": THEME.ink, "va": "top", "linespacing": 1.35, "parse_math": False} | style
    for left, text in zip(LEFTS, _broken(cells), strict=True):
        page.text(left, top, "\n".join(text), fontsize=SIZE, **words)


def _broken(cells: list[str]) -> list[list[str]]:
    widths = (A4_LANDSCAPE[0] * share / 0.9 for share in CELLS)
    return [
        [part for line in text.split("\n") for part in broken(line, SIZE, width)]
        for text, width in zip(cells, widths, strict=True)
    ]


def _height(cells: list[str]) -> float:
    return (max(map(len, _broken(cells))) + 0.8) * _line()


def _line() -> float:
    return SIZE * 1.4 / (A4_LANDSCAPE[1] * 72)
