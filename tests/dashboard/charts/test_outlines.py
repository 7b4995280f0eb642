from dashboard.charts.outlines import all_outlines, country_centres, outlines_within


def test_the_outlines_lie_on_the_globe() -> None:
    lines = all_outlines()
    assert len(lines) > 500
    assert all(-18_000 <= x <= 18_000 and -9_000 <= y <= 9_000 for line in lines for x, y in line)


def test_only_what_lies_within_the_bounds_is_drawn() -> None:
    x, y = outlines_within(35, 39, 33, 38)
    assert len(x) == len(y) > 50
    assert all(35 <= each <= 39 for each in x if each is not None)


def test_each_country_has_its_middle_on_land_of_its_own() -> None:
    centres = country_centres()
    assert len(centres) > 230
    latitude, longitude = centres["SYR"]
    assert 34.5 < latitude < 35.5
    assert 38 < longitude < 39
    assert centres["FJI"][1] > 177, "Fiji crosses the date line"
    assert centres["HRV"][0] > 44.9, "the middle of Croatia's sickle lies in Bosnia"
