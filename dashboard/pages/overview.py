"""Overview: where a crisis stands, metric by metric, what is new, where, and which feeds are silent."""

import datetime as dt
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
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

from dashboard.attributes import aria, data
from dashboard.charts.map import map_chart
from dashboard.charts.style import THEMES, graph_config
from dashboard.data import DATABASE_AWAY
from dashboard.exports.briefing import FORMATS as BRIEFING_FORMATS
from dashboard.filters import Choice, choice_from_fields
from dashboard.news import MOST_UNFOLDED, news, news_card
from dashboard.options import Options, chosen_crisis, read_options
from dashboard.places import place_names
from dashboard.reading import read_claimed, read_latest
from dashboard.request import request_data, request_texts
from dashboard.silent import silent_feeds
from dashboard.spots import spots_of
from dashboard.states import database_away, nothing_yet
from dashboard.tiles import tile
from dashboard.translations import Texts
from db.places import locate_places
from db.queries import read_crises
from tracker.metrics import metrics
from tracker.trends.latest import Latest, latest_by_place, new_claims

DAY = dt.timedelta(days=1)


def title() -> str:
    """Return what the browser's tab says."""
    texts = request_texts()
    return texts("page_title", page=texts("nav_overview"))


def layout(**fields: str | list[str]) -> Component:
    """Return the page of the crisis that the address names, else of the best filled one."""
    choice = choice_from_fields(fields, metrics())
    return html.Div(
        [
            dcc.Location(id="overview-address", refresh="callback-nav"),
            dcc.Location(id="evidence-address", refresh="callback-nav"),
            dcc.Store(id="overview-choice", data={"crisis": choice.crisis, "metric": choice.metric}),
            dcc.Store(id="last-visit"),
            html.Div(_content(choice), id="overview-content"),
        ],
        id="overview",
        className="page",
        **data(page="/"),
    )


def _content(choice: Choice) -> list[Component]:
    texts = request_texts()
    try:
        engine = request_data().engine
        options = read_options(engine, Choice(crisis=choice.crisis), texts)
        if not options.choice.metric:
            return [html.H1(texts("nav_overview")), nothing_yet(texts)]
        tiles = read_latest(engine, options.crisis)
        names = place_names(engine, tuple({latest.figure["place_id"] for latest in tiles}), texts)
        feeds = silent_feeds(engine, texts)
    except DATABASE_AWAY:
        return [html.H1(texts("nav_overview")), database_away(texts)]
    crisis = options.choice.crisis
    shown = _map_metric(choice, tiles)
    return [
        _head(options, texts),
        html.Section([tile(latest, crisis, names, texts) for latest in tiles], className="tiles"),
        html.Div([news_card(texts), _map_card(shown, tiles, crisis, texts)], className="two-columns"),
        feeds,
    ]


def _head(options: Options, texts: Texts) -> Component:
    first, last = options.days
    days = texts.days(first, last) if first and last else texts("period_since", day=texts.day(first)) if first else ""
    chooser = dmc.Select(
        id="overview-crisis",
        label=texts("crisis"),
        data=options.crises,
        value=options.choice.crisis,
        allowDeselect=False,
        searchable=True,
        w=320,
        maw="100%",
    )
    heading = html.Div([html.H1(options.choice.crisis or texts("crisis_none")), html.P(days, className="quiet")])
    choosing = html.Div([_briefings(options.choice.crisis, texts), chooser], className="overview-tools")
    return html.Header(
        [heading, choosing if options.crises else html.Div(chooser, hidden=True)], className="overview-head"
    )


def _briefings(crisis: str, texts: Texts) -> Component:
    """Return the menu of the crisis as a file for the meeting; none where no crisis is chosen."""
    query = f"{Choice(crisis=crisis).query()}&language={texts.language}"
    links = [html.A(texts(f"briefing_{name}"), href=f"/briefing/{name}{query}") for name in BRIEFING_FORMATS]
    menu = html.Details(
        [html.Summary(texts("briefing")), html.Div(links, className="export-items")], className="export"
    )
    return menu if crisis else html.Div()


def _map_metric(choice: Choice, tiles: list[Latest]) -> str:
    offered = [latest.metric for latest in tiles]
    return choice.metric if choice.metric in offered else offered[0] if offered else ""


def _map_card(metric: str, tiles: list[Latest], crisis: str, texts: Texts) -> Component:
    offered = [{"value": latest.metric, "label": texts.of(metrics()[latest.metric].label)} for latest in tiles]
    chooser = dmc.Select(
        id="overview-metric",
        data=offered,
        value=metric,
        allowDeselect=False,
        size="xs",
        w=220,
        **aria(label=texts("metric")),
    )
    graph = dcc.Graph(id="map", config=graph_config(texts), className="map", responsive=True)  # type: ignore[arg-type]
    return html.Section(
        [
            html.H2(texts("map_title")),
            chooser,
            html.Div(
                graph,
                id="map-box",
                className="map-box",
                role="figure",
                **aria(label=texts("map_label", crisis=crisis or texts("crisis_none"))),
            ),
            html.P(id="map-note", className="quiet hint"),
        ],
        className="card",
    )


@callback(
    Output("overview-content", "children"),
    Input("revision", "data"),
    State("overview-choice", "data"),
    prevent_initial_call=True,
)
def refresh(_: dict[str, Any], choice: dict[str, str]) -> list[Component]:
    """Show what came in since, without a reload."""
    return _content(Choice(crisis=choice["crisis"], metric=choice["metric"]))


@callback(
    Output("overview-address", "search"),
    Input("overview-crisis", "value"),
    Input("overview-metric", "value"),
    State("overview-choice", "data"),
    prevent_initial_call=True,
)
def go(crisis: str, metric: str, known: dict[str, str]) -> Any:
    """Go to the address of another crisis, or of another metric on the map."""
    if ctx.triggered_id == "overview-crisis":
        return Choice(crisis=crisis).query() if crisis != known["crisis"] else no_update
    return Choice(crisis=crisis, metric=metric).query() if metric != known["metric"] else no_update


@callback(
    Output("news", "children"),
    Input("news-since", "value"),
    Input("last-visit", "data"),
    Input("overview-crisis", "value"),
)
def show_news(since: str, last_visit: str | None, crisis: str) -> list[Component]:
    """Tell what is new since yesterday, or since the reader's last visit where the browser knows of one."""
    texts = request_texts()
    if since == "visit" and not last_visit:
        return [html.P(texts("news_first_visit"), className="quiet")]
    instant = (
        dt.datetime.fromisoformat(last_visit) if since == "visit" and last_visit else dt.datetime.now(dt.UTC) - DAY
    )
    try:
        claims = new_claims(_claimed(crisis), instant)
        names = place_names(request_data().engine, tuple(claims["place_id"].head(MOST_UNFOLDED)), texts)
    except DATABASE_AWAY:
        return [database_away(texts)]
    return news(claims, crisis, names, texts)


@callback(
    Output("map", "figure"),
    Output("map-note", "children"),
    Output("map-box", "className"),
    Input("overview-metric", "value"),
    Input("theme", "data"),
    State("overview-crisis", "value"),
)
def show_map(metric: str, scheme: str | None, crisis: str) -> tuple[Any, str, str]:
    """Draw the newest figure of each place of the gazetteer, and say how many places have no coordinates."""
    texts, theme = request_texts(), THEMES.get(scheme or "light", THEMES["light"])
    try:
        rows = latest_by_place(_claimed(crisis), metric)
        located = locate_places(request_data().engine, rows["place_id"])
        names = place_names(request_data().engine, tuple(located), texts)
    except DATABASE_AWAY:
        return no_update, texts("away_title"), "folded"
    spots = spots_of(rows, located, names, texts)
    missing = len(rows) - rows["place_id"].isin(located).sum()
    told = [texts("map_empty")] * (not spots) + [texts("map_missing", count=int(missing))] * bool(missing)
    return map_chart(spots, texts, theme), ". ".join(told), "map-box" if spots else "folded"


def _claimed(crisis: str) -> pd.DataFrame:
    engine = request_data().engine
    return read_claimed(engine, chosen_crisis(read_crises(engine), Choice(crisis=crisis))).figures


clientside_callback(ClientsideFunction("tracker", "visit"), Output("last-visit", "data"), Input("last-visit", "id"))
clientside_callback(
    ClientsideFunction("tracker", "openFromMap"),
    Output("evidence-address", "href"),
    Input("map", "clickData"),
    State("overview-crisis", "value"),
    State("overview-metric", "value"),
    prevent_initial_call=True,
)

register_page(__name__, path="/", layout=layout, title=title)
