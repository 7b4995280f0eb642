"""What moved."""

import pandas as pd

from tests.tracker.claims.made import day
from tests.tracker.trends.drawn import draw, since
from tracker.trends.change import changes


def test_the_latest_value_is_compared_with_those_before_it() -> None:
    drawn = draw(*since((10, 100), (35, 150), (41, 180)))
    row = changes(drawn.lines, day(41)).iloc[0]
    assert (row["value"], row["previous"], row["previous_change"]) == (180, 150, 30)
    assert (row["before_7"], row["before_30"]) == (100, 100)
    assert (row["figure_id"], row["previous_figure"], row["before_30_figure"]) == (3, 2, 1)
    assert row["record"]


def test_without_an_earlier_value_nothing_is_compared() -> None:
    row = changes(draw(*since((10, 100))).lines, day(10)).iloc[0]
    assert pd.isna(row["previous"])
    assert pd.isna(row["before_7_change"])
    assert not row["record"]


def test_different_starts_and_organizations_are_not_compared() -> None:
    others = [*since((41, 900), start=day(-40)), *since((41, 800), source="SOHR")]
    table = changes(draw(*since((10, 100)), *others).lines, day(41))
    assert len(table) == 3
    assert table["previous"].isna().all()


def test_a_change_between_what_two_organizations_told_is_marked() -> None:
    drawn = draw(*since((10, 100), (30, 200)), *since((40, 300), source="UN"))
    row = changes(drawn.lines, day(41)).set_index("organization").loc["UN OCHA"]
    assert (row["value"], row["previous_across"]) == (300, True)
    assert not changes(draw(*since((10, 100), (30, 200))).lines, day(41))["previous_across"].any()


def test_a_line_is_stale_after_two_weeks_and_twice_its_usual_wait() -> None:
    often, seldom = since((10, 100), (12, 120), (14, 140)), since((10, 100), (30, 200), (50, 300))
    assert changes(draw(*often).lines, day(28))["stale"].tolist() == [False]
    assert changes(draw(*often).lines, day(29))["stale"].tolist() == [True]
    assert changes(draw(*seldom).lines, day(90))["stale"].tolist() == [False]
    late = changes(draw(*seldom).lines, day(91)).iloc[0]
    assert (late["stale"], late["silent_days"]) == (True, 41)
