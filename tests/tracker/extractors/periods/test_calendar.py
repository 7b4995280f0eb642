"""Calendar arithmetic stays on the calendar and keeps its laws."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extractors.periods import calendar

dates = st.dates()
units = st.sampled_from(["hour", "day", "week", "month", "quarter", "year", "decade"])


@given(dates, st.integers(-10_000, 10_000), units)
def test_plus_never_leaves_the_calendar_and_goes_the_right_way(date: dt.date, n: int, unit: str) -> None:
    later = calendar.plus(date, n, unit)
    assert later >= date if n >= 0 else later <= date


@given(dates, st.sampled_from(["day", "week", "weekend", "month", "quarter", "year", "decade"]))
def test_a_unit_holds_its_date(date: dt.date, unit: str) -> None:
    first, last = calendar.unit_of(date, unit)
    assert first <= last
    assert unit == "weekend" or first <= date <= last
    assert first <= date


@given(dates, st.sampled_from(calendar.EDGED))
def test_the_edges_of_a_unit_make_it_up(date: dt.date, unit: str) -> None:
    first, last = calendar.unit_of(date, unit)
    edges = [calendar.edge_of(date, unit, edge) for edge in range(3)]
    assert (edges[0][0], edges[2][1]) == (first, last)
    assert all(a <= b for a, b in edges)


@given(dates, st.integers(0, 6), st.booleans())
def test_a_weekday_before_is_that_weekday(date: dt.date, weekday: int, strictly: bool) -> None:
    found = calendar.weekday_before(date, weekday, strictly=strictly)
    if found > dt.date.min:
        assert found.weekday() == weekday
        assert strictly <= (date - found).days <= 7 - (not strictly)


@pytest.mark.parametrize(
    ("month", "day", "published", "year"),
    [
        (12, 24, "2016-02-03", 2015),
        (2, 3, "2016-02-03", 2016),
        (2, 29, "2015-03-01", 2012),
        (2, 30, "2015-03-01", None),
    ],
)
def test_a_day_without_a_year_is_its_latest_occurrence(month: int, day: int, published: str, year: int | None) -> None:
    assert calendar.year_of(month, day, dt.date.fromisoformat(published)) == year
