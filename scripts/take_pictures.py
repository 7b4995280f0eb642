"""Take the pictures of ``docs/pictures`` from the demo: ``make pictures``."""

import contextlib
import shutil
import socket
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy import make_url

from dashboard.app import create_app
from db.engine import open_database
from db.queries import read_feeds
from tracker.adding import Settled, Wishes, add
from tracker.capture import Target, capture, now_utc, target_of
from tracker.demo import load_demo
from tracker.settings import Settings

TARGET = Path(__file__).parents[1] / "docs" / "pictures"
CRISIS = "crisis=North-west+Syria+offensive+2019%E2%80%9320"
CHART = f"/trends?{CRISIS}&metric=displaced&place=SYR%3ANW"
PAGES = {
    "overview": (f"/?{CRISIS}", "#map .point"),
    "trends": (CHART, ".point"),
    "evidence": (f"{CHART}&figure=220", ".evidence mark"),
    "documents": ("/documents?words=Idlib", ".documents"),
    "document": ("/documents/1", ".document-text mark"),
    "feeds": ("/feeds", "#add-do"),
    "method": ("/method", ".method table"),
    "no-result": (f"{CHART}&since=2030-01-01", ".state"),
}
SCREENS = {"": (1440, "light"), "-dark": (1440, "dark"), "-phone": (390, "light")}


def main() -> None:
    """Take each page on each screen."""
    browser_path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with served_demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for ending, (width, scheme) in SCREENS.items():
            screen = {"width": width, "height": 900}
            page = browser.new_page(viewport=screen, color_scheme=scheme, locale="en-GB")
            for name, (path, shown) in PAGES.items():
                page.goto(address + path)
                page.wait_for_selector(shown)
                page.wait_for_timeout(800)
                page.screenshot(path=TARGET / f"{name}{ending}.png")
        take_states(browser)


def take_states(browser: Browser) -> None:
    """Take what a page shows before its figures come, without any, and when something is away, silent or broken."""
    for ending, scheme in (("", "light"), ("-dark", "dark")):
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            settings = Settings(database_url=f"sqlite:///{folder}/tracker.db")
            with served(settings) as address:
                page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme=scheme, locale="en-GB")
                for name, take in STATES.items():
                    take(page, address, settings)
                    page.screenshot(path=TARGET / f"{name}{ending}.png")


def _loading(page: Page, address: str, _: Settings) -> None:
    page.route("**/_dash-layout", lambda _: None)  # never answered
    page.goto(address, wait_until="commit")
    page.wait_for_selector("._dash-loading")
    page.unroute_all()


def _empty(page: Page, address: str, _: Settings) -> None:
    page.goto(address)
    page.wait_for_selector(".state")


def _database_away(page: Page, address: str, settings: Settings) -> None:
    with sqlite3.connect(make_url(settings.database_url).database or "") as database:
        database.execute("ALTER TABLE figure RENAME TO elsewhere")
        _empty(page, address, settings)
        database.execute("ALTER TABLE elsewhere RENAME TO figure")


def _feed_down(page: Page, address: str, settings: Settings) -> None:
    engine = open_database(settings.database_url)
    name = add(engine, Settled("rss", "https://courier.example/rss", "Harbour Courier"), Wishes(), now_utc())
    for feed in read_feeds(engine):
        capture(engine, settings, target_of(feed))
    page.goto(f"{address}/feeds")
    page.get_by_text(name).first.wait_for()
    page.wait_for_timeout(500)


def _error(page: Page, address: str, settings: Settings) -> None:
    article = Path("articles", "aleppo.txt")
    article.parent.mkdir()
    article.write_text("Published: 2024-01-02\n\n300 people were displaced in Aleppo on Monday, the Red Cross said.\n")
    capture(open_database(settings.database_url), settings, Target(kind="folder", location=str(article.parent)))
    page.goto(f"{address}/trends")
    page.wait_for_selector("#trend .point")
    with mock.patch("dashboard.pages.trends.headline", side_effect=ZeroDivisionError):
        page.get_by_label("Show parts of totals").check()
        page.get_by_role("alert").wait_for()
        page.wait_for_timeout(500)


STATES = {
    "loading": _loading,
    "empty": _empty,
    "database-away": _database_away,
    "feed-down": _feed_down,
    "error": _error,
}


@contextlib.contextmanager
def served_demo() -> Iterator[str]:
    """Serve the demo from a folder of its own and yield the address."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        settings = Settings()
        load_demo(settings)
        with served(settings) as address:
            yield address


@contextlib.contextmanager
def served(settings: Settings) -> Iterator[str]:
    """Serve a database and yield the address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


if __name__ == "__main__":
    main()
