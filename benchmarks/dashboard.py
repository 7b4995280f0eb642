"""The dashboard on a million figures: the first view, a change of a filter, twenty readers at once, what is loaded.

    python -m benchmarks.dashboard

Ten crises of two years each hold a fifth of the figures. The server is a process of its own, the browser a real one.
"""

import contextlib
import datetime as dt
import json
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import httpx
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from sqlalchemy import Engine

from benchmarks.storage import COUNTRIES, METRICS, PROVINCES, fill
from db import save
from db.engine import open_database
from db.models import CrisisRow
from tests.db.rows import NOW, document, figure

BEGIN = dt.date(2023, 1, 1)
READERS, CLICKS, THINKING = 20, 6, 5.0
"""So many people change a filter so often, each after looking at the chart for so many seconds."""

AFTER = 10.0
"""Seconds after a capture in which the server works out what readers will ask for."""

CHANGES = 40
ANSWERED = "/_dash-update-component"


def main() -> None:
    """Print the table of the dashboard's benchmarks."""
    print("| what | measured | wanted |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/tracker.db"
        engine = open_database(url)
        fill(engine)
        for n in range(COUNTRIES):
            save.save_crisis(engine, CrisisRow(name=f"Crisis {n}", places=[f"C{n}"], start=BEGIN))
        with served(url) as address, sync_playwright() as playwright:
            path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
            measure(engine, address, playwright.chromium.launch(executable_path=path, args=["--no-sandbox"]))


@contextlib.contextmanager
def served(url: str) -> Iterator[str]:
    """Serve a database by a process of its own and yield the address once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"TRACKER_DATABASE_URL": url, "TRACKER_PORT": str(port)}
    process = subprocess.Popen([sys.executable, "-m", "tracker", "serve"], env=environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        while not _answers(address):
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait()


def _answers(address: str) -> bool:
    with contextlib.suppress(httpx.TransportError):
        return httpx.get(f"{address}/alive").status_code == httpx.codes.NO_CONTENT
    return False


def measure(engine: Engine, address: str, browser: Browser) -> None:
    """Print the rows of the table."""
    save.save_document(engine, document(url="new"), [figure()], NOW)
    time.sleep(AFTER)
    for name, path in (
        ("first page, a while after a capture", "/"),
        ("overview of a crisis that nobody looked at since", "/?crisis=Crisis+1"),
        ("overview of a crisis", "/?crisis=Crisis+1"),
    ):
        with visit(browser) as view:
            print(f"| {name} | {seconds(lambda: view.show(address + path, '.tile')):.2f} s | 1.5 s |")  # noqa: B023
    print(f"| loaded with it, compressed | {view.bytes / 1e6:.2f} MB | 1.6 MB |")
    with visit(browser) as view:
        took = seconds(lambda: view.show(f"{address}/trends?crisis=Crisis+1", ".point"))
        print(f"| trends of a crisis | {took:.2f} s | 1.5 s |")
        drawn = sorted(view.change_metric(place) for place in range(1, 6))
        print(f"| another metric, from the click to the drawn chart, median | {drawn[len(drawn) // 2]:.2f} s | 0.4 s |")
        request = view.asked
    first = [ask(address, changed(request, random.Random(0), crisis)) for crisis in range(COUNTRIES)]  # noqa: S311
    print(row("a chart of each crisis, the first of it after a capture", first))
    alone = [ask(address, changed(request, random.Random(n))) for n in range(CHANGES)]  # noqa: S311
    print(row("a filter changed, at the server", alone))
    with ThreadPoolExecutor(READERS) as readers:
        clicks = list(readers.map(lambda reader: click(address, request, reader), range(READERS)))
    print(row(f"the same with {READERS} readers", [one for reader in clicks for one in reader]))
    print(f"| largest answer, compressed | {max(size for _, size in alone) / 1000:.0f} kB | 300 kB |")


def row(what: str, answers: list[tuple[float, int]]) -> str:
    """Return the row of the table that tells how long answers took."""
    took = sorted(1000 * one for one, _ in answers)
    half, most = statistics.median(took), took[len(took) * 95 // 100]
    return f"| {what}, median and 95th percentile | {half:.0f}, {most:.0f} ms | 150 ms |"


def seconds(work: Callable[[], Any]) -> float:
    """Return how long some work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


@dataclass
class View:
    """A page in a browser that has loaded nothing yet."""

    page: Page
    session: CDPSession
    bytes: float = 0
    asked: dict[str, Any] = field(default_factory=dict)

    def show(self, address: str, wait_for: str) -> None:
        """Open an address and wait for what it is to show."""
        self.page.goto(address)
        self.page.wait_for_selector(wait_for)

    def change_metric(self, place: int) -> float:
        """Choose the metric at a place of the list, and return the seconds until its chart is drawn."""
        self.page.locator("#metric").click()
        option = self.page.locator("[role=option]:visible:not([aria-selected=true])").nth(place)
        self.page.evaluate(
            "() => { window.drawn = null; const plot = document.querySelector('#trend .js-plotly-plot');"
            " plot.once('plotly_afterplot', () => { window.drawn = performance.now() }) }"
        )
        begun = self.page.evaluate("performance.now()")
        option.click()
        self.page.wait_for_function("() => window.drawn")
        return float(self.page.evaluate("window.drawn") - begun) / 1000

    def note(self, request: Any) -> None:
        """Keep what the page asks for its chart."""
        if ANSWERED in request.url and '"chart"' in (request.post_data or ""):
            self.asked = request.post_data_json


@contextlib.contextmanager
def visit(browser: Browser) -> Iterator[View]:
    """Open a page in a browser whose cache is empty."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    view = View(page, context.new_cdp_session(page))
    view.session.send("Network.enable")
    page.on("request", view.note)

    def count(told: dict[str, Any]) -> None:
        view.bytes += told["encodedDataLength"]

    view.session.on("Network.loadingFinished", count)
    yield view
    context.close()


def changed(request: dict[str, Any], chance: random.Random, crisis: int | None = None) -> bytes:
    """Return a request for the chart with another metric and place of a crisis, as a click would send it."""
    crisis = chance.randrange(COUNTRIES) if crisis is None else crisis
    places = [f"C{crisis}", *(f"C{crisis}P{n}" for n in range(PROVINCES))]
    values = {"crisis": f"Crisis {crisis}", "metric": chance.choice(METRICS), "places": [chance.choice(places)]}
    inputs = [one | {"value": values.get(one["id"], one.get("value"))} for one in request["inputs"]]
    return json.dumps(request | {"inputs": inputs}).encode()


def ask(address: str, body: bytes) -> tuple[float, int]:
    """Return how long an answer took and how many bytes it has."""
    headers = {"Content-Type": "application/json", "Accept-Encoding": "gzip"}
    begun, size = time.perf_counter(), 0
    with httpx.stream("POST", address + ANSWERED, content=body, headers=headers, timeout=120) as answer:
        answer.raise_for_status()
        size = sum(len(part) for part in answer.iter_raw())
    return time.perf_counter() - begun, size


def click(address: str, request: dict[str, Any], reader: int) -> list[tuple[float, int]]:
    """Return the answers that one reader gets, who thinks between two clicks."""
    chance, answers = random.Random(reader), []  # noqa: S311
    for _ in range(CLICKS):
        time.sleep(chance.uniform(0, 2 * THINKING))
        answers.append(ask(address, changed(request, chance)))
    return answers


if __name__ == "__main__":
    main()
