"""How long grouping, one new document and one series take, and what they need of memory.

    python -m benchmarks.claims [SIZE …]

The figures are made up, always the same: facts of ten years at a thousand places, each told by several
papers, rounded, under the name of a wider place or organization or of nobody. Times are those of the processor.
"""

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
USUAL = 4000
"""Figures of the series that is timed besides the largest: the largest that has no more."""

DOCUMENTS = 100
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


def measure(size: int) -> dict[str, str]:
    """Return the figures of one row of the table."""
    made = make_figures(size + DOCUMENTS * 4)
    figures, later = made.iloc[:size], made.iloc[size:]
    places, organizations = names()
    begun = time.process_time()
    claimed = group_claims(figures, places=places, organizations=organizations)
    grouping = time.process_time() - begun
    draw = partial(trend, claimed, metric="displaced", places=places, organizations=organizations)
    drawn = sorted((len(draw(place=place).points), place) for place in _asked())
    most, widest = drawn[-1]
    usual, typical = max((one for one in drawn if one[0] <= USUAL), default=drawn[0])
    usual_ms, widest_ms = (
        min(seconds(partial(draw, place=place)) for _ in range(5)) * 1000 for place in (typical, widest)
    )
    claims = claimed["claim"].nunique()
    del claimed, draw
    index = ClaimIndex(figures, places=places, organizations=organizations)
    adding = sorted(seconds(partial(index.add, document)) * 1000 for _, document in later.groupby("document_id"))
    half, most_of_them = adding[len(adding) // 2], adding[len(adding) * 95 // 100]
    return {
        "figures": f"{size:,}",
        "claims": f"{claims:,}",
        "all grouped": f"{grouping:.1f} s",
        "per figure": f"{grouping / size * 1e6:.1f} µs",
        "a new document (half, 95 % below)": f"{half:.1f}, {most_of_them:.1f} ms",
        "a series": f"{usual_ms:.0f} ms of {usual:,} figures",
        "the largest series": f"{widest_ms:.0f} ms of {most:,} figures",
        "memory": f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GB",
    }


def _asked() -> list[str]:
    return [f"country {country}" for country in range(COUNTRIES)] + [
        f"province {country}.1" for country in range(COUNTRIES)
    ]


def main() -> None:
    """Print the table, one row for each size."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    for size in sizes:
        row = measure(size)
        if size == sizes[0]:
            print(f"| {' | '.join(row)} |\n|{'---|' * len(row)}")
        print(f"| {' | '.join(row.values())} |", flush=True)


if __name__ == "__main__":
    main()
