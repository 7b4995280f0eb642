"""How long grouping, one new document and one series take, and what they need of memory.

    python -m benchmarks.claims [SIZE …]

The figures are made up, always the same: facts of ten years at a thousand places, each told by several
papers, rounded, under the name of a wider place or organization or of nobody.
"""

import platform
import resource
import sys
import time
from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd

from tracker.claims import Names, group_claims
from tracker.claims.index import ClaimIndex
from tracker.trends.trend import trend

SEED = 7
SIZES = (10_000, 100_000, 1_000_000)
COUNTRIES, PROVINCES, TOWNS = 20, 10, 5
DAYS = 3650
METRICS = ("killed", "injured", "displaced", "refugees", "missing", "affected")
AGENCIES = [f"agency {number}" for number in range(12)]
MONITORS = [f"monitor {number}" for number in range(20)]


def names() -> tuple[Names, Names]:
    """Return places (towns in provinces in countries) and organizations (agencies of the UN, monitors)."""
    places: dict[str, tuple[str, tuple[str, ...]]] = {}
    for country in range(COUNTRIES):
        for province in range(PROVINCES):
            above = (f"country {country}",)
            name = f"province {country}.{province}"
            places[name] = (name, above)
            places |= {
                f"town {country}.{province}.{town}": (f"town {country}.{province}.{town}", (name, *above))
                for town in range(TOWNS)
            }
    organizations: dict[str, tuple[str, tuple[str, ...]]] = {name: (name, ("UN",)) for name in AGENCIES}
    organizations |= {name: (name, ()) for name in MONITORS}
    return Names(places), Names(organizations)


def make_figures(count: int) -> pd.DataFrame:
    """Return so many made-up figures with the columns that grouping takes."""
    random = np.random.default_rng(SEED)
    facts = max(count // 6, 1)
    fact = random.integers(0, facts, count)
    country = random.zipf(1.5, facts) % COUNTRIES
    province, town = random.integers(0, PROVINCES, facts), random.integers(0, TOWNS, facts)
    value = np.maximum(np.exp(random.normal(5, 3, facts)), 1).astype("int64")
    end = random.integers(0, DAYS, facts)
    length = random.choice([0, 0, 1, 6, 30, 90], facts)
    source = random.choice([*AGENCIES, *MONITORS], facts)
    level = (random.random(facts) * 3).astype(int)
    rounded = random.random(count) < 0.3
    digits = np.maximum(np.floor(np.log10(value[fact])) - 1, 0)
    told = np.where(rounded, (value[fact] // 10**digits * 10**digits).astype("int64"), value[fact])
    widened = np.maximum(level[fact] - (random.random(count) < 0.2), 0)
    where = [_place(*parts) for parts in zip(country[fact], province[fact], town[fact], widened, strict=True)]
    naming = random.random(count)
    who = np.where(naming < 0.25, "", np.where(naming < 0.35, "UN", source[fact]))
    days = pd.Timestamp("2014-01-01") + pd.to_timedelta(end[fact], unit="D")
    without_start = random.random(count) < 0.5
    start = pd.Series(days - pd.to_timedelta(length[fact], unit="D")).mask(without_start)
    return pd.DataFrame(
        {
            "figure_id": np.arange(1, count + 1),
            "metric": random.choice(METRICS, facts)[fact],
            "quantifier": np.where(rounded, random.choice(["more_than", "approximately"], count), "exact"),
            "low": pd.array(told, dtype="Int64"),
            "high": pd.array(told, dtype="Int64"),
            "unit": "person",
            "subset": random.random(count) < 0.1,
            "population": "",
            "place": where,
            "start": start.astype("datetime64[us]"),
            "end": pd.Series(days).astype("datetime64[us]"),
            "source": who,
            "measure": np.where(without_start, "total", np.where(length[fact] > 7, "total", "flow")),
            "confidence": 0.9,
            "document_id": np.arange(count) // 4,
            "publisher": random.choice([f"paper {number}" for number in range(500)], count),
            "url": "",
            "published": pd.Series(days + pd.to_timedelta(random.integers(0, 3, count), unit="D")).astype(
                "datetime64[us]"
            ),
        }
    )


def _place(country: int, province: int, town: int, level: int) -> str:
    return (f"country {country}", f"province {country}.{province}", f"town {country}.{province}.{town}")[level]


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work keeps the processor busy; other work on the machine does not count."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def measure(size: int) -> dict[str, float]:
    """Return the figures of one row of the table."""
    figures = make_figures(size)
    places, organizations = names()
    begun = time.process_time()
    claimed = group_claims(figures, places=places, organizations=organizations)
    grouping = time.process_time() - begun
    index = ClaimIndex(figures, places=places, organizations=organizations)
    documents = [document for _, document in make_figures(size + 400).iloc[size:].groupby("document_id")]
    adding = sorted(seconds(partial(index.add, document)) for document in documents)
    draw = partial(trend, claimed, metric="displaced", places=places, organizations=organizations)
    drawing = sorted(seconds(partial(draw, place=place)) for place in _asked())
    return {
        "grouping s": grouping,
        "claims": claimed["claim"].nunique(),
        "document ms, median": adding[len(adding) // 2] * 1000,
        "document ms, 95th": adding[len(adding) * 95 // 100] * 1000,
        "series ms, median": drawing[len(drawing) // 2] * 1000,
        "series ms, longest": drawing[-1] * 1000,
        "memory GB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
    }


def _asked() -> list[str]:
    return [f"country {country}" for country in range(COUNTRIES)] + [
        f"province {country}.1" for country in range(COUNTRIES)
    ]


def main() -> None:
    """Print one row for each size."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    print(f"{platform.machine()}, Python {platform.python_version()}")
    for size in sizes:
        row = measure(size)
        if size == sizes[0]:
            print(" | ".join(["figures", *row]))
        shown = (f"{value:,.1f}" if value < 1000 else f"{value:,.0f}" for value in row.values())
        print(" | ".join([f"{size:,}", *shown]))


if __name__ == "__main__":
    main()
