"""Trends: choose metric, places and period; see every figure over time; click one and read its sentence."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

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
from sqlalchemy import Engine

from dashboard.attributes import aria, data
from dashboard.charts.chart import chart_of
from dashboard.charts.style import THEMES, Theme, graph_config
from dashboard.choosing import CONTROLS, NOTHING_NEW, OFFER, completed, follow
from dashboard.comparison import comparison
from dashboard.controls import chart_controls, controls
from dashboard.data import DATABASE_AWAY
from dashboard.drawer import drawer
from dashboard.export_menu import export_menu
from dashboard.filters import Choice, choice_from_controls, choice_from_fields, in_controls
from dashboard.headline import chart_label, headline, legend, marker_key
from dashboard.notebook import notebook
from dashboard.places import place_names
from dashboard.reading import read_apart, read_marks, read_shown, today_of
from dashboard.request import request_data, request_texts
from dashboard.states import database_away, nothing_found, nothing_yet, skeleton
from dashboard.table import figures_table, table_rows, table_tools
from dashboard.translations import Texts
from db.queries import read_crisis
from tracker.metrics import metrics
from tracker.trends.apart import MOST_APART
from tracker.trends.shown import Shown


def title() -> str:
    """Return what the browser's tab says."""
    texts = request_texts()
    return texts("page_title", page=texts("nav_trends"))


def layout(**fields: str | list[str]) -> Component:
    """Return the page for the query fields of its address."""
    texts = request_texts()
    options = completed(choice_from_fields(fields, metrics()), texts)
    return html.Div(
        [
            controls(options, texts),
            *_known_note(options.choice, texts),
            html.Section(id="headline", **aria(live="polite")),
            html.Div(id="message"),
            html.Section(_chart(options.choice, texts), id="chart-box", className="card waiting"),
            html.Section(skeleton(6), id="comparison"),
            html.Section(
                [
                    html.H2(texts("figures")),
                    html.P(texts("table_hint"), className="quiet hint"),
                    table_tools(texts),
                    figures_table(texts),
                ],
                id="table-box",
                className="waiting",
            ),
            drawer(options.choice.figure, texts),
        ],
        id="trends",
        className="page",
        **data(page="/trends"),
    )


def _known_note(choice: Choice, texts: Texts) -> list[Component]:
    """Return the note on a frozen view that it is one, with the way to what is known now."""
    if choice.known is None:
        return []
    now = replace(choice, known=None).query()
    told = texts("known_note", instant=texts.instant(choice.known))
    return [html.P([told, " ", html.A(texts("known_now"), href=f"/trends{now}")], className="known", role="status")]


def _chart(choice: Choice, texts: Texts) -> list[Component]:
    graph = dcc.Graph(
        id="trend",
        config=graph_config(texts),  # type: ignore[arg-type]  # its type knows no locales
        className="trend",
        responsive=True,
    )
    return [
        dcc.Store(id="chart"),
        dcc.Store(id="drawn"),
        html.Div(
            [chart_controls(choice, texts), html.Div([*notebook(choice, texts), export_menu(texts)])],
            className="chart-head",
        ),
        html.Div(graph, id="trend-label", role="figure"),
        html.Div(id="legend"),
        marker_key(texts),
        html.P([texts("chart_hint"), " ", dcc.Link(texts("to_method"), href="/method")], className="quiet hint"),
    ]


@callback(
    output={
        "offer": OFFER,
        "headline": Output("headline", "children"),
        "message": Output("message", "children"),
        "chart": Output("chart", "data"),
        "label": Output("trend-label", "aria-label"),
        "legend": Output("legend", "children"),
        "chart_class": Output("chart-box", "className"),
        "drawn": Output("drawn", "data"),
    },
    inputs={
        **CONTROLS,
        "scheme": Input("theme", "data"),
        "revision": Input("revision", "data"),
        "noted": Input("noted", "data"),
        "address": State("address", "data"),
    },
)
def show(
    scheme: str | None,
    revision: dict[str, Any],
    noted: int | None = None,  # noqa: ARG001  tells that the team noted something
    address: str | None = None,
    **asked: Any,
) -> dict[str, Any]:
    """Show the figures of the controls: headline, chart and legend, or the state in their place.

    What else can be chosen then is offered in the same answer: a reader waits for one, not for two in turn. ``drawn``
    tells what follows once it is there (``show_comparison``, ``show_table``).
    """
    texts, theme = request_texts(), THEMES.get(scheme or "light", THEMES["light"])
    if revision["number"] is None:
        return _instead(database_away(texts))
    try:
        engine = request_data().engine
        choice, offer = follow(engine, choice_from_controls(**asked), ctx.triggered_id, address, texts)
        shown = _shown(engine, choice, texts, theme) if choice.metric else _instead(nothing_yet(texts))
    except DATABASE_AWAY:
        return _instead(database_away(texts))
    drawn = None if shown["chart"] is no_update else {"choice": in_controls(choice), "revision": revision["number"]}
    return shown | {"offer": offer, "drawn": drawn}


def _shown(engine: Engine, choice: Choice, texts: Texts, theme: Theme) -> dict[str, Any]:
    """Return what stands above, in and below the chart of a choice with a metric, or the state in its place."""
    crisis = read_crisis(engine, choice.crisis)
    shown = read_shown(engine, choice, crisis)
    chosen = choice.filter(crisis).places
    apart = read_apart(engine, choice, crisis) if choice.split else {}
    names = place_names(engine, (*(chosen or shown.lines["at"].unique()), *apart), texts)
    marks = read_marks(engine, crisis, choice)
    places = [names[place] for place in chosen]
    above, view = headline(choice, places, shown.points, texts), replace(choice, figure=None).query()
    if shown.points.empty:
        everything = Choice(crisis=choice.crisis, metric=choice.metric, parts=choice.parts).query()
        return _instead(nothing_found(texts, everything), above)
    return {
        "headline": above,
        "message": [],
        "chart": chart_of(shown, choice, texts, theme, places=names, view=view, marks=marks, apart=apart),
        "label": chart_label(choice, places, texts),
        "legend": [
            *_apart_note(choice, apart, texts),
            *legend(_without_lines(shown) if choice.per else shown, names, texts, theme, with_lines=not apart),
        ],
        "chart_class": " ".join(["card", *["apart"] * choice.split, *["flows"] * bool(choice.per)]),
    }


def _without_lines(shown: Shown) -> Shown:
    return replace(shown, lines=shown.lines.head(0))


def _apart_note(choice: Choice, apart: Mapping[str, Shown], texts: Texts) -> list[Component]:
    """Return the sentence on small charts where there can be none, or not one for every place."""
    if not choice.split or (apart and len(apart) < MOST_APART):
        return []
    told = texts("split_most", count=len(apart)) if apart else texts("split_none")
    return [html.P(told, className="quiet", role="status")]


def _instead(state: Component, above: Any = ()) -> dict[str, Any]:
    kept = dict.fromkeys(("chart", "label", "legend"), no_update)
    return {"offer": NOTHING_NEW, "headline": above, "message": state, "chart_class": "folded", "drawn": None, **kept}


@callback(Output("comparison", "children"), Input("drawn", "data"), prevent_initial_call=True)
def show_comparison(drawn: dict[str, Any] | None) -> list[Component]:
    """Show the sources of the drawn chart side by side."""
    if drawn is None:
        return []
    texts, choice = request_texts(), choice_from_controls(**drawn["choice"])
    try:
        engine = request_data().engine
        crisis = read_crisis(engine, choice.crisis)
        shown = read_shown(engine, choice, crisis)
        names = place_names(engine, tuple(shown.everybodys["at"].unique()), texts)
    except DATABASE_AWAY:
        return []
    return comparison(shown, today_of(crisis), names, texts, choice.until)


@callback(
    Output("figures", "rowData"),
    Output("table-box", "className"),
    Input("drawn", "data"),
    prevent_initial_call=True,
)
def show_table(drawn: dict[str, Any] | None) -> tuple[list[dict[str, Any]], str]:
    """Show the figures of the drawn chart as a table."""
    if drawn is None:
        return [], "folded"
    choice = choice_from_controls(**drawn["choice"])
    try:
        engine = request_data().engine
        points = read_shown(engine, choice, read_crisis(engine, choice.crisis)).points
    except DATABASE_AWAY:
        return [], "folded"
    return table_rows(points, request_texts()), ""


clientside_callback(
    ClientsideFunction("tracker", "draw"),
    Output("trend", "figure"),
    Input("chart", "data"),
    State("trend", "figure"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("tracker", "open"),
    Output("table-box", "title"),
    Input("trend", "clickData"),
    Input("figures", "cellClicked"),
    Input("figures", "eventData"),
    prevent_initial_call=True,
)

clientside_callback(
    ClientsideFunction("tracker", "fitTable"),
    Output("figures", "title"),
    Input("table-box", "className"),
)

clientside_callback(
    ClientsideFunction("tracker", "searchTable"),
    Output("table-words", "error"),
    Input("table-words", "value"),
    prevent_initial_call=True,
)

register_page(__name__, path="/trends", layout=layout, title=title)
