"""Rows to save in tests."""

import datetime as dt
from typing import Any

from db.save import DocumentToSave, FigureToSave, PlaceToSave

NOW = dt.datetime(2024, 5, 6, 12, tzinfo=dt.UTC)
TEXT = "At least 82 people were killed in Homs."


def place(code: str, *above: PlaceToSave) -> PlaceToSave:
    return PlaceToSave(
        code=code, name=code.title(), level="adm1", country="SYR", latitude=34.7, longitude=36.7, above=above
    )


SYRIA = place("syria")
HOMS, IDLIB = place("homs", SYRIA), place("idlib", SYRIA)
IN_HOMS, IN_IDLIB, NOWHERE = ("Homs", HOMS), ("the Idlib region", IDLIB), ("Nowhere", None)
Named = tuple[str, PlaceToSave | None]


def document(**changes: Any) -> DocumentToSave:
    told = {
        "url": "https://paper.example/a",
        "publisher": "Paper",
        "title": "Homs",
        "published": dt.date(2024, 5, 6),
        "language": "en",
        "text": TEXT,
    }
    return DocumentToSave(**told | changes)


def figure(places: tuple[Named, ...] = (IN_HOMS,), **changes: Any) -> FigureToSave:
    told = {
        "metric": "killed",
        "quantifier": "at_least",
        "low": 82,
        "high": None,
        "unit": "person",
        "subset": False,
        "population": "",
        "start": dt.date(2024, 5, 5),
        "end": dt.date(2024, 5, 6),
        "source": "Red Crescent",
        "organization": "Red Crescent",
        "organization_kind": "NGO",
        "at_begin": 9,
        "at_end": 11,
        "quote_begin": 0,
        "quote_end": len(TEXT),
        "measure": "flow",
        "confidence": 0.9,
        "why": ["rule"],
        "extractor": "1",
    }
    return FigureToSave(row=told | changes, places=places)
