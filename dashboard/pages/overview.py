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

from dashboard.attributes import data
from dashboard.charts.map import map_chart
from dashboard.charts.style import THEMES
from dashboard.data import DATABASE_AWAY
from dashboard.exports.briefing import FORMATS as BRIEFING_FORMATS
from dashboard.filters import Choice, choice_from_fields
from dashboard.map_card import map_card, map_list, map_note
from dashboard.news import MOST_UNFOLDED, news, news_card
from dashboard.options import Options, read_options
from dashboard.places import place_names
from dashboard.reading import read_claimed, read_latest
from dashboard.request import request_data, request_texts
from dashboard.silent import silent_feeds
from dashboard.spots import spots_of, with_countries
from dashboard.states import database_away, nothing_yet
from dashboard.tiles import tile
from dashboard.translations import Texts
from dashboard.wording import crisis_name
from db.places import locate_places
from db.queries import read_crisis
from tracker.metrics import metrics
from tracker.trends.latest import latest_by_place, new_claims

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
    offered = [latest.metric for latest in tiles]
    mapped = map_card(_map_metric(choice, offered), offered, crisis, texts)
    return [
        _head(options, texts),
        html.Section([tile(latest, crisis, names, texts) for latest in tiles], className="tiles"),
        html.Div([news_card(texts), mapped], className="two-columns"),
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
    name = crisis_name(options.choice.crisis, texts) or texts("crisis_none")
    heading = html.Div([html.H1(name), html.P(days, className="quiet")])
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


def _map_metric(choice: Choice, offered: list[str]) -> str:
    return choice.metric if choice.metric in offered else offered[0] if offered else ""


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
    Output("map-list", "children"),
    Output("map-box", "className"),
    Input("overview-metric", "value"),
    Input("theme", "data"),
    State("overview-crisis", "value"),
)
def show_map(metric: str, scheme: str | None, crisis: str) -> tuple[Any, Any, Any, str]:
    """Draw the newest figure of each place that can be shown, and list them all."""
    texts, theme = request_texts(), THEMES.get(scheme or "light", THEMES["light"])
    try:
        rows = latest_by_place(_claimed(crisis), metric)
        located = with_countries(locate_places(request_data().engine, rows["place_id"]), rows)
        names = place_names(request_data().engine, tuple(filter(None, rows["place_id"])), texts)
    except DATABASE_AWAY:
        return no_update, html.P(texts("away_title"), className="quiet hint"), [], "folded"
    spots = spots_of(rows, located, names, texts)
    missing = len(rows) - int(rows["place_id"].isin(located).sum())
    listed = map_list(rows, crisis, names, texts)
    return map_chart(spots, texts, theme), map_note(spots, missing, texts), listed, "map-box" if spots else "folded"


def _claimed(crisis: str) -> pd.DataFrame:
    engine = request_data().engine
    return read_claimed(engine, read_crisis(engine, crisis)).figures


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
