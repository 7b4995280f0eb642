import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from dashboard.exporting import read_export
from dashboard.exports.export import Export
from dashboard.filters import Choice
from dashboard.translations import texts
from tests.dashboard import reports
from tests.dashboard.reports import REPORTS, day, save_report

LINK = "https://tracker.example/trends?metric=displaced"
ARABIC = "إدلب"
LONG = "Joint Coordination Office of the Northern and Western Provincial Relief Committees " * 2

Make = Callable[..., Export]


@pytest.fixture
def make(engine: Engine) -> Make:
    """Return what makes the export of a choice of our reports."""

    def export(language: str = "en", **choice: object) -> Export:
        asked = Choice(**{"metric": "displaced", "parts": True} | choice)  # type: ignore[arg-type]
        told = read_export(engine, asked, texts(language), LINK, is_demo=False)
        return replace(told, made=dt.datetime(2024, 5, 3, 8, 0, tzinfo=dt.UTC))

    return export


@pytest.fixture
def awkward(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Add reports with a name like a formula, a long name, and an Arabic place on the map."""
    place = reports._place("SY07", ARABIC, reports.LAND)
    monkeypatch.setitem(reports.PLACES, ARABIC, replace(place, level="1", country="SYR", latitude=35.9, longitude=36.6))
    for number, (source, publisher) in enumerate([('=HYPERLINK("http://x")', "@cmd"), (LONG, "+1 Radio")]):
        told = replace(REPORTS[2], source=source, publisher=publisher, places=(ARABIC,), low=6000 + number)
        save_report(engine, replace(told, high=6000 + number, url=f"https://c.example/{number}", end=day("2024-02-09")))
