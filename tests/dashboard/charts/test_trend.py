from typing import Any

import pandas as pd
import pytest

from dashboard.charts.style import THEMES
from dashboard.charts.trend import SYMBOLS, trend_chart
from dashboard.translations import Texts
from tracker.figure import Quantifier
from tracker.trends.shown import Shown
from tracker.trends.tables import BAND, LINES

LIGHT = THEMES["light"]


def only(points: pd.DataFrame) -> Shown:
    return Shown(points, *(pd.DataFrame(columns=["at", *table]) for table in (LINES, BAND)))


def chart_of(points: pd.DataFrame, english: Texts) -> dict[str, Any]:
    return trend_chart(only(points), english, LIGHT, view="?metric=displaced")


def traces(chart: dict[str, Any], mode: str) -> list[dict[str, Any]]:
    return [trace for trace in chart["data"] if trace["mode"] == mode]


def by_figure(chart: dict[str, Any], name: str) -> dict[int, Any]:
    return {
        figure: value
        for trace in traces(chart, "markers")
        for figure, value in zip(
            trace["customdata"], trace["marker"]["symbol"] if name == "symbol" else trace[name], strict=True
        )
    }


def many(points: pd.DataFrame, organizations: int) -> pd.DataFrame:
    copies = [points.head(1).assign(organization=f"Office {number:02}") for number in range(organizations)]
    return pd.concat(copies, ignore_index=True).assign(figure_id=range(organizations))


def test_every_figure_is_one_point_that_knows_its_id(points: pd.DataFrame, english: Texts) -> None:
    drawn = [figure for trace in traces(chart_of(points, english), "markers") for figure in trace["customdata"]]
    assert sorted(drawn) == sorted(points["figure_id"])


def test_a_point_stands_at_its_day_and_at_the_bound_of_its_text(points: pd.DataFrame, english: Texts) -> None:
    chart = chart_of(points, english)
    told = {(x, y) for t in traces(chart, "markers") for x, y in zip(t["x"], t["y"], strict=True)}
    assert told == {
        ("2024-01-10", 1200),
        ("2024-01-20", 3400),
        ("2024-02-02", 5000),
        ("2024-02-02", 2100),
        ("2024-02-01", 4000),
    }


def test_only_a_range_has_a_bar_and_it_reaches_to_its_upper_bound(points: pd.DataFrame, english: Texts) -> None:
    bars: dict[str, Any] = {
        trace["name"]: trace.get("error_y") for trace in traces(chart_of(points, english), "markers")
    }
    assert bars["Harbour Relief"] is None
    assert bars["Coast Guard"]["array"] == [600]
    assert bars["Coast Guard"]["arrayminus"] == [0]
    assert bars["Coast Guard"]["symmetric"] is False


def test_the_marker_tells_the_quantifier(points: pd.DataFrame, english: Texts) -> None:
    symbols = by_figure(chart_of(points, english), "symbol")
    quantifiers = points.set_index("figure_id")["quantifier"]
    assert {figure: SYMBOLS[quantifiers[figure]] for figure in symbols} == symbols
    assert set(SYMBOLS) == set(Quantifier)


def test_the_axis_begins_at_zero_and_shows_every_bar(points: pd.DataFrame, english: Texts) -> None:
    low, high = chart_of(points.assign(high=points["high"].fillna(9000)), english)["layout"]["yaxis"]["range"]
    assert low == 0
    assert high > 9000


def test_every_point_lies_inside_the_chart(points: pd.DataFrame, english: Texts) -> None:
    first, last = chart_of(points, english)["layout"]["xaxis"]["range"]
    assert first < "2024-01-10"
    assert last > "2024-02-02"


def test_a_zoom_survives_while_the_view_is_the_same(points: pd.DataFrame, english: Texts) -> None:
    assert chart_of(points, english)["layout"]["uirevision"] == "?metric=displaced"


def test_the_card_says_who_what_where_when(points: pd.DataFrame, english: Texts) -> None:
    cards = by_figure(chart_of(points, english), "text")
    by_value = points.set_index("value")["figure_id"]
    lines = " ".join(cards[by_value[3400]].split()).split("<br>")
    assert lines == [
        "<b>More than 3,400 people</b>",
        "Harbour Relief · Port Ardan",
        "1–20 Jan 2024",
        "Total since 1 Jan 2024",
        "Ardan Courier, 21 Jan 2024",
    ]
    assert "part of a total" in cards[by_value[2100]]


def test_names_in_a_card_are_text(points: pd.DataFrame, english: Texts) -> None:
    hostile = points.assign(publisher="<a href='https://x.example'>A & B</a>")
    cards = by_figure(chart_of(hostile, english), "text").values()
    assert all("<a" not in card and "A &amp; B" in card for card in cards)


@pytest.mark.parametrize(("organizations", "traces_drawn"), [(1, 1), (8, 8), (9, 9), (25, 9)])
def test_beyond_eight_organizations_the_others_share_a_grey(
    points: pd.DataFrame, english: Texts, organizations: int, traces_drawn: int
) -> None:
    drawn = traces(chart_of(many(points, organizations), english), "markers")
    assert len(drawn) == traces_drawn
    grey = [trace["name"] for trace in drawn if trace["marker"]["color"] == LIGHT.other]
    assert grey == (["Other sources"] if organizations > 8 else [])
    assert sum(len(trace["x"]) for trace in drawn) == organizations


def test_the_unit_is_named_above_the_axis(points: pd.DataFrame, english: Texts, german: Texts) -> None:
    assert chart_of(points, english)["layout"]["title"]["text"] == "People"
    households = only(points.assign(unit="household"))
    assert trend_chart(households, german, LIGHT, view="")["layout"]["title"]["text"] == "Haushalte"


def test_a_single_small_figure_has_whole_days_and_whole_people(points: pd.DataFrame, english: Texts) -> None:
    layout = chart_of(points.head(1).assign(value=1, low=1, high=1), english)["layout"]
    assert layout["yaxis"]["dtick"] == 1
    assert layout["xaxis"]["dtick"] >= 24 * 60 * 60 * 1000


def test_nothing_but_plain_values_is_in_the_chart(points: pd.DataFrame, english: Texts) -> None:
    def check(value: Any) -> None:
        if isinstance(value, dict):
            for inner in value.values():
                check(inner)
        elif isinstance(value, list):
            for inner in value:
                check(inner)
        else:
            assert value is None or type(value) in (str, int, float, bool)

    check(chart_of(points, english))
