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
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import httpx
import orjson
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

AFTER = 150.0
"""Seconds after a capture in which the server works out what readers will ask for."""

CHANGES = 40
ANSWERED = "/_dash-update-component"
PARTS = ("chart.data", "comparison.children", "figures.rowData")
"""What each request of a changed filter is known by: the chart comes first, with the controls, then what follows it."""


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
    for name, path, shown in (
        ("first page, a while after a capture", "/", ".tile"),
        ("overview of a crisis that nobody looked at since", "/?crisis=Crisis+1", ".tile"),
        ("overview of a crisis", "/?crisis=Crisis+1", ".tile"),
        ("trends of a crisis, opened first", "/trends?crisis=Crisis+2", ".point"),
    ):
        with visit(browser) as view:
            print(f"| {name} | {seconds(lambda: view.show(address + path, shown)):.2f} s | 1.5 s |")  # noqa: B023
        if path == "/":
            print(f"| loaded with it, compressed | {view.bytes / 1e6:.2f} MB | 1.6 MB |")
    with visit(browser) as view:
        view.show(f"{address}/trends?crisis=Crisis+1", ".point")
        drawn = sorted(view.change_metric(place) for place in range(1, 6))
        print(f"| another metric, from the click to the drawn chart, median | {drawn[len(drawn) // 2]:.2f} s | 0.4 s |")
        view.page.wait_for_load_state("networkidle")
        asked = view.asked
    first = click(address, asked, [random.Random(n) for n in range(COUNTRIES)], range(COUNTRIES))  # noqa: S311
    print_rows("a filter of each crisis changed, the first since", first)
    alone = click(address, asked, [random.Random(n) for n in range(CHANGES)])  # noqa: S311
    print_rows("a filter changed, at the server", alone)
    with ThreadPoolExecutor(READERS) as readers:
        clicks = list(readers.map(lambda reader: think_and_click(address, asked, reader), range(READERS)))
    print_rows(f"the same with {READERS} readers", [one for reader in clicks for one in reader])
    print(f"| largest answer, compressed | {max(one.largest for one in alone) / 1000:.0f} kB | 300 kB |")
    save.save_document(engine, document(url="newer"), [figure()], NOW)
    with visit(browser) as view:
        took = seconds(lambda: view.show(f"{address}/?crisis=Crisis+9", ".tile"))
        print(f"| overview of a crisis straight after a capture | {took:.2f} s | |")


@dataclass(frozen=True)
class Answers:
    """How long a changed filter took: each request alone, the longest; until the chart was answered, and all."""

    one: float
    chart: float
    all: float
    largest: int


def print_rows(what: str, clicks: list[Answers]) -> None:
    """Print the rows of the table that tell how long answers took."""
    for name, part in (("longest answer", "one"), ("until the chart", "chart"), ("until all is answered", "all")):
        took = sorted(1000 * getattr(one, part) for one in clicks)
        half, most = statistics.median(took), took[len(took) * 95 // 100]
        print(f"| {what}: {name}, median and 95th percentile | {half:.0f}, {most:.0f} ms | 150 ms |")


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
            " addEventListener('click', () => { window.clicked = performance.now() }, {capture: true, once: true});"
            " plot.once('plotly_afterplot', () => { window.drawn = performance.now() }) }"
        )
        option.click()
        self.page.wait_for_function("() => window.drawn")
        return float(self.page.evaluate("window.drawn - window.clicked")) / 1000

    def note(self, request: Any) -> None:
        """Keep what the page asks for after a changed filter."""
        asked = request.post_data_json if ANSWERED in request.url else {"output": ""}
        self.asked |= {part: asked for part in PARTS if part in asked["output"]}


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


def changed(request: dict[str, Any], values: dict[str, Any]) -> bytes:
    """Return a request with other values of its controls, as a click would send it."""
    inputs = [one | {"value": values.get(one["id"], one.get("value"))} for one in request["inputs"]]
    return json.dumps(request | {"inputs": inputs, "changedPropIds": ["metric.value"]}).encode()


def click(
    address: str, asked: dict[str, Any], chances: Iterable[random.Random], crises: Iterable[int] | None = None
) -> list[Answers]:
    """Return the answers to changed filters: a metric and a place by chance, in the crises given or in any."""
    with httpx.Client(headers={"Content-Type": "application/json", "Accept-Encoding": "gzip"}, timeout=120) as browser:
        return [
            change(browser, address, asked, chance, crisis)
            for chance, crisis in zip(chances, crises or repeat(None), strict=False)
        ]


def change(
    browser: httpx.Client, address: str, asked: dict[str, Any], chance: random.Random, crisis: int | None
) -> Answers:
    """Return the answers to a changed filter, asked for one after the other: what follows waits for the chart."""
    crisis = chance.randrange(COUNTRIES) if crisis is None else crisis
    places = [f"C{crisis}", *(f"C{crisis}P{n}" for n in range(PROVINCES))]
    values: dict[str, Any] = {"crisis": f"Crisis {crisis}", "metric": chance.choice(METRICS)}
    values["places"] = [chance.choice(places)]
    took, sizes = [], []
    for part in PARTS:
        begun, size, body = time.perf_counter(), 0, b""
        with browser.stream("POST", address + ANSWERED, content=changed(asked[part], values)) as answer:
            answer.raise_for_status()
            body = answer.read()
            size = answer.num_bytes_downloaded
        took.append(time.perf_counter() - begun)
        sizes.append(size)
        if part == "chart.data":
            values["drawn"] = orjson.loads(body)["response"]["drawn"]["data"]
    return Answers(max(took), took[0], sum(took), max(sizes))


def think_and_click(address: str, asked: dict[str, Any], reader: int) -> list[Answers]:
    """Return the answers that one reader gets, who thinks between two clicks."""
    chance = random.Random(reader)  # noqa: S311

    def thinking() -> Iterator[random.Random]:
        for _ in range(CLICKS):
            time.sleep(chance.uniform(0, 2 * THINKING))
            yield chance

    return click(address, asked, thinking())


if __name__ == "__main__":
    main()
