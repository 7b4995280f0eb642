"""The start page, as a reader uses it."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect
from sqlalchemy import Engine

from db.models import CrisisRow
from db.save import save_crisis
from tests.dashboard.browser.chart import choose, click_point, points, wait_for_points
from tests.dashboard.browser.conftest import Visit
from tests.dashboard.reports import AFTER, BEFORE, REPORTS, day, save_report, thaw

pytestmark = pytest.mark.usefixtures("engine")


def test_the_first_page_shows_points_and_a_line(visit: Visit) -> None:
    page = visit.go()
    expect(page.get_by_role("heading", level=1)).to_have_text("Displaced · Ardan")
    assert points(page) == 4
    assert page.locator("#trend .js-line").count() == 1
    assert page.locator("#trend .errorbar").count() == 1
    expect(page.locator(".ag-center-cols-container .ag-row")).to_have_count(4)
    visit.expect_query("metric=displaced&place=VEL01")


def test_a_click_on_a_point_opens_its_sentence(visit: Visit) -> None:
    page = visit.go()
    click_point(page, 2)
    expect(page.locator(".evidence mark")).to_have_text("3,400")
    expect(page.locator(".evidence-sentence")).to_have_text(REPORTS[1].sentence)
    expect(page.locator(".evidence-quote")).to_contain_text(BEFORE + REPORTS[1].sentence + AFTER)
    expect(page.get_by_role("link", name="Open the document")).to_have_attribute(
        "href", "https://courier.example/2024-01-21/3,400-displaced"
    )
    visit.expect_query("metric=displaced&place=VEL01&figure=2")
    page.keyboard.press("Escape")
    expect(page.locator(".evidence")).to_have_count(0)
    page.wait_for_url("**VEL01")
    click_point(page, 2)
    expect(page.locator(".evidence mark")).to_have_text("3,400")


def test_a_click_on_a_row_opens_its_sentence(visit: Visit) -> None:
    page = visit.go()
    page.get_by_role("gridcell", name="About 1,200 people").click()
    expect(page.locator(".evidence mark")).to_have_text("1,200")


def test_the_keyboard_opens_and_closes_a_sentence(visit: Visit) -> None:
    page = visit.go()
    page.get_by_role("columnheader", name="Date").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".evidence mark")).to_have_text("4,000 to 4,600")
    page.keyboard.press("Escape")
    expect(page.locator(".evidence")).to_have_count(0)


def test_a_link_shows_the_same(visit: Visit) -> None:
    query = "metric=displaced&place=VEL01&since=2024-01-15&until=2024-02-02&parts=1&figure=3"
    page = visit.go(f"/trends?{query}")
    expect(page.locator(".evidence mark")).to_have_text("5,000")
    assert points(page) == 4
    expect(page.locator("#since-typed")).to_have_value("15 Jan 2024")
    expect(page.locator("#until-typed")).to_have_value("2 Feb 2024")
    expect(page.locator("#parts")).to_be_checked()
    visit.expect_query(query)


def test_a_malformed_link_shows_the_first_page(visit: Visit) -> None:
    page = visit.go("/trends?metric=weather&since=never&figure=x&place=%00")
    expect(page.get_by_role("heading", level=1)).to_have_text("Displaced · Ardan")


def test_another_metric_shows_its_figures_and_back_returns(visit: Visit) -> None:
    page = visit.go()
    choose(page, "metric", "Killed")
    wait_for_points(page, 1)
    expect(page.get_by_role("heading", level=1)).to_have_text("Killed · Velm")
    visit.expect_query("metric=killed&place=VEL02")
    page.go_back()
    wait_for_points(page, 4)
    expect(page.get_by_role("heading", level=1)).to_have_text("Displaced · Ardan")
    visit.expect_query("metric=displaced&place=VEL01")
    page.go_forward()
    wait_for_points(page, 1)
    visit.expect_query("metric=killed&place=VEL02")


def test_places_and_period_narrow_the_chart(visit: Visit) -> None:
    page = visit.go("/trends?metric=displaced&since=2024-01-15")
    assert points(page) == 3
    page.click("#parts", force=True)
    wait_for_points(page, 4)
    choose(page, "places", "Velmland")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_have_text("Displaced · Velmland")
    page.click("#until")
    page.get_by_role("button", name="20 January 2024", exact=True).click()
    wait_for_points(page, 1)
    visit.expect_query("metric=displaced&place=VEL&since=2024-01-15&until=2024-01-20&parts=1")


def test_organizations_and_measure_narrow_the_chart_and_back_returns(visit: Visit) -> None:
    page = visit.go("/trends?metric=displaced&place=VEL01")
    choose(page, "organizations", "Coast Guard")
    wait_for_points(page, 1)
    page.keyboard.press("Escape")
    expect(page.locator(".counts")).to_contain_text("only Coast Guard")
    visit.expect_query("metric=displaced&place=VEL01&organization=Coast+Guard")
    choose(page, "measure", "new in a period")
    expect(page.locator(".state h2")).to_have_text("No figures match")
    visit.expect_query("metric=displaced&place=VEL01&organization=Coast+Guard&measure=flow")
    page.go_back()
    wait_for_points(page, 1)
    expect(page.locator("#measure")).to_have_value("in any way")
    page.go_back()
    wait_for_points(page, 4)
    visit.expect_query("metric=displaced&place=VEL01")
    page.go_forward()
    wait_for_points(page, 1)
    page.reload()
    wait_for_points(page, 1)
    expect(page.locator(".control-organizations .mantine-Pill-label")).to_have_text("Coast Guard")


def test_another_metric_lets_go_of_organizations_that_tell_nothing_of_it(visit: Visit) -> None:
    page = visit.go("/trends?metric=displaced&organization=Coast+Guard")
    assert points(page) == 1
    choose(page, "metric", "Killed")
    wait_for_points(page, 1)
    visit.expect_query("metric=killed")


def test_a_crisis_changes_the_chart_and_stays_in_the_address(visit: Visit, engine: Engine) -> None:
    save_crisis(engine, thaw())
    save_crisis(engine, CrisisRow(name="Dam", places=["VEL02"], start=day("2024-03-01")))
    page = visit.go()
    expect(page.locator(".crisis")).to_have_text("Thaw")
    assert points(page) == 3
    visit.expect_query("crisis=Thaw&metric=displaced&place=VEL")
    choose(page, "crisis", "Dam")
    wait_for_points(page, 1)
    expect(page.get_by_role("heading", level=1)).to_have_text("Killed · Velm")
    visit.expect_query("crisis=Dam&metric=killed&place=VEL02")
    page.reload()
    wait_for_points(page, 1)
    expect(page.locator("#crisis")).to_have_value("Dam")
    page.go_back()
    wait_for_points(page, 3)
    choose(page, "crisis", "All data")
    wait_for_points(page, 4)
    expect(page.locator(".crisis")).to_have_count(0)
    visit.expect_query("metric=displaced&place=VEL")


def test_without_a_crisis_there_is_no_such_control(visit: Visit) -> None:
    page = visit.go()
    expect(page.locator("#crisis")).to_be_hidden()
    expect(page.locator("#metric")).to_be_visible()


def test_no_result_offers_a_way_out(visit: Visit) -> None:
    page = visit.go("/trends?metric=killed&place=VEL01", wait_for=".state")
    expect(page.locator(".state h2")).to_have_text("No figures match")
    page.get_by_role("link", name="Show all places and times").click()
    wait_for_points(page, 1)
    visit.expect_query("metric=killed")


def test_the_other_page_and_back(visit: Visit) -> None:
    page = visit.go("/trends?metric=killed&place=VEL02")
    page.get_by_role("link", name="Feeds").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Feeds")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Killed · Velm")
    visit.expect_query("metric=killed&place=VEL02")


def test_each_place_by_itself_leads_to_its_sentences(visit: Visit, engine: Engine) -> None:
    velm = replace(REPORTS[2], places=("Velm",), sentence="In Velm it counts 900.", number="900", low=900, high=900)
    save_report(engine, replace(velm, url="https://courier.example/velm"))
    page = visit.go("/trends?metric=displaced&place=VEL")
    page.click("#split", force=True)
    page.wait_for_selector("#trend .x2y2")
    visit.expect_query("metric=displaced&place=VEL&split=place")
    expect(page.locator("#trend .annotation", has_text="Velm")).to_contain_text("900 people")
    assert points(page) == 5
    page.click("#own", force=True)
    page.wait_for_function("() => !document.querySelector('#trend .js-plotly-plot').layout.yaxis2.matches")
    visit.expect_query("metric=displaced&place=VEL&split=place&scale=own")
    click_point(page, 7)
    expect(page.locator(".evidence mark")).to_have_text("900")
    visit.expect_query("metric=displaced&place=VEL&split=place&scale=own&figure=7")
    page.keyboard.press("Escape")
    visit.expect_query("metric=displaced&place=VEL&split=place&scale=own")
    for query in ("&split=place&scale=own&figure=7", "&split=place&scale=own", "&split=place"):
        page.go_back()
        visit.expect_query(f"metric=displaced&place=VEL{query}")
    page.wait_for_function("() => document.querySelector('#trend .js-plotly-plot').layout.yaxis2?.matches === 'y'")
    page.go_back()
    expect(page.locator("#trend .x2y2")).to_have_count(0)
    expect(page.get_by_text("Each on its own scale")).to_be_hidden()


def test_a_place_without_places_within_says_so(visit: Visit) -> None:
    page = visit.go("/trends?metric=displaced&place=VEL01&split=place")
    expect(page.locator("#legend")).to_contain_text("There are no two places within")
    assert points(page) == 4


def test_every_filter_is_in_the_link_and_stays_there(visit: Visit) -> None:
    days = "since=2024-01-05&until=2024-02-03"
    only = "organization=Harbour+Relief&organization=Coast+Guard&measure=total&parts=1"
    query = f"metric=displaced&place=VEL&place=VEL01&{days}&{only}&log=1&split=place&scale=own&figure=3"
    page = visit.go(f"/trends?{query}")
    expect(page.locator(".evidence mark")).to_have_text("5,000")
    visit.expect_query(query)
    page.reload()
    expect(page.locator(".evidence mark")).to_have_text("5,000")
    visit.expect_query(query)
    page.keyboard.press("Escape")
    visit.expect_query(query.removesuffix("&figure=3"))
    for control in ("parts", "log", "split", "own"):
        expect(page.locator(f"#{control}")).to_be_checked()
    expect(page.locator("#measure")).to_have_value("total since a start")
    expect(page.locator(".control-organizations .mantine-Pill-label")).to_have_text(["Harbour Relief", "Coast Guard"])


def test_a_figure_in_households_stands_apart_and_leads_to_its_sentence(visit: Visit, engine: Engine) -> None:
    told = {"unit": "household", "low": 700, "high": 700, "number": "700", "url": "https://c.example/households"}
    save_report(engine, replace(REPORTS[2], sentence="In Port Ardan 700 households left, Harbour Relief said.", **told))
    page = visit.go("/trends?metric=displaced&place=VEL01")
    expect(page.locator("#trend .annotation", has_text="Households")).to_be_visible()
    assert page.evaluate("document.querySelector('#trend').clientHeight") > 27 * 16
    click_point(page, 7)
    expect(page.locator(".evidence mark")).to_have_text("700")
