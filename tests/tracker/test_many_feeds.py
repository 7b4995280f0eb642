"""Many feeds at once, two schedulers that share them, one that is killed, and a machine that sleeps."""

import datetime as dt
import multiprocessing
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from db import save
from db.engine import open_database, reading
from db.models import CaptureRow, DocumentRow, FeedRow
from tests.tracker.site import Site
from tracker.capture import now_utc
from tracker.document import Document
from tracker.extractors import extract
from tracker.schedule import running_scheduler
from tracker.settings import Settings

FORK = multiprocessing.get_context("fork")
NUMBER = "NUMBER"
WORDS = f"At least {NUMBER} people were killed in Homs on Sunday and 300 were injured, the Red Crescent said. " * 14
ITEM = "<item><title>n{0}</title><guid isPermaLink='false'>{1}-{0}</guid><description>{2}</description></item>"


def put_growing(site: Site, path: str) -> list[int]:
    """Serve a feed that has one item more each time, ten at most, and return how many there were each time."""
    served: list[int] = []

    def reply(request: BaseHTTPRequestHandler) -> None:
        number = len(served) + 1
        items = "".join(
            ITEM.format(n, path, WORDS.replace(NUMBER, str(n + 1))) for n in range(max(1, number - 9), number + 1)
        )
        body = f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>".encode()
        request.send_response(200)
        request.send_header("Content-Type", "application/rss+xml")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)
        served.append(number)

    site.pages[path] = reply
    return served


def add_feeds(engine: Engine, site: Site, number: int) -> list[list[int]]:
    served = []
    for n in range(number):
        served.append(put_growing(site, f"/feed/{n}"))
        location = f"{site.url}/feed/{n}"
        row = FeedRow(name=f"f{n}", kind="rss", location=location, interval_minutes=1, added=now_utc(), local=True)
        save.add_feed(engine, row)
    return served


def runs(engine: Engine) -> dict[int, list[tuple[dt.datetime, dt.datetime | None, str]]]:
    """Return start, end and outcome of each feed's captures, in their order."""
    found: dict[int, list[tuple[dt.datetime, dt.datetime | None, str]]] = {}
    with reading(engine) as connection:
        for row in connection.execute(select(CaptureRow).order_by(CaptureRow.started)):  # type: ignore[arg-type]
            found.setdefault(row.feed_id, []).append((row.started, row.ended, row.outcome))
    return found


def documents(engine: Engine) -> int:
    with reading(engine) as connection:
        return connection.execute(select(func.count()).select_from(DocumentRow)).scalar_one()


def memory() -> float:
    """Return the megabytes that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def roomy(settings: Settings) -> Settings:
    return settings.model_copy(update={"http_timeout_seconds": 60, "feeds_at_once": 8})


@pytest.mark.parametrize(
    ("feeds", "minutes", "seconds"),
    [(12, 3, 5.0), pytest.param(200, 10, 60.0, marks=[pytest.mark.slow, pytest.mark.timeout(900)])],
)
def test_many_feeds_lose_and_double_nothing(
    settings: Settings, engine: Engine, site: Site, feeds: int, minutes: int, seconds: float
) -> None:
    extract(Document(text="Two people were killed in Homs."))  # what is loaded once is loaded before the clock starts
    served = add_feeds(engine, site, feeds)
    held = []
    with running_scheduler(roomy(settings), follow_seconds=1, minute=dt.timedelta(seconds=seconds)):
        for _ in range(minutes):
            time.sleep(seconds)
            held.append(memory())
    found = runs(engine)
    told = [f"{sum(map(len, found.values()))} captures, {documents(engine)} documents", held]
    print(feeds, "feeds", minutes * seconds, "s:", *told)  # noqa: T201  shown by -s
    assert len(found) == feeds
    assert {outcome for own in found.values() for _, _, outcome in own[:-1]} == {"ok"}
    stopped = sum(own[-1][2] == "partial" for own in found.values())  # by the end of the scheduler
    assert {own[-1][2] for own in found.values()} <= {"ok", "partial"}
    for own in found.values():
        assert all(ended and ended <= start for (_, ended, _), (start, _, _) in pairwise(own)), "two at once"
        gaps = [(later[0] - one[0]).total_seconds() / seconds for one, later in pairwise(own)]
        assert all(0.8 < gap < 2.5 for gap in gaps), gaps
    assert sum(map(len, served)) - stopped <= documents(engine) <= sum(map(len, served))
    assert held[-1] < 1.1 * held[len(held) // 2] + 5


def schedule_until_killed(settings: Settings, minute: dt.timedelta) -> None:
    with running_scheduler(settings, follow_seconds=0.5, minute=minute):
        threading.Event().wait()


@contextmanager
def scheduler_process(settings: Settings, name: str, seconds: float) -> Iterator[multiprocessing.process.BaseProcess]:
    own = roomy(settings).model_copy(update={"contact": name})
    process = FORK.Process(target=schedule_until_killed, args=(own, dt.timedelta(seconds=seconds)))
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()


def test_two_processes_share_and_one_that_is_killed_is_replaced(
    settings: Settings, engine: Engine, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract(Document(text="Two people were killed in Homs."))  # before the fork
    lease = dt.timedelta(seconds=12)
    monkeypatch.setattr("tracker.lease.LEASE", lease)
    monkeypatch.setattr("tracker.lease.RENEW_AFTER", dt.timedelta(0))
    monkeypatch.setattr("tracker.schedule.SPREAD_SECONDS", 0.05)
    add_feeds(engine, site, 11)
    quick, asked = site.pages["/feed/0"], threading.Event()

    def hang(_: BaseHTTPRequestHandler) -> None:
        asked.set()
        site.closing.wait(90)

    site.pages["/feed/0"] = hang
    engine.dispose()
    with scheduler_process(settings, "first", 1) as first:
        assert asked.wait(30)
        site.pages["/feed/0"] = quick
        with scheduler_process(settings, "second", 1):
            wait_for(lambda: {"first", "second"} <= {agent.split("+")[1][:-1] for _, agent in site.requests})
            first.kill()
            killed = now_utc()
            fresh = open_database(settings.database_url)
            wait_for(lambda: [outcome for _, _, outcome in runs(fresh)[1]][:2] == ["lost", "ok"])
    took = runs(fresh)[1][1][0] - killed
    counted = Counter(outcome for own in runs(fresh).values() for _, _, outcome in own)
    print("taken over after", took, "of a lease of", lease, dict(counted))  # noqa: T201  shown by -s
    assert took < lease + dt.timedelta(seconds=6)  # the next try comes with the next interval
    for own in runs(fresh).values():
        ended = [(start, end) for start, end, outcome in own if outcome not in ("lost", "running")]
        assert all(end and end <= start for (_, end), (start, _) in pairwise(ended)), "two at once"
    fresh.dispose()


def test_after_a_sleep_each_feed_runs_once(settings: Settings, engine: Engine, site: Site) -> None:
    add_feeds(engine, site, 1)
    engine.dispose()
    with scheduler_process(settings, "sleeper", 1) as process:
        wait_for(lambda: len(site.paths()) >= 2)
        assert process.pid
        os.kill(process.pid, signal.SIGSTOP)
        before, slept = len(site.paths()), now_utc()
        time.sleep(8)
        assert len(site.paths()) <= before + 1  # one may have been on its way
        woke, number = now_utc(), len(site.paths())
        os.kill(process.pid, signal.SIGCONT)
        wait_for(lambda: len(site.paths()) >= number + 3)
    fresh = open_database(settings.database_url)
    (own,) = runs(fresh).values()
    starts = [start for start, _, _ in own]
    assert not [start for start in starts if slept + dt.timedelta(seconds=0.5) < start < woke]
    gaps = [(later - one).total_seconds() for one, later in pairwise(starts)]
    assert max(gaps) > 7
    assert all(gap > 0.85 for gap in gaps), gaps  # not eight at once
    fresh.dispose()
