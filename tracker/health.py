"""How a feed does, from its captures: does it work, does it still bring something."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import pairwise
from statistics import median
from typing import Any

WORKED = {"ok", "partial"}
LATE = 3  # intervals without a capture, and no less than LATE_AT_LEAST
LATE_AT_LEAST = dt.timedelta(minutes=30)
SILENT = 5  # times the usual time between two captures that bring something, and no less than SILENT_AT_LEAST
SILENT_AT_LEAST = dt.timedelta(days=2)
USUAL_DAYS = 28
USUAL_FROM = 3  # such times are needed to know what is usual


REASONS = {
    "": "",
    "never": "It was never captured; is the scheduler running (tracker schedule)?",
    "failing": "Failing since {since}: {error}",
    "late": "No capture since {since}; is the scheduler running?",
    "silent": "Silent since {since}: it answers, but brings nothing new.",
    "partly": "{error}",
}
"""Why a feed does as it does, in English; the dashboard words the same keys."""


class State(IntEnum):
    """How a feed does; the number is the exit status that a monitoring program understands."""

    WELL = 0
    SILENT = 1
    FAILING = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """The state of a feed, a key of ``REASONS`` that says why, and the instants of its last success and last news.

    ``since`` is when what the reason tells began, ``error`` what went wrong in the latest capture.
    """

    state: State
    reason: str = ""
    since: dt.datetime | None = None
    error: str = ""
    last_success: dt.datetime | None = None
    last_news: dt.datetime | None = None
    documents: "Daily" = field(default_factory=lambda: Daily())
    figures: "Daily" = field(default_factory=lambda: Daily())

    @property
    def words(self) -> str:
        """Return why the feed does so, as the command line says it; empty where there is nothing to say."""
        return REASONS[self.reason].format(since=self.since and _at(self.since), error=self.error)


@dataclass(frozen=True, slots=True)
class Daily:
    """How many came in the last 24 hours, and in how many a day is usual (the median of four weeks; None: unknown)."""

    latest: int = 0
    usual: float | None = None


def health(interval: dt.timedelta, captures: Sequence[Mapping[str, Any]], now: dt.datetime) -> Health:
    """Return how a feed does that is captured at an interval.

    ``captures`` are its own, newest first, with ``started``, ``outcome``, ``error``, ``documents_new`` and
    ``documents_changed``; those that still run tell nothing.
    """
    ended = [capture for capture in captures if capture["outcome"] != "running"]
    news = [row["started"] for row in ended if row["documents_new"] or row["documents_changed"]]
    success = next((row["started"] for row in ended if row["outcome"] in WORKED), None)
    state, reason, since = _judge(interval, captures, ended, news, now)
    return Health(
        state=state,
        reason=reason,
        since=since,
        error=ended[0]["error"] if ended and reason in ("failing", "partly") else "",
        last_success=success,
        last_news=news[0] if news else None,
        documents=_daily(ended, ("documents_new", "documents_changed"), now),
        figures=_daily(ended, ("figures",), now),
    )


def _daily(captures: Sequence[Mapping[str, Any]], columns: Sequence[str], now: dt.datetime) -> Daily:
    counts: Counter[int] = Counter()
    oldest = -1
    for row in captures:
        ago = (now - row["started"]) // dt.timedelta(days=1)
        oldest = max(oldest, ago)
        counts[ago] += sum(row.get(column, 0) for column in columns)
    before = [counts[ago] for ago in range(1, min(oldest, USUAL_DAYS) + 1)]
    return Daily(counts[0], median(before) if len(before) >= USUAL_FROM else None)


def _judge(
    interval: dt.timedelta,
    captures: Sequence[Mapping[str, Any]],
    ended: Sequence[Mapping[str, Any]],
    news: Sequence[dt.datetime],
    now: dt.datetime,
) -> tuple[State, str, dt.datetime | None]:
    """Return the state, the key of its reason, and since when."""
    if not captures:
        return State.FAILING, "never", None
    if ended and ended[0]["outcome"] not in WORKED:
        since = next((n for n, row in enumerate(ended) if row["outcome"] in WORKED), len(ended))
        return State.FAILING, "failing", ended[since - 1]["started"]
    if now - captures[0]["started"] > max(LATE * interval, LATE_AT_LEAST):
        return State.FAILING, "late", captures[0]["started"]
    if news and now - news[0] > _silence(news):
        return State.SILENT, "silent", news[0]
    partly = ended and ended[0]["outcome"] != "ok" and ended[0]["error"]
    return State.WELL, "partly" if partly else "", None


def _silence(news: Sequence[dt.datetime]) -> dt.timedelta:
    gaps = [(later - earlier).total_seconds() for later, earlier in pairwise(news)]
    usual = dt.timedelta(seconds=median(gaps)) if len(gaps) >= USUAL_FROM else dt.timedelta(days=1)
    return max(SILENT * usual, SILENT_AT_LEAST)


def _at(instant: dt.datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M} UTC"
