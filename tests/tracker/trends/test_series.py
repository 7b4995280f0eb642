import datetime as dt
from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from db.queries import FIGURE_COLUMNS
from tracker.trends.series import LONGEST_GAP, busiest_episode, by_weight, trend_points

FIGURE: dict[str, Any] = {
    "metric": "displaced",
    "quantifier": "exact",
    "low": 100,
    "high": 100,
    "unit": "person",
    "subset": False,
    "population": "",
    "place": "Port Ardan",
    "place_code": "VEL01",
    "start": "2024-01-01",
    "end": "2024-01-10",
    "source": "Harbour Relief",
    "organization": "Harbour Relief",
    "organization_kind": "NGO",
    "measure": "total",
    "confidence": 0.9,
    "document_id": 1,
    "title": "",
    "publisher": "Ardan Courier",
    "url": "",
    "published": "2024-01-11",
    "retrieved": "2024-01-12T00:00:00Z",
}


def figures(*changes: dict[str, Any]) -> pd.DataFrame:
    rows = [{"figure_id": number} | FIGURE | change for number, change in enumerate(changes, 1)]
    return pd.DataFrame(rows, columns=list(FIGURE_COLUMNS)).astype(FIGURE_COLUMNS)


def line_of(points: pd.DataFrame) -> list[int]:
    return [int(line) for line in points.set_index("figure_id")["line"].sort_index()]


def test_a_point_stands_at_its_end_else_at_its_publication() -> None:
    points = trend_points(figures({}, {"end": None}, {"end": None, "published": None}))
    told = {int(row["figure_id"]): row["day"].date() for _, row in points.iterrows()}
    assert told == {1: dt.date(2024, 1, 10), 2: dt.date(2024, 1, 11)}


def test_the_value_is_the_bound_that_the_text_gives() -> None:
    points = trend_points(figures({"low": 180, "high": 200}, {"low": 5, "high": None}, {"low": None, "high": 7}))
    assert sorted(int(value) for value in points["value"]) == [5, 7, 180]


def test_the_same_running_fact_is_one_line() -> None:
    points = trend_points(figures({}, {"end": "2024-01-20"}, {"end": "2024-02-01"}))
    assert len(set(line_of(points))) == 1


def test_facts_that_differ_are_lines_apart() -> None:
    differing: list[dict[str, Any]] = [
        {"organization": "Coast Guard"},
        {"start": "2023-12-01"},
        {"start": None},
        {"unit": "household"},
        {"measure": "stock"},
        {"place_code": "VEL02"},
    ]
    lines = line_of(trend_points(figures({}, *differing)))
    assert len(set(lines)) == len(lines) == 7


def test_figures_without_a_start_still_share_a_line() -> None:
    lines = line_of(trend_points(figures({"start": None}, {"start": None, "end": "2024-01-20"})))
    assert len(set(lines)) == 1


def test_a_part_of_a_total_is_on_no_line() -> None:
    assert line_of(trend_points(figures({}, {"subset": True}, {"end": "2024-01-20"}))) == [0, -1, 0]


def test_a_line_is_broken_by_a_long_silence() -> None:
    edge = dt.date(2024, 1, 10) + LONGEST_GAP
    over = edge + dt.timedelta(days=181)
    lines = line_of(trend_points(figures({}, {"end": edge.isoformat()}, {"end": over.isoformat()})))
    assert lines[0] == lines[1] != lines[2]


def test_no_figures_are_no_points() -> None:
    assert trend_points(figures()).empty


@given(st.lists(st.tuples(st.sampled_from(["A", "B"]), st.dates(dt.date(2020, 1, 1), dt.date(2022, 1, 1)))))
def test_every_dated_figure_is_one_point_and_lines_run_forward(rows: list[tuple[str, dt.date]]) -> None:
    points = trend_points(figures(*({"organization": source, "end": day.isoformat()} for source, day in rows)))
    assert sorted(points["figure_id"]) == list(range(1, len(rows) + 1))
    for _, line in points.groupby("line"):
        assert line["day"].is_monotonic_increasing
        assert line["organization"].nunique() == 1
        assert (line["day"].diff().dropna() <= LONGEST_GAP).all()


def test_values_are_ordered_by_weight_then_name() -> None:
    points = pd.DataFrame({"organization": ["B", "C", "A", "C"]})
    assert by_weight(points, "organization") == ["C", "A", "B"]


D = dt.date


def test_one_episode_is_open_on_both_sides() -> None:
    assert busiest_episode({D(2024, 1, 1): 5, D(2024, 5, 1): 1}) == (None, None)


def test_the_busiest_episode_is_bounded_where_others_lie() -> None:
    counts = {D(2016, 12, 1): 2, D(2020, 1, 1): 4, D(2020, 2, 1): 3, D(2024, 11, 1): 5}
    assert busiest_episode(counts) == (D(2020, 1, 1), D(2020, 2, 1))


def test_the_newest_episode_stays_open_to_what_comes() -> None:
    assert busiest_episode({D(2016, 12, 1): 2, D(2020, 1, 1): 4}) == (D(2020, 1, 1), None)


def test_no_days_bound_nothing() -> None:
    assert busiest_episode({}) == (None, None)
