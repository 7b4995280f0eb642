import pandas as pd

from dashboard.table import figures_table, table_rows
from dashboard.translations import Texts
from tests.dashboard.reports import REPORTS


def test_each_figure_is_a_row_the_newest_first(points: pd.DataFrame, english: Texts) -> None:
    rows = table_rows(points, english)
    assert len(rows) == 5
    assert [row["day"] for row in rows] == sorted((row["day"] for row in rows), reverse=True)
    assert all(isinstance(row["id"], str) for row in rows)


def test_a_row_says_the_figure_in_words(points: pd.DataFrame, english: Texts) -> None:
    (row,) = [row for row in table_rows(points, english) if row["value"] == 3400]
    row["period_shown"] = " ".join(row["period_shown"].split())
    assert row == {
        "id": "2",
        "day": "2024-01-20",
        "day_shown": "20 Jan 2024",
        "value": 3400,
        "figure": "More than 3,400 people",
        "place": "Port Ardan",
        "organization": REPORTS[1].source,
        "period": "2024-01-202024-01-01",
        "period_shown": "1–20 Jan 2024",
        "source": REPORTS[1].source,
        "publisher": REPORTS[1].publisher,
        "confidence": 0.9,
        "confidence_shown": "90%",
    }


def test_the_table_names_every_column_of_a_row(points: pd.DataFrame, german: Texts) -> None:
    row = table_rows(points, german)[0]
    fields = [column["field"] for column in figures_table(german).columnDefs]
    assert set(fields) <= set(row)
