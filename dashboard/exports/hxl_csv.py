"""CSV with HXL hashtags below its header, as HDX and OCHA's tools read it."""

import csv
import io

from dashboard.exports.contract import Format
from dashboard.exports.export import Export
from dashboard.exports.hxl import hxl_rows
from dashboard.exports.table import harmless


def write(export: Export) -> bytes:
    """Return the tagged figures as UTF-8."""
    header, tags, *rows = hxl_rows(export)
    told = io.StringIO()
    csv.writer(told).writerows([header, tags, *([harmless(cell) for cell in row] for row in rows)])
    return told.getvalue().encode()


FORMAT = Format("hxl-csv", "hxl.csv", "text/csv; charset=utf-8", write)
