"""Since which day a running total counts."""

from typing import Any

import pytest

from tests.tracker.claims.made import day, make_figure
from tests.tracker.trends.drawn import draw, line, since


def open_total(end: int, value: int, **told: Any) -> dict[str, Any]:
    return make_figure(0, **{"end": day(end), "published": day(end), "value": value} | told)


def series_of(value: int, *figures: dict[str, Any]) -> str:
    claims = draw(*figures).claims
    return str(claims.loc[claims["value"] == value, "series"].iloc[0])


def test_totals_since_different_days_are_different_series() -> None:
    drawn = draw(*since((40, 100), (50, 200)), *since((45, 500), (50, 700), start=day(-30)))
    assert set(drawn.lines["series"]) == {"total:2020-01-01", "total:2019-12-02"}


def test_starts_told_a_few_days_off_are_one() -> None:
    drawn = draw(*since((40, 100), (50, 200)), *since((60, 300), start=day(4)))
    assert line(drawn) == [(40, 100), (50, 200), (60, 300)]


@pytest.mark.parametrize(
    ("value", "series"),
    [(150, "total:2020-01-01"), (220, "total:2020-01-01"), (50, "total"), (900, "total")],
)
def test_a_total_without_a_start_joins_the_line_that_it_continues(value: int, series: str) -> None:
    end = 45 if value == 150 else 60
    assert series_of(value, *since((40, 100), (50, 200)), open_total(end, value)) == series


def test_a_total_whose_part_began_that_day_is_another() -> None:
    whole = open_total(60, 250, document_id=9)
    part = since((60, 210), document_id=9, subset=True)
    drawn = draw(*since((40, 100), (50, 200)), whole, *part)
    assert line(drawn) == [(40, 100), (50, 200), (60, 210)]
    assert line(drawn, series="total") == [(60, 250)]


def test_a_flow_from_the_first_day_is_the_total_as_of_its_end() -> None:
    first = make_figure(0, start=day(0), end=day(0), published=day(0), measure="flow", value=12)
    drawn = draw(*since((20, 100), (30, 200)), first)
    assert line(drawn) == [(0, 12), (20, 100), (30, 200)]


def test_flows_from_one_day_on_are_its_running_total_when_told_again_and_again() -> None:
    told = [{"end": day(end), "published": day(end), "value": value} for end, value in ((1, 10), (2, 20), (3, 40))]
    flows = [make_figure(0, start=day(0), measure="flow", **figure) for figure in told]
    assert line(draw(*flows)) == [(1, 10), (2, 20), (3, 40)]
    assert draw(*flows[:2]).lines.empty
