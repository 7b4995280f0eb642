"""Excel with HXL hashtags below its header."""

import pandas as pd

from dashboard.exports.contract import Format
from dashboard.exports.export import Export
from dashboard.exports.hxl import hxl_rows
from dashboard.exports.xlsx import MEDIA_TYPE, about_sheet, workbook


def write(export: Export) -> bytes:
    """Return a workbook of the tagged figures, with the sheet that tells about them behind it."""
    head, *rows = hxl_rows(export)
    look = {"freeze_panes": (2, 0), "header_format": {"bold": True}}
    return workbook([(pd.DataFrame(rows, columns=head, dtype=object), "Figures", look), about_sheet(export)])


FORMAT = Format("hxl-xlsx", "hxl.xlsx", MEDIA_TYPE, write)
