"""CSV: one row a figure."""

from dashboard.exports.contract import Format
from dashboard.exports.export import Export
from dashboard.exports.table import figure_table, harmless, written


def write(export: Export) -> bytes:
    """Return the figures as UTF-8 with a byte order mark, which Excel needs."""
    told: str = written(figure_table(export)).map(harmless).to_csv(index=False, lineterminator="\r\n")
    return told.encode("utf-8-sig")


FORMAT = Format("csv", "csv", "text/csv; charset=utf-8", write)
