"""The controls that choose what is shown, and their way into the address and back."""

import datetime as dt
from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, ctx, dcc, html, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.data import DATABASE_AWAY
from dashboard.filters import Choice, choice_from_controls, choice_from_query
from dashboard.options import Options, read_options
from dashboard.request import request_data, request_texts
from dashboard.translations import Texts
from db.queries import count_figures_by_day
from tracker.metrics import metrics

CONTROLS = {
    "metric": Input("metric", "value"),
    "places": Input("places", "value"),
    "since": Input("since", "value"),
    "until": Input("until", "value"),
    "parts": Input("parts", "checked"),
}
"""The inputs of a callback that takes the choice; ``filters.choice_from_controls`` reads them."""


def completed(asked: Choice, texts: Texts) -> Options:
    """Return the options for what an address asks for; none while the database is away."""
    try:
        return read_options(request_data().engine, asked, texts)
    except DATABASE_AWAY:
        return Options(asked, [], [])


def controls(options: Options, texts: Texts) -> Component:
    """Return the row of controls: metric, places, first and last day, parts of totals.

    Their ids are metric, places, since, until and parts; ``filters.choice_from_controls`` reads them.
    """
    choice = options.choice
    near = choice.until or choice.since
    return html.Section(
        [
            dcc.Store(id="address"),
            dcc.Store(id="query"),
            html.Div(_metric_control(options, texts), className="control-metric"),
            html.Div(_places_control(options, texts), className="control-places"),
            html.Div(_day_control("since", choice.since, near, texts)),
            html.Div(_day_control("until", choice.until, near, texts)),
            html.Div(_parts_control(choice, texts), className="control-parts"),
        ],
        className="controls",
    )


def _metric_control(options: Options, texts: Texts) -> Any:
    value = options.choice.metric or None
    return dmc.Select(id="metric", label=texts("metric"), data=options.metrics, value=value, allowDeselect=False)


def _places_control(options: Options, texts: Texts) -> Any:
    return dmc.MultiSelect(
        id="places",
        label=texts("places"),
        data=options.places,
        value=list(options.choice.places),
        placeholder="" if options.choice.places else texts("places_all"),
        renderOption={"function": "placeWithCount"},
        searchable=True,
        clearable=True,
        limit=100,
        nothingFoundMessage=texts("places_none_found"),
    )


def _parts_control(choice: Choice, texts: Texts) -> Any:
    return dmc.Tooltip(
        dmc.Switch(id="parts", label=texts("show_parts"), checked=choice.parts),
        label=texts("show_parts_help"),
        multiline=True,
        w=260,
        events={"hover": True, "focus": True, "touch": True},
    )


def _day_control(name: str, day: dt.date | None, near: dt.date | None, texts: Texts) -> Any:
    control = dmc.DatePickerInput(
        id=name,
        label=texts(name),
        value=day and day.isoformat(),
        defaultDate=near and near.isoformat(),
        placeholder=texts("any_day"),
        valueFormat=texts.day_pattern,
        clearable=True,
    )
    return dmc.DatesProvider(control, settings={"locale": texts.language, "firstDayOfWeek": 1})


@callback(
    Output("metric", "data"),
    Output("metric", "value"),
    Output("places", "data"),
    Output("places", "value"),
    Output("places", "placeholder"),
    Output("since", "value"),
    Output("until", "value"),
    inputs={**CONTROLS, "revision": Input("revision", "data"), "address": State("address", "data")},
    prevent_initial_call=True,
)
def offer(revision: dict[str, Any], address: str | None, **shown: Any) -> tuple[Any, ...]:
    """Offer what can be chosen now.

    Another metric keeps the places that it has figures of, and a period that holds none of what was
    chosen is let go; the address's own choice is left as it is.
    """
    if revision["number"] is None:
        raise PreventUpdate
    texts, now = request_texts(), choice_from_controls(**shown)
    options = read_options(request_data().engine, now, texts)
    chosen = options.choice if not now.metric else now
    asked = replace(choice_from_query(address or "", metrics()), figure=None)
    changed = ctx.triggered_id if asked != now else None
    if changed == "metric" and now.places:
        filled = [option["value"] for option in options.places if option["count"]]
        chosen = replace(chosen, places=tuple(p for p in now.places if p in filled) or tuple(filled[:1]))
    bounded = changed in ("metric", "places") and (now.since or now.until)
    if bounded and not count_figures_by_day(request_data().engine, chosen.filter()):
        chosen = replace(chosen, since=None, until=None)
    return (
        options.metrics,
        no_update if chosen.metric == now.metric else chosen.metric,
        options.places,
        no_update if chosen.places == now.places else list(chosen.places),
        "" if chosen.places else texts("places_all"),
        no_update if chosen.since == now.since else _iso(chosen.since),
        no_update if chosen.until == now.until else _iso(chosen.until),
    )


@callback(Output("query", "data"), inputs={**CONTROLS, "figure": Input("figure", "data")})
def address_of(**shown: Any) -> str:
    """Return the query part of the address of what is shown; the browser writes it into its history."""
    return choice_from_controls(**shown).query()


@callback(
    Output("metric", "value", allow_duplicate=True),
    Output("places", "value", allow_duplicate=True),
    Output("since", "value", allow_duplicate=True),
    Output("until", "value", allow_duplicate=True),
    Output("parts", "checked"),
    Output("figure", "data"),
    Input("address", "data"),
    prevent_initial_call=True,
)
def go_back(address: str | None) -> tuple[Any, ...]:
    """Show what an earlier address of this page asked for (the browser's back and forward)."""
    if address is None:
        raise PreventUpdate
    choice = completed(choice_from_query(address, metrics()), request_texts()).choice
    return (
        choice.metric or None,
        list(choice.places),
        _iso(choice.since),
        _iso(choice.until),
        choice.parts,
        choice.figure,
    )


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


clientside_callback(
    ClientsideFunction("tracker", "address"),
    Output("query", "storage_type"),
    Input("query", "data"),
    prevent_initial_call=True,
)
