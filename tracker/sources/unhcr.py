"""UNHCR's population statistics (api.unhcr.org/population/v1/population): a year, an origin, a country of asylum."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.figure import Measure
from tracker.sources.api import MOST_PAGES, asking, fetch_json, rows_of, split, with_defaults
from tracker.sources.protocol import Item, Record, Source
from tracker.sources.records import Rendering, Row, Statement, count, each, identity

PAGE = 1000
NOBODY = ("", "-")  # how the API writes "of all countries"


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    metric: str
    words: str
    population: str = ""
    at_home: bool = False  # counted where people come from, over the year; else where they are, at its end


COLUMNS = (
    _Column("refugees", "refugees", "refugees"),
    _Column("asylum_seekers", "refugees", "asylum seekers", "asylum seekers"),
    _Column("oip", "refugees", "other people in need of international protection", "others in need of protection"),
    _Column("idps", "displaced", "internally displaced people"),
    _Column("returned_refugees", "returned", "returned refugees", "returned refugees", at_home=True),
    _Column("returned_idps", "returned", "returned internally displaced people", "returned IDPs", at_home=True),
)


class UnhcrSource(Source):
    """The rows of the population table, all pages of it; the location's parameters narrow them."""

    def items(self) -> Iterator[Item]:
        """Give the figures of each row; SourceFailed where a page gives no answer."""
        url, parameters = split(self.location)
        asked = with_defaults(parameters, limit=str(PAGE))
        for page in range(1, MOST_PAGES + 1):
            address = asking(url, [*asked, ("page", str(page))])
            answer = fetch_json(self.access, address)
            rows = rows_of(answer, "items", address)
            yield from each(rows, lambda row: _read(self.location, row), address)
            if not rows or page >= (count(answer.get("maxPages")) or 1):
                return


def _read(location: str, row: Row) -> Record | None:
    year = int(row["year"])
    origin, asylum = _country(row, "coo"), _country(row, "coa")
    told = Rendering()
    for column in COLUMNS:
        number = count(row.get(column.name))
        place = (origin or asylum) if column.at_home else (asylum or origin)
        if number is not None and place:
            told.tell(_statement(column, number, year, place, _other(column, origin, asylum)))
    if not told.figures:
        return None
    here, there = (country[0] if country else "all countries" for country in (origin, asylum))
    return told.record(
        url=identity(location, [year, *(country[1] if country else "all" for country in (origin, asylum))]),
        title=f"People from {here} in {there}, {year}",
        publisher="UNHCR",
        published=dt.date(year, 12, 31),
        remarks=f"Refugee Data Finder, country of origin: {here}, country of asylum: {there}, {year}.",
    )


def _statement(column: _Column, number: int, year: int, place: tuple[str, str], other: str) -> Statement:
    apart = f"from {other}" if other else ""
    words = f"{{}} {column.words} {apart}".rstrip()
    when = f"during {year}" if column.at_home else f"at the end of {year}"
    return Statement(
        sentence=f"{words} were counted in {place[0]} {when}, UNHCR reports.", number=number, metric=column.metric,
        measure=Measure.FLOW if column.at_home else Measure.STOCK, place=[place],
        start=dt.date(year, 1, 1) if column.at_home else None, end=dt.date(year, 12, 31), source="UNHCR",
        population=", ".join(part for part in (column.population, apart) if part), subset=bool(apart),
    )  # fmt: skip


def _other(column: _Column, origin: tuple[str, str] | None, asylum: tuple[str, str] | None) -> str:
    """Return the country that sets a row apart from all of its place, empty where it counts all."""
    if not origin or not asylum or origin == asylum:
        return ""
    return asylum[0] if column.at_home else origin[0]


def _country(row: Row, prefix: str) -> tuple[str, str] | None:
    name, code = str(row.get(f"{prefix}_name") or ""), str(row.get(f"{prefix}_iso") or "")
    return None if name in NOBODY else (name, "" if code in NOBODY else code)
