import pandas as pd
import pytest

from tracker.claims import nested_names
from tracker.trends.apart import MOST_APART, figures_at, places_apart

PLACES = nested_names(
    [
        *[(place, place) for place in ("LAND", "NORTH", "SOUTH", "PORT", "MILL", "ISLE")],
        *[(place, "LAND") for place in ("NORTH", "SOUTH", "PORT", "MILL")],
        *[(place, "NORTH") for place in ("PORT", "MILL")],
    ]
)


def at(*codes: str) -> pd.DataFrame:
    return pd.DataFrame({"place_code": pd.array(codes, dtype="str"), "figure_id": range(len(codes))})


@pytest.mark.parametrize(
    ("codes", "chosen", "apart"),
    [
        (("PORT", "MILL", "SOUTH", "SOUTH", "SOUTH"), ("LAND",), ["SOUTH", "NORTH"]),
        (("PORT", "MILL", "PORT", "LAND"), ("LAND",), ["PORT", "MILL"]),
        (("PORT", "MILL", "SOUTH"), ("NORTH",), ["MILL", "PORT"]),
        (("PORT", "ISLE", "ISLE", "somewhere"), (), ["ISLE", "LAND"]),
        (("PORT", "SOUTH"), ("SOUTH", "PORT", "MILL"), ["PORT", "SOUTH"]),
        (("PORT; SOUTH", "LAND"), ("LAND",), ["NORTH", "SOUTH"]),
        (("PORT", "PORT", "NORTH"), ("NORTH",), []),
        (("LAND",), ("LAND",), []),
    ],
)
def test_the_widest_places_within_are_shown_apart(codes: tuple[str, ...], chosen: tuple[str, ...], apart: list) -> None:
    assert places_apart(at(*codes), chosen, PLACES) == apart


def test_of_many_places_those_with_most_figures_are_shown() -> None:
    names = [f"P{number:02}" for number in range(MOST_APART + 5)]
    places = nested_names([(name, name) for name in names])
    shown = places_apart(at(*names, *names[5:]), (), places)
    assert shown == names[5:]


def test_figures_of_the_places_below_are_of_the_place() -> None:
    assert figures_at(at("PORT", "SOUTH", "NORTH", "SOUTH; MILL", ""), "NORTH", PLACES)["figure_id"].tolist() == [
        0,
        2,
        3,
    ]
