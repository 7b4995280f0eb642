"""What holds for the lines of any figures."""

from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.claims.made import LAW, NAMES, figures, make_figure, make_frame
from tracker.claims import group_claims
from tracker.trends.flows import Per, flows
from tracker.trends.trend import Trend, trend

LINE = ["series", "organization", "recommended", "day", "until", "value"]


def trend_of(told: pd.DataFrame) -> Trend:
    return trend(group_claims(told, **NAMES), metric="displaced", place="Country", **NAMES)


def lines_of(told: pd.DataFrame) -> list[tuple[Any, ...]]:
    return list(trend_of(told).lines[LINE].itertuples(index=False, name=None))


def copied(told: pd.DataFrame, row: int) -> dict[str, Any]:
    """Return a figure as another paper repeats it, naming the organization that reported it."""
    figure = (
        told.iloc[[row]].assign(figure_id=1000, document_id=1000, publisher="a copying paper").to_dict("records")[0]
    )
    if figure["source"] == "" and figure["publisher"] != "OCHA" and told["publisher"].iloc[row] == "OCHA":
        figure["source"] = "OCHA"
    return figure


@LAW
@given(figures(), st.data())
def test_a_repeat_never_changes_a_line(told: pd.DataFrame, data: st.DataObject) -> None:
    whole = told.index[~told["subset"]]
    if not len(whole):
        return
    repeat = copied(told, data.draw(st.sampled_from(list(whole))))
    with_repeat = pd.concat([told, make_frame(repeat)], ignore_index=True)
    assert lines_of(with_repeat) == lines_of(told)


@LAW
@given(figures(), st.data())
def test_a_part_never_changes_a_line(told: pd.DataFrame, data: st.DataObject) -> None:
    whole = told.index[~told["subset"]]
    if not len(whole):
        return
    part = told.loc[data.draw(st.sampled_from(list(whole)))].to_dict() | {"figure_id": 1000, "subset": True, "low": 7}
    with_part = pd.concat([told, make_frame(part | {"high": 7})], ignore_index=True)
    assert lines_of(with_part) == lines_of(told)


@LAW
@given(figures())
def test_lines_quote_figures_and_sum_nothing(told: pd.DataFrame) -> None:
    drawn = trend_of(told)
    values = told.set_index("figure_id")["low"].fillna(told.set_index("figure_id")["high"])
    assert all(values[row.figure_id] == row.value for row in drawn.lines.itertuples())
    assert set(drawn.band["highest"]) | set(drawn.band["lowest"]) <= set(values)


@LAW
@given(figures(), st.sampled_from(list(Per)))
def test_flows_count_each_day_once(told: pd.DataFrame, per: Per) -> None:
    counted = flows(trend_of(told), per, places=NAMES["places"])
    points = group_claims(told, **NAMES).set_index("figure_id")
    for _, own in counted.groupby("organization"):
        quoted = points.loc[[figure for ids in own["figure_ids"] for figure in ids]]
        assert own["value"].sum() == quoted["value"].sum()
        for one in quoted.itertuples():
            others = quoted[(quoted["start"] <= one.day) & (quoted["day"] >= one.start) & (quoted.index != one.Index)]
            assert not any(NAMES["places"].related(one.place_id, other) for other in others["place_id"])


def test_a_line_of_no_figures_is_empty() -> None:
    drawn = trend_of(make_frame(make_figure(1, metric="killed")))
    assert drawn.lines.empty
    assert drawn.band.empty
    assert drawn.claims.empty
    assert flows(drawn).empty
