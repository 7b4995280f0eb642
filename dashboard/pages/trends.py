"""Trends: choose metric, places and period; see every figure over time; click one and read its sentence."""

from typing import Any

import dash_mantine_components as dmc
from dash import (
    ClientsideFunction,
    Input,
    Output,
    State,
    callback,
    clientside_callback,
    ctx,
    dcc,
    html,
    no_update,
    register_page,
)
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.attributes import aria, data
from dashboard.charts.style import THEMES, graph_config
from dashboard.charts.trend import trend_chart
from dashboard.controls import controls
from dashboard.data import DATABASE_AWAY
from dashboard.evidence import evidence_view
from dashboard.filters import Choice, choice_from_controls, choice_from_fields, choice_from_query
from dashboard.headline import chart_label, headline, legend, marker_key
from dashboard.options import Options, read_options
from dashboard.request import request_data, request_texts
from dashboard.states import database_away, nothing_found, nothing_yet
from dashboard.table import figures_table, table_rows
from db.queries import read_evidence, read_figures
from tracker.metrics import metrics
from tracker.trends.series import trend_points

CONTROLS = {
    "metric": Input("metric", "value"),
    "places": Input("places", "value"),
    "since": Input("since", "value"),
    "until": Input("until", "value"),
    "parts": Input("parts", "checked"),
}


def layout(**fields: str | list[str]) -> Component:
    """Return the page for the query fields of its address."""
    texts = request_texts()
    asked = choice_from_fields(fields, metrics())
    try:
        options = read_options(request_data().engine, asked, texts)
    except DATABASE_AWAY:
        options = Options(asked, [], [])
    choice = options.choice
    return html.Div(
        [
            dcc.Store(id="address", data=None),
            dcc.Store(id="query", data=None),
            dcc.Store(id="figure", data=choice.figure),
            controls(options, texts),
            html.Section(id="headline", **aria(live="polite")),
            html.Div(id="message"),
            html.Section(
                [
                    html.Div(
                        dcc.Graph(
                            id="trend",
                            config=graph_config(texts),  # type: ignore[arg-type]  # its type knows no locales
                            className="trend",
                            responsive=True,
                        ),
                        id="trend-label",
                        role="figure",
                    ),
                    html.Div(id="legend"),
                    marker_key(texts),
                    html.P(texts("chart_hint"), className="quiet hint"),
                ],
                id="chart-box",
                className="card waiting",
            ),
            html.Section(
                [
                    html.H2(texts("figures")),
                    html.P(texts("table_hint"), className="quiet hint"),
                    figures_table(texts),
                ],
                id="table-box",
                className="waiting",
            ),
            dmc.Drawer(
                id="drawer",
                title=texts("evidence"),
                position="right" if texts.direction == "ltr" else "left",
                size="min(100%, 36rem)",
                closeButtonProps={"aria-label": texts("evidence_close")},
                children=[],
            ),
        ],
        id="trends",
        className="page",
        **data(page="/"),
    )


@callback(
    output={
        "headline": Output("headline", "children"),
        "message": Output("message", "children"),
        "figure": Output("trend", "figure"),
        "label": Output("trend-label", "aria-label"),
        "legend": Output("legend", "children"),
        "rows": Output("figures", "rowData"),
        "chart_class": Output("chart-box", "className"),
        "table_class": Output("table-box", "className"),
    },
    inputs={**CONTROLS, "scheme": Input("theme", "data"), "revision": Input("revision", "data")},
)
def show(
    metric: str | None,
    places: list[str] | None,
    since: str | None,
    until: str | None,
    parts: bool,
    scheme: str | None,
    revision: dict[str, Any],
) -> dict[str, Any]:
    """Show the figures of the controls: headline, chart, legend and table, or the state in their place."""
    texts, theme = request_texts(), THEMES.get(scheme or "light", THEMES["light"])
    choice = choice_from_controls(metric, places, since, until, parts)
    if not choice.metric:
        return _instead(nothing_yet(texts) if revision["number"] is not None else database_away(texts))
    try:
        figures = read_figures(request_data().engine, choice.filter())
    except DATABASE_AWAY:
        return _instead(database_away(texts))
    points = trend_points(figures)
    if points.empty:
        everything = Choice(metric=choice.metric, parts=choice.parts).query()
        return _instead(nothing_found(texts, everything), headline(choice, points, texts))
    return {
        "headline": headline(choice, points, texts),
        "message": [],
        "figure": trend_chart(points, texts, theme, view=choice.query()),
        "label": chart_label(choice, texts),
        "legend": legend(points, texts, theme),
        "rows": table_rows(points, texts),
        "chart_class": "card",
        "table_class": "",
    }


def _instead(state: Component, above: Any = ()) -> dict[str, Any]:
    kept = dict.fromkeys(("figure", "label", "legend"), no_update)
    hidden = {"chart_class": "folded", "table_class": "folded"}
    return {"headline": above, "message": state, "rows": [], **kept, **hidden}


@callback(
    Output("metric", "data"),
    Output("metric", "value"),
    Output("places", "data"),
    Output("places", "value"),
    Output("places", "placeholder"),
    Input("metric", "value"),
    Input("places", "value"),
    Input("parts", "checked"),
    Input("revision", "data"),
    State("address", "data"),
    prevent_initial_call=True,
)
def offer(metric: str | None, places: list[str] | None, parts: bool, _: Any, address: str | None) -> tuple[Any, ...]:
    """Offer what can be chosen now; a new metric keeps the places that it has figures of."""
    texts = request_texts()
    asked_now = Choice(metric=metric or "", places=tuple(places or ()), parts=bool(parts))
    try:
        options = read_options(request_data().engine, asked_now, texts)
    except DATABASE_AWAY:
        return (no_update,) * 5
    chosen = options.choice.places
    asked = choice_from_query(address or "", metrics())
    by_hand = (metric, tuple(places or ())) != (asked.metric, asked.places)
    if by_hand and ctx.triggered_id == "metric" and places:
        filled = [option["value"] for option in options.places if option["count"]]
        chosen = tuple(place for place in places if place in filled) or tuple(filled[:1])
    value: Any = list(chosen) if list(chosen) != (places or []) else no_update
    new_metric = options.choice.metric if options.choice.metric != metric else no_update
    placeholder = "" if chosen else texts("places_all")
    return options.metrics, new_metric or no_update, options.places, value, placeholder


@callback(Output("query", "data"), inputs={**CONTROLS, "figure": Input("figure", "data")})
def address_of(**controls: Any) -> str:
    """Return the query part of the address of what is shown; the browser writes it into its history."""
    return choice_from_controls(**controls).query()


@callback(
    Output("metric", "value", allow_duplicate=True),
    Output("places", "value", allow_duplicate=True),
    Output("since", "value"),
    Output("until", "value"),
    Output("parts", "checked"),
    Output("figure", "data"),
    Input("address", "data"),
    prevent_initial_call=True,
)
def go_back(address: str | None) -> tuple[Any, ...]:
    """Show what an earlier address of this page asked for (the browser's back and forward)."""
    if address is None:
        raise PreventUpdate
    asked = choice_from_query(address, metrics())
    choice = read_options(request_data().engine, asked, request_texts()).choice
    since, until = (day and day.isoformat() for day in (choice.since, choice.until))
    return choice.metric or None, list(choice.places), since, until, choice.parts, choice.figure


@callback(Output("drawer", "children"), Output("drawer", "opened"), Input("figure", "data"), State("drawer", "opened"))
def open_evidence(figure: int | None, opened: bool) -> tuple[Any, Any]:
    """Open the evidence of a figure in the drawer, or close it."""
    if figure is None:
        return no_update, False if opened else no_update
    texts = request_texts()
    try:
        evidence = read_evidence(request_data().engine, figure)
    except DATABASE_AWAY:
        return database_away(texts), True
    if evidence is None:
        return html.P(texts("evidence_missing")), True
    return html.Div(evidence_view(evidence, texts), className="evidence"), True


clientside_callback(
    ClientsideFunction("tracker", "address"),
    Output("trends", "title"),
    Input("query", "data"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("tracker", "open"),
    Output("drawer", "className"),
    Input("trend", "clickData"),
    Input("figures", "cellClicked"),
    Input("figures", "eventData"),
    Input("drawer", "opened"),
    State("figure", "data"),
    prevent_initial_call=True,
)

register_page(__name__, path="/", layout=layout, title="Trends")
