"""A feed may keep only what tells of its keywords or countries; what it does not want is not fetched again."""

from typing import Any

import pytest
from sqlalchemy import Engine

from db import queries, save
from db.models import FeedRow
from db.queries import Filter, read_figures
from tests.tracker.site import Site
from tracker.capture import capture, now_utc, target_of
from tracker.document import Document
from tracker.settings import Settings
from tracker.wanted import Wanted

HOMS = "At least 82 people were killed in Homs on Monday, the Red Crescent said."
FERRY = "Twelve people drowned when a ferry sank on Lake Kivu on Tuesday, the coast guard said."


@pytest.mark.parametrize(
    ("wanted", "homs", "ferry"),
    [
        (Wanted(), True, True),
        (Wanted(keywords=("FERR",)), False, True),
        (Wanted(keywords=("erry",)), False, False),
        (Wanted(keywords=("Red Crescent", "ferry")), True, True),
        (Wanted(countries=("SYR",)), True, False),
        (Wanted(countries=("FRA",)), False, False),
        (Wanted(keywords=("ferry",), countries=("SYR",)), True, True),
        (Wanted(keywords=("a.c",)), False, False),
    ],
)
def test_what_is_wanted(wanted: Wanted, homs: bool, ferry: bool) -> None:
    assert (wanted(Document(text=HOMS)), wanted(Document(text=FERRY))) == (homs, ferry)


def test_the_title_counts() -> None:
    assert Wanted(keywords=("flood",))(Document(title="Floods in the valley", text=HOMS))


def add(engine: Engine, location: str, **more: Any) -> FeedRow:
    row = FeedRow(name="post", kind="rss", location=location, interval_minutes=1, added=now_utc(), local=True, **more)
    save.add_feed(engine, row)
    return queries.read_feeds(engine)[0]


def test_a_feed_keeps_what_it_wants_and_fetches_the_rest_once(engine: Engine, settings: Settings, site: Site) -> None:
    links = [
        site.put(f"/{name}", f"<html lang='en'><body><p>{text}</p><p>{text}</p></body></html>")
        for name, text in (("homs", HOMS), ("ferry", FERRY))
    ]
    items = "".join(f"<item><title>News</title><link>{link}</link></item>" for link in links)
    body = f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"
    target = target_of(add(engine, site.put("/feed", body, "text/xml"), countries=["SYR"]))
    first = capture(engine, settings, target)
    assert (first.outcome, first.new, first.unwanted, first.documents) == ("ok", 1, 1, 2)
    assert list(read_figures(engine, Filter())["low"]) == [82]
    again = capture(engine, settings, target)
    assert (again.known, again.unwanted) == (1, 1)
    assert site.paths().count("/ferry") == 1
