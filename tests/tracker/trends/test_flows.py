"""Flows are added up over claims, once."""

from typing import Any

import pytest

from tests.tracker.claims.made import PLACES, day, make_figure
from tests.tracker.trends.drawn import draw
from tracker.trends.flows import Per, flows


def flow(start: int, end: int, value: int, **told: Any) -> dict[str, Any]:
    dates = {"start": day(start), "end": day(end), "published": day(end)}
    return make_figure(0, **dates | {"measure": "flow", "value": value, "metric": "killed"} | told)


def counted(per: Per, *figures: dict[str, Any]) -> dict[tuple[str, str], int]:
    table = flows(draw(*figures, metric="killed"), per, places=PLACES)
    begins = table["begin"].dt.date.astype(str)
    return dict(zip(zip(begins, table["organization"], strict=True), table["value"], strict=True))


MONDAY = 5  # 6 January 2020


def test_days_add_up_to_weeks_and_months() -> None:
    told = [flow(MONDAY, MONDAY, 3), flow(MONDAY + 1, MONDAY + 1, 4), flow(MONDAY + 7, MONDAY + 7, 5)]
    ocha = "UN OCHA"
    assert counted(Per.DAY, *told) == {("2020-01-06", ocha): 3, ("2020-01-07", ocha): 4, ("2020-01-13", ocha): 5}
    assert counted(Per.WEEK, *told) == {("2020-01-06", ocha): 7, ("2020-01-13", ocha): 5}
    assert counted(Per.MONTH, *told) == {("2020-01-01", ocha): 12}


def test_overlapping_periods_count_once() -> None:
    told = [flow(MONDAY, MONDAY, 3), flow(MONDAY, MONDAY + 6, 20), flow(MONDAY, MONDAY + 8, 25)]
    assert sum(counted(Per.MONTH, *told).values()) == 25
    assert counted(Per.DAY, *told) == {("2020-01-06", "UN OCHA"): 3}


def test_the_newest_toll_of_a_day_counts() -> None:
    assert counted(Per.DAY, flow(8, 8, 3), flow(8, 8, 7, published=day(9))) == {("2020-01-09", "UN OCHA"): 7}


@pytest.mark.parametrize(("places", "total"), [(("Harra", "Sellin"), 7), (("Harra", "Upland"), 4)])
def test_places_beside_each_other_add_up_and_nested_ones_do_not(places: tuple[str, str], total: int) -> None:
    told = [flow(8, 8, value, place=place) for place, value in zip(places, (3, 4), strict=True)]
    assert sum(counted(Per.DAY, *told).values()) == total


def test_sources_are_never_added_up() -> None:
    told = [
        flow(8, 8, 3),
        flow(9, 9, 5, source="SOHR"),
        flow(9, 9, 6, source="", publisher="one"),
        flow(9, 9, 7, source=""),
    ]
    assert sorted(counted(Per.MONTH, *told).values()) == [3, 5, 6, 7]


def test_facilities_hit_are_a_running_status() -> None:
    told = [
        flow(end, end, 1, metric="health_facilities_damaged", unit="facility", place=place)
        for end, place in ((3, "Harra"), (8, "Sellin"), (9, "Harra"))
    ]
    assert flows(draw(*told, metric="health_facilities_damaged"), places=PLACES)["running"].tolist() == [1, 2, 3]
