import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine

from dashboard.charts.chart import chart_of
from dashboard.charts.marks import Mark
from dashboard.charts.small import arranged, grid_within
from dashboard.charts.style import THEMES
from dashboard.filters import Choice
from dashboard.reading import read_apart, read_shown
from dashboard.translations import Texts
from tests.dashboard.reports import REPORTS, day, save_report

VELM = replace(REPORTS[2], places=("Velm",), sentence="Harbour Relief counts 900 in Velm.", number="900", low=900)
NAMES = {"VEL01": "Ardan & Port", "VEL02": "Velm"}


@pytest.fixture
def beside(engine: Engine) -> Engine:
    """Reports of two places in one land."""
    save_report(engine, replace(VELM, high=900, url="https://c.example/velm", end=day("2024-02-20")))
    return engine


def draw(engine: Engine, texts: Texts, *marks: Mark, **choice: Any) -> dict[str, Any]:
    asked = Choice(metric="displaced", places=("VEL",), split=True, **choice)
    whole, apart = read_shown(engine, asked, None), read_apart(engine, asked, None)
    return chart_of(whole, asked, texts, THEMES["light"], places=NAMES, marks=marks, apart=apart)


def overlap(one: list[float], other: list[float]) -> bool:
    return one[0] < other[1] - 1e-9 and other[0] < one[1] - 1e-9


def test_each_place_has_a_chart_with_its_name_and_last_value(beside: Engine, english: Texts) -> None:
    chart = draw(beside, english)
    titles = [note["text"] for note in chart["layout"]["annotations"] if note["text"].startswith("<b>")]
    assert [title.split("</b>")[0] for title in titles] == ["<b>Ardan &amp; Port", "<b>Velm"]
    assert "5,000 people · 2 Feb 2024" in titles[0]
    ids = {axis: [] for axis in ("x", "x2")}  # type: ignore[var-annotated]
    for trace in chart["data"]:
        ids[trace["xaxis"]] += trace.get("customdata", [])
    assert (sorted(ids["x"]), ids["x2"]) == ([1, 2, 3, 5], [7])


def test_days_are_shared_and_the_scale_unless_each_has_its_own(beside: Engine, english: Texts) -> None:
    shared, own = draw(beside, english)["layout"], draw(beside, english, own=True)["layout"]
    assert shared["xaxis"]["range"] == shared["xaxis2"]["range"] == own["xaxis2"]["range"]
    assert shared["xaxis2"]["matches"] == own["xaxis2"]["matches"] == "x"
    assert shared["yaxis"]["range"] == shared["yaxis2"]["range"]
    assert shared["yaxis2"]["matches"] == "y"
    assert "matches" not in own["yaxis2"]
    assert own["yaxis2"]["range"][1] < own["yaxis"]["range"][1]


def test_one_organization_has_one_colour_and_one_entry_in_the_legend(beside: Engine, english: Texts) -> None:
    chart = draw(beside, english)
    points = [trace for trace in chart["data"] if trace.get("customdata") and 5 not in trace["customdata"]]
    assert len({trace["marker"]["color"] for trace in points}) == 1
    assert sorted(filter(None, (trace.get("name") for trace in chart["data"]))) == ["Coast Guard", "Harbour Relief"]


@pytest.mark.parametrize("columns", [1, 2, 3, 4])
@pytest.mark.parametrize("height", [400, 900])
def test_no_chart_covers_another(beside: Engine, english: Texts, columns: int, height: int) -> None:
    layout = draw(beside, english)["layout"]
    many = layout | {f"{axis}{number}": layout[f"{axis}2"] for axis in ("xaxis", "yaxis") for number in range(3, 8)}
    drawn = arranged(many, grid_within(many, columns, height, 1))
    boxes = [(drawn[f"xaxis{key}"]["domain"], drawn[f"yaxis{key}"]["domain"]) for key in ("", *range(2, 8))]
    assert all(0 <= low < high <= 1 for box in boxes for low, high in box)
    for number, (x, y) in enumerate(boxes):
        assert not any(overlap(x, other_x) and overlap(y, other_y) for other_x, other_y in boxes[:number])


def test_marks_stand_on_each_chart_with_their_card(beside: Engine, english: Texts) -> None:
    layout = draw(beside, english, Mark(dt.date(2024, 1, 25), "dam"))["layout"]
    assert [(line["xref"], line["yref"]) for line in layout["shapes"]] == [("x", "y domain"), ("x2", "y2 domain")]
    assert [note["hovertext"] for note in layout["annotations"] if "hovertext" in note] == [
        "<b>25 Jan 2024</b><br>dam"
    ] * 2


def test_flows_can_be_small_too(beside: Engine, english: Texts) -> None:
    said = [note["text"] for note in draw(beside, english, per="day")["layout"]["annotations"]]
    assert said.count("Nobody tells of single days here.") == 2


def test_one_place_alone_is_no_small_chart(engine: Engine, english: Texts) -> None:
    assert read_apart(engine, Choice(metric="displaced", places=("VEL",), split=True), None) == {}
    assert "grids" not in draw(engine, english)["layout"]["meta"]
