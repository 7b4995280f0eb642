"""The chart drawn without a browser has the numbers of the one in the browser."""

from dataclasses import replace
from typing import Any

import pandas as pd
from matplotlib.collections import PathCollection
from matplotlib.dates import num2date
from matplotlib.figure import Figure
from sqlalchemy import Engine

from dashboard.charts.chart import chart_of
from dashboard.charts.style import THEMES
from dashboard.exports.drawing import draw_chart
from dashboard.filters import Choice
from tests.dashboard.exports.conftest import Make
from tests.dashboard.reports import REPORTS, save_report


def test_points_and_lines_are_those_of_the_browser(make: Make) -> None:
    export = make()
    axes = Figure().subplots()
    draw_chart(axes, export)
    points = [told for drawn in axes.collections if isinstance(drawn, PathCollection) for told in drawn.get_offsets()]
    lines = [list(zip(*line.get_data(orig=True), strict=True)) for line in axes.get_lines()]
    shown = chart_of(export.shown, Choice(), export.texts, THEMES["light"], places=export.places, view="")
    in_browser = [told for trace in shown["data"] if "customdata" in trace for told in _of(trace)]
    assert sorted((num2date(day).date().isoformat(), round(value)) for day, value in points) == sorted(in_browser)
    drawn = [list(zip(trace["x"], trace["y"], strict=True)) for trace in shown["data"] if trace.get("mode") == "lines"]
    assert [[(pd.Timestamp(day).date().isoformat(), value) for day, value in line] for line in lines] == drawn
    assert drawn


def test_households_stand_apart_from_people(engine: Engine, make: Make) -> None:
    save_report(engine, replace(REPORTS[2], unit="household", low=700, high=700, url="https://c.example/households"))
    axes = Figure().subplots()
    draw_chart(axes, make())
    (strip,) = axes.child_axes
    assert [_heights(each) for each in (axes, strip)] == [[1200, 2100, 3400, 4000, 5000], [700]]
    assert [each.get_title(loc="left") for each in (axes, strip)] == ["People", "Households"]  # type: ignore[attr-defined]
    assert strip.get_ylim()[1] < 1000


def _heights(axes: Any) -> list[int]:
    drawn = [points for points in axes.collections if isinstance(points, PathCollection)]
    return sorted(round(value) for points in drawn for _, value in points.get_offsets())


def _of(trace: dict[str, Any]) -> list[tuple[str, int]]:
    return list(zip(trace["x"], trace["y"], strict=True))
