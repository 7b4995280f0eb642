"""Cells of a workbook: every value comes back as it was, of its kind."""

import datetime as dt
import io
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from dashboard.exports.xlsx import MOST_LETTERS, table_sheet, workbook


def read(table: pd.DataFrame, **how: bool) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook([table_sheet("Figures", table)])), **how)["Figures"]


@given(st.text(st.characters(exclude_categories=("Cs",))))
@example("_x0041_ is no A")
@example(" a blank at both ends ")
@example("<b>&amp;\n\t")
@example("\x00\x1f\ufffe")
@example("=1+1")
@example("#N/A")
@example("2024-01-01")
@example("https://courier.example/1")
def test_a_text_comes_back_as_the_text_that_it_was(words: str) -> None:
    cell = read(pd.DataFrame({"quote": [words], "figure_id": [1]}))["A2"]
    assert unescape(cell.value or "") == words
    assert cell.data_type == ("s" if words else "n")


def test_a_text_that_is_too_long_for_excel_is_cut() -> None:
    assert read(pd.DataFrame({"quote": ["long " * 10_000]}))["A2"].value == ("long " * 10_000)[:MOST_LETTERS]


def test_days_numbers_and_gaps_keep_their_kinds() -> None:
    table = pd.DataFrame(
        {
            "low": pd.array([5, None, 2**40], dtype="Int64"),
            "confidence": [0.5, float("nan"), 1.0],
            "subset": [True, False, True],
            "end": pd.to_datetime(["2024-02-29", None, "1889-05-31"]).astype("datetime64[us]"),
            "retrieved": pd.to_datetime(["2024-05-01T06:30:00Z"] * 3).astype("datetime64[us, UTC]"),
        }
    )
    sheet = read(table)
    retrieved = dt.datetime(2024, 5, 1, 6, 30)  # noqa: DTZ001  Excel knows no zones
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        [5, 0.5, True, dt.datetime(2024, 2, 29), retrieved],  # noqa: DTZ001
        [None, None, False, None, retrieved],
        [2**40, 1, True, "1889-05-31 00:00:00", retrieved],
    ]
    assert [sheet["A2"].number_format, sheet["D2"].number_format] == ["#,##0", "yyyy-mm-dd"]


@pytest.mark.parametrize("count", [0, 1, 5001])
def test_no_row_is_lost(count: int) -> None:
    table = pd.DataFrame(
        {"figure_id": pd.Series(range(count), dtype="int64"), "quote": pd.Series(["=1+1"] * count, dtype="str")}
    )
    told = list(read(table, read_only=True).iter_rows(min_row=2, values_only=True))
    assert told == [(number, "=1+1") for number in range(count)]
