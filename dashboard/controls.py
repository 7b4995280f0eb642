"""The controls that choose what is shown, and their way into the address and back."""

import datetime as dt
from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, ctx, dcc, html, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from sqlalchemy import Engine

from dashboard.attributes import aria, data
from dashboard.data import DATABASE_AWAY
from dashboard.filters import Choice, choice_from_controls, choice_from_query, in_controls
from dashboard.options import Options, read_options
from dashboard.request import request_data, request_texts
from dashboard.translations import Texts
from db.queries import count_figures_by_day
from tracker.figure import Measure
from tracker.metrics import metrics
from tracker.trends.flows import Per

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

OFFERED = ("crisis", "metric", "places", "since", "until", "organizations", "measure")
"""The fields of the choice that ``offer`` may change."""


def completed(asked: Choice, texts: Texts) -> Options:
    """Return the options for what an address asks for; none while the database is away."""
    try:
        return read_options(request_data().engine, asked, texts)
    except DATABASE_AWAY:
        return Options(asked)


def controls(options: Options, texts: Texts) -> Component:
    """Return the controls: crisis (where there are any), metric, measure, places, organizations, days, parts of totals.

    Their ids are those of ``CONTROLS``; ``filters.choice_from_controls`` reads them.
    """
    choice = options.choice
    first, last = options.days
    near = choice.until or choice.since or last or first
    return html.Section(
        [
            dcc.Store(id="address"),
            dcc.Store(id="query"),
            dcc.Store(id="known", data=in_controls(choice)["known"]),
            html.Div(_crisis_control(options, texts), className="control-crisis", hidden=not options.crises),
            html.Div(_metric_control(options, texts), className="control-metric"),
            html.Div(_measure_control(options, texts), className="control-measure"),
            html.Div(_places_control(options, texts), className="control-places"),
            html.Div(_organizations_control(options, texts), className="control-organizations"),
            html.Div(_day_control("since", choice.since, first, near, texts), className="control-day"),
            html.Div(_day_control("until", choice.until, last, near, texts), className="control-day"),
            html.Div(_parts_control(choice, texts), className="control-parts"),
            html.Button(texts("more_filters"), className="tool control-more", **data(unfold="controls")),
        ],
        className=" ".join(
            ["controls", *(["with-crises"] if options.crises else []), *(["unfolded"] if _is_narrowed(choice) else [])]
        ),
    )


def _is_narrowed(choice: Choice) -> bool:
    """Tell whether one of the controls that a phone folds away is used."""
    return bool(choice.organizations or choice.measure or choice.since or choice.until or choice.parts)


def chart_controls(choice: Choice, texts: Texts) -> Component:
    """Return what chooses how the chart is drawn; its ids are per, log, split and own."""
    stretches = [{"value": name, "label": texts(f"per_{name or 'line'}")} for name in ("", *Per)]
    return html.Div(
        [
            dmc.SegmentedControl(
                id="per", data=stretches, value=choice.per, size="xs", **aria(label=texts("per_label"))
            ),
            dmc.Switch(id="log", label=texts("log"), checked=choice.log, size="sm"),
            dmc.Switch(id="split", label=texts("split"), checked=choice.split, size="sm"),
            dmc.Switch(id="own", label=texts("own"), checked=choice.own, size="sm", className="only-apart"),
        ],
        className="chart-controls",
    )


def _crisis_control(options: Options, texts: Texts) -> Any:
    value = options.choice.crisis
    return dmc.Select(id="crisis", label=texts("crisis"), data=options.crises, value=value, allowDeselect=False)


def _metric_control(options: Options, texts: Texts) -> Any:
    value = options.choice.metric or None
    return dmc.Select(id="metric", label=texts("metric"), data=options.metrics, value=value, allowDeselect=False)


def _places_control(options: Options, texts: Texts) -> Any:
    return dmc.MultiSelect(
        id="places",
        label=texts("places"),
        data=options.places,
        value=list(options.choice.places),
        placeholder=_places_placeholder(options.choice, texts),
        renderOption={"function": "placeWithCount"},
        searchable=True,
        clearable=True,
        limit=100,
        nothingFoundMessage=texts("places_none_found"),
    )


def _organizations_control(options: Options, texts: Texts) -> Any:
    return dmc.MultiSelect(
        id="organizations",
        label=texts("organizations"),
        data=options.organizations,
        value=list(options.choice.organizations),
        placeholder=_organizations_placeholder(options.choice, texts),
        renderOption={"function": "placeWithCount"},
        searchable=True,
        clearable=True,
        limit=100,
        nothingFoundMessage=texts("organizations_none_found"),
    )


def _organizations_placeholder(choice: Choice, texts: Texts) -> str:
    return "" if choice.organizations else texts("organizations_all")


def _measure_control(options: Options, texts: Texts) -> Any:
    measures = [{"value": name, "label": texts(f"counted_as_{name or 'any'}")} for name in ("", *Measure)]
    value = options.choice.measure
    return dmc.Select(id="measure", label=texts("counted_as"), data=measures, value=value, allowDeselect=False)


def _places_placeholder(choice: Choice, texts: Texts) -> str:
    return "" if choice.places else texts("places_of_crisis" if choice.crisis else "places_all")


def _parts_control(choice: Choice, texts: Texts) -> Any:
    return dmc.Tooltip(
        dmc.Switch(id="parts", label=texts("show_parts"), checked=choice.parts),
        label=texts("show_parts_help"),
        multiline=True,
        w=260,
        events={"hover": True, "focus": True, "touch": True},
    )


def _day_control(name: str, day: dt.date | None, bound: dt.date | None, near: dt.date | None, texts: Texts) -> Any:
    control = dmc.DatePickerInput(
        id=name,
        label=texts(name),
        value=day and day.isoformat(),
        defaultDate=near and near.isoformat(),
        placeholder=_day_placeholder(bound, texts),
        valueFormat=texts.day_pattern,
        clearable=True,
    )
    return dmc.DatesProvider(control, settings={"locale": texts.language, "firstDayOfWeek": 1})


def _day_placeholder(bound: dt.date | None, texts: Texts) -> str:
    return texts.day(bound) if bound else texts("any_day")


@callback(
    output={
        "crisis": Output("crisis", "value"),
        "metrics": Output("metric", "data"),
        "metric": Output("metric", "value"),
        "offered": Output("places", "data"),
        "places": Output("places", "value"),
        "placeholder": Output("places", "placeholder"),
        "since": Output("since", "value"),
        "first": Output("since", "placeholder"),
        "organizations_offered": Output("organizations", "data"),
        "organizations": Output("organizations", "value"),
        "organizations_placeholder": Output("organizations", "placeholder"),
        "measure": Output("measure", "value"),
        "until": Output("until", "value"),
        "last": Output("until", "placeholder"),
    },
    inputs={**CONTROLS, "revision": Input("revision", "data"), "address": State("address", "data")},
    prevent_initial_call=True,
)
def offer(revision: dict[str, Any], address: str | None, **shown: Any) -> dict[str, Any]:
    """Offer what can be chosen now.

    Another crisis brings its own places and days, and its own metric where it has no figure of the
    chosen one. Another metric keeps the places and organizations that it has figures of, and a period or a measure that
    holds none of what was chosen is let go; the address's own choice is left as it is.
    """
    if revision["number"] is None:
        raise PreventUpdate
    engine, texts, now = request_data().engine, request_texts(), choice_from_controls(**shown)
    asked = replace(choice_from_query(address or "", metrics()), figure=None)
    changed = ctx.triggered_id if asked != now else None
    entered = changed == "crisis" and now.crisis
    kept = replace(now, metric="", places=(), organizations=(), measure="", since=None, until=None)
    wanted = kept if entered else now
    options = read_options(engine, wanted, texts, prefer=now.metric)
    chosen = options.choice
    if changed == "metric" and now.places:
        filled = [option["value"] for option in options.places if option["count"]]
        chosen = replace(chosen, places=tuple(p for p in now.places if p in filled) or tuple(filled[:1]))
    if changed in ("metric", "places"):
        chosen = _with_figures(engine, chosen, options)
    return _changes(now, chosen) | {
        "metrics": options.metrics,
        "offered": options.places,
        "placeholder": _places_placeholder(chosen, texts),
        "organizations_offered": options.organizations,
        "organizations_placeholder": _organizations_placeholder(chosen, texts),
        "first": _day_placeholder(options.days[0], texts),
        "last": _day_placeholder(options.days[1], texts),
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
    values = {name: in_controls(chosen)[name] for name in OFFERED}
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
