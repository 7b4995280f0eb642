"""What stands around the chart: what is shown in words, whose colour is whose, what the markers mean."""

from collections.abc import Sequence

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.attributes import aria
from dashboard.charts.style import Theme
from dashboard.charts.trend import organization_colours
from dashboard.filters import Choice
from dashboard.translations import Texts
from dashboard.wording import plain_date
from tracker.metrics import metrics

MOST_PLACES = 3
MARKERS = {"●": "key_exact", "○": "key_approximately", "▲": "key_lower", "▼": "key_upper", "◆": "key_vague"}


def headline(choice: Choice, places: Sequence[str], points: pd.DataFrame, texts: Texts) -> list[Component]:
    """Return what is shown, how much of it, of which days, and what the metric counts; ``places`` are names."""
    metric = metrics()[choice.metric]
    parts: list[Component] = [html.H1([texts.of(metric.label), html.Span(f" · {places_in_words(places, texts)}")])]
    if not points.empty:
        publishers = texts("publishers", count=int(points["publisher"].nunique()))
        first, last = plain_date(points["day"].min()), plain_date(points["day"].max())
        counts = texts("headline_counts", count=len(points), publishers=publishers)
        days = texts.days(first, last) if first and last else ""
        parts.append(html.P(f"{counts} · {days}", className="counts"))
    return [*parts, html.P(texts.of(metric.footnote), className="quiet")]


def places_in_words(places: Sequence[str], texts: Texts) -> str:
    """Return the chosen places as a list of words, the first few by name."""
    if not places:
        return texts("headline_all_places")
    named = ", ".join(places[:MOST_PLACES])
    further = len(places) - MOST_PLACES
    return texts("more_places", places=named, count=further) if further > 0 else named


def chart_label(choice: Choice, places: Sequence[str], texts: Texts) -> str:
    """Return what a screen reader says of the chart."""
    label = texts.of(metrics()[choice.metric].label)
    return texts("chart_label", metric=label, place=places_in_words(places, texts))


def legend(points: pd.DataFrame, texts: Texts, theme: Theme) -> Component:
    """Return whose colour is whose, with the number of figures of each."""
    colours = organization_colours(points, theme)
    counts = points["organization"].value_counts()
    entries = [(name, colour, int(counts[name])) for name, colour in colours.items()]
    others = len(points) - sum(count for _, _, count in entries)
    if others:
        entries.append((texts("other_sources"), theme.other, others))
    return html.Ul(
        [
            html.Li(
                [html.Span(className="dot", style={"backgroundColor": colour}), name, html.Small(texts.number(count))]
            )
            for name, colour, count in entries
        ],
        className="legend",
        **aria(label=texts("legend_label")),
    )


def marker_key(texts: Texts) -> Component:
    """Return what the shapes of the markers mean."""
    items = [
        html.Li([html.Span(marker, className="marker", **aria(hidden="true")), texts(key)])
        for marker, key in MARKERS.items()
    ]
    return html.Ul(items, className="legend key", **aria(label=texts("key_label")))
