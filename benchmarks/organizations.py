"""Resolving sources to organizations: microseconds a source, and seconds to load in a fresh process."""

import csv
import subprocess
import sys
import time
from pathlib import Path

import tracker.demo
from tracker.organizations import resolve, resolve_all

ROUNDS = 5
FACTS = Path(tracker.demo.__file__).with_name("facts.csv")
LOAD = """
import time
from tracker.organizations import resolve
began = time.perf_counter()
resolve("UNHCR")
print(time.perf_counter() - began)
"""


def main() -> None:
    """Print the table of the organizations' benchmarks."""
    print("| what | measured |\n|---|---|")
    print(f"| load, at the first source | {load_seconds():.2f} s |")
    print(f"| a source | {microseconds():.0f} µs |")


def load_seconds() -> float:
    """Return the seconds that the first source takes, best of fresh processes."""
    return min(float(subprocess.check_output([sys.executable, "-c", LOAD])) for _ in range(ROUNDS))


def microseconds() -> float:
    """Return the microseconds that one of the demo's sources takes when it is new, the best of several rounds."""
    with FACTS.open(encoding="utf-8", newline="") as lines:
        sources = sorted({(row["source"], row["country_iso3"]) for row in csv.DictReader(lines) if row["source"]})
    best = float("inf")
    for _ in range(ROUNDS):
        for remembered in (resolve, resolve_all):
            remembered.cache_clear()
        began = time.perf_counter()
        for source, country in sources:
            resolve(source, country)
        best = min(best, (time.perf_counter() - began) / len(sources))
    return best * 1e6


if __name__ == "__main__":
    main()
