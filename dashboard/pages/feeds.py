"""Feeds: which there are, and how their latest captures went."""

import contextlib
from pathlib import PurePath
from typing import Any

from dash import ALL, Input, Output, callback, ctx, html, register_page
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.attributes import aria, data
from dashboard.data import DATABASE_AWAY
from dashboard.feed_form import feed_form, interval_in_words
from dashboard.request import request_data, request_texts
from dashboard.silent import LOOKED_AT, health_in_words, health_of
from dashboard.states import database_away
from dashboard.translations import Texts
from db.models import FeedRow
from db.queries import read_captures, read_feeds
from db.save import enable_feed
from tracker.gazetteer import name_in
from tracker.health import Health
from tracker.sources.addresses import without_secrets

MOST_CAPTURES = 20


def title() -> str:
    """Return what the browser's tab says."""
    texts = request_texts()
    return texts("page_title", page=texts("nav_feeds"))


def layout(**_: Any) -> Component:
    """Return the page as it is now; ``refresh`` keeps its tables so."""
    texts = request_texts()
    feeds, captures = content()
    return html.Div(
        [
            html.H1(texts("feeds_title")),
            html.Div(feeds, id="feeds"),
            feed_form(texts),
            html.Div(captures, id="captures"),
        ],
        className="page",
        **data(page="/feeds"),
    )


def content() -> tuple[list[Component], list[Component]]:
    """Return both tables, or the states that stand in their place."""
    texts = request_texts()
    try:
        feeds, captures = read_feeds(request_data().engine), read_captures(request_data().engine, most=LOOKED_AT)
    except DATABASE_AWAY:
        return [database_away(texts)], []
    latest = captures[:MOST_CAPTURES]
    listed = captures_table(latest, texts) if latest else html.P(texts("captures_none"), className="quiet")
    return (
        [feeds_table(feeds, captures, texts) if feeds else html.P(texts("feeds_none"), className="quiet")],
        [html.H2(texts("captures_title")), listed],
    )


def feeds_table(feeds: list[FeedRow], captures: list[dict[str, Any]], texts: Texts) -> Component:
    """Return the table of feeds: what, from where, how often, how it does, and what can be done with it."""
    found = {feed.name: one for feed, one in health_of(feeds, captures)}
    rows = [
        [
            feed.name,
            texts(f"kind_{feed.kind}") if f"kind_{feed.kind}" in texts else feed.kind,
            [html.Span(_shown(feed.location), className="address"), *_kept(feed, texts)],
            interval_in_words(feed.interval_minutes, texts),
            _state(found.get(feed.name), texts),
            [_action("run", feed, texts), " ", _action("pause" if feed.enabled else "resume", feed, texts)],
        ]
        for feed in feeds
    ]
    columns = ["feed_name", "feed_kind", "feed_location", "feed_interval", "feed_state", "feed_do"]
    return _table(columns, rows, texts)


def _kept(feed: FeedRow, texts: Texts) -> list[Component]:
    """Return what of a feed is kept, where that is not everything."""
    told = [*feed.keywords, *(name_in(code, texts.language) for code in feed.countries)]
    return [html.Div(texts("feed_keeps", words=", ".join(told)), className="hint quiet")] if told else []


def _state(found: Health | None, texts: Texts) -> list[Component]:
    if found is None:
        return [html.Span(texts("feed_off"), className="quiet")]
    state = found.state.name.lower()
    told: list[Component] = [html.Span(texts(f"health_{state}"), className=f"outcome health-{state}")]
    last = texts("health_last_news", instant=texts.instant(found.last_news)) if found.last_news else ""
    why = [html.Div(health_in_words(found, texts), className="address")] if found.reason else []
    return [*told, *why, *([html.Div(last, className="address")] if last else [])]


def _action(name: str, feed: FeedRow, texts: Texts) -> Component:
    label = texts(f"feed_{name}")
    told = aria(label=f"{label}: {feed.name}")
    return html.Button(label, id={"do": name, "feed": feed.name}, className="to-figure", **told)


def captures_table(captures: list[dict[str, Any]], texts: Texts) -> Component:
    """Return the table of captures, each with its outcome in words and what went wrong."""
    rows = [
        [
            texts.instant(capture["started"]),
            capture["feed"] or [texts("capture_by_hand"), html.Div(_shown(capture["location"]), className="address")],
            _outcome(capture, texts),
            _documents(capture, texts),
            texts.number(capture["figures"]),
        ]
        for capture in captures
    ]
    columns = ["capture_started", "feed_name", "capture_outcome", "capture_documents", "capture_figures"]
    return _table(columns, rows, texts)


def _shown(location: str) -> str:
    """Return an address without keys, of a folder or file its name alone: where the server keeps it is not told."""
    return without_secrets(location) if "://" in location else PurePath(location).name


def _documents(capture: dict[str, Any], texts: Texts) -> str:
    counts = {name: capture[f"documents_{name}"] for name in ("new", "changed", "known", "failed")}
    told = [texts(f"capture_{name}", count=count) for name, count in counts.items() if count]
    return ", ".join(told) or texts("capture_nothing")


def _outcome(capture: dict[str, Any], texts: Texts) -> list[Component]:
    key = f"outcome_{capture['outcome']}"
    words = texts(key) if key in texts else capture["outcome"]
    told: list[Component] = [html.Span(words, className=f"outcome outcome-{capture['outcome']}")]
    return [*told, html.Div(capture["error"], className="error", lang="en")] if capture["error"] else told


def _table(columns: list[str], rows: list[list[Any]], texts: Texts) -> Component:
    head = html.Thead(html.Tr([html.Th(texts(column), scope="col") for column in columns]))
    labels = [texts(column) for column in columns]
    body = [
        html.Tr([html.Td(cell, **data(label=label)) for cell, label in zip(row, labels, strict=True)]) for row in rows
    ]
    return html.Table([head, html.Tbody(body)], className="plain")


@callback(
    Output("feeds", "children"),
    Output("captures", "children"),
    Input("tick", "n_intervals"),
    Input("added", "data"),
    Input({"do": ALL, "feed": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
def refresh(_: int, __: str | None, clicks: list[int | None]) -> tuple[list[Component], list[Component]]:
    """Run, pause or resume a feed, and show what happened since: a capture without figures changes no revision."""
    asked = ctx.triggered_id
    if isinstance(asked, dict):
        if not any(clicks):
            raise PreventUpdate  # the table was drawn anew
        do(asked["do"], asked["feed"])
    return content()


def do(action: str, name: str) -> None:
    """Run a feed now, pause it or resume it; one that is gone meanwhile is passed over."""
    data_shown = request_data()
    if action == "run":
        data_shown.capture_now(name)
        return
    with contextlib.suppress(KeyError):
        enable_feed(data_shown.engine, name, enabled=action == "resume")


register_page(__name__, path="/feeds", layout=layout, title=title)
