"""The briefing of a crisis as slides: headline figures, a chart for each metric, sources with their sentences."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.util import Inches, Pt

from dashboard.charts.style import THEMES
from dashboard.exports.export import Export
from dashboard.exports.pptx import EDGE, HEIGHT, WIDTH, add_slide, add_text
from dashboard.translations import Texts

THEME = THEMES["light"]
ROWS = 9
SOURCES_A_SLIDE = 6
LONGEST_QUOTE = 320


@dataclass(frozen=True, slots=True)
class Headline:
    """A row of the headline table: metric and place, the figure in words, who says so as of when, what moved, marks."""

    metric: str
    figure: str
    told_by: str
    moved: str
    marks: str


@dataclass(frozen=True, slots=True)
class Source:
    """A figure of the headlines with what proves it."""

    figure: str
    quote: str
    publisher: str
    url: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a briefing says: its title, the days it looks at, headlines, a chart for each, and their sources."""

    title: str
    subtitle: str
    headlines: Sequence[Headline]
    charts: Sequence[Export]
    sources: Sequence[Source]
    footnotes: Sequence[str]
    texts: Texts


def write_pptx(briefing: Briefing) -> bytes:
    """Return the briefing as a presentation; no sentence in it that its figures do not carry."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    _add_headlines(deck, briefing)
    for chart in briefing.charts:
        add_slide(deck, chart)
    _add_sources(deck, briefing)
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()


def _new_slide(deck: Any, title: str, subtitle: str) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    wide = WIDTH - 2 * EDGE
    add_text(slide, [title], (EDGE, Inches(0.3), wide, Inches(0.9)), 28, THEME.ink, bold=True)
    add_text(slide, [subtitle], (EDGE, Inches(1.15), wide, Inches(0.45)), 14, THEME.quiet)
    return slide


def _add_headlines(deck: Any, briefing: Briefing) -> None:
    slide, texts, wide = _new_slide(deck, briefing.title, briefing.subtitle), briefing.texts, WIDTH - 2 * EDGE
    if not briefing.headlines:
        add_text(slide, [texts("export_none")], (EDGE, Inches(3), wide, Inches(1)), 20, THEME.quiet)
    else:
        rows = briefing.headlines[:ROWS]
        names = ("metric", "column_figure", "column_source", "briefing_moved", "briefing_marks")
        box = (EDGE, Inches(1.75), wide, Inches(0.45) * (len(rows) + 1))
        table = slide.shapes.add_table(len(rows) + 1, len(names), *box).table
        for column, share in enumerate((0.24, 0.2, 0.2, 0.18, 0.18)):
            table.columns[column].width = round(wide * share)
        cells = [[texts(name) for name in names]]
        cells += [[row.metric, row.figure, row.told_by, row.moved, row.marks] for row in rows]
        for number, told in enumerate(cells):
            for column, text in enumerate(told):
                _fill(table.cell(number, column), text, bold=number == 0 or column == 1)
    add_text(slide, list(briefing.footnotes), (EDGE, Inches(6.55), wide, Inches(0.7)), 10, THEME.quiet)


def _fill(cell: Any, text: str, *, bold: bool) -> None:
    cell.text = text
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size, paragraph.font.bold = Pt(11), bold


def _add_sources(deck: Any, briefing: Briefing) -> None:
    texts, sources = briefing.texts, briefing.sources
    for first in range(0, len(sources), SOURCES_A_SLIDE):
        slide = _new_slide(deck, texts("legend_label"), briefing.title)
        lines = []
        for source in sources[first : first + SOURCES_A_SLIDE]:
            quote = source.quote if len(source.quote) <= LONGEST_QUOTE else source.quote[:LONGEST_QUOTE] + " …"
            lines += [f"{source.figure} – {source.publisher}: “{quote}” {source.url}", ""]
        add_text(slide, lines, (EDGE, Inches(1.7), WIDTH - 2 * EDGE, Inches(5.5)), 11, THEME.ink)
