"""What a reader is warned of."""

import string
from typing import Any

import pytest

from tests.tracker.claims.made import day, make_figure
from tests.tracker.trends.drawn import draw, since
from tracker.trends.flags import COLUMNS, FLAGS, flags

QUIET = [*since((10, 100), (20, 130)), *since((11, 105), source="SOHR")]


def flags_of(*figures: dict[str, Any], **asked: Any) -> set[str]:
    return set(flags(draw(*figures, **asked), day(21), {"Upland": 1000})["flag"])


def test_a_quiet_line_has_no_flag() -> None:
    assert flags_of(*QUIET) == set()


@pytest.mark.parametrize(
    ("flag", "figures"),
    [
        ("falling_total", [*QUIET, *since((21, 120))]),
        ("power_of_ten_jump", [*QUIET, *since((21, 1300))]),
        ("power_of_ten_jump", [*QUIET, *since((21, 13), source="UNHCR")]),
        ("one_source", since((10, 100), (20, 130))),
        ("sources_disagree", [*QUIET, *since((20, 200), source="SOHR")]),
        ("corrected", [*QUIET, *since((21, 140), review="corrected", corrected_from=104)]),
        ("published_late", [*QUIET, *since((20, 131), source="UNHCR", published=day(60))]),
        ("larger_than_population", [*QUIET, *since((21, 1001), source="UNHCR")]),
        ("start_assumed", [*QUIET, make_figure(0, end=day(21), published=day(21), value=140)]),
    ],
)
def test_each_flag_is_raised_by_what_it_tells(flag: str, figures: list[dict[str, Any]]) -> None:
    reviewed = [{"review": "", "corrected_from": None} | figure for figure in figures]
    assert flag in flags_of(*reviewed)


def test_a_silent_line_is_stale() -> None:
    found = flags(draw(*QUIET), day(60))
    assert found.loc[found["flag"] == "stale", ["organization", "days"]].values.tolist() == [["UN OCHA", 40]]


def test_households_shown_as_people_are_marked() -> None:
    households = since((20, 20), unit="household")
    assert "converted" in flags_of(*QUIET, *households, household_size=5.0)
    assert "converted" not in flags_of(*QUIET, *households)


def test_a_place_below_is_not_taken_for_a_slip_of_the_place_above() -> None:
    assert "power_of_ten_jump" not in flags_of(*QUIET, *since((20, 13), place="Harra"))


def test_the_words_of_a_flag_name_columns() -> None:
    for words in FLAGS.values():
        assert {name for _, name, _, _ in string.Formatter().parse(words) if name} <= set(COLUMNS)


def test_all_flags_have_words() -> None:
    everything = [*QUIET, *since((21, 13), source="UNHCR", published=day(60))]
    assert set(flags(draw(*everything), day(90))["flag"]) <= set(FLAGS)
