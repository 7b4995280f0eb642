"""How feeds do, in words; which of them need a look."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard.translations import Texts
from db.models import FeedRow
from db.queries import read_captures, read_feeds
from tracker.health import Health, State, health

LOOKED_AT = 2_000
"""Captures that are looked through for how feeds do."""


def health_of(feeds: Sequence[FeedRow], captures: Sequence[Mapping[str, Any]]) -> Iterator[tuple[FeedRow, Health]]:
    """Yield each enabled feed with how it does, by the captures of all, newest first."""
    now = dt.datetime.now(dt.UTC)
    for feed in feeds:
        if feed.enabled:
            own = [capture for capture in captures if capture["feed_id"] == feed.id]
            yield feed, health(dt.timedelta(minutes=feed.interval_minutes), own, now)


def health_in_words(found: Health, texts: Texts) -> list[Any]:
    """Return why a feed does as it does; what a capture itself said of its error stays in its own language."""
    since = texts.instant(found.since) if found.since else ""
    error = [" ", html.Span(found.error, lang="en")] if found.error else []
    return [texts(f"health_because_{found.reason}", since=since), *error]


def silent_feeds(engine: Engine, texts: Texts) -> Component:
    """Return the section that lists enabled feeds that are silent or fail; that all is well where none is."""
    found = list(health_of(read_feeds(engine), read_captures(engine, most=LOOKED_AT)))
    told = [
        html.Li([html.Strong(feed.name), " ", html.Span(health_in_words(one, texts), className="quiet")])
        for feed, one in found
        if one.state is not State.WELL
    ]
    summary = texts("feeds_well", count=len(found)) if found else texts("feeds_none_yet")
    body = html.Ul(told, className="news") if told else html.P(summary, className="quiet")
    link = dcc.Link(texts("to_feeds"), href="/feeds")
    return html.Section([html.H2(texts("feeds_silent")), body, link], className="card")
