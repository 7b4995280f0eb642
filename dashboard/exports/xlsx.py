"""Excel: typed columns, with what the table is about and the sentences behind it on sheets of their own."""

import io
import warnings
from typing import Any

import pandas as pd
import xlsxturbo

from dashboard.exports.contract import Format
from dashboard.exports.export import Export
from dashboard.exports.table import figure_table

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = {"place": 24, "source": 28, "organization": 24, "publisher": 24, "title": 40, "url": 40, "quote": 90}
SOURCES = ("figure_id", "organization", "publisher", "published", "title", "url", "quote")
NUMBER_FORMATS = {"datetime64[us]": "yyyy-mm-dd", "datetime64[us, UTC]": "yyyy-mm-dd hh:mm"}
LONG = ("quote", "title", "source")
MOST_LETTERS = 32_767
"""Excel takes no longer text in a cell; a sentence without an end can be longer."""

WHOLE = {"low": "#,##0", "high": "#,##0"}

Sheet = tuple[pd.DataFrame, str, Any]
"""A table, the name of its sheet, and how it looks (the options of xlsxturbo)."""


def write(export: Export) -> bytes:
    """Return a workbook with the sheets Figures, Sources and About."""
    table = figure_table(export)
    sheets = [table_sheet("Figures", table.drop(columns="quote")), table_sheet("Sources", table[list(SOURCES)])]
    return workbook([*sheets, about_sheet(export)])


def workbook(sheets: list[Sheet]) -> bytes:
    """Return the bytes of a workbook, written row by row; every text in it stays the text that it is."""
    content = io.BytesIO()
    with warnings.catch_warnings():
        # It warns that this mode knows no charts and the like, which there are none of.
        warnings.simplefilter("ignore", RuntimeWarning)
        cut = [(_cut(table), name, look) for table, name, look in sheets]
        xlsxturbo.dfs_to_xlsx(cut, content, constant_memory=True)
    return content.getvalue()


def _cut(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(
        **{label: table[label].astype("str").str.slice(0, MOST_LETTERS) for label in LONG if label in table}
    )


def table_sheet(name: str, table: pd.DataFrame) -> Sheet:
    """Return a sheet with a frozen header, days as days, numbers as numbers, missing values as empty cells."""
    kinds = {str(label): str(kind) for label, kind in table.dtypes.items()}
    formats = {label: NUMBER_FORMATS[kind] for label, kind in kinds.items() if kind in NUMBER_FORMATS}
    formats |= {label: form for label, form in WHOLE.items() if label in kinds}
    instants = [label for label, kind in kinds.items() if kind.endswith("UTC]")]
    look = {
        "header_format": {"bold": True, "border_bottom": True},
        "freeze_panes": True,
        "autofilter": True,
        "column_widths": {number: WIDTHS.get(label, 14) for number, label in enumerate(kinds)},
        "column_formats": {label: {"num_format": form} for label, form in formats.items()},
    }
    return table.assign(**{label: table[label].dt.tz_localize(None) for label in instants}), name, look


def about_sheet(export: Export) -> Sheet:
    """Return the sheet that says what the figures are, how they came about and where they are shown again."""
    texts = export.texts
    told = {
        texts("about_title"): export.title,
        texts("about_shows"): export.subtitle,
        texts("about_sources"): "\n".join(export.footnotes[:-1]),
        texts("about_method"): texts("about_method_text"),
        texts("about_licence"): texts("about_licence_text"),
        texts("about_link"): export.permalink,
    }
    formats = {"name": {"bold": True, "align_vertical": "top"}, "told": {"wrap_text": True, "align_vertical": "top"}}
    look = {"header": False, "column_widths": {0: 22, 1: 100}, "column_formats": formats}
    return pd.DataFrame(list(told.items()), columns=["name", "told"]), "About", look


FORMAT = Format("xlsx", "xlsx", MEDIA_TYPE, write)
