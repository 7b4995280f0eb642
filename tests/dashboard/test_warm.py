"""What readers looked at is worked out again after a change, before they ask."""

import datetime as dt
import queue

import pandas as pd
import pytest
from sqlalchemy import Engine

from dashboard import reading
from dashboard.data import Data
from dashboard.filters import Choice
from dashboard.options import first_views
from dashboard.translations import Texts
from dashboard.warm import kept_warm, warm
from db import save
from db.models import CrisisRow
from db.queries import Filter, read_crises
from tests.dashboard.reports import thaw
from tests.db.rows import NOW, document, figure
from tracker.settings import Settings

CHOICE = Choice(metric="displaced", parts=True)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> "queue.Queue[object]":
    """Give what is told of each read of figures."""
    told: queue.Queue[object] = queue.Queue()
    read = reading.read_figures

    def reading_figures(engine: Engine, wanted: Filter) -> pd.DataFrame:
        told.put(wanted)
        return read(engine, wanted)

    monkeypatch.setattr(reading, "read_figures", reading_figures)
    return told


def test_what_was_looked_at_is_there_after_a_change(
    settings: Settings, engine: Engine, reads: "queue.Queue[object]"
) -> None:
    data = Data(settings)
    before = reading.read_shown(data.engine, CHOICE, None)
    looked_at = reads.get(timeout=10)
    with kept_warm(data, every=0.05):
        save.save_document(data.engine, document(url="https://paper.example/new"), [figure(metric="displaced")], NOW)
        while reads.get(timeout=30) != looked_at:
            pass
    while not reads.empty():
        reads.get()
    after = reading.read_shown(data.engine, CHOICE, None)
    assert reads.empty()
    assert len(after.points) == len(before.points) + 1


def test_the_first_page_is_there_before_anybody_asked(
    settings: Settings, engine: Engine, reads: "queue.Queue[object]"
) -> None:
    data = Data(settings)
    with kept_warm(data):
        reads.get(timeout=30)
    reading.read_latest(data.engine, None)
    assert reads.empty()


def test_a_crisis_nobody_looked_at_is_there_too(
    settings: Settings, engine: Engine, reads: "queue.Queue[object]"
) -> None:
    data = Data(settings)
    for name, place in (("North", "VEL01"), ("South", "VEL02")):
        save.save_crisis(data.engine, CrisisRow(name=name, places=[place], start=dt.date(2024, 1, 1)))
    crises = read_crises(data.engine)
    with kept_warm(data, every=0.05):
        for _ in crises:
            reads.get(timeout=30)
    for crisis in crises:
        assert reading.read_latest(data.engine, crisis)
    assert reads.empty()


def test_the_first_chart_of_each_metric_of_a_crisis_is_there_too(
    engine: Engine, english: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    save.save_crisis(engine, thaw())
    for _ in warm(engine):
        pass
    monkeypatch.delattr(reading, "show")
    (crisis,) = read_crises(engine)
    views = first_views(engine, crisis, english)
    assert {view.metric for view in views} == {"killed", "displaced"}
    assert not any(reading.read_shown(engine, view, crisis).points.empty for view in views)
