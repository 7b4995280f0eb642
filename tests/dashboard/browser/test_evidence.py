"""Every kind of mark leads to the sentence behind it."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import Engine

from tests.dashboard import reports
from tests.dashboard.browser.chart import click_point
from tests.dashboard.browser.conftest import Visit
from tests.dashboard.reports import REPORTS, Report, day, save_report, save_reports

OF_LINE = re.compile(r"^(2,000|4,900|6,100)$")
OF_BAND = re.compile(r"^(1,200|3,400|5,000|2,000|4,900|6,100)$")
ARDAN = "/trends?metric=displaced&place=VEL01"

# Where a mark is drawn and a click meets no point: the middle of a shape, a third along a line.
ALONG = """(path) => {
    const on = path.getPointAtLength(path.getTotalLength() / 3).matrixTransform(path.getScreenCTM());
    return [on.x, on.y];
}"""
WITHIN = """(path) => {
    const box = path.getBBox(), screen = path.getScreenCTM();
    for (let step = 1; step < 1600; step++) {
        const x = box.x + (box.width * (step % 40)) / 40, y = box.y + (box.height * Math.floor(step / 40)) / 40;
        if (!path.isPointInFill(new DOMPoint(x, y))) continue;
        const at = new DOMPoint(x, y).matrixTransform(screen);
        const away = [...document.querySelectorAll("#trend .point")].map((each) => {
            const { x, y, width, height } = each.getBoundingClientRect();
            return Math.hypot(x + width / 2 - at.x, y + height / 2 - at.y);
        });
        if (Math.min(...away) > 30) return [at.x, at.y];
    }
}"""


def _told(number: str, value: int, days: tuple[str, str], **fields: object) -> Report:
    start, end = map(day, days)
    sentence = f"Sea Watch counts {number} people in Port Ardan."
    report = replace(REPORTS[2], sentence=sentence, number=number, low=value, high=value, start=start, end=end)
    return replace(report, published=end, source="Sea Watch", publisher="Velm Radio", **fields)


@pytest.fixture
def told(empty: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Save what draws every kind of mark: lines that part, flows of weeks, two places, something new."""
    for name, latitude in (("Port Ardan", 35.0), ("Velm", 36.0)):
        place = replace(reports.PLACES[name], latitude=latitude, longitude=36.0)
        monkeypatch.setitem(reports.PLACES, name, place)
    save_reports(empty)
    for number, value, end in (
        ("2,000", 2000, "2024-01-10"),
        ("4,900", 4900, "2024-01-20"),
        ("6,100", 6100, "2024-02-02"),
    ):
        save_report(empty, _told(number, value, ("2024-01-01", end)))
    flow = {"measure": "flow", "metric": "returned"}
    save_report(empty, _told("310", 310, ("2024-03-04", "2024-03-10"), **flow))
    save_report(empty, _told("450", 450, ("2024-03-11", "2024-03-17"), **flow))
    monkeypatch.setattr(reports, "NOW", dt.datetime.now(dt.UTC))
    save_report(empty, _told("710", 710, ("2024-01-01", "2024-02-04"), places=("Velm",)))


def _opens(page: Page, number: str | re.Pattern[str]) -> None:
    expect(page.locator(".evidence mark")).to_have_text(number)
    page.keyboard.press("Escape")
    expect(page.locator(".evidence")).to_have_count(0)


def _click(page: Page, mark: Locator, where: str) -> None:
    page.wait_for_timeout(200)
    x, y = mark.evaluate(where)
    page.mouse.move(x, y)
    page.mouse.click(x, y)


@pytest.mark.usefixtures("told")
def test_every_kind_of_mark_leads_to_its_sentence(visit: Visit) -> None:
    page = visit.go(ARDAN)
    click_point(page, 2)
    _opens(page, "3,400")
    _click(page, page.locator("#trend .js-line").last, ALONG)
    _opens(page, OF_LINE)
    _click(page, page.locator("#trend .errorbar path").first, ALONG)
    _opens(page, "4,000 to 4,600")
    _click(page, page.locator("#trend .js-fill").first, WITHIN)
    _opens(page, OF_BAND)
    page.get_by_role("gridcell", name="About 1,200 people").click()
    _opens(page, "1,200")
    page.locator(".compare").get_by_role("button", name="6,100").click()
    _opens(page, "6,100")
    visit.go(f"{ARDAN.replace('VEL01', 'VEL')}&split=place", wait_for="#trend .x2y2 .point")
    click_point(page, 12)
    _opens(page, "710")
    visit.go("/trends?metric=returned&place=VEL01&per=week", wait_for="#trend .bars .point")
    page.locator("#trend .bars .point").last.click(force=True)
    _opens(page, "450")
    _opens_from_the_overview(visit)


def _opens_from_the_overview(visit: Visit) -> None:
    page = visit.page
    for way in (".told-by a", ".sparkline"):
        visit.go("/", wait_for=".tile")
        page.locator(".tile", has_text="Displaced").locator(way).click()
        _opens(page, "6,100")
    visit.go("/", wait_for=".news")
    page.locator(".news").get_by_role("link", name="710 people").first.click()
    _opens(page, "710")
    visit.go("/", wait_for="#map .point")
    page.locator("#map .point").last.click(force=True)
    _opens(page, "710")
    visit.go("/", wait_for="#map .point")
    page.get_by_text("All 2 places as a list").click()
    page.locator("#map-list").get_by_role("link", name="710 people").click()
    _opens(page, "710")
