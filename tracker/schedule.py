"""Captures each enabled feed at its interval; jobs live in memory and follow the feeds table.

Several processes may do so at once: a feed's lease lets one capture it at a time, and a feed that
another has just captured is passed over until its interval has gone by.
"""

import datetime as dt
import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger
from sqlalchemy import Engine

from db import queries, save
from db.engine import open_database
from db.models import FeedRow
from tracker import weekly
from tracker.capture import CaptureResult, Watch, capture, now_utc, target_of
from tracker.lease import FeedBusy
from tracker.settings import Settings

FOLLOW_SECONDS = 60.0
MINUTE = dt.timedelta(minutes=1)
SPREAD_SECONDS = 3.0  # between the first runs of two feeds that are both due at the start
MOST_PATIENCE = 8  # intervals between two tries of a feed that keeps failing
LONGEST_PATIENCE = dt.timedelta(days=1)
PROMPT = 0.95  # of an interval; a capture takes a while itself, and what is new is to be seen within the interval
ALMOST = 0.85  # of an interval; a late run before or a clock set back a little is no reason to wait a whole one longer

COUNTS = ("new", "changed", "known", "failed", "unwanted", "figures")

log = logging.getLogger(__name__)


@contextmanager
def running_scheduler(
    settings: Settings, *, follow_seconds: float = FOLLOW_SECONDS, minute: dt.timedelta = MINUTE
) -> Iterator[None]:
    """Capture feeds in the background for the time of the block.

    At its end a running capture finishes the document in hand and goes on at the next start.
    ``minute`` is how long a minute of an interval lasts; a replay of the past has shorter ones.
    """
    engine = open_database(settings.database_url)
    schedule = _Schedule(settings, engine, minute)
    scheduler = BackgroundScheduler(
        timezone=dt.UTC,
        executors={"default": ThreadPoolExecutor(settings.feeds_at_once), "follow": ThreadPoolExecutor(1)},
        # However late: after a laptop's sleep one run makes up for all that were missed.
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    follow = IntervalTrigger(seconds=follow_seconds, timezone=dt.UTC)
    scheduler.add_job(schedule.follow, follow, args=[scheduler], executor="follow", next_run_time=now_utc())
    if weekly_at := weekly.trigger(settings):
        scheduler.add_job(weekly.write_all, weekly_at, args=[settings], executor="follow", id="briefings")
    scheduler.start()
    try:
        yield
    finally:
        schedule.stopping.set()
        scheduler.shutdown(wait=True)
        engine.dispose()


@dataclass(slots=True)
class _Schedule:
    settings: Settings
    engine: Engine
    minute: dt.timedelta = MINUTE
    stopping: Event = field(default_factory=Event)
    wanted: dict[str, int] = field(default_factory=dict)
    failures: Counter[int] = field(default_factory=Counter)  # in a row, by feed

    def follow(self, scheduler: BackgroundScheduler) -> None:
        """Make the jobs those of the feeds table, and close the captures of processes that died."""
        save.close_lost_captures(self.engine, now_utc())
        feeds = {f"feed {feed.id}": feed for feed in queries.read_feeds(self.engine) if feed.enabled}
        for job_id in self.wanted.keys() - feeds.keys():
            scheduler.remove_job(job_id)
            del self.wanted[job_id]
        started = queries.last_started(self.engine)
        changed = [job_id for job_id, feed in feeds.items() if self.wanted.get(job_id) != feed.interval_minutes]
        for place, job_id in enumerate(changed):
            feed = feeds[job_id]
            every = PROMPT * self.interval(feed)
            scheduler.add_job(
                self.run,
                IntervalTrigger(seconds=every.total_seconds(), timezone=dt.UTC),
                args=[feed.id],
                id=job_id,
                replace_existing=True,
                next_run_time=_first_run(every, started.get(feed.id or 0), place, len(changed)),
            )
            self.wanted[job_id] = feed.interval_minutes

    def interval(self, feed: FeedRow) -> dt.timedelta:
        """Return how long there is between two runs of a feed."""
        return feed.interval_minutes * self.minute

    def run(self, feed_id: int) -> None:
        """Capture a feed if it is due; whatever happens, its next run comes."""
        feed = next((feed for feed in queries.read_feeds(self.engine) if feed.id == feed_id and feed.enabled), None)
        if feed is None or self.stopping.is_set():
            return

        def is_due() -> bool:
            last = queries.last_started(self.engine).get(feed_id)
            return _is_due(self.interval(feed), last, self.failures[feed_id])

        started, watch = now_utc(), Watch(stopping=self.stopping.is_set)
        try:
            result = capture(self.engine, self.settings, target_of(feed), watch=watch, is_due=is_due)
        except FeedBusy:
            return
        except Exception:
            self.failures[feed_id] += 1
            log.exception("The capture of feed %s broke off.", feed.name)
            return
        self.failures[feed_id] = self.failures[feed_id] + 1 if result.outcome == "failed" else 0
        _tell(feed.name, result, now_utc() - started)


def _first_run(interval: dt.timedelta, last: dt.datetime | None, place: int, feeds: int) -> dt.datetime:
    """Return when a feed's interval has gone by, or now.

    Feeds that are due at once start one after the other, the last of them within its interval.
    """
    now = now_utc()
    soon = now + min(dt.timedelta(seconds=place * SPREAD_SECONDS), interval * place / max(feeds, 1))
    # A clock that was set back is no reason to wait for the time that it told before.
    return max(soon, min(last, now) + interval) if last else soon


def _is_due(interval: dt.timedelta, last: dt.datetime | None, failures: int = 0) -> bool:
    """Tell whether a feed's interval has gone by; after each failure in a row twice as long a one is asked for."""
    patience = min(2**failures, MOST_PATIENCE) * interval
    if last is None or last - now_utc() > interval:  # it started in the future: the clock was set back
        return True
    return bool(now_utc() - last >= ALMOST * max(interval, min(patience, LONGEST_PATIENCE)))


def _tell(name: str, result: CaptureResult, took: dt.timedelta) -> None:
    counts = {field: getattr(result, field) for field in COUNTS}
    told = {"feed": name, "outcome": result.outcome, "seconds": round(took.total_seconds(), 3)}
    level = logging.INFO if result.outcome == "ok" else logging.WARNING
    log.log(
        level,
        "%s: %s; %d new, %d changed, %d known, %d failed; %d figures. %s",
        *(name, result.outcome, result.new, result.changed, result.known, result.failed, result.figures, result.error),
        extra={"run": told | counts | {"error": result.error}},
    )
