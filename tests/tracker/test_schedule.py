import datetime as dt
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import Engine

from db import queries, save
from db.models import FeedRow
from tests.tracker.site import Site
from tracker.capture import CaptureResult, capture, now_utc
from tracker.document import Document
from tracker.lease import LEASE
from tracker.schedule import PROMPT, _first_run, _is_due, _Schedule, running_scheduler
from tracker.settings import Settings

HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def no_time_to_lose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.schedule.SPREAD_SECONDS", 0.1)


def add_feed(engine: Engine, name: str, location: object, **changes: Any) -> FeedRow:
    told = {"kind": "folder", "interval_minutes": 60, "added": now_utc()} | changes
    save.add_feed(engine, FeedRow(name=name, location=str(location), **told))
    return next(feed for feed in queries.read_feeds(engine) if feed.name == name)


def outcomes(engine: Engine) -> dict[str, str]:
    return {row["feed"]: row["outcome"] for row in reversed(queries.read_captures(engine))}


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_text("Twelve people were injured in Homs.")
    return tmp_path / "docs"


def test_captures_each_enabled_feed_and_goes_on_when_one_fails(
    settings: Settings, engine: Engine, folder: Path, site: Site
) -> None:
    add_feed(engine, "broken", site.put("/feed", "", status=500), kind="rss", local=True)
    add_feed(engine, "docs", folder)
    add_feed(engine, "gone", folder / "gone")
    add_feed(engine, "off", folder, enabled=False)
    with running_scheduler(settings, follow_seconds=0.2):
        wait_for(lambda: "running" not in (found := outcomes(engine)).values() and len(found) == 3)
    assert outcomes(engine) == {"broken": "failed", "docs": "ok", "gone": "failed"}
    assert [row["documents_new"] for row in queries.read_captures(engine) if row["feed"] == "docs"] == [1]


def test_feeds_that_are_added_while_it_runs_are_taken_up(settings: Settings, engine: Engine, folder: Path) -> None:
    with running_scheduler(settings, follow_seconds=0.2):
        time.sleep(0.3)
        add_feed(engine, "late", folder)
        wait_for(lambda: outcomes(engine) == {"late": "ok"})


def test_two_schedulers_share_the_work(settings: Settings, engine: Engine, folder: Path) -> None:
    for number in range(4):
        add_feed(engine, f"feed {number}", folder)
    with running_scheduler(settings, follow_seconds=0.2), running_scheduler(settings, follow_seconds=0.2):
        wait_for(lambda: list(outcomes(engine).values()) == ["ok"] * 4)
        time.sleep(0.5)
    assert len(queries.read_captures(engine)) == 4


def test_its_end_waits_for_the_document_in_hand_and_leaves_the_rest(
    settings: Settings, engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work = threading.Event()

    def slowly(_: Document) -> tuple[()]:
        at_work.set()
        time.sleep(0.3)
        return ()

    for name in "bcdefgh":
        (folder / f"{name}.txt").write_text(f"Document {name}.")
    monkeypatch.setattr("tracker.capture.extract", slowly)
    add_feed(engine, "docs", folder)
    with running_scheduler(settings, follow_seconds=0.2):
        assert at_work.wait(10)
    (row,) = queries.read_captures(engine)
    assert row["outcome"] == "partial"
    assert 1 <= row["documents_new"] < 8
    (feed,) = queries.read_feeds(engine)
    assert feed.leased_until is None


def test_captures_of_processes_that_died_are_closed(settings: Settings, engine: Engine, folder: Path) -> None:
    feed = add_feed(engine, "docs", folder, enabled=False)
    save.start_capture(engine, feed.id, feed.location, now_utc())
    with running_scheduler(settings):
        wait_for(lambda: outcomes(engine) == {"docs": "lost"})


@pytest.fixture
def jobs(settings: Settings, engine: Engine) -> Callable[[], dict[str, dt.timedelta]]:
    schedule, scheduler = _Schedule(settings, engine), BackgroundScheduler(timezone=dt.UTC)

    def follow() -> dict[str, dt.timedelta]:
        schedule.follow(scheduler)
        return {job.id: job.trigger.interval for job in scheduler.get_jobs()}

    return follow


def test_jobs_follow_the_feeds(jobs: Callable[[], dict[str, dt.timedelta]], engine: Engine, folder: Path) -> None:
    one, two = (add_feed(engine, name, folder) for name in ("one", "two"))
    assert jobs() == {f"feed {one.id}": PROMPT * HOUR, f"feed {two.id}": PROMPT * HOUR}
    save.enable_feed(engine, "one", enabled=False)
    assert jobs() == {f"feed {two.id}": PROMPT * HOUR}
    save.remove_feed(engine, "two")
    assert jobs() == {}
    save.enable_feed(engine, "one", enabled=True)
    assert jobs() == {f"feed {one.id}": PROMPT * HOUR}


def test_a_feed_is_due_when_its_interval_has_gone_by() -> None:
    assert _is_due(HOUR, None)
    assert _is_due(HOUR, now_utc() - HOUR)
    assert not _is_due(HOUR, now_utc() - HOUR / 2)


def test_a_feed_that_keeps_failing_is_asked_less_often() -> None:
    for failures, hours in enumerate((1, 2, 4, 8, 8, 8)):
        assert _is_due(HOUR, now_utc() - hours * HOUR, failures)
        assert not _is_due(HOUR, now_utc() - 0.8 * hours * HOUR, failures)
    assert _is_due(72 * HOUR, now_utc() - 72 * HOUR, 9)
    assert not _is_due(72 * HOUR, now_utc() - 48 * HOUR, 9)


def test_failures_are_counted_until_it_works(settings: Settings, engine: Engine, folder: Path) -> None:
    feed = add_feed(engine, "docs", folder / "late", interval_minutes=1)
    assert feed.id is not None
    schedule = _Schedule(settings, engine)
    schedule.run(feed.id)
    assert schedule.failures[feed.id] == 1
    schedule.run(feed.id)
    assert len(queries.read_captures(engine)) == 1  # it is not due yet
    (folder / "late").mkdir()
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE capture SET started = '2024-05-06 12:00:00'")
    schedule.run(feed.id)
    assert schedule.failures[feed.id] == 0


def test_a_start_does_not_capture_again_what_was_just_captured() -> None:
    half = now_utc() - HOUR / 2
    assert _first_run(HOUR, half, 0, 1) == half + HOUR
    assert abs(_first_run(HOUR, now_utc() - 9 * HOUR, 0, 1) - now_utc()) < dt.timedelta(seconds=2)


def test_a_clock_that_was_set_back_stops_nothing() -> None:
    tomorrow = now_utc() + 24 * HOUR
    assert _is_due(HOUR, tomorrow)
    assert not _is_due(HOUR, now_utc() + HOUR / 2)
    assert _first_run(HOUR, tomorrow, 0, 1) <= now_utc() + HOUR


def test_first_runs_are_spread() -> None:
    assert _first_run(HOUR, None, 10, 20) - _first_run(HOUR, None, 0, 20) > dt.timedelta(seconds=0.9)
    assert _first_run(HOUR / 3600, None, 199, 200) < now_utc() + dt.timedelta(seconds=1.1)


def test_a_feed_that_another_process_captures_is_left_to_it(settings: Settings, engine: Engine, folder: Path) -> None:
    feed = add_feed(engine, "docs", folder)
    assert feed.id is not None
    save.take_lease(engine, feed.id, now_utc(), now_utc() + LEASE)
    _Schedule(settings, engine).run(feed.id)
    assert queries.read_captures(engine) == []


def test_a_feed_that_another_process_captured_meanwhile_is_not_captured_again(
    settings: Settings, engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = add_feed(engine, "docs", folder)
    assert feed.id is not None

    def after_another(*args: Any, **named: Any) -> CaptureResult:
        monkeypatch.undo()
        _Schedule(settings, engine).run(feed.id)
        return capture(*args, **named)

    monkeypatch.setattr("tracker.schedule.capture", after_another)
    _Schedule(settings, engine).run(feed.id)
    assert len(queries.read_captures(engine)) == 1


def test_a_fault_in_one_run_ends_that_run_only(
    settings: Settings, engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    feed = add_feed(engine, "docs", folder)
    assert feed.id is not None
    monkeypatch.setattr("tracker.schedule.capture", fault)
    _Schedule(settings, engine).run(feed.id)
    monkeypatch.undo()
    _Schedule(settings, engine).run(feed.id)
    assert outcomes(engine) == {"docs": "ok"}
