"""Totals that are not a count of who tells them, and counts that begin anew."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.claims.made import LAW, NAMES, day, figures
from tests.tracker.trends.drawn import draw, left_out, line, since
from tracker.claims import group_claims
from tracker.trends.counting import counts_anew, counts_of
from tracker.trends.flags import flags
from tracker.trends.trend import Trend, trend

RED_CRESCENT = since((14, 11_300), source="SOHR")
PASSED_ON = since((16, 11_300))
OWN_COUNT = since((19, 3_958))


def test_a_number_of_another_that_its_teller_gives_up_stands_on_the_line_of_who_told_it_first() -> None:
    drawn = draw(*RED_CRESCENT, *PASSED_ON, *OWN_COUNT)
    assert line(drawn) == [(19, 3_958)]
    assert line(drawn, "SOHR") == [(14, 11_300)]
    assert left_out(drawn) == {11_300: "retold"}
    until = drawn.lines.loc[drawn.lines["organization"] == "SOHR", "until"]
    assert until.dt.date.tolist() == [day(16)]


def test_a_number_of_another_that_its_teller_keeps_to_is_its_own() -> None:
    assert line(draw(*RED_CRESCENT, *PASSED_ON, *since((19, 11_900)))) == [(16, 11_300), (19, 11_900)]
    assert line(draw(*RED_CRESCENT, *PASSED_ON, *since((19, 11_100)))) == [(16, 11_300), (19, 11_100)]


def test_an_own_report_is_never_passed_on() -> None:
    own = since((16, 11_300), source="", publisher="OCHA")
    assert line(draw(*RED_CRESCENT, *own, *OWN_COUNT)) == [(16, 11_300), (19, 3_958)]


def test_of_few_claims_the_newest_count_of_a_listed_organization_is_recommended() -> None:
    drawn = draw(*RED_CRESCENT, *PASSED_ON, *OWN_COUNT, *since((20, 5_000), source="a witness"))
    assert set(drawn.lines.loc[drawn.lines["recommended"], "organization"]) == {"UN OCHA"}


def test_a_far_fall_begins_a_count_anew_and_is_no_fall_of_a_line() -> None:
    drawn = draw(*since((10, 9_000), (12, 10_000), (19, 4_000), (22, 4_200)))
    assert drawn.lines["episode"].tolist() == [0, 0, 1, 1]
    assert drawn.lines["counted_anew"].tolist() == [False, False, True, False]
    told = flags(drawn, day(23))
    assert told.loc[told["flag"] == "counted_anew", ["value", "other_value"]].values.tolist() == [[4_000, 10_000]]
    assert "falling_total" not in set(told["flag"])


@pytest.mark.parametrize(("value", "apart"), [(170, True), (2_000, False)])
def test_less_than_a_tenth_of_what_two_others_tell_is_the_toll_of_something_else(value: int, apart: bool) -> None:
    others = [*since((14, 11_300), source="SOHR"), *since((15, 5_500), source="health authorities")]
    drawn = draw(*others, *since((16, value), (19, 3_958)))
    assert left_out(drawn) == ({value: "far_below"} if apart else {})
    alone = draw(*others[:1], *since((16, value), (19, 3_958)))
    assert left_out(alone) == {}


def test_counts_are_numbered_along_a_line() -> None:
    assert counts_of([]) == []
    assert counts_of([100, 120, 81, 50, 500, 333, 334, 200]) == [0, 0, 0, 1, 1, 2, 2, 3]


def _trend(told: pd.DataFrame) -> Trend:
    return trend(group_claims(told, **NAMES), metric="displaced", place="Country", **NAMES)


@LAW
@given(figures(most=20))
def test_no_line_of_totals_falls_far(told: pd.DataFrame) -> None:
    totals = _trend(told).lines
    totals = totals[totals["measure"] == "total"]
    for _, one in totals.groupby(["series", "episode", "organization"]):
        assert not any(counts_anew(*pair) for pair in zip(one["value"], one["value"].iloc[1:], strict=False))


@LAW
@given(figures(most=20))
def test_episodes_of_an_organization_follow_each_other_in_time(told: pd.DataFrame) -> None:
    for _, one in _trend(told).lines.groupby(["series", "organization"]):
        assert one.sort_values("day")["episode"].is_monotonic_increasing


@LAW
@given(figures(most=20), st.randoms(use_true_random=False))
def test_lines_do_not_depend_on_the_order_of_arrival(told: pd.DataFrame, random: object) -> None:
    rows = list(told.index)
    random.shuffle(rows)  # type: ignore[attr-defined]
    columns = ["series", "episode", "organization", "recommended", "day", "until", "value", "figure_id"]
    pd.testing.assert_frame_equal(_trend(told).lines[columns], _trend(told.loc[rows]).lines[columns])


@LAW
@given(figures(most=20))
def test_what_was_passed_on_stands_on_the_line_of_another(told: pd.DataFrame) -> None:
    drawn = _trend(told)
    for row in drawn.claims[drawn.claims["left_out"] == "retold"].itertuples():
        same = drawn.claims[(drawn.claims["series"] == row.series) & (drawn.claims["value"] == row.value)]
        assert set(same["organization"]) - {row.organization, ""}
