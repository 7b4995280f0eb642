"""Word documents: what the page of a chart and a briefing share."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from dashboard.charts.style import THEMES
from dashboard.exports.drawing import picture_of
from dashboard.exports.export import Export

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
THEME = THEMES["light"]
PICTURE = (7.0, 4.1)
"""Inches of a drawn chart; it is set as wide as the text of the page."""


def new_document(title: str, template: Path | None) -> Any:
    """Return an empty A4 document, or the template's with its logo, fonts and colours, that says its title."""
    document = Document(str(template) if template else None)
    if template is None:
        section = document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(1.8)
        document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Calibri", Pt(10.5)
    document.core_properties.title = title
    document.core_properties.author = "Displacement Figures Tracker"
    return document


def saved(document: Any) -> bytes:
    """Return a document as the bytes of its file."""
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def add_heading(document: Any, text: str, level: int = 1) -> None:
    """Add a heading in the document's own style, where it has that."""
    style = f"Heading {level}"
    known = {each.name for each in document.styles}
    paragraph = document.add_paragraph(style=style if style in known else None)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(text).bold = style not in known or None


def add_quiet(document: Any, lines: Iterable[str]) -> None:
    """Add small grey lines."""
    told = list(lines)
    for number, line in enumerate(told):
        run = document.add_paragraph().add_run(line)
        run._parent.paragraph_format.keep_with_next = number + 1 < len(told)
        run._parent.paragraph_format.space_before = Pt(0 if number else 6)
        run.font.size, run.font.color.rgb = Pt(8.5), RGBColor.from_string(THEME.quiet.removeprefix("#").upper())
        run._parent.paragraph_format.space_after = Pt(2)


def add_chart(document: Any, export: Export, size: tuple[float, float] = PICTURE) -> None:
    """Add the chart of an export as a picture over the width of the text, which a screen reader tells by its title."""
    section = document.sections[-1]
    width = section.page_width - section.left_margin - section.right_margin
    drawn = document.add_picture(io.BytesIO(picture_of(export, size)), width=width)
    drawn._inline.docPr.set("descr", export.title)
    document.paragraphs[-1].paragraph_format.keep_with_next = True


def add_table(document: Any, head: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[float]) -> None:
    """Add a table whose columns take these shares of the width; its head is repeated on each page."""
    table = document.add_table(rows=1, cols=len(head))
    if "Table Grid" in {each.name for each in document.styles}:
        table.style = "Table Grid"
    table.autofit = False
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    section = document.sections[-1]
    width = section.page_width - section.left_margin - section.right_margin
    for number, cells in enumerate([head, *rows]):
        row = table.rows[0] if number == 0 else table.add_row()
        for cell, text, share in zip(row.cells, cells, shares, strict=True):
            cell.width = round(width * share)
            run = cell.paragraphs[0].add_run(text)
            run.font.size, run.bold = Pt(9), number == 0 or None


def add_link(paragraph: Any, text: str, url: str) -> None:
    """Add a link that can be clicked; only http and https become one."""
    if not url.startswith(("http://", "https://")):
        paragraph.add_run(text)
        return
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.font.color.rgb, run.font.underline = RGBColor.from_string("00619A"), True
    link.append(run._r)
    paragraph._p.append(link)
