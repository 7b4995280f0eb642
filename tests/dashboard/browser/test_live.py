"""What a page does by itself: new figures, a first figure, a database that goes and comes back, an error."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect
from sqlalchemy import Engine

from tests.dashboard.browser.chart import axis_range, click_point, points, wait_for_points
from tests.dashboard.browser.conftest import Visit
from tests.dashboard.reports import REPORTS, day, save_report

NEW = replace(REPORTS[2], number="5,000", url="https://courier.example/new", end=day("2024-02-01"))


def test_new_figures_appear_and_nothing_is_lost(visit: Visit, engine: Engine) -> None:
    page = visit.go()
    page.evaluate("window.untouched = true")
    box = page.locator("#trend .nsewdrag").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 5, box["y"] + box["height"] * 0.8, steps=4)
    page.mouse.up()
    page.wait_for_timeout(500)
    zoomed = axis_range(page)
    assert zoomed[0] > "2024-01-15"
    page.get_by_role("gridcell", name="5,000 people").click()
    expect(page.locator(".evidence mark")).to_have_text("5,000")
    save_report(engine, NEW)
    expect(page.get_by_role("alert")).to_contain_text("New figures came in.")
    wait_for_points(page, 5)
    assert axis_range(page) == zoomed
    expect(page.locator(".evidence mark")).to_have_text("5,000")
    expect(page.locator(".ag-center-cols-container .ag-row")).to_have_count(5)
    assert page.evaluate("window.untouched")


def test_the_first_figure_appears_on_an_empty_page(visit: Visit, empty: Engine) -> None:
    page = visit.go(wait_for=".state")
    expect(page.locator(".state h2")).to_have_text("No figures yet")
    save_report(empty, REPORTS[0])
    wait_for_points(page, 1)
    expect(page.locator(".state")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("Displaced · Ardan")
    click_point(page, 1)
    expect(page.locator(".evidence mark")).to_have_text("1,200")


def test_a_database_that_goes_comes_back_by_itself(visit: Visit, engine: Engine) -> None:
    page = visit.go()
    tables = ("revision", "document_version")
    with engine.begin() as connection:
        for table in tables:
            connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO {table}_elsewhere")
    expect(page.locator(".state h2")).to_have_text("The database cannot be reached")
    with engine.begin() as connection:
        for table in tables:
            connection.exec_driver_sql(f"ALTER TABLE {table}_elsewhere RENAME TO {table}")
    wait_for_points(page, 4)
    expect(page.locator(".state")).to_have_count(0)


def test_an_error_is_a_note_and_no_stack_trace(visit: Visit, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    page = visit.go()
    monkeypatch.setattr("dashboard.drawer.evidence_view", lambda *_: 1 / 0)
    page.get_by_role("gridcell", name="5,000 people").click()
    expect(page.get_by_role("alert")).to_contain_text("Something went wrong on our side.")
    assert "ZeroDivisionError" not in page.content()


def test_text_of_documents_stays_text(visit: Visit, empty: Engine) -> None:
    attack = "<img src=x onerror='window.attacked=1'>"
    sentence = f"<script>window.attacked=1</script> 77 people {attack} fled."
    save_report(
        empty,
        replace(REPORTS[0], sentence=sentence, number="77", low=77, high=77, publisher=attack, source=attack),
    )
    page = visit.go()
    click_point(page, 1)
    expect(page.locator(".evidence-sentence")).to_have_text(sentence)
    expect(page.locator(".evidence mark")).to_have_text("77")
    assert page.evaluate("window.attacked") is None


def test_a_tracker_that_does_not_answer_is_said(visit: Visit, engine: Engine) -> None:
    page = visit.go()
    told = page.get_by_text("The tracker does not answer.")
    expect(told).to_be_hidden()
    page.route("**/alive", lambda route: route.abort())
    expect(told).to_be_visible()
    assert points(page) == 4
    page.unroute("**/alive")
    expect(told).to_be_hidden()
    visit.errors.clear()
