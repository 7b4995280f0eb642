"""The overview in a browser: from a tile, a sentence of the news and a point of the map to the evidence."""

import datetime as dt
from dataclasses import replace
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect
from sqlalchemy import Engine

from db import save
from tests.dashboard import reports
from tests.dashboard.browser.conftest import Visit
from tests.dashboard.reports import REPORTS, day, save_report, thaw


def test_a_tile_leads_to_its_chart_and_to_its_sentence(visit: Visit, engine: Engine) -> None:
    page = visit.go("/", wait_for=".tile")
    page.get_by_role("link", name="Displaced", exact=True).click()
    page.wait_for_selector(".point")
    assert parse_qs(visit.query())["metric"] == ["displaced"]
    page.go_back()
    page.locator(".tile", has_text="Displaced").get_by_role("link", name="Read the sentence").click()
    expect(page.locator(".evidence mark")).to_have_text("5,000")


def test_another_crisis_is_another_address_and_back_works(visit: Visit, engine: Engine) -> None:
    save.save_crisis(engine, thaw())
    save.save_crisis(engine, replace_name(thaw("VEL02"), "Dam"))
    page = visit.go("/?crisis=Thaw", wait_for=".tile")
    page.get_by_role("textbox", name="Crisis").click()
    page.get_by_role("option", name="Dam").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dam")
    visit.expect_query("crisis=Dam")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thaw")


def replace_name(crisis: reports.CrisisRow, name: str) -> reports.CrisisRow:
    crisis.name = name
    return crisis


def test_news_lead_to_their_sentence(visit: Visit, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "NOW", dt.datetime.now(dt.UTC))
    fresh = replace(REPORTS[2], number="6,200", low=6200, high=6200, end=day("2024-02-09"), url="https://c.example/9")
    save_report(engine, replace(fresh, sentence=fresh.sentence.replace("5,000", "6,200")))
    page = visit.go("/", wait_for=".news")
    page.get_by_role("link", name="6,200 people").click()
    expect(page.locator(".evidence mark")).to_have_text("6,200")


def test_a_point_of_the_map_leads_to_its_sentence(visit: Visit, empty: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    seaside = replace(reports.PLACES["Port Ardan"], latitude=35.0, longitude=36.0)
    monkeypatch.setitem(reports.PLACES, "Port Ardan", seaside)
    save_report(empty, REPORTS[2])
    page = visit.go("/", wait_for="#map .point")
    box = page.locator("#map .point").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".evidence mark")).to_have_text("5,000")


def test_new_figures_appear_without_a_reload(visit: Visit, engine: Engine) -> None:
    page = visit.go("/", wait_for=".tile")
    page.evaluate("window.untouched = true")
    fresh = replace(REPORTS[2], low=6200, high=6200, end=day("2024-02-09"), url="https://c.example/9")
    save_report(engine, fresh)
    expect(page.locator(".tile").first).to_contain_text("6,200")
    assert page.evaluate("window.untouched")


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_nothing_is_wider_than_the_screen(
    visit: Visit, empty: Engine, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seaside = replace(reports.PLACES["Port Ardan"], latitude=35.0, longitude=36.0)
    monkeypatch.setitem(reports.PLACES, "Port Ardan", seaside)
    save_report(empty, REPORTS[2])
    visit.page.set_viewport_size({"width": width, "height": 800})
    page = visit.go("/", wait_for="#map .point")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.querySelector('#map').getBoundingClientRect().height") > 300


def test_without_a_place_on_the_map_no_empty_ground_is_left(visit: Visit, engine: Engine) -> None:
    page = visit.go("/", wait_for=".tile")
    expect(page.locator("#map-note")).to_contain_text("No place with coordinates")
    assert page.evaluate("document.querySelector('#map-box').getBoundingClientRect().height") == 0
