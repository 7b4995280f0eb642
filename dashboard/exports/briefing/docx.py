"""The briefing as a Word document."""

from pathlib import Path

from docx.shared import Pt

from dashboard.exports import word
from dashboard.exports.briefing.contents import COLUMNS, Briefing
from dashboard.exports.docx import shortened

MEDIA_TYPE = word.MEDIA_TYPE
SHARES = (0.22, 0.18, 0.2, 0.2, 0.2)
CHART = (7.0, 3.1)
"""Inches of a chart: two with their titles and footnotes stand on a page."""


def write(briefing: Briefing, template: Path | None) -> bytes:
    """Return the document, in a copy of the organization's template where one is given."""
    texts = briefing.texts
    document = word.new_document(briefing.title, template)
    word.add_heading(document, briefing.title)
    document.add_paragraph(briefing.subtitle)
    if briefing.headlines:
        rows = [row.cells for row in briefing.headlines]
        word.add_table(document, [texts(name) for name in COLUMNS], rows, SHARES)
    else:
        document.add_paragraph(texts("export_none"))
    word.add_quiet(document, briefing.footnotes)
    for heading, sentences in briefing.lists:
        word.add_heading(document, heading, 2)
        for sentence in sentences:
            document.add_paragraph(f"• {sentence}").paragraph_format.space_after = Pt(3)
    for chart in briefing.charts:
        word.add_heading(document, chart.title, 2)
        document.add_paragraph(chart.subtitle).paragraph_format.keep_with_next = True
        word.add_chart(document, chart, CHART)
        word.add_quiet(document, chart.footnotes)
    if briefing.sources:
        word.add_heading(document, texts("legend_label"), 2)
    for source in briefing.sources:
        paragraph = document.add_paragraph()
        paragraph.add_run(source.figure).bold = True
        paragraph.add_run(f": “{shortened(source.quote)}” ")
        word.add_link(paragraph, source.publisher or source.url, source.url)
    return word.saved(document)
