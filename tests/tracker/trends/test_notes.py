"""What is told beside a chart."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given

from tests.tracker.claims.made import LAW, NAMES, day, figures, make_figure, make_frame
from tests.tracker.trends.drawn import draw, since
from tests.tracker.trends.facts import read_facts, read_names
from tracker.claims import group_claims
from tracker.trends.flags import FLAGS
from tracker.trends.flows import Per
from tracker.trends.notes import MOVED, NOTES, notes, triangulation
from tracker.trends.shown import Shown, View, show
from tracker.trends.trend import trend

RISING = [*since((10, 100), (35, 150), (41, 180)), *since((40, 600), source="SOHR")]


def shown(*told: dict[str, Any], **view: Any) -> Shown:
    numbered = [figure | {"figure_id": number, "document_id": number} for number, figure in enumerate(told, start=1)]
    return show(make_frame(*numbered), View(**{"metric": "displaced", "places": ("Country",)} | view), **NAMES)


def test_a_change_names_both_figures_and_is_told_once_for_the_same_two() -> None:
    told = notes(draw(*RISING), day(41))
    ocha = told[(told["organization"] == "UN OCHA") & told["key"].isin(MOVED)].set_index("key")
    assert ocha["change"].dropna().to_dict() == {"changed_previous": 30, "changed_before_7": 80}
    assert ocha.loc["changed_before_7", ["value", "figure_id", "other_value", "other_figure_id"]].tolist() == [
        180,
        3,
        100,
        1,
    ]
    assert ocha.loc["changed_before_7", "other_day"].date() == day(10)
    assert "record" in ocha.index


def test_flags_are_told_with_the_figures_they_compare_and_recommended_lines_come_first() -> None:
    told = notes(draw(*RISING), day(90))
    assert told["recommended"].is_monotonic_decreasing
    disagree = told[told["key"] == "sources_disagree"].iloc[0]
    assert (disagree["value"], disagree["other_value"], pd.isna(disagree["figure_id"])) == (600, 180, True)
    stale = told[told["key"] == "stale"].iloc[0]
    assert (stale["organization"], stale["days"]) == ("UN OCHA", 49)


@LAW
@given(figures())
def test_every_note_has_known_words_and_quotes_figures(told: pd.DataFrame) -> None:
    drawn = trend(group_claims(told, **NAMES), metric="displaced", place="Country", **NAMES)
    table = notes(drawn, day(60))
    assert {name: str(kind) for name, kind in table.dtypes.items()} == NOTES
    assert set(table["key"]) <= {*MOVED, *FLAGS}
    moved = table.dropna(subset=["change"])
    assert (moved["value"] - moved["other_value"] == moved["change"]).all()
    assert set(table["figure_id"].dropna()) | set(table["other_figure_id"].dropna()) <= set(told["figure_id"])


def test_triangulation_counts_reports_and_voices() -> None:
    copies = since((10, 100), source="", publisher="Daily / AFP"), since((10, 100), source="", publisher="Post / AFP")
    told = triangulation(draw(*since((10, 100), (20, 150)), *copies[0], *copies[1])).set_index("value")
    assert told.loc[100, ["reports", "voices", "publishers"]].tolist() == [3, 2, 3]
    assert told.loc[150, ["reports", "lowest", "highest"]].tolist() == [1, 150, 150]


@pytest.mark.parametrize(
    ("per", "values"), [("day", [3, 4, 5]), (Per.WEEK, [7, 5]), ("month", [12])], ids=lambda told: str(told)
)
def test_flows_of_a_chart_are_added_up_by_day_week_or_month(per: Per | str, values: list[int]) -> None:
    told = [
        make_figure(0, metric="killed", measure="flow", value=value, start=day(end), end=day(end), published=day(end))
        for end, value in ((5, 3), (6, 4), (12, 5))
    ]
    assert shown(*told, metric="killed").flows_of(per)["value"].tolist() == values
    cut = shown(*told, metric="killed", since=day(6)).flows_of("day")
    assert cut["value"].tolist() == [4, 5]
    assert set(cut["at"]) == {"Country"}


def test_notes_of_a_chart_are_those_of_each_of_its_places() -> None:
    told = shown(*RISING, places=("Country", "Upland")).notes_of(day(41))
    assert set(told["at"]) == {"Country", "Upland"}


def test_a_household_size_turns_households_of_the_demo_into_marked_people() -> None:
    names = {kind: read_names(kind) for kind in ("places", "organizations")}
    asked = View(metric="displaced", places=("north-west Syria",), household_size=5.9)
    facts = read_facts().assign(organization=lambda told: told["source"]).query("metric == 'displaced'")
    points = show(facts, asked, **names).points
    converted = points[points["converted"]]
    assert set(converted["unit"]) == {"household"}
    assert round(55_664 * 5.9) in set(converted["value"])
    plain = show(facts, View(metric="displaced", places=asked.places), **names).points
    assert not plain["converted"].any()
    assert 55_664 in set(plain["value"])


def test_a_choice_of_whose_line_and_no_places_below_reach_the_chart() -> None:
    chosen = shown(*RISING, places=("Upland",), leads=(("total:2020-01-01", "SOHR"),))
    assert set(chosen.lines.loc[chosen.lines["recommended"], "organization"]) == {"SOHR"}
    assert shown(*RISING, roll_up=False).lines.empty
