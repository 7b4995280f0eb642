import pytest

from dashboard.charts.outlines import all_outlines, countries, outlines_within


def test_the_outlines_lie_on_the_globe() -> None:
    lines = all_outlines()
    assert len(lines) > 500
    assert all(-18_000 <= x <= 18_000 and -9_000 <= y <= 9_000 for line in lines for x, y in line)


def test_only_what_lies_within_the_bounds_is_drawn() -> None:
    x, y = outlines_within(35, 39, 33, 38)
    assert len(x) == len(y) > 50
    assert all(35 <= each <= 39 for each in x if each is not None)


def test_each_country_has_its_middle_on_land_of_its_own_and_reaches_to_its_edges() -> None:
    known = countries()
    assert len(known) > 230
    syria = known["SYR"]
    assert 34.5 < syria.latitude < 35.5
    assert 38 < syria.longitude < 39
    assert pytest.approx(
        (syria.latitude - syria.to_north_or_south, syria.latitude + syria.to_north_or_south), abs=0.5
    ) == (32.3, 37.3)
    assert pytest.approx(syria.longitude + syria.to_east_or_west, abs=0.2) == 42.3
    assert known["FJI"].longitude > 177, "Fiji crosses the date line"
    assert known["FJI"].to_east_or_west < 2
    assert known["HRV"].latitude > 44.9, "the middle of Croatia's sickle lies in Bosnia"
