from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine

from dashboard.charts.chart import chart_of
from dashboard.charts.marks import Mark
from dashboard.charts.style import THEMES
from dashboard.charts.units import by_unit
from dashboard.filters import Choice
from dashboard.reading import read_apart, read_shown
from dashboard.translations import Texts
from tests.dashboard.reports import REPORTS, day, save_report


@pytest.fixture
def households(engine: Engine) -> Engine:
    """Three figures in households beside those in people, on a later day too."""
    for number in range(3):
        told = replace(
            REPORTS[2], unit="household", low=700 + number, high=700 + number, url=f"https://c.example/{number}"
        )
        save_report(engine, replace(told, end=day(f"2024-02-1{number}"), published=day(f"2024-02-1{number}")))
    return engine


def draw(engine: Engine, texts: Texts, *marks: Mark, **choice: Any) -> dict[str, Any]:
    asked = Choice(**{"metric": "displaced", "places": ("VEL01",)} | choice)  # type: ignore[arg-type]
    whole, apart = read_shown(engine, asked, None), read_apart(engine, asked, None) if asked.split else {}
    return chart_of(whole, asked, texts, THEMES["light"], places={"VEL01": "Ardan"}, marks=marks, apart=apart)


def figures(chart: dict[str, Any], axis: str) -> list[int]:
    told = [trace.get("customdata", ()) for trace in chart["data"] if trace.get("yaxis", "y") == axis]
    return sorted(figure for ids in told for figure in ids)


def test_households_have_a_scale_of_their_own_below_with_their_name(households: Engine, english: Texts) -> None:
    chart = draw(households, english)
    layout = chart["layout"]
    assert (figures(chart, "y"), figures(chart, "y3")) == ([1, 2, 3, 5], [7, 8, 9])
    assert layout["title"]["text"] == "People"
    assert [note["text"] for note in layout["annotations"] if note.get("name") == "unit"] == ["Households"]
    assert layout["yaxis3"]["range"][1] < 1000 < layout["yaxis"]["range"][1]
    assert layout["yaxis3"]["domain"][1] < layout["yaxis"]["domain"][0]
    assert layout["meta"]["below"] > 0
    assert layout["meta"]["yaxis3"] == layout["yaxis3"]["range"]
    assert layout["xaxis"]["range"][1] > "2024-02-12"


def test_the_lines_unit_is_the_main_one_even_where_it_has_fewer_figures(households: Engine) -> None:
    shown = read_shown(households, Choice(metric="displaced", places=("VEL01",), until=day("2024-02-12")), None)
    few = replace(shown, points=shown.points[(shown.points["unit"] == "household") | (shown.points["figure_id"] == 2)])
    assert [(unit, len(one.points), one.lines.empty) for unit, one in by_unit(few)] == [
        ("person", 1, False),
        ("household", 3, True),
    ]
    none = replace(few, lines=few.lines.head(0))
    assert [unit for unit, _ in by_unit(none)] == ["household", "person"]


def test_one_unit_alone_takes_the_whole_chart(engine: Engine, english: Texts) -> None:
    layout = draw(engine, english)["layout"]
    assert "domain" not in layout["yaxis"]
    assert "below" not in layout["meta"]


def test_marks_stand_over_both_charts(households: Engine, english: Texts) -> None:
    layout = draw(households, english, Mark(day("2024-01-25"), "The dam breaks"))["layout"]
    assert layout["yaxis2"]["overlaying"] == "y"
    assert [(shape["yref"], shape["y0"], shape["y1"]) for shape in layout["shapes"]] == [("paper", 0, 1)]


def test_a_name_is_once_in_the_legend_of_a_picture(households: Engine, english: Texts) -> None:
    named = [trace["name"] for trace in draw(households, english)["data"] if trace.get("name")]
    assert sorted(named) == ["Coast Guard", "Harbour Relief"]


def test_small_charts_of_households_never_share_the_scale_of_people(households: Engine, english: Texts) -> None:
    save_report(households, replace(REPORTS[2], places=("Velm",), url="https://c.example/velm"))
    layout = draw(households, english, places=("VEL",), split=True)["layout"]
    titles = [note["text"].split("</b>")[0] for note in layout["annotations"] if note["text"].startswith("<b>")]
    assert titles == ["<b>Ardan", "<b>Ardan · Households", "<b>VEL02"]
    assert layout["yaxis2"]["range"][1] < 1000
    assert layout["yaxis"]["range"] == layout["yaxis3"]["range"]
    assert "matches" not in layout["yaxis2"]
    assert layout["yaxis3"]["matches"] == "y"


def test_bars_are_of_the_unit_of_the_lines(households: Engine, english: Texts) -> None:
    assert draw(households, english, per="day")["layout"]["title"]["text"] == "People"
