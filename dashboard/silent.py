"""Which feeds need a look: silent or failing, in words."""

import datetime as dt

from dash import dcc, html
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard.translations import Texts
from db.queries import read_captures, read_feeds
from tracker.health import State, health

LOOKED_AT = 2_000
"""Captures that are looked through for how feeds do."""


def silent_feeds(engine: Engine, texts: Texts) -> Component:
    """Return the section that lists enabled feeds that are silent or fail; that all is well where none is."""
    now = dt.datetime.now(dt.UTC)
    captures = read_captures(engine, most=LOOKED_AT)
    told = []
    feeds = [feed for feed in read_feeds(engine) if feed.enabled]
    for feed in feeds:
        own = [capture for capture in captures if capture["feed_id"] == feed.id]
        found = health(dt.timedelta(minutes=feed.interval_minutes), own, now)
        if found.state is not State.WELL:
            told.append(html.Li([html.Strong(feed.name), " ", html.Span(found.words, className="quiet")]))
    summary = texts("feeds_well", count=len(feeds)) if feeds else texts("feeds_none")
    body = html.Ul(told, className="news") if told else html.P(summary, className="quiet")
    link = dcc.Link(texts("to_feeds"), href="/feeds")
    return html.Section([html.H2(texts("feeds_silent")), body, link], className="card")
