"""A feed is added on the page by its address, while the page goes on; one sentence says what became of it."""

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import Engine

from dashboard.app import create_app
from db.queries import read_feeds
from tests.dashboard.browser.conftest import Served, Visit
from tests.tracker.site import Site, running_site
from tracker.demo import load_demo
from tracker.settings import Settings

HOST = "http://192.0.2.1.nip.example"
PAGE = "<html><head><link rel='alternate' type='application/rss+xml' href='/feed' title='Lake Post'></head></html>"


@pytest.fixture
def context_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(getattr(request, "param", {}))


@pytest.fixture
def web(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Give a web of public addresses behind a proxy on this machine, which the running browser knows nothing of."""
    with running_site() as site:
        monkeypatch.setenv("http_proxy", site.url)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        yield site


def add(page: Page, address: str) -> None:
    page.get_by_label("Address").fill(address)
    page.get_by_role("button", name="Add", exact=True).click()


def test_a_feed_is_found_behind_its_page_and_listed(visit: Visit, empty: Engine, web: Site) -> None:
    answer = Event()
    web.put(f"{HOST}/feed", "<rss version='2.0'><channel></channel></rss>", "text/xml")
    at_once = web.pages
    web.put(f"{HOST}/", PAGE)
    found = at_once[f"{HOST}/"]
    web.pages[f"{HOST}/"] = lambda request: answer.wait(30) and found(request)
    page = visit.go("/feeds", wait_for="#add-do")
    page.get_by_role("textbox", name="Words (optional)").fill("cholera")
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Countries (optional)").click()
    page.keyboard.type("Syri")
    page.get_by_role("option", name="Syria").click()
    page.keyboard.press("Escape")
    add(page, f"{HOST}/")
    expect(page.locator("#add-looking")).to_be_visible()
    page.get_by_label("Address").fill("the page is not blocked")
    answer.set()
    expect(page.locator("#add-told")).to_contain_text("Lake Post is added")
    expect(page.locator("#feeds td").first).to_have_text("Lake Post")
    expect(page.locator("#feeds")).to_contain_text("Keeps only what tells of: cholera, Syria")
    expect(page.get_by_label("Address")).to_have_value("")
    assert [feed.countries for feed in read_feeds(empty)] == [["SYR"]]


@pytest.mark.parametrize("context_options", [{"locale": "de-DE"}], indirect=True)
def test_what_is_no_feed_is_said_in_a_sentence_of_the_readers_language(visit: Visit, web: Site) -> None:
    page = visit.go("/feeds", wait_for="#add-do")
    told = page.locator("#add-told")
    for address, sentence in {
        "/etc/passwd": "ist keine Adresse im Web",
        "http://127.0.0.1:1/feed": "liegt in einem privaten Netz",
        f"{HOST}/gone": "antwortete mit dem Fehler 404",
        f"{HOST}/": "Diese Seite nennt keinen Feed",
    }.items():
        web.put(f"{HOST}/", "<html><body>News</body></html>")
        page.get_by_label("Adresse").fill(address)
        page.get_by_role("button", name="Hinzufügen", exact=True).click()
        expect(told).to_contain_text(sentence)
        expect(page.locator("#feeds")).to_contain_text("Noch ist kein Feed eingerichtet")


def test_the_first_own_feed_takes_the_place_of_the_demonstration(
    visit: Visit, served: Served, settings: Settings, web: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as faster:
        faster.setattr("tracker.capture.extract", lambda _: ())
        load_demo(settings)
    served.application = create_app(settings)
    web.put(f"{HOST}/feed", "<rss version='2.0'><channel></channel></rss>", "text/xml")
    page = visit.go("/feeds", wait_for=".banner")
    add(page, f"{HOST}/feed")
    expect(page.locator("#feeds td").first).to_have_text("192.0.2.1.nip.example")
    expect(page.locator(".banner")).to_have_count(0)
