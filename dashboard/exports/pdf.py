"""PDF: one A4 page with title, chart and footnotes, drawn without a browser."""

from dashboard.exports.contract import Format
from dashboard.exports.drawing import page_of, saved
from dashboard.exports.export import Export


def write(export: Export) -> bytes:
    """Return the page."""
    return saved(page_of(export), kind="pdf")


FORMAT = Format("pdf", "pdf", "application/pdf", write)
