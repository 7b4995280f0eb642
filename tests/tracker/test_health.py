import datetime as dt
from typing import Any

import pytest

from tracker.health import State, health

NOW = dt.datetime(2024, 5, 20, 12, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def captured(ago: dt.timedelta, outcome: str = "ok", new: int = 0, changed: int = 0, error: str = "") -> dict[str, Any]:
    return {
        "started": NOW - ago,
        "outcome": outcome,
        "error": error,
        "documents_new": new,
        "documents_changed": changed,
    }


def test_a_feed_that_works_and_brings_something_is_well() -> None:
    told = health(HOUR, [captured(HOUR / 2), captured(1.5 * HOUR, new=2), captured(2.5 * HOUR, "failed")], NOW)
    assert told.state is State.WELL
    assert told.words == ""
    assert (told.last_success, told.last_news) == (NOW - HOUR / 2, NOW - 1.5 * HOUR)


def test_a_feed_that_lost_some_documents_is_well_and_says_so() -> None:
    told = health(HOUR, [captured(HOUR / 2, "partial", new=1, error="x answered 500.")], NOW)
    assert (told.state, told.words) == (State.WELL, "x answered 500.")


def test_a_failing_feed_tells_since_when_and_its_last_error() -> None:
    captures = [captured(n * HOUR, "failed", error=f"Error {n}.") for n in (1, 2, 3)] + [captured(4 * HOUR, new=1)]
    told = health(HOUR, captures, NOW)
    assert (told.state, told.words) == (State.FAILING, "Failing since 2024-05-20 09:00 UTC: Error 1.")
    assert told.last_success == NOW - 4 * HOUR
    assert health(HOUR, captures[:3], NOW).last_success is None


def test_a_capture_that_runs_hides_no_failure() -> None:
    captures = [captured(HOUR / 9, "running"), captured(HOUR, "failed", error="Gone.")]
    assert health(HOUR, captures, NOW).words == "Failing since 2024-05-20 11:00 UTC: Gone."
    assert health(HOUR, captures[:1], NOW).state is State.WELL


@pytest.mark.parametrize("captures", [[], [captured(4 * HOUR)]])
def test_a_feed_that_nobody_captures_asks_for_the_scheduler(captures: list[dict[str, Any]]) -> None:
    told = health(HOUR, captures, NOW)
    assert told.state is State.FAILING
    assert "is the scheduler running" in told.words


def test_a_minute_late_is_not_late() -> None:
    assert health(dt.timedelta(minutes=1), [captured(dt.timedelta(minutes=20))], NOW).state is State.WELL


def test_silence_is_measured_by_what_is_usual() -> None:
    def state(*days: float) -> State:
        return health(HOUR, [captured(HOUR / 2), *(captured(day * DAY, changed=1) for day in days)], NOW).state

    assert state(3, 3.1, 3.2, 3.3, 3.4) is State.SILENT  # it brought something ten times a day
    assert state(3, 10, 17, 24, 31) is State.WELL  # it brings something once a week
    assert state(36, 43, 50, 57, 64) is State.SILENT
    assert state(4) is State.WELL  # too little is known of it
    assert state(6) is State.SILENT
    assert state() is State.WELL  # it never brought anything: there is nothing that it fell silent from


def test_a_day_is_set_against_the_usual_one() -> None:
    now = dt.datetime(2024, 5, 6, 12, tzinfo=dt.UTC)
    rows = [
        {"started": now - dt.timedelta(days=ago, hours=1), "outcome": "ok", "error": "", "documents_new": new,
         "documents_changed": 1, "figures": 3 * new}
        for ago, new in enumerate((1, 9, 11, 10, 50))
    ]  # fmt: skip
    told = health(dt.timedelta(hours=1), rows, now)
    assert (told.documents.latest, told.documents.usual) == (2, 11.5)
    assert (told.figures.latest, told.figures.usual) == (3, 31.5)
    assert health(dt.timedelta(hours=1), rows[:2], now).documents.usual is None
