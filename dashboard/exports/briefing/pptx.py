"""The briefing as slides: headline figures, what is new, a native chart for each metric, sources with sentences."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pptx.util import Inches, Pt

from dashboard.charts.style import THEMES
from dashboard.exports.briefing.contents import COLUMNS, Briefing
from dashboard.exports.docx import shortened
from dashboard.exports.pptx import EDGE, MEDIA_TYPE, WIDTH, Deck, add_slide

__all__ = ["MEDIA_TYPE", "write"]
THEME = THEMES["light"]
ROWS_A_SLIDE = 7
SENTENCES_A_SLIDE, SOURCES_A_SLIDE = 12, 6
WIDE = WIDTH - 2 * EDGE
SHARES = (0.24, 0.2, 0.2, 0.18, 0.18)


def write(briefing: Briefing, template: Path | None) -> bytes:
    """Return the slides, in a copy of the organization's template where one is given."""
    deck = Deck(template)
    _add_headlines(deck, briefing)
    for heading, sentences in briefing.lists:
        _add_list(deck, heading, briefing.title, [f"• {sentence}" for sentence in sentences], SENTENCES_A_SLIDE, 14)
    for chart in briefing.charts:
        add_slide(deck, chart)
    told = [f"{one.figure} – {one.publisher}: “{shortened(one.quote)}” {one.url}" for one in briefing.sources]
    _add_list(deck, briefing.texts("legend_label"), briefing.title, told, SOURCES_A_SLIDE, 11)
    return deck.saved()


def _add_headlines(deck: Deck, briefing: Briefing) -> None:
    texts, rows = briefing.texts, briefing.headlines
    for first in range(0, max(len(rows), 1), ROWS_A_SLIDE):
        slide = deck.new_slide(briefing.title, briefing.subtitle)
        if rows:
            cells = [[texts(name) for name in COLUMNS], *(row.cells for row in rows[first : first + ROWS_A_SLIDE])]
            _add_table(deck, slide, cells)
        else:
            deck.write(slide, [texts("export_none")], (EDGE, Inches(3), WIDE, Inches(1)), 20, THEME.quiet)
        deck.write(slide, briefing.footnotes, (EDGE, Inches(6.55), WIDE, Inches(0.7)), 10, THEME.quiet)


def _add_table(deck: Deck, slide: Any, cells: list[list[str]]) -> None:
    left, top, width, height = deck.scaled((EDGE, Inches(1.75), WIDE, Inches(0.45) * len(cells)))
    table = slide.shapes.add_table(len(cells), len(COLUMNS), left, top, width, height).table
    for column, share in enumerate(SHARES):
        table.columns[column].width = round(width * share)
    for number, told in enumerate(cells):
        for column, text in enumerate(told):
            _fill(table.cell(number, column), text, bold=number == 0 or column == 1)


def _fill(cell: Any, text: str, *, bold: bool) -> None:
    cell.text = text
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size, paragraph.font.bold = Pt(11), bold


def _add_list(deck: Deck, heading: str, title: str, lines: Sequence[str], on_a_slide: int, size: int) -> None:
    for first in range(0, len(lines), on_a_slide):
        slide = deck.new_slide(heading, title)
        told = [part for line in lines[first : first + on_a_slide] for part in (line, "")]
        deck.write(slide, told, (EDGE, Inches(1.7), WIDE, Inches(5.4)), size, THEME.ink)
