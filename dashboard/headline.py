"""What stands around the chart: what is shown in words, whose colour is whose, what the markers mean."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.attributes import aria
from dashboard.charts.colours import organization_colours
from dashboard.charts.lines import line_dashes, name_of_line, to_tell_apart, what_of_line
from dashboard.charts.style import Theme
from dashboard.filters import Choice
from dashboard.translations import Texts
from dashboard.wording import crisis_name, plain_date
from tracker.metrics import metrics
from tracker.trends.shown import Shown

MOST_PLACES = 3
MARKERS = {"●": "key_exact", "○": "key_approximately", "▲": "key_lower", "▼": "key_upper", "◆": "key_vague"}
STRETCHES = {
    "solid": (1,),
    "dash": (7, 4),
    "dot": (3, 3),
    "dashdot": (8, 3, 2, 3),
    "longdash": (12, 4),
    "longdashdot": (13, 3, 2, 3),
}
"""Pixels of line and gap in turn of each way that a line is broken (``charts.lines.DASHES``)."""
LINES = {"━": "key_recommended", "─": "key_line", "▒": "key_band"}


def headline(choice: Choice, places: Sequence[str], points: pd.DataFrame, texts: Texts) -> list[Component]:
    """Return what is shown, how much of it, of which days, and what the metric counts; ``places`` are names."""
    metric = metrics()[choice.metric]
    parts: list[Component] = [html.P(crisis_name(choice.crisis, texts), className="crisis")] if choice.crisis else []
    parts += [html.H1([texts.of(metric.label), html.Span(f" · {places_in_words(places, texts)}")])]
    if not points.empty:
        publishers = texts("publishers", count=int(points["publisher"].nunique()))
        first, last = plain_date(points["day"].min()), plain_date(points["day"].max())
        counts = texts("headline_counts", count=len(points), publishers=publishers)
        days = texts.days(first, last) if first and last else ""
        parts.append(html.P(" · ".join([counts, days, *narrowed_in_words(choice, texts)]), className="counts"))
    return [*parts, html.P(texts.of(metric.footnote), className="quiet")]


def places_in_words(places: Sequence[str], texts: Texts) -> str:
    """Return the chosen places, or what else is named, as a list of words, the first few by name."""
    if not places:
        return texts("headline_all_places")
    named = ", ".join(places[:MOST_PLACES])
    further = len(places) - MOST_PLACES
    return texts("more_places", places=named, count=further) if further > 0 else named


def narrowed_in_words(choice: Choice, texts: Texts) -> list[str]:
    """Return what is shown of a choice alone: the chosen organizations and measure; empty where all is shown."""
    names = [texts("only_organizations", names=places_in_words(choice.organizations, texts))]
    return [*(names if choice.organizations else ()), *([texts(f"only_{choice.measure}")] if choice.measure else ())]


def chart_label(choice: Choice, places: Sequence[str], texts: Texts) -> str:
    """Return what a screen reader says of the chart."""
    label = texts.of(metrics()[choice.metric].label)
    return texts("chart_label", metric=label, place=places_in_words(places, texts))


def legend(
    shown: Shown, places: Mapping[str, str], texts: Texts, theme: Theme, *, with_lines: bool = True
) -> list[Component]:
    """Return which lines are recommended, and whose colour is whose, with the number of figures of each.

    Lines that the name of their organization does not tell are named by what they count, with their strokes.
    """
    points = shown.points
    colours = organization_colours(shown, theme)
    dashes = line_dashes(shown, colours)
    counts = points["organization"].value_counts()
    entries = [(name, colour, int(counts[name])) for name, colour in colours.items() if name in counts]
    others = len(points) - sum(count for _, _, count in entries)
    if others:
        entries.append((texts("other_sources"), theme.other, others))
    lines = [
        html.Li(
            [_stroke(colours.get(line.organization, theme.other), dash, 3), name_of_line(line, shown, places, texts)]
        )
        for line, dash in dashes.items()
        if line.recommended
    ]
    apart = to_tell_apart(dashes)
    organizations = []
    for name, colour, count in entries:
        own = [(line, dash) for line, dash in dashes.items() if line.organization == name and not line.recommended]
        named = [(what_of_line(line, shown, places, texts), dash) for line, dash in own] if name in apart else []
        only = [_stroke(colour, dash, 2) for _, dash in own[:1] if name not in apart]
        organizations.append(_organization(name, colour, texts.number(count), only, named))
    return [
        html.Ul(items, className="legend", **aria(label=texts(label)))
        for label, items in (("legend_lines", lines if with_lines else []), ("legend_label", organizations))
        if items
    ]


def _organization(
    name: str, colour: str, count: str, only: Sequence[Component], named: Sequence[tuple[str, str]]
) -> Component:
    """Return an organization with the stroke of its only thin line, or with each of several named behind it."""
    further = [html.Span([_stroke(colour, dash, 2), what], className="line-of") for what, dash in named]
    dot = html.Span(className="dot", style={"backgroundColor": colour})
    return html.Li([dot, *only, name, html.Small(count), *further])


def _stroke(colour: str, dash: str, width: int) -> Component:
    """Return a sample of a line, broken as it is drawn."""
    ends = [0, *accumulate(STRETCHES.get(dash, STRETCHES["solid"]))]
    paints = (
        f"{colour if number % 2 == 0 else 'transparent'} {a}px {b}px" for number, (a, b) in enumerate(pairwise(ends))
    )
    style = {"backgroundImage": f"repeating-linear-gradient(90deg, {', '.join(paints)})", "height": f"{width}px"}
    return html.Span(className="stroke", style=style)


def marker_key(texts: Texts) -> Component:
    """Return what markers and lines mean."""
    items = [
        html.Li([html.Span(marker, className="marker", **aria(hidden="true")), texts(key)])
        for marker, key in (MARKERS | LINES).items()
    ]
    return html.Ul(items, className="legend key", **aria(label=texts("key_label")))
