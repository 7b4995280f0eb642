"""What a team notes on its charts."""

import datetime as dt
import json

import pytest
from playwright.sync_api import expect
from sqlalchemy import Engine

from db.annotations import read_annotations, save_annotation
from db.save import save_crisis
from tests.dashboard.browser.chart import axis_range
from tests.dashboard.browser.conftest import Visit
from tests.dashboard.reports import NOW, day, thaw

pytestmark = pytest.mark.usefixtures("engine")
LINES = "document.querySelector('#trend .js-plotly-plot')._fullLayout.shapes.map(each => each.x0)"


def test_a_note_is_added_and_removed_on_the_page(visit: Visit, engine: Engine) -> None:
    page = visit.go("/trends?metric=displaced&place=VEL01")
    page.get_by_role("button", name="Notes").click()
    expect(page.get_by_text("Nothing is noted yet.")).to_be_visible()
    page.get_by_role("button", name="Add the note").click()
    expect(page.get_by_text("Write a few words.")).to_be_visible()
    page.click("#note-day")
    page.get_by_role("button", name="1 February 2024", exact=True).click()
    page.get_by_label("What happened").fill("The bridge is open")
    page.get_by_label("What happened").press("Enter")
    expect(page.locator("#notes-list")).to_contain_text("1 Feb 2024 The bridge is open")
    expect(page.locator("#trend .annotation", has_text="The bridge is open")).to_have_count(1)
    assert page.evaluate(LINES) == ["2024-02-01"]
    assert [note.text for note in read_annotations(engine)] == ["The bridge is open"]
    page.get_by_role("button", name="Remove the note of 1 Feb 2024").click()
    expect(page.locator("#trend .annotation", has_text="The bridge")).to_have_count(0)
    expect(page.get_by_label("What happened")).to_have_value("The bridge is open")
    assert read_annotations(engine) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_note_of_a_crisis_stands_on_its_charts_alone_and_keeps_the_zoom(visit: Visit, engine: Engine) -> None:
    save_crisis(engine, thaw())
    page = visit.go("/trends?crisis=Thaw&metric=displaced&place=VEL01")
    page.evaluate("Plotly.relayout(document.querySelector('#trend .js-plotly-plot'), {'xaxis.range[0]': '2024-01-19'})")
    page.get_by_role("button", name="Notes").click()
    page.click("#note-day")
    page.get_by_role("button", name="1 February 2024", exact=True).click()
    page.get_by_label("What happened").fill("Thaw begins")
    page.get_by_role("button", name="Add the note").click()
    expect(page.locator("#trend .annotation", has_text="Thaw begins")).to_have_count(1)
    assert str(axis_range(page)[0]).startswith("2024-01-19")
    (note,) = [note for note in read_annotations(engine, 1) if note.crisis_id]
    assert note.day == dt.date(2024, 2, 1)
    visit.go("/trends?metric=displaced&place=VEL01")
    assert page.evaluate(LINES) == []


def test_the_card_of_a_note_and_a_frozen_view(visit: Visit, engine: Engine) -> None:
    save_annotation(engine, day("2024-01-15"), "The long winter of the northern valley ends", NOW)
    page = visit.go("/trends?metric=displaced&place=VEL01")
    page.locator("#trend .overplot .point").last.hover(force=True)
    expect(page.locator("#trend .hovertext")).to_contain_text("The long winter of the northern valley ends")
    visit.go("/trends?metric=displaced&place=VEL01&known=2024-05-01T06:00:00Z", wait_for=".known")
    expect(page.get_by_role("button", name="Notes")).to_have_count(0)


def test_exported_pictures_show_notes_and_name_them(visit: Visit, engine: Engine) -> None:
    save_annotation(engine, day("2024-01-25"), "The bridge is open", NOW)
    page = visit.go("/trends?metric=displaced&place=VEL01")
    told = json.loads(page.request.get(f"{visit.address}/export/picture?metric=displaced&place=VEL01").text())
    assert "2024-01-25" in [shape["x0"] for shape in told["layout"]["shapes"]]
    words = " ".join(note["text"] for note in told["layout"]["annotations"])
    assert "Noted by the team: 25 Jan 2024 The bridge is open." in words
