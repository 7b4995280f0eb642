"""Feeds: which there are, and how their latest captures went."""

from typing import Any

from dash import Input, Output, callback, html, register_page
from dash.development.base_component import Component

from dashboard.attributes import data
from dashboard.data import DATABASE_AWAY
from dashboard.request import request_data, request_texts
from dashboard.states import database_away
from dashboard.translations import Texts
from db.models import FeedRow
from db.queries import read_captures, read_feeds


def title() -> str:
    """Return what the browser's tab says."""
    texts = request_texts()
    return texts("page_title", page=texts("nav_feeds"))


def layout(**_: Any) -> Component:
    """Return the page as it is now; ``refresh`` keeps it so."""
    return html.Div(content(), id="feeds", className="page", **data(page="/feeds"))


def content() -> list[Component]:
    """Return both tables, or the state that stands in their place."""
    texts = request_texts()
    try:
        feeds, captures = read_feeds(request_data().engine), read_captures(request_data().engine)
    except DATABASE_AWAY:
        return [html.H1(texts("feeds_title")), database_away(texts)]
    return [
        html.H1(texts("feeds_title")),
        feeds_table(feeds, texts) if feeds else html.P(texts("feeds_none"), className="quiet"),
        html.H2(texts("captures_title")),
        captures_table(captures, texts) if captures else html.P(texts("captures_none"), className="quiet"),
    ]


def feeds_table(feeds: list[FeedRow], texts: Texts) -> Component:
    """Return the table of feeds: what, from where, how often, whether on."""
    rows = [
        [
            feed.name,
            feed.kind,
            html.Span(feed.location, className="address"),
            texts("feed_interval_minutes", count=feed.interval_minutes),
            texts("feed_on" if feed.enabled else "feed_off"),
        ]
        for feed in feeds
    ]
    return _table(["feed_name", "feed_kind", "feed_location", "feed_interval", "feed_state"], rows, texts)


def captures_table(captures: list[dict[str, Any]], texts: Texts) -> Component:
    """Return the table of captures, each with its outcome in words and what went wrong."""
    rows = [
        [
            texts.instant(capture["started"]),
            capture["feed"] or [texts("capture_by_hand"), html.Div(capture["location"], className="address")],
            _outcome(capture, texts),
            _documents(capture, texts),
            texts.number(capture["figures"]),
        ]
        for capture in captures
    ]
    columns = ["capture_started", "feed_name", "capture_outcome", "capture_documents", "capture_figures"]
    return _table(columns, rows, texts)


def _documents(capture: dict[str, Any], texts: Texts) -> str:
    counts = {name: capture[f"documents_{name}"] for name in ("new", "changed", "known", "failed")}
    told = [texts(f"capture_{name}", count=count) for name, count in counts.items() if count]
    return ", ".join(told) or texts("capture_nothing")


def _outcome(capture: dict[str, Any], texts: Texts) -> list[Component]:
    key = f"outcome_{capture['outcome']}"
    words = texts(key) if key in texts else capture["outcome"]
    told: list[Component] = [html.Span(words, className=f"outcome outcome-{capture['outcome']}")]
    return [*told, html.Div(capture["error"], className="error")] if capture["error"] else told


def _table(columns: list[str], rows: list[list[Any]], texts: Texts) -> Component:
    head = html.Thead(html.Tr([html.Th(texts(column), scope="col") for column in columns]))
    labels = [texts(column) for column in columns]
    body = [
        html.Tr([html.Td(cell, **data(label=label)) for cell, label in zip(row, labels, strict=True)]) for row in rows
    ]
    return html.Table([head, html.Tbody(body)], className="plain")


@callback(Output("feeds", "children"), Input("tick", "n_intervals"), prevent_initial_call=True)
def refresh(_: int) -> list[Component]:
    """Show what happened since: a capture without new figures changes no revision."""
    return content()


register_page(__name__, path="/feeds", layout=layout, title=title)
