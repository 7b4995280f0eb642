from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.check import check
from db.queries import Filter, read_figures
from tests.tracker.test_capture import Clock, write
from tracker.capture import Watch, capture
from tracker.document import Document
from tracker.extractors import extract
from tracker.figure import Figure
from tracker.reextract import reextract
from tracker.settings import Settings

TEXTS = {
    "a": "At least 82 civilians were killed in Homs on Monday, the Red Crescent said. Another 300 were injured.",
    "b": "Rund 4.000 Menschen flohen am Montag aus Idlib nach Afrin.",
    "c": "No number.",
}


@pytest.fixture
def settings(settings: Settings, url: str) -> Settings:
    return settings.model_copy(update={"database_url": url})


@pytest.fixture
def filled(engine: Engine, settings: Settings, tmp_path: Path) -> Engine:
    capture(engine, settings, write(tmp_path / "docs", **TEXTS), clock=Clock())
    return engine


def test_the_same_rules_read_the_same(filled: Engine) -> None:
    before = read_figures(filled, Filter())
    changes = reextract(filled, clock=Clock())
    assert sum(counts["before"] for counts in changes.counts.values()) == len(before) >= 2
    assert all(set(counts) == {"before", "unchanged", "after"} for counts in changes.counts.values())
    assert read_figures(filled, Filter()).equals(before)


def test_newer_rules_change_what_they_read_otherwise(filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_injured(document: Document) -> tuple[Figure, ...]:
        return tuple(figure for figure in extract(document) if figure.metric != "injured")

    monkeypatch.setattr("tracker.reextract.extract", without_injured)
    dry = reextract(filled, clock=Clock(), dry_run=True)
    assert "injured" in set(read_figures(filled, Filter())["metric"])
    assert reextract(filled, clock=Clock()) == dry
    assert dry.counts["injured"] == {"before": 1, "vanished": 1}
    assert "injured" not in set(read_figures(filled, Filter())["metric"])
    assert list(check(filled)) == []


def test_a_document_that_fails_keeps_its_figures(filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails_on_homs(document: Document) -> tuple[Figure, ...]:
        if "Homs" in document.text:
            raise ZeroDivisionError("poison")
        return ()

    problems: list[str] = []
    monkeypatch.setattr("tracker.reextract.extract", fails_on_homs)
    reextract(filled, clock=Clock(), watch=Watch(on_problem=problems.append))
    assert problems == ["https://paper.example/a could not be read again (ZeroDivisionError: poison)."]
    assert set(read_figures(filled, Filter())["url"]) == {"https://paper.example/a"}
