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

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from dashboard.app import create_app
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
    """Take what a page shows before its figures come, without any, and while its database is away."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        settings = Settings(database_url=f"sqlite:///{folder}/empty.db")
        with served(settings) as address:
            for ending, scheme in (("", "light"), ("-dark", "dark")):
                page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme=scheme, locale="en-GB")
                page.route("**/_dash-layout", lambda _: None)  # never answered
                page.goto(address, wait_until="commit")
                page.wait_for_selector("._dash-loading")
                page.screenshot(path=TARGET / f"loading{ending}.png")
                page.unroute_all()
                page.goto(address)
                page.wait_for_selector(".state")
                page.screenshot(path=TARGET / f"empty{ending}.png")
                with sqlite3.connect(f"{folder}/empty.db") as database:
                    database.execute("ALTER TABLE figure RENAME TO elsewhere")
                page.goto(address)
                page.wait_for_selector(".state")
                page.screenshot(path=TARGET / f"database-away{ending}.png")
                with sqlite3.connect(f"{folder}/empty.db") as database:
                    database.execute("ALTER TABLE elsewhere RENAME TO figure")


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
