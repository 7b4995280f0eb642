"""From an item that appears in a feed to its point on the open dashboard, without a reload."""

import datetime as dt
import time

import pytest
from sqlalchemy import Engine

from db import save
from db.models import FeedRow
from db.queries import read_captures
from tests.dashboard.browser.chart import wait_for_points
from tests.dashboard.browser.conftest import Visit
from tests.tracker.site import running_site
from tracker.capture import now_utc
from tracker.document import Document
from tracker.extractors import extract
from tracker.schedule import running_scheduler
from tracker.settings import Settings

ITEM = (
    "<item><title>Homs {number}</title><guid isPermaLink='false'>{number}</guid><pubDate>Mon, 06 May 2024 10:00:00 GMT"
    "</pubDate><description>{text}</description></item>"
)
WORDS = "Some {number} people were displaced from Homs on {day} May 2024, the Red Crescent said. "


def feed_of(*numbers: int) -> str:
    items = (
        ITEM.format(number=number, text=WORDS.format(number=number, day=place) + "The road is closed. " * 80)
        for place, number in enumerate(numbers, start=1)
    )
    return f"<rss version='2.0'><channel><title>Post</title><language>en</language>{''.join(items)}</channel></rss>"


@pytest.mark.parametrize(
    "minute",
    [
        dt.timedelta(seconds=3),
        pytest.param(dt.timedelta(minutes=1), marks=[pytest.mark.slow, pytest.mark.timeout(300)]),
    ],
    ids=["short minute", "real minute"],
)
def test_an_item_is_a_point_within_a_minute(
    visit: Visit, empty: Engine, settings: Settings, minute: dt.timedelta
) -> None:
    extract(Document(text="Two people were killed in Homs."))  # a tracker that runs has loaded its words
    with running_site() as site:
        location = site.put("/feed", feed_of(4100, 4300), "application/rss+xml")
        row = FeedRow(name="Post", kind="rss", location=location, interval_minutes=1, added=now_utc(), local=True)
        save.add_feed(empty, row)
        with running_scheduler(settings, follow_seconds=1, minute=minute):
            page = visit.go(wait_for=".point")
            wait_for_points(page, 2)
            page.evaluate("window.untouched = true")
            while sum(row["ended"] is not None for row in read_captures(empty)) < 2:
                time.sleep(0.1)
            site.put("/feed", feed_of(4100, 4300, 4700), "application/rss+xml")
            appeared = time.monotonic()
            all_three = "() => document.querySelectorAll('#trend .point').length === 3"
            page.wait_for_function(all_three, timeout=120_000)
            took = time.monotonic() - appeared
            assert page.evaluate("window.untouched")
    print("seconds from item to point:", round(took, 1))  # noqa: T201  shown by -s
    # It appeared right after a capture: the whole interval goes by, then the page's own look for news.
    assert took <= 60
