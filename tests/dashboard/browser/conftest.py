"""A real browser on a real server with a database of our own reports."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright
from sqlalchemy import Engine
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.app import create_app
from tracker.settings import Settings

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-gpu",  # there is none, and its imitation is slower than to do without
)
DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", "color_scheme": "light"}
PATIENCE = 60_000
"""Milliseconds that the browser is waited for: a machine that runs several tests at once takes its time."""

expect.set_options(timeout=PATIENCE)

REFRESH = 400
"""Milliseconds between two looks for new figures, so that no test waits long."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@dataclass
class Visit:
    """A page of the dashboard in the browser, and what must not happen on it."""

    page: Page
    address: str
    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def go(self, path: str = "/trends", wait_for: str = ".point") -> Page:
        """Open a page and wait for what it is to show."""
        self.page.goto(self.address + path)
        self.page.wait_for_selector(wait_for)
        return self.page

    def query(self) -> str:
        """Return the query part of the address bar."""
        return urlsplit(self.page.url).query

    def expect_query(self, query: str) -> None:
        """Wait until the address bar has a query; chart and address answer apart."""
        self.page.wait_for_url(lambda address: urlsplit(address).query == query)

    def watch(self) -> None:
        """Collect every request to another host and every error of the browser's console."""
        self.page.on("request", self._note_request)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda told: self.errors.append(told.text) if told.type == "error" else None)

    def _note_request(self, request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and f"{parts.scheme}://{parts.netloc}" != self.address:
            self.elsewhere.append(request.url)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.skip("There is no Chromium here: sudo apt-get install chromium")
    browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
    yield browser
    browser.close()


class Served:
    """A server for all tests, so that the browser keeps its files; ``application`` is the one of the test."""

    application: ASGIApp
    address: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the application of the test."""
        if scope["type"] == "http":
            await self.application(scope, receive, send)


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    served = Served()
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as free:
        free.bind(("127.0.0.1", 0))
        free.listen()
        served.address = f"http://127.0.0.1:{free.getsockname()[1]}"
        server = uvicorn.Server(uvicorn.Config(served, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [free]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.02)
        yield served
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def address(served: Served, settings: Settings, empty: Engine, monkeypatch: pytest.MonkeyPatch) -> str:
    """Serve the dashboard on the test's own database and return its address."""
    monkeypatch.setattr("dashboard.shell.REFRESH", REFRESH)
    served.application = create_app(settings)
    return served.address


@pytest.fixture(scope="session")
def desk(browser: Browser) -> BrowserContext:
    """Return the usual reader: a wide light screen, English."""
    return browser.new_context(**DESK)


@pytest.fixture
def context_options() -> dict[str, Any]:
    """Return how the reader of a test differs from the usual one; a module overrides it."""
    return {}


def _forget(context: BrowserContext, address: str) -> None:
    """Clear what a visit left in the browser, from a page that does not go elsewhere meanwhile."""
    page = context.new_page()
    page.goto(f"{address}/health")
    page.evaluate("localStorage.clear()")
    page.close()
    context.clear_cookies()


@pytest.fixture
def visit(browser: Browser, desk: BrowserContext, address: str, context_options: dict[str, Any]) -> Iterator[Visit]:
    """Return a visit; at its end nothing was asked of another host and the console held no error."""
    context = browser.new_context(**(DESK | context_options)) if context_options else desk
    context.set_default_timeout(PATIENCE)
    visit = Visit(context.new_page(), address)
    visit.watch()
    yield visit
    visit.page.close()
    if context is desk:
        _forget(context, address)
    else:
        context.close()
    assert visit.elsewhere == []
    assert visit.errors == []
