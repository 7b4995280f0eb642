"""The form that adds a feed by its address, and what becomes of it."""

from functools import cache
from typing import Any

import dash_mantine_components as dmc
from dash import Input, Output, State, callback, dcc, html, no_update
from dash.development.base_component import Component

from dashboard.adding import Asked
from dashboard.data import DATABASE_AWAY
from dashboard.request import request_data, request_texts
from dashboard.translations import Texts
from tracker.adding import FeedInvalid, Wishes
from tracker.gazetteer import name_in
from tracker.gazetteer.store import load_gazetteer
from tracker.sources.answer import Private, Unreachable

INTERVALS = (15, 30, 60, 180, 360, 720, 1440)
USUAL = 60
LONGEST = 2_000
HOUR, DAY = 60, 1440


def interval_in_words(minutes: int, texts: Texts) -> str:
    """Return how often a feed is captured, in days or hours where it is a whole number of them."""
    for name, length in (("days", DAY), ("hours", HOUR)):
        if minutes % length == 0:
            return texts(f"feed_interval_{name}", count=minutes // length)
    return texts("feed_interval_minutes", count=minutes)


def feed_form(texts: Texts) -> Component:
    """Return the form; the store "added" holds the name of the last feed that it added."""
    intervals = [{"value": str(minutes), "label": interval_in_words(minutes, texts)} for minutes in INTERVALS]
    fields = [
        dmc.TextInput(
            id="add-address",
            label=texts("add_address"),
            description=texts("add_address_help"),
            placeholder="https://",
            className="add-address",
        ),
        dmc.Select(
            id="add-interval", label=texts("feed_interval"), data=intervals, value=str(USUAL), allowDeselect=False
        ),
        dmc.TagsInput(id="add-keywords", label=texts("add_keywords"), clearable=True),
        dmc.MultiSelect(
            id="add-countries",
            label=texts("add_countries"),
            data=countries(texts.language),
            searchable=True,
            clearable=True,
            limit=50,
            nothingFoundMessage=texts("places_none_found"),
        ),
        dmc.TextInput(id="add-links", label=texts("add_links"), placeholder="/news/*"),
    ]
    return html.Section(
        [
            html.H2(texts("add_title"), id="add-title"),
            html.P(texts("add_filter_help"), className="quiet hint"),
            html.Div(fields, className="add-fields"),
            html.Div(
                [
                    dmc.Button(texts("add_do"), id="add-do", className="primary", w="max-content"),
                    html.P(texts("add_looking"), id="add-looking", className="quiet", role="status", hidden=True),
                    html.P(id="add-told", role="status"),
                ],
                className="add-end",
            ),
            dcc.Store(id="added"),
        ],
        className="card add-feed",
    )


@cache
def countries(language: str) -> list[dict[str, str]]:
    """Return the countries of the gazetteer as options, by their names in a language."""
    codes = [place.code for place in load_gazetteer().places() if place.level == "0"]
    named = sorted((name_in(code, language), code) for code in codes)
    return [{"value": code, "label": name} for name, code in named]


@callback(
    Output("add-told", "children"),
    Output("add-told", "className"),
    Output("add-address", "value"),
    Output("added", "data"),
    Input("add-do", "n_clicks"),
    Input("add-address", "n_submit"),
    State("add-address", "value"),
    State("add-interval", "value"),
    State("add-keywords", "value"),
    State("add-countries", "value"),
    State("add-links", "value"),
    running=[
        (Output("add-do", "loading"), True, False),
        (Output("add-looking", "hidden"), False, True),
        (Output("add-told", "hidden"), True, False),
    ],
    prevent_initial_call=True,
)
def add(
    _: int | None,
    __: int | None,
    address: str | None,
    interval: str,
    keywords: list[str] | None,
    chosen: list[str] | None,
    links: str | None,
) -> tuple[Any, ...]:
    """Look for the feed and add it, and say what became of it."""
    texts = request_texts()
    if not (address or "").strip():
        return texts("add_problem_empty"), "error", no_update, no_update
    wishes = Wishes(interval=int(interval), keywords=keywords or [], countries=chosen or [])
    asked = Asked(address=(address or "")[:LONGEST], links=(links or "")[:LONGEST], wishes=wishes)
    try:
        name = request_data().add_feed(asked)
    except (FeedInvalid, Unreachable, *DATABASE_AWAY) as error:
        return problem_in_words(error, texts), "error", no_update, no_update
    return texts("add_done", name=name), "outcome-ok", "", name


def problem_in_words(error: Exception, texts: Texts) -> str:
    """Return in one sentence why a feed is not added, in the reader's language."""
    if isinstance(error, FeedInvalid):
        return texts(f"add_problem_{error.key}", **error.told)
    if isinstance(error, Private):
        return texts("add_problem_private")
    if isinstance(error, Unreachable):
        return texts("add_problem_status", status=error.status) if error.status else texts("add_problem_unreachable")
    return texts("add_problem_database")
