import math

import pytest

from dashboard.charts.map import LARGEST, SMALLEST, Spot, map_chart
from dashboard.charts.style import THEMES
from dashboard.translations import texts

ALEPPO = Spot("Aleppo", 36.2, 37.16, 40_000, "<b>40,000</b>", 7)
IDLIB = Spot("Idlib", 35.93, 36.63, 10_000, "<b>10,000</b>", 8)


def chart(*spots: Spot) -> dict:
    return map_chart(spots, texts("en"), THEMES["light"])


def test_areas_are_in_proportion_and_points_lead_to_their_figures() -> None:
    _, points = chart(IDLIB, ALEPPO)["data"]
    assert points["customdata"] == [7, 8]
    assert points["marker"]["size"] == [LARGEST, LARGEST / 2]
    assert points["text"] == ["Aleppo", "Idlib"]


def test_the_smallest_point_can_still_be_hit() -> None:
    tiny = Spot("Dana", 36.2, 36.77, 1, "", 9)
    assert chart(ALEPPO, tiny)["data"][1]["marker"]["size"][1] == SMALLEST


def test_all_points_lie_within_the_map_and_outlines_around_them() -> None:
    drawn = chart(ALEPPO, IDLIB)
    west, east = drawn["layout"]["xaxis"]["range"]
    south, north = drawn["layout"]["yaxis"]["range"]
    assert west < 36.63 < 37.16 < east
    assert south < 35.93 < 36.2 < north
    assert east - west >= 3
    seen = [x for x in drawn["data"][0]["x"] if x is not None and west <= x <= east]
    assert seen, "the border of Türkiye and Syria runs through"


def test_a_degree_is_as_long_to_the_north_as_to_the_east() -> None:
    ratio = chart(ALEPPO)["layout"]["yaxis"]["scaleratio"]
    assert ratio == pytest.approx(1 / math.cos(math.radians(36.2)), rel=0.01)


def test_without_places_it_says_so() -> None:
    drawn = chart()
    assert drawn["data"] == []
    assert drawn["layout"]["annotations"][0]["text"] == "No place with coordinates"


def test_a_whole_country_is_a_ring_with_room_for_its_outlines() -> None:
    land = Spot("Syria", 35.03, 38.51, 90_000, "<b>90,000</b>", 10, reach=(2.7, 3.8))
    drawn = chart(ALEPPO, land)
    assert drawn["data"][1]["marker"]["symbol"] == ["circle-open", "circle"]
    west, east = chart(land)["layout"]["xaxis"]["range"]
    assert west < 35.7, "the coast"
    assert east > 42.3, "the eastern corner"


def test_of_the_largest_countries_only_the_middle_is_shown() -> None:
    russia = Spot("Russia", 61.7, 99.7, 20, "", 12, reach=(20.5, 90.5))
    south, north = chart(russia)["layout"]["yaxis"]["range"]
    west, east = chart(russia)["layout"]["xaxis"]["range"]
    assert max(north - south, east - west) < 30


def test_names_at_one_spot_do_not_cover_each_other() -> None:
    again = Spot("Aleppo district", 36.2, 37.16, 30_000, "", 11)
    points = chart(ALEPPO, again)["data"][1]
    assert points["text"] == ["Aleppo", "Aleppo district"]
    assert len(set(points["textposition"])) == 2
