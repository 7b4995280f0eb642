"""Excel: typed columns, with what the table is about and the sentences behind it on sheets of their own."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pandas as pd
import xlsxwriter

from dashboard.exports.contract import Format
from dashboard.exports.export import Export
from dashboard.exports.table import figure_table

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {
    "in_memory": True,
    # A text that begins like a formula, an address or a number stays text.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}
WIDTHS = {"place": 24, "source": 28, "organization": 24, "publisher": 24, "title": 40, "url": 40, "quote": 90}
SOURCES = ("figure_id", "organization", "publisher", "published", "title", "url", "quote")


@contextmanager
def workbook(content: io.BytesIO) -> Iterator[Any]:
    """Open a workbook that is written to ``content`` at the end; every text in it stays the text that it is."""
    book = xlsxwriter.Workbook(content, OPTIONS)
    yield book
    book.close()


def write(export: Export) -> bytes:
    """Return a workbook with the sheets Figures, Sources and About."""
    table = figure_table(export)
    content = io.BytesIO()
    with workbook(content) as book:
        write_table(book, "Figures", table.drop(columns="quote"))
        write_table(book, "Sources", table[list(SOURCES)])
        write_about(book, export)
    return content.getvalue()


def write_table(book: Any, name: str, table: pd.DataFrame) -> None:
    """Add a sheet with a table: a frozen header, days as days, numbers as numbers, missing values as empty cells."""
    sheet = book.add_worksheet(name)
    header = book.add_format({"bold": True, "bottom": 1})
    day, instant = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    whole = book.add_format({"num_format": "#,##0"})
    sheet.write_row(0, 0, table.columns, header)
    sheet.freeze_panes(1, 0)
    if len(table):
        sheet.autofilter(0, 0, len(table), len(table.columns) - 1)
    for column, label in enumerate(table.columns):
        values, kind = table[label], str(table[label].dtype)
        sheet.set_column(column, column, WIDTHS.get(label, 14))
        form = day if kind == "datetime64[us]" else instant if kind.startswith("datetime") else None
        form = whole if label in ("low", "high") else form
        for row, value in enumerate(values, start=1):
            if pd.isna(value):
                continue
            if form in (day, instant):
                sheet.write_datetime(row, column, value.to_pydatetime(), form)
            elif isinstance(value, str):
                sheet.write_string(row, column, value)
            else:
                sheet.write(row, column, value, form)


def write_about(book: Any, export: Export) -> None:
    """Add the sheet that says what the figures are, how they came about and where they are shown again."""
    texts = export.texts
    sheet = book.add_worksheet("About")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "valign": "top"})
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 100)
    rows = [
        (texts("about_title"), export.title),
        (texts("about_shows"), export.subtitle),
        (texts("about_sources"), "\n".join(export.footnotes[:-1])),
        (texts("about_method"), texts("about_method_text")),
        (texts("about_licence"), texts("about_licence_text")),
        (texts("about_link"), export.permalink),
    ]
    for row, (name, value) in enumerate(rows):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, value, wrapped)


FORMAT = Format("xlsx", "xlsx", MEDIA_TYPE, write)
