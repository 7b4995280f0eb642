from dataclasses import replace

import pytest
from sqlalchemy import Engine

from dashboard.charts.style import THEMES
from dashboard.exports.export import Export
from dashboard.exports.picture import SIZES, picture
from db.annotations import save_annotation
from tests.dashboard.exports.conftest import LINK, LONG, Make
from tests.dashboard.reports import NOW, REPORTS, day, save_report


@pytest.mark.parametrize("purpose", SIZES)
def test_a_picture_has_its_size_its_words_and_light_colours(make: Make, purpose: str) -> None:
    told = picture(make(), purpose)
    size = SIZES[purpose]
    assert (told["layout"]["width"], told["layout"]["height"]) == (size.width, size.height)
    assert told["layout"]["paper_bgcolor"] == THEMES["light"].paper
    words = " ".join(note["text"] for note in told["layout"]["annotations"])
    assert "Displaced, all places" in words
    assert "Sources: Harbour Relief, Coast Guard" in words
    assert " · People" in words.replace("<br>", " ")
    assert told["about"]["source"] == LINK
    assert told["name"] == "displaced-2024-02-02."


@pytest.mark.parametrize("purpose", SIZES)
def test_words_take_no_more_than_half_of_a_picture(make: Make, awkward: None, purpose: str) -> None:
    margin = picture(make(), purpose)["layout"]["margin"]
    assert margin["t"] + margin["b"] < SIZES[purpose].height / 2
    assert max(map(len, picture(make(), purpose)["layout"]["annotations"][-1]["text"].split("<br>"))) < len(LONG) + 80


def test_each_organization_is_named_in_the_legend(make: Make) -> None:
    told = picture(make(), "slide")
    named = {trace["legendrank"]: trace["name"] for trace in told["data"] if trace["showlegend"]}
    assert [named[rank] for rank in sorted(named)] == ["Harbour Relief", "Coast Guard"], "most figures first"


def test_names_from_documents_are_no_markup(make: Make, awkward: None) -> None:
    words = picture(make(), "slide")["layout"]["annotations"][-1]["text"]
    assert "&quot;http://x&quot;" in words


def test_an_empty_view_is_a_picture_that_says_so(make: Make) -> None:
    told = picture(make(places=("Nowhere",)), "column")
    assert told["data"] == []
    assert told["layout"]["annotations"][0]["text"] == "No figures match this view."


def test_a_long_title_has_room_above_its_subtitle(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Export, "title", LONG)
    title, subtitle = picture(make(), "slide")["layout"]["annotations"][-3:-1]
    lines, type_size = title["text"].count("<br>") + 1, title["font"]["size"]
    assert lines > 1
    assert title["yshift"] > subtitle["yshift"] + subtitle["font"]["size"]
    assert picture(make(), "slide")["layout"]["margin"]["t"] > title["yshift"] + lines * 1.3 * type_size


@pytest.mark.parametrize("purpose", SIZES)
def test_forty_organizations_leave_the_chart_its_room(make: Make, engine: Engine, purpose: str) -> None:
    for number in range(40):
        told = replace(REPORTS[2], source=f"Relief Organization number {number}", url=f"https://p.example/{number}")
        save_report(engine, told)
    margin = picture(make(), purpose)["layout"]["margin"]
    assert margin["t"] + margin["b"] < 0.5 * SIZES[purpose].height


@pytest.mark.parametrize("purpose", SIZES)
def test_rows_of_notes_stand_between_the_chart_and_its_subtitle(make: Make, engine: Engine, purpose: str) -> None:
    before = picture(make(), purpose)["layout"]
    for number, text in enumerate(("Ceasefire in the valley", "The bridge is open", "Snow")):
        save_annotation(engine, day(f"2024-01-{20 + number}"), text, NOW)
    after = picture(make(), purpose)["layout"]
    above = after["margin"]["t"] - before["margin"]["t"]
    notes = [each for each in after["annotations"] if each.get("name") == "mark"]
    assert len({each["yshift"] for each in notes}) > 1
    assert above >= max(each["yshift"] for each in notes) + SIZES[purpose].type * 0.5
    subtitle, before_subtitle = after["annotations"][-2], before["annotations"][-2]
    assert subtitle["yshift"] == before_subtitle["yshift"] + above


@pytest.mark.parametrize("purpose", SIZES)
def test_small_charts_fill_a_picture_below_its_title(make: Make, engine: Engine, purpose: str) -> None:
    save_report(engine, replace(REPORTS[2], places=("Velm",), url="https://c.example/velm"))
    told = picture(make(places=("VEL",), split=True), purpose)["layout"]
    assert told["yaxis"]["domain"][1] == 1
    assert "Displaced, Velmland, " in " ".join(note["text"] for note in told["annotations"])
    assert told["margin"]["t"] + told["margin"]["b"] < 0.55 * SIZES[purpose].height
