"""Excel with HXL hashtags below its header."""

import io

from dashboard.exports.contract import Format
from dashboard.exports.export import Export
from dashboard.exports.hxl import hxl_rows
from dashboard.exports.xlsx import MEDIA_TYPE, workbook, write_about


def write(export: Export) -> bytes:
    """Return a workbook of the tagged figures, with the sheet that tells about them behind it."""
    content = io.BytesIO()
    with workbook(content) as book:
        sheet = book.add_worksheet("Figures")
        for number, row in enumerate(hxl_rows(export)):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                else:
                    sheet.write(number, column, cell)
        sheet.freeze_panes(2, 0)
        write_about(book, export)
    return content.getvalue()


FORMAT = Format("hxl-xlsx", "hxl.xlsx", MEDIA_TYPE, write)
