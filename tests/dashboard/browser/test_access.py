"""Every page against axe-core's rules (WCAG 2 A and AA), light and dark, from a phone to a desk."""

from dataclasses import replace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from sqlalchemy import Engine

from db.models import FeedRow
from db.save import add_feed, start_capture, update_capture
from db.stories import note_story
from tests.dashboard.browser.conftest import Visit
from tests.dashboard.reports import NOW, REPORTS, save_report, url_of
from tracker.capture import now_utc
from tracker.review import review

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

PAGES = {
    "/": ".tile",
    "/trends": ".point",
    "/trends?metric=displaced&figure=3": ".evidence mark",
    "/trends?metric=displaced&place=VEL&split=place": ".point",
    "/documents": ".documents",
    "/documents/1": "mark",
    "/documents/2": ".known",
    "/documents?words=nothing+like+it": ".state",
    "/trends?metric=displaced&since=2030-01-01": ".state",
    "/feeds": "#add-do",
    "/method": ".method table",
    "/no/such/page": "#content h1",
}
SERIOUS = ("serious", "critical")


@pytest.fixture
def context_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Return the reader's screen; axe is put into the page as a script, which the policy of the page forbids.

    Colours that fade in have no contrast yet, so motion is reduced.
    """
    return {"bypass_csp": True, "reduced_motion": "reduce", **request.param}


SCREENS = [
    pytest.param({"viewport": {"width": width, "height": 900}, "color_scheme": "light"}, id=str(width))
    for width in (390, 768, 1440)
]


@pytest.fixture
def several(engine: Engine) -> Engine:
    """Add a changed page, a copy of a story, a decision, and feeds that do well and badly."""
    changed = replace(REPORTS[1], number="3,500", low=3500, sentence="More than 3,500 people have left, sources say.")
    save_report(engine, replace(changed, url=url_of(REPORTS[1])))
    note_story(engine, 2, 1)
    review(engine, 3, "confirmed", reviewer="Ada", now=NOW)
    for name, outcome in {"Courier": "ok", "Radio": "failed"}.items():
        row = FeedRow(name=name, kind="rss", location=f"https://{name}.example", interval_minutes=60, added=NOW)
        add_feed(engine, row)
        capture = start_capture(engine, row.id, row.location, now_utc())
        error = "" if outcome == "ok" else "It answered 500."
        update_capture(engine, capture, outcome=outcome, ended=now_utc(), documents_new=1, error=error)
    return engine


def barriers(page: Page) -> list[tuple[str, str, list[str]]]:
    """Return what axe finds serious on a page, light and dark, with where."""
    told = []
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", scheme)
        violations = Axe().run(page).response["violations"]
        serious = [found for found in violations if found["impact"] in SERIOUS]
        told += [(scheme, found["id"], [node["html"][:160] for node in found["nodes"]][:3]) for found in serious]
    return told


@pytest.mark.timeout(600)  # eleven pages, while other tests run beside
@pytest.mark.parametrize("context_options", SCREENS, indirect=True)
def test_no_serious_barrier(visit: Visit, several: Engine) -> None:
    found = {}
    for path, shown in PAGES.items():
        page = visit.go(path, wait_for=shown)
        told = barriers(page)
        if page.evaluate(WIDER) > 0:
            told.append(("both", "wider than the screen", []))
        if told:
            found[path] = told
    page = visit.go("/trends?metric=displaced&figure=3", wait_for=".evidence mark")
    page.get_by_label("Correct", exact=True).check()
    expect(page.get_by_label("Number", exact=True)).to_be_visible()
    found |= {"the form of a decision": told} if (told := barriers(page)) else {}
    assert found == {}


@pytest.mark.parametrize("context_options", SCREENS[:1], indirect=True)
def test_no_serious_barrier_where_there_is_nothing_or_no_database(visit: Visit, empty: Engine) -> None:
    found = {path: barriers(visit.go(path, wait_for=".state")) for path in ("/", "/trends", "/documents")}
    with empty.begin() as connection:
        for table in ("revision", "document", "feed", "figure", "crisis"):
            connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO {table}_elsewhere")
    for path in ("/", "/trends", "/documents", "/documents/1", "/feeds"):
        page = visit.go(path, wait_for=".state")
        expect(page.locator(".state h2").first).to_have_text("The database cannot be reached")
        found[f"{path} away"] = barriers(page)
    assert {path: told for path, told in found.items() if told} == {}
