"""Reports of our own, saved as a capture would, for the tests of the dashboard."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine

from db.models import CrisisRow
from db.save import DocumentToSave, FigureToSave, PlaceToSave, save_document

NOW = dt.datetime(2024, 5, 1, 6, 30, tzinfo=dt.UTC)
BEFORE, AFTER = "Snow fell all night. ", " The roads stay closed."


def _place(code: str, name: str, *above: PlaceToSave) -> PlaceToSave:
    return PlaceToSave(code=code, name=name, level="", country="VEL", latitude=None, longitude=None, above=above)


LAND = _place("VEL", "Velmland")
PLACES = {"Port Ardan": _place("VEL01", "Ardan", LAND), "Velm": _place("VEL02", "Velm", LAND)}
"""The gazetteer of our reports; other places have no code."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """One document with one figure: ``sentence`` holds ``number`` as it stands there."""

    sentence: str
    number: str
    low: int | None
    high: int | None
    end: dt.date | None
    published: dt.date
    metric: str = "displaced"
    quantifier: str = "exact"
    unit: str = "person"
    places: tuple[str, ...] = ("Port Ardan",)
    start: dt.date | None = dt.date(2024, 1, 1)
    source: str = "Harbour Relief"
    publisher: str = "Ardan Courier"
    measure: str = "total"
    subset: bool = False
    confidence: float = 0.9
    url: str = ""
    fields: dict[str, Any] = field(default_factory=dict)


def url_of(report: Report) -> str:
    """Return the address of a report's document."""
    return report.url or f"https://courier.example/{report.published}/{report.number}-{report.metric}"


def save_report(engine: Engine, report: Report) -> None:
    """Save the report's document with its figure."""
    text = f"The valley waits.\n\n{BEFORE}{report.sentence}{AFTER}\n\nMore tomorrow."
    quote = text.index(report.sentence)
    at = quote + report.sentence.index(report.number)
    names = ("metric", "quantifier", "low", "high", "unit", "subset", "start", "end", "source", "confidence")
    row = {name: getattr(report, name) for name in names} | {
        "population": "",
        "organization": report.source or report.publisher,
        "organization_kind": "",
        "at_begin": at,
        "at_end": at + len(report.number),
        "quote_begin": quote,
        "quote_end": quote + len(report.sentence),
        "measure": report.measure,
        "extractor": "test",
    }
    document = DocumentToSave(
        url=url_of(report),
        publisher=report.publisher,
        title=f"Ardan on {report.published}",
        published=report.published,
        language="en",
        text=text,
    )
    save_document(
        engine, document, [FigureToSave(row=row, places=[(name, PLACES.get(name)) for name in report.places])], NOW
    )


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


REPORTS = [
    Report(
        sentence="About 1,200 people have fled Port Ardan since New Year, Harbour Relief said.",
        number="1,200",
        quantifier="approximately",
        low=1200,
        high=1200,
        end=day("2024-01-10"),
        published=day("2024-01-11"),
    ),
    Report(
        sentence="More than 3,400 people have left Port Ardan since New Year, according to Harbour Relief.",
        number="3,400",
        quantifier="more_than",
        low=3400,
        high=None,
        end=day("2024-01-20"),
        published=day("2024-01-21"),
    ),
    Report(
        sentence="Harbour Relief now counts 5,000 people driven from Port Ardan since New Year.",
        number="5,000",
        low=5000,
        high=5000,
        end=day("2024-02-02"),
        published=day("2024-02-03"),
    ),
    Report(
        sentence="Among them are 2,100 children.",
        number="2,100",
        low=2100,
        high=2100,
        end=day("2024-02-02"),
        published=day("2024-02-03"),
        subset=True,
    ),
    Report(
        sentence="The coast guard speaks of 4,000 to 4,600 people without a home in Port Ardan.",
        number="4,000 to 4,600",
        quantifier="range",
        low=4000,
        high=4600,
        start=None,
        end=day("2024-02-01"),
        published=day("2024-02-01"),
        source="Coast Guard",
        publisher="Velm Radio",
    ),
    Report(
        sentence="At least 35 people died in Velm when the dam broke.",
        number="35",
        metric="killed",
        quantifier="at_least",
        low=35,
        high=None,
        places=("Velm",),
        start=day("2024-03-05"),
        end=day("2024-03-05"),
        published=day("2024-03-06"),
        source="",
        publisher="Velm Radio",
    ),
]


def thaw(*places: str) -> CrisisRow:
    """Return a crisis that begins after the first report, at the whole land where no places are given."""
    return CrisisRow(name="Thaw", places=list(places or ("VEL",)), start=day("2024-01-15"), end=day("2024-04-30"))


def save_reports(engine: Engine) -> None:
    """Save all reports."""
    for report in REPORTS:
        save_report(engine, report)
