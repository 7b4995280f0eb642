"""Saving documents, and the trend query over a million figures, on SQLite and PostgreSQL."""

import datetime as dt
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert
from sqlmodel import SQLModel

from db import save
from db.engine import open_database, writing
from db.figures import place_rows
from db.models import DocumentRow, DocumentVersionRow, FigurePlaceRow, FigureRow, PlaceAboveRow, PlaceRow
from db.queries import Filter, explain_figures, read_figures
from tests.db.rows import NOW, TEXT, document, figure
from tests.postgres import NoPostgres, fresh_database, running_postgres

FIGURES = int(os.environ.get("TRACKER_TEST_FIGURES", "1_000_000"))
OF_DOCUMENT = 10
METRICS = ["killed", "injured", "displaced", "refugees", "returned", "missing", "besieged", "homes_destroyed"]
MEASURES = {"displaced": "stock", "refugees": "stock", "besieged": "stock", "homes_destroyed": "total"}
ORGANIZATIONS = 12
COUNTRIES, PROVINCES, TOWNS = 10, 20, 10
FIRST, DAYS = dt.date(2015, 1, 1), 3650
SAVED, ROUNDS, BATCH = 1000, 20, 20_000
WORDS = f"{TEXT} {'Nothing else is told here. ' * 110}"  # as long as an article


def main() -> None:
    """Print the table of the storage benchmarks."""
    print("| database | documents saved/s | a province's year, median | a country's year, median | index |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        _measure("SQLite", f"sqlite:///{Path(folder)}/tracker.db")
    try:
        with running_postgres() as server, fresh_database(server) as url:
            _measure("PostgreSQL", url)
    except NoPostgres as none:
        print(none)


def _measure(name: str, url: str) -> None:
    engine = open_database(url)
    figures = [figure(), figure(metric="injured"), figure(metric="missing")]
    took = _seconds(
        lambda: [save.save_document(engine, document(url=f"s{n}", text=WORDS), figures, NOW) for n in range(SAVED)]
    )
    fill(engine)
    year = {"metrics": ("killed",), "since": dt.date(2020, 1, 1), "until": dt.date(2020, 12, 31)}
    province, country = Filter(places=("C3P7",), **year), Filter(places=("C3",), **year)
    times = [
        1000 * statistics.median(_seconds(lambda: read_figures(engine, wanted)) for _ in range(ROUNDS))  # noqa: B023
        for wanted in (province, country)
    ]
    print(
        f"| {name} | {SAVED / took:.0f} | {times[0]:.0f} ms | {times[1]:.0f} ms | {explain_figures(engine, country)} |"
    )
    engine.dispose()


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def fill(engine: Engine) -> None:
    """Put ``FIGURES`` figures about all places of ten countries and ten years into a database."""
    codes = list(_places(engine))
    chance, documents = random.Random(1), FIGURES // OF_DOCUMENT  # noqa: S311
    for first in range(10_000, 10_000 + documents, BATCH // OF_DOCUMENT):
        numbers = range(first, min(first + BATCH // OF_DOCUMENT, 10_000 + documents))
        days = {n: FIRST + dt.timedelta(days=chance.randrange(DAYS)) for n in numbers}
        ids = [(n, n * OF_DOCUMENT + position) for n in numbers for position in range(OF_DOCUMENT)]
        _insert(engine, DocumentRow, [_document(n) for n in numbers])
        _insert(engine, DocumentVersionRow, [_version(n, days[n]) for n in numbers])
        where = {figure_id: chance.choice(codes) for _, figure_id in ids}
        rows = [_figure(figure_id, n, days[n], len(where[figure_id]), chance) for n, figure_id in ids]
        _insert(engine, FigureRow, rows)
        places = [place_rows(row["id"], row["metric"], row["day"], _named(where[row["id"]])) for row in rows]
        _insert(engine, FigurePlaceRow, [row for (row,) in places])
    with writing(engine) as session:
        session.connection().exec_driver_sql("ANALYZE")


def _places(engine: Engine) -> Iterator[str]:
    above: dict[str, list[str]] = {}
    for country in (f"C{n}" for n in range(COUNTRIES)):
        above[country] = [country]
        for province in (f"{country}P{n}" for n in range(PROVINCES)):
            above[province] = [province, country]
            above |= {f"{province}T{n}": [f"{province}T{n}", province, country] for n in range(TOWNS)}
    _insert(engine, PlaceRow, [{"code": code, "name": code, "level": "", "country": code[:2]} for code in above])
    _insert(engine, PlaceAboveRow, [{"code": code, "above": one} for code, held in above.items() for one in held])
    return iter(above)


def _named(code: str) -> list[tuple[str, str | None]]:
    return [(code, code)]


def _document(number: int) -> dict[str, Any]:
    return {"id": number, "url": f"u{number}", "publisher": "Paper", "first_seen": NOW, "last_seen": NOW}


def _version(number: int, published: dt.date) -> dict[str, Any]:
    words = {"title": "Title", "published": published, "language": "en", "text": WORDS, "text_length": len(WORDS)}
    return words | {"id": number, "document_id": number, "number": 1, "content_hash": "", "retrieved": NOW}


def _figure(figure_id: int, version_id: int, day: dt.date, depth: int, chance: random.Random) -> dict[str, Any]:
    """Return a figure of a day: the deeper its place the smaller; what is a stock or a total grows with the years."""
    keys = {"id": figure_id, "version_id": version_id, "text_length": len(WORDS), "as_written": "82", "day": day}
    metric, source = chance.choice(METRICS), f"Organization {chance.randrange(ORGANIZATIONS)}"
    measure = MEASURES.get(metric, "flow")
    level = 1 if measure == "flow" else 100 + (day - FIRST).days
    low = round(10 ** (6 - depth) * level * chance.uniform(0.95, 1.05)) + 1
    changes = {"metric": metric, "measure": measure, "low": low, "source": source, "organization": source}
    start = day if measure == "flow" else FIRST if measure == "total" else None
    return figure(**changes, start=start, end=day).row | keys


def _insert(engine: Engine, table: type[SQLModel], rows: list[dict[str, Any]]) -> None:
    with writing(engine) as session:
        session.connection().execute(insert(table), rows)


if __name__ == "__main__":
    main()
