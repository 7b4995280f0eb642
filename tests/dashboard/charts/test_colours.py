import pandas as pd
import pytest

from dashboard.charts.colours import organization_colours
from dashboard.charts.style import THEMES
from tracker.trends.shown import Shown

LIGHT = THEMES["light"]
EIGHT = "ABCDEFGH"


def shown(points: str, everything: str = "") -> Shown:
    """Return what shows a point of each letter's organization, of the organizations that there are in all."""
    empty = pd.DataFrame()
    return Shown(pd.DataFrame({"organization": list(points)}), empty, empty, organizations=tuple(everything))


def test_the_organization_with_most_points_has_the_first_colour() -> None:
    assert list(organization_colours(shown("BAAB" + "A"), LIGHT)) == ["A", "B"]


@pytest.mark.parametrize("points", ["ABCDEFGH", "HHHHA", "B", "DDCCB"])
def test_an_organization_keeps_its_colour_in_any_part_of_the_figures(points: str) -> None:
    whole, part = (organization_colours(shown(some, EIGHT), LIGHT) for some in (EIGHT, points))
    assert {name: part[name] for name in points} == {name: whole[name] for name in points}


def test_one_of_little_weight_takes_a_colour_that_nobody_shown_has() -> None:
    colours = organization_colours(shown("ACZ", EIGHT + "Z"), LIGHT)
    assert (colours["A"], colours["Z"], colours["C"]) == LIGHT.series[:3]


def test_what_nobody_named_tells_is_grey() -> None:
    told = Shown(pd.DataFrame({"organization": ["", "", "A"]}), pd.DataFrame(), pd.DataFrame(), organizations=("", "A"))
    assert organization_colours(told, LIGHT) == {"A": LIGHT.series[0]}


def test_beyond_eight_there_is_no_colour() -> None:
    colours = organization_colours(shown(EIGHT + "YZ", EIGHT + "YZ"), LIGHT)
    assert colours == dict(zip(EIGHT, LIGHT.series, strict=True))
    assert set(organization_colours(shown(EIGHT + "Y"), LIGHT)) == set(EIGHT)
