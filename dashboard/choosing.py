"""What follows from a choice: what can be chosen beside it, its way into the address and back."""

from dataclasses import replace
from typing import Any

from dash import ClientsideFunction, Input, Output, callback, clientside_callback, no_update
from dash.exceptions import PreventUpdate
from sqlalchemy import Engine

from dashboard.controls import day_placeholder, nearby_days, organizations_placeholder, places_placeholder
from dashboard.data import DATABASE_AWAY
from dashboard.day_field import typed
from dashboard.filters import Choice, choice_from_controls, choice_from_query, in_controls
from dashboard.options import Options, read_options
from dashboard.request import request_data, request_texts
from dashboard.translations import Texts
from db.queries import count_figures_by_day
from tracker.metrics import metrics

CONTROLS = {
    "crisis": Input("crisis", "value"),
    "metric": Input("metric", "value"),
    "places": Input("places", "value"),
    "since": Input("since", "value"),
    "until": Input("until", "value"),
    "organizations": Input("organizations", "value"),
    "measure": Input("measure", "value"),
    "parts": Input("parts", "checked"),
    "known": Input("known", "data"),
    "per": Input("per", "value"),
    "log": Input("log", "checked"),
    "split": Input("split", "checked"),
    "own": Input("own", "checked"),
}
"""The inputs of a callback that takes the choice; ``filters.choice_from_controls`` reads them."""

CHOSEN = ("crisis", "metric", "places", "since", "until", "organizations", "measure")
"""The fields of the choice that another one of them may change."""

OFFER = {
    "crisis": Output("crisis", "value"),
    "metrics": Output("metric", "data"),
    "metric": Output("metric", "value"),
    "offered": Output("places", "data"),
    "places": Output("places", "value"),
    "placeholder": Output("places", "placeholder"),
    "since": Output("since", "value"),
    "first": Output(typed("since"), "placeholder"),
    "since_near": Output("since", "defaultDate"),
    "organizations_offered": Output("organizations", "data"),
    "organizations": Output("organizations", "value"),
    "organizations_placeholder": Output("organizations", "placeholder"),
    "measure": Output("measure", "value"),
    "until": Output("until", "value"),
    "last": Output(typed("until"), "placeholder"),
    "until_near": Output("until", "defaultDate"),
}
"""The outputs of a callback that lets the controls follow the choice (``follow``)."""

NOTHING_NEW = dict.fromkeys(OFFER, no_update)

FOLLOWED = (*CHOSEN, "parts", "known", "revision")
"""What a change of may change what can be chosen."""


def completed(asked: Choice, texts: Texts) -> Options:
    """Return the options for what an address asks for; none while the database is away."""
    try:
        return read_options(request_data().engine, asked, texts)
    except DATABASE_AWAY:
        return Options(asked)


def follow(
    engine: Engine, now: Choice, changed: str | None, address: str | None, texts: Texts
) -> tuple[Choice, dict[str, Any]]:
    """Return the choice that follows from a changed control, and what the controls then offer (``OFFER``).

    Another crisis brings its own places and days, and its own metric where it has no figure of the
    chosen one. Another metric keeps the places and organizations that it has figures of, and a period or a measure that
    holds none of what was chosen is let go; the ``address``'s own choice is left as it is.
    """
    if changed not in FOLLOWED:
        return now, NOTHING_NEW
    if now == replace(choice_from_query(address or "", metrics()), figure=None):
        changed = None
    entered = changed == "crisis" and now.crisis
    kept = replace(now, metric="", places=(), organizations=(), measure="", since=None, until=None)
    options = read_options(engine, kept if entered else now, texts, prefer=now.metric)
    chosen = options.choice
    if changed == "metric" and now.places:
        filled = [option["value"] for option in options.places if option["count"]]
        chosen = replace(chosen, places=tuple(p for p in now.places if p in filled) or tuple(filled[:1]))
    if changed in ("metric", "places"):
        chosen = _with_figures(engine, chosen, options)
    return chosen, _changes(now, chosen) | {
        "metrics": options.metrics,
        "offered": options.places,
        "placeholder": places_placeholder(chosen, texts),
        "organizations_offered": options.organizations,
        "organizations_placeholder": organizations_placeholder(chosen, texts),
        "first": day_placeholder(options.days[0], texts),
        "last": day_placeholder(options.days[1], texts),
        **{f"{name}_near": day and day.isoformat() for name, day in nearby_days(chosen, options.days).items()},
    }


def _with_figures(engine: Engine, chosen: Choice, options: Options) -> Choice:
    """Return a choice without those of its narrower parts that leave no figure, one after the other."""
    offered = {option["value"] for option in options.organizations if option["count"]}
    chosen = replace(chosen, organizations=tuple(name for name in chosen.organizations if name in offered))
    for let_go in ({"since": None, "until": None}, {"measure": ""}):
        lighter = replace(chosen, **let_go)
        if lighter != chosen and not count_figures_by_day(engine, chosen.filter(options.crisis)):
            chosen = lighter
    return chosen


def _changes(now: Choice, chosen: Choice) -> dict[str, Any]:
    values = {name: in_controls(chosen)[name] for name in CHOSEN}
    same = {name for name in values if getattr(now, name) == getattr(chosen, name)}
    return values | dict.fromkeys(same, no_update)


@callback(Output("query", "data"), inputs={**CONTROLS, "figure": Input("figure", "data")})
def address_of(**shown: Any) -> str:
    """Return the query part of the address of what is shown; the browser writes it into its history."""
    return choice_from_controls(**shown).query()


@callback(
    output={
        name: Output(control.component_id, control.component_property, allow_duplicate=True)
        for name, control in (CONTROLS | {"figure": Input("figure", "data")}).items()
    },
    inputs={"address": Input("address", "data")},
    prevent_initial_call=True,
)
def go_back(address: str | None) -> dict[str, Any]:
    """Show what an earlier address of this page asked for (the browser's back and forward)."""
    if address is None:
        raise PreventUpdate
    choice = completed(choice_from_query(address, metrics()), request_texts()).choice
    return in_controls(choice)


clientside_callback(
    ClientsideFunction("tracker", "address"),
    Output("query", "storage_type"),
    Input("query", "data"),
    prevent_initial_call=True,
)
