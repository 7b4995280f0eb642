"""How a number counts."""

import datetime as dt

import pytest

from tracker.figure import Measure
from tracker.measure import measure_of

PUBLISHED = dt.date(2020, 3, 1)


def days_before(days: int | None) -> dt.date | None:
    return None if days is None else PUBLISHED - dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("start", "end", "default", "cumulative", "measure"),
    [
        (90, 0, "total", True, "total"),
        (2, 0, "total", True, "total"),
        (2, 0, "total", False, "flow"),
        (7, 0, "total", False, "flow"),
        (8, 0, "total", False, "total"),
        (60, 30, "total", False, "flow"),
        (1, 1, "total", False, "flow"),
        (8, None, "total", False, "total"),
        (None, 0, "total", False, "total"),
        (None, 0, "stock", False, "stock"),
        (None, 0, "stock", True, "stock"),
        (None, None, "total", False, "total"),
        (90, 0, "stock", True, "total"),
        (None, 0, "flow", True, "total"),
    ],
)
def test_period_and_wording_tell_how_a_number_counts(
    start: int | None, end: int | None, default: str, cumulative: bool, measure: str
) -> None:
    found = measure_of(days_before(start), days_before(end), PUBLISHED, Measure(default), cumulative=cumulative)
    assert found == measure


def test_without_any_other_date_a_start_tells_a_running_total() -> None:
    assert measure_of(PUBLISHED, None, None, Measure.STOCK, cumulative=False) is Measure.TOTAL
