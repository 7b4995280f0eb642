"""The briefing of a crisis: headline figures, what is new, who disagrees, a chart for each metric, the sources.

``contents`` holds what it says; each other file writes it in one format. No sentence in it that its figures do
not carry: texts are templates.
"""

from collections.abc import Callable
from pathlib import Path

from dashboard.exports.briefing import docx, html, pdf, pptx
from dashboard.exports.briefing.contents import Briefing

Write = Callable[[Briefing, Path | None], bytes]

FORMATS: dict[str, tuple[str, Write]] = {
    "pptx": (pptx.MEDIA_TYPE, pptx.write),
    "docx": (docx.MEDIA_TYPE, docx.write),
    "html": ("text/html; charset=utf-8", html.write),
    "pdf": ("application/pdf", pdf.write),
}
"""By the ending of the file: media type, and what writes a briefing, into a copy of a template where one is given."""
