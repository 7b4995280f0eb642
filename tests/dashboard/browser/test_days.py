"""Days that a reader types, or chooses in a calendar."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import Engine

from db.annotations import read_annotations
from db.models import CrisisRow
from db.save import save_crisis
from tests.dashboard.browser.chart import wait_for_points
from tests.dashboard.browser.conftest import Visit
from tests.dashboard.reports import day, thaw

pytestmark = pytest.mark.usefixtures("engine")
GERMAN = {"locale": "de-DE"}
PHONE = {"viewport": {"width": 390, "height": 844}}
CHART = "/trends?metric=displaced&place=VEL01"
ADDRESS = "metric=displaced&place=VEL01"


@pytest.fixture
def context_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(getattr(request, "param", {}))


def write(page: Page, field: str, text: str) -> None:
    page.locator(f"#{field}-typed").fill(text)
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    "text", ["2024-01-15", "15 Jan 2024", "15 january 2024", "Jan 15, 2024", "15.1.2024", "15/01/2024"]
)
def test_a_day_is_read_as_iso_and_as_english_readers_write_it(visit: Visit, text: str) -> None:
    page = visit.go(CHART)
    write(page, "since", text)
    visit.expect_query(f"{ADDRESS}&since=2024-01-15")
    expect(page.locator("#since-typed")).to_have_value("15 Jan 2024")
    wait_for_points(page, 3)


@pytest.mark.parametrize("context_options", [GERMAN], indirect=True)
@pytest.mark.parametrize("text", ["2024-03-15", "15.03.2024", "15.3.2024", "15. März 2024", "15 marz 2024"])
def test_a_day_is_read_as_iso_and_as_german_readers_write_it(visit: Visit, text: str) -> None:
    page = visit.go(CHART)
    write(page, "until", text)
    visit.expect_query(f"{ADDRESS}&until=2024-03-15")
    expect(page.locator("#until-typed")).to_have_value("15.03.2024")


@pytest.mark.parametrize(
    "text", ["30 Feb 2024", "2024-13-01", "15 Ja 2024", "Ju 2024 1", "15.1.24", "soon", "1,000 2024-01-01"]
)
def test_what_is_no_day_is_told_and_the_last_one_kept(visit: Visit, text: str) -> None:
    page = visit.go(f"{CHART}&since=2024-01-15")
    write(page, "since", text)
    expect(page.locator("#since-typed-error")).to_have_text(
        "This is no day that can be read: write it like 15 Feb 2020 or 2020-02-15."
    )
    expect(page.locator("#since-typed")).to_have_value(text)
    assert visit.query() == f"{ADDRESS}&since=2024-01-15"
    wait_for_points(page, 3)
    write(page, "since", "15 Jan 2024")
    expect(page.locator("#since-typed-error")).to_have_count(0)


def test_a_period_does_not_end_before_it_begins(visit: Visit) -> None:
    page = visit.go(f"{CHART}&since=2024-01-15")
    write(page, "until", "2024-01-14")
    expect(page.get_by_text("This is before 15 Jan 2024, where the period begins.")).to_be_visible()
    write(page, "until", "2024-01-20")
    visit.expect_query(f"{ADDRESS}&since=2024-01-15&until=2024-01-20")
    write(page, "since", "2024-01-21")
    expect(page.get_by_text("This is after 20 Jan 2024, where the period ends.")).to_be_visible()


@pytest.mark.parametrize("context_options", [PHONE], indirect=True)
def test_a_phone_types_clears_and_goes_back(visit: Visit) -> None:
    page = visit.go(CHART)
    page.get_by_role("button", name="More filters").click()
    write(page, "since", "2024-01-15")
    visit.expect_query(f"{ADDRESS}&since=2024-01-15")
    page.locator("[data-clears=since]").click()
    visit.expect_query(ADDRESS)
    expect(page.locator("#since-typed")).to_have_value("")
    page.go_back()
    visit.expect_query(f"{ADDRESS}&since=2024-01-15")
    expect(page.locator("#since-typed")).to_have_value("15 Jan 2024")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_keyboard_opens_the_calendar_at_the_day_typed(visit: Visit) -> None:
    page = visit.go(CHART)
    write(page, "until", "20 Jan 2024")
    visit.expect_query(f"{ADDRESS}&until=2024-01-20")
    page.keyboard.press("Tab")  # the cross
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="20 January 2024", exact=True)).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#until-typed")).to_have_value("21 Jan 2024")
    visit.expect_query(f"{ADDRESS}&until=2024-01-21")
    expect(page.get_by_role("button", name="Until: choose in a calendar")).to_be_focused()


def test_a_note_is_not_put_on_an_earlier_day_than_the_one_mistyped(visit: Visit, engine: Engine) -> None:
    page = visit.go(CHART)
    page.get_by_role("button", name="Notes").click()
    expect(page.locator("#note-day-typed")).to_have_value("2 Feb 2024")
    page.locator("#note-day-typed").fill("31 Feb 2024")
    page.get_by_label("What happened").fill("The bridge is open")
    page.get_by_label("What happened").press("Enter")
    expect(page.get_by_text("Choose a day.")).to_be_visible()
    assert read_annotations(engine) == []
    write(page, "note-day", "29 Feb 2024")
    page.get_by_label("What happened").press("Enter")
    expect(page.locator("#notes-list")).to_contain_text("29 Feb 2024 The bridge is open")


def test_the_calendar_of_another_crisis_opens_at_its_days(visit: Visit, engine: Engine) -> None:
    save_crisis(engine, thaw())
    save_crisis(engine, CrisisRow(name="Dam", places=["VEL02"], start=day("2024-03-01"), end=day("2024-03-31")))
    page = visit.go("/trends?crisis=Thaw")
    page.click("#crisis")
    page.get_by_role("option", name="Dam").click()
    expect(page.locator("#until-typed")).to_have_attribute("placeholder", "31 Mar 2024")
    page.get_by_role("button", name="Until: choose in a calendar").click()
    expect(page.get_by_text("March 2024", exact=True)).to_be_visible()
