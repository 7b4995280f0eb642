"""The card of the map: the metric it shows, the map, what its marks mean, and the same places as a list."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.attributes import aria
from dashboard.charts.map import Spot
from dashboard.charts.style import graph_config
from dashboard.filters import Choice
from dashboard.spots import figure_of
from dashboard.tiles import told_by_in_words
from dashboard.translations import Texts
from tracker.metrics import metrics

MOST_LISTED = 60


def map_card(metric: str, offered: Sequence[str], crisis: str, texts: Texts) -> Component:
    """Return the card; ``map``, ``map-note`` and ``map-list`` are filled by the page."""
    chooser = dmc.Select(
        id="overview-metric",
        data=[{"value": name, "label": texts.of(metrics()[name].label)} for name in offered],
        value=metric,
        allowDeselect=False,
        size="xs",
        w=220,
        **aria(label=texts("metric")),
    )
    graph = dcc.Graph(id="map", config=graph_config(texts), className="map", responsive=True)  # type: ignore[arg-type]
    label = texts("map_label", crisis=crisis or texts("crisis_none"))
    return html.Section(
        [
            html.H2(texts("map_title")),
            chooser,
            html.Div(graph, id="map-box", className="map-box waiting", role="figure", **aria(label=label)),
            html.Div(id="map-note"),
            html.Div(id="map-list"),
        ],
        className="card",
    )


def map_note(spots: Sequence[Spot], missing: int, texts: Texts) -> list[Component]:
    """Return what the kinds of marks mean, where there is more than one to know, and how many places have none."""
    kinds = [(texts("map_place"), "dot spot")] * any(not spot.is_country for spot in spots)
    kinds += [(texts("map_country"), "dot ring")]
    key = [html.Li([html.Span(className=look), words]) for words, look in kinds]
    told = [texts("map_empty")] * (not spots) + [texts("map_missing", count=missing)] * bool(missing)
    legend = [html.Ul(key, className="legend")] * any(spot.is_country for spot in spots)
    return [*legend, *([html.P(". ".join(told), className="quiet hint")] if told else [])]


def map_list(rows: pd.DataFrame, crisis: str, names: Mapping[str, str], texts: Texts) -> list[Component]:
    """Return the newest figure of each place as a list that unfolds, each a way to its sentence, the highest first.

    ``rows`` are those of ``latest_by_place``; places that the map cannot show are among them.
    """
    if rows.empty:
        return []
    told = rows.sort_values("value", ascending=False).head(MOST_LISTED).to_dict("records")
    items = [html.Li(_line(row, crisis, names, texts)) for row in told]
    further = len(rows) - len(items)
    rest = [html.P(texts("news_further", count=further), className="quiet")] if further else []
    listed = [html.Summary(texts("map_list", count=len(rows))), html.Ul(items, className="news"), *rest]
    return [html.Details(listed, className="further")]


def _line(row: Mapping[Any, Any], crisis: str, names: Mapping[str, str], texts: Texts) -> list[Any]:
    choice = Choice(crisis=crisis, metric=row["metric"], figure=int(row["figure_id"]))
    place = names.get(row["place_id"]) or row["place_name"] or texts("unknown")
    link = dcc.Link(figure_of(row, texts), href=f"/trends{choice.query()}")
    return [html.Strong(f"{place}: "), link, html.Small(f" · {told_by_in_words(row, texts)}", className="quiet")]
