"""Exports: a picture from the click to the file in a real browser, a large workbook, a briefing."""

import datetime as dt
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
from playwright.sync_api import sync_playwright

from dashboard.briefing import Asked, read_briefing
from dashboard.data import Data
from dashboard.exporting import read_export
from dashboard.exports import FORMATS
from dashboard.exports.briefing import FORMATS as BRIEFING_FORMATS
from dashboard.exports.picture import SIZES
from dashboard.filters import Choice
from dashboard.translations import texts
from scripts.take_pictures import CHART, served_demo
from tracker.demo import load_demo
from tracker.settings import Settings

CRISIS, PLACE = "North-west Syria offensive 2019–20", "SYR:NW"
ROUNDS = 5
LARGE = 100_000


def main() -> None:
    """Print the table of the exports' benchmarks."""
    print("| what | measured | wanted |\n|---|---|---|")
    for purpose, took in pictures().items():
        print(f"| PNG for a {purpose}, click to file | {took:.2f} s | 1 s |")
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database_url=f"sqlite:///{folder}/own.db", demo_database_url=f"sqlite:///{folder}/demo.db")
        load_demo(settings)
        data = Data(settings)
        choice = Choice(crisis=CRISIS, metric="displaced", places=(PLACE,))
        export = read_export(data.engine, choice, texts("en"), "/trends", is_demo=True)
        for name in ("pptx", "docx", "pdf", "xlsx"):
            write = FORMATS[name].write
            print(f"| {name} of {len(export.shown.points)} figures | {seconds(lambda: write(export)):.2f} s | |")  # noqa: B023
        asked = Asked(choice=Choice(crisis=CRISIS), texts=texts("en"), is_demo=True)
        for ending, (_, write_briefing) in BRIEFING_FORMATS.items():
            took = seconds(lambda: write_briefing(read_briefing(data.engine, asked), None))  # noqa: B023
            print(f"| briefing as {ending} | {took:.2f} s | {'5 s' if ending == 'pptx' else ''} |")
        times = LARGE // len(export.shown.points) + 1
        points = pd.concat([export.shown.points] * times, ignore_index=True).head(LARGE)
        large = replace(export, shown=replace(export.shown, points=points), made=dt.datetime.now(dt.UTC))
        before, took = peak(), seconds(lambda: FORMATS["xlsx"].write(large), rounds=1)
        print(f"| xlsx of {LARGE:,} figures | {took:.1f} s, {peak() - before:.0f} MB more | 10 s |")


def pictures() -> dict[str, float]:
    """Return the seconds from the click to the file of each size of picture, in a real browser."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    took: dict[str, float] = {}
    with served_demo() as address, sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"]).new_page()
        page.goto(address + CHART)
        page.wait_for_selector(".point")
        for purpose in SIZES:
            told = []
            for _ in range(ROUNDS):
                page.locator("#export").click()
                began = time.perf_counter()
                with page.expect_download() as started:
                    page.locator(f"[data-purpose={purpose}][data-picture=png]").click()
                Path(started.value.path()).stat()
                told.append(time.perf_counter() - began)
            took[purpose] = statistics.median(told)
    return took


def seconds(do: Callable[[], object], rounds: int = 3) -> float:
    """Return the median of the seconds that something takes."""
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        do()
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def peak() -> float:
    """Return the most memory that the process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    main()
