"""Records of official data as documents: each number stands in a sentence of its own, so that it can be quoted."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from tracker.document import Document
from tracker.figure import Figure, Measure, Quantifier, Unit
from tracker.gazetteer.store import load_gazetteer
from tracker.sources.api import split
from tracker.sources.protocol import Problem, Record

Row = Mapping[str, Any]

BOUNDS = {
    Quantifier.AT_LEAST: (True, False),
    Quantifier.MORE_THAN: (True, False),
    Quantifier.AT_MOST: (False, True),
    Quantifier.LESS_THAN: (False, True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One number of a record, and the sentence that tells it with ``{}`` where the number stands.

    ``place`` are names with their codes ("" where there is none), the most specific first.
    """

    sentence: str
    number: int
    metric: str
    measure: Measure
    place: Sequence[tuple[str, str]]
    start: dt.date | None
    end: dt.date | None
    source: str
    unit: Unit = Unit.PERSON
    quantifier: Quantifier = Quantifier.EXACT
    population: str = ""
    subset: bool = False


@dataclass(slots=True)
class Rendering:
    """A record on its way to a text: its sentences in their order, and the figures in them."""

    text: str = ""
    figures: list[Figure] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)

    def tell(self, told: Statement) -> None:
        """Add the sentence of a number and its figure."""
        number = f"{told.number:,}"
        before, after = told.sentence.split("{}")
        begin = len(self.text)
        at = begin + len(before)
        self.text += f"{before}{number}{after}\n"
        low, high = BOUNDS.get(told.quantifier, (True, True))
        place = known_to(told.place)
        self.codes |= {name: code for name, code in place if code}
        figure = Figure(
            metric=told.metric, quantifier=told.quantifier, low=told.number if low else None,
            high=told.number if high else None, unit=told.unit, subset=told.subset, population=told.population,
            place=tuple(name for name, _ in place), start=told.start, end=told.end, source=told.source,
            at=(at, at + len(number)), quote=(begin, len(self.text) - 1), measure=told.measure, confidence=1.0,
            why=("record",),
        )  # fmt: skip
        self.figures.append(figure)

    def record(self, *, url: str, title: str, publisher: str, published: dt.date | None, remarks: str = "") -> Record:
        """Return what was told as a record; ``remarks`` are further words of it, behind its sentences."""
        document = Document(
            url=url, title=title, publisher=publisher, published=published, language="en", text=self.text + remarks
        )
        return Record(document, tuple(self.figures), self.codes)


def known_to(place: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the names of a place up to the first whose code the gazetteer knows; it knows those above itself."""
    gazetteer, names = load_gazetteer(), []
    for name, code in place:
        if name and (name, code) not in names:
            names.append((name, code))
            if code and gazetteer.place(code):
                break
    return names


def identity(location: str, parts: Iterable[object]) -> str:
    """Return the address of one record: where its kind is asked for, and what tells it from the others."""
    url, _ = split(location)
    return f"{url}#{quote('/'.join(str(part) for part in parts if part not in (None, '')), safe='/:')}"


def day(value: object) -> dt.date | None:
    """Return the day of an ISO date or instant; ValueError for other text, None where there is none."""
    return dt.date.fromisoformat(value[:10]) if isinstance(value, str) and value.strip() else None


def count(value: object) -> int | None:
    """Return a whole number above zero, as APIs write one (5, "5", 5.0); None for none, for zero and for "-"."""
    if value is None or isinstance(value, bool) or (isinstance(value, str) and value.strip() in ("", "-", "*")):
        return None
    if not isinstance(value, int | float | str):
        raise TypeError("a number was expected")
    number = float(str(value).replace(",", ""))
    if number < 0 or number != int(number):
        raise ValueError(f"{value!r} is no count")
    return int(number) or None


def period(start: dt.date | None, end: dt.date | None) -> str:
    """Return a period in words."""
    if start and end and start != end:
        return f"from {start} to {end}"
    return f"on {end or start}" if end or start else "at a time not given"


def in_words(place: Iterable[tuple[str, str]]) -> str:
    """Return a place as a sentence names it."""
    return ", ".join(dict.fromkeys(name for name, _ in place if name))


def each(rows: Iterable[Any], read: Any, where: str) -> Iterator[Record | Problem]:
    """Give the record of each row, nothing for one without a number, a problem for one that is malformed."""
    for number, row in enumerate(rows, start=1):
        try:
            record = read(row)
        except (KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
            yield Problem(f"{where}, record {number}, is malformed ({type(error).__name__}: {error}).")
        else:
            if record is not None:
                yield record
