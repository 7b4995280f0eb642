"""A person decides about a figure in the drawer, and the chart follows without a reload."""

import datetime as dt
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import Engine

from db.reviews import read_reviews
from tests.dashboard.browser.chart import POSITION, wait_for_points
from tests.dashboard.browser.conftest import Visit
from tracker.review import review

FIGURE = "/trends?metric=displaced&figure=3"


@pytest.fixture
def context_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(getattr(request, "param", {}))


def opened(visit: Visit) -> Page:
    page = visit.go(FIGURE, wait_for=".evidence mark")
    wait_for_points(page, 4)
    page.evaluate("window.untouched = true")
    return page


def decide(page: Page, decision: str, *, who: str = "Ada", why: str = "") -> None:
    page.get_by_label(decision, exact=True).check()
    page.get_by_label("Who decides").fill(who)
    page.get_by_label("Why", exact=True).fill(why)
    page.get_by_role("button", name="Save the decision").click()


def test_a_rejected_figure_leaves_the_chart_and_comes_back(visit: Visit, engine: Engine) -> None:
    page = opened(visit)
    decide(page, "Reject")
    expect(page.get_by_role("alert")).to_have_text("Say why, for whoever looks later.")
    decide(page, "Reject", why="counted twice")
    expect(page.get_by_text("The decision is saved")).to_be_visible()
    wait_for_points(page, 3)
    expect(page.locator(".evidence")).to_contain_text("Rejected by Ada")
    expect(page.locator(".evidence")).to_contain_text("counted twice")
    expect(page.get_by_label("Who decides")).to_have_value("Ada")
    decide(page, "Take back")
    wait_for_points(page, 4)
    expect(page.locator(".evidence")).to_contain_text("Reopened by Ada")
    assert page.evaluate("window.untouched")
    assert [row["decision"] for row in read_reviews(engine, 3)] == ["rejected", "reopened"]


def test_a_corrected_number_moves_its_point(visit: Visit, engine: Engine) -> None:
    page = opened(visit)
    before = page.evaluate(POSITION, 3)
    page.get_by_label("Correct", exact=True).check()
    page.get_by_label("Who decides").fill("Ada")
    page.get_by_label("Number", exact=True).fill("3.5")
    page.get_by_label("Why", exact=True).fill("read again")
    page.get_by_role("button", name="Save the decision").click()
    expect(page.get_by_role("alert")).to_have_text("“3.5” is no whole number.")
    page.get_by_label("Number", exact=True).fill("4,500")
    page.get_by_role("button", name="Save the decision").click()
    expect(page.locator(".evidence-figure")).to_have_text("4,500 people")
    expect(page.locator(".evidence")).to_contain_text("High: 5,000 → 4,500")
    page.wait_for_function(f"before => ({POSITION})(3)[1] > before[1] + 5", arg=before)
    assert page.evaluate("window.untouched")


def test_another_report_of_the_fact_is_recommended(visit: Visit, engine: Engine) -> None:
    page = opened(visit)
    decide(page, "Recommend", why="the fullest report")
    expect(page.locator(".evidence")).to_contain_text("Recommended by Ada")
    assert read_reviews(engine, 3)[0]["why"] == "the fullest report"


def test_a_frozen_view_is_not_decided_in(visit: Visit, engine: Engine) -> None:
    page = visit.go(f"{FIGURE}&known={dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}", wait_for=".evidence mark")
    expect(page.locator(".evidence")).to_contain_text("This view is frozen")
    expect(page.locator(".review")).to_have_count(0)


@pytest.mark.parametrize(
    "context_options", [{"locale": "de-DE", "viewport": {"width": 390, "height": 844}}], indirect=True
)
def test_a_decision_in_german_on_a_phone(visit: Visit, engine: Engine) -> None:
    review(engine, 3, "confirmed", reviewer="Ada", now=dt.datetime.now(dt.UTC))
    page = visit.go(FIGURE, wait_for=".evidence mark")
    page.get_by_label("Berichtigen", exact=True).check()
    page.get_by_label("Wer entscheidet").fill("Grace")
    page.get_by_label("Warum").fill("die Zeitung hat berichtigt")
    page.get_by_role("button", name="Entscheidung speichern").click()
    expect(page.get_by_role("alert")).to_have_text("Ändern Sie mindestens ein Feld.")
    page.get_by_label("Orte, mit Semikolon getrennt").fill("Velm")
    page.get_by_role("button", name="Entscheidung speichern").click()
    expect(page.locator(".evidence")).to_contain_text("Orte: Port Ardan → Velm")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
