"""The map of places: a point a place over the outlines of countries."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.map_labels import Point, positions_of_labels
from dashboard.charts.outlines import outlines_within
from dashboard.charts.style import Theme, base_layout
from dashboard.translations import Texts

LARGEST = 44.0
SMALLEST = 9.0
LEAST_SPAN = 3.0
"""Degrees that a map shows at least: one town alone would stand on an empty ground."""

FARTHEST = 10.0
"""Degrees shown around the middle of a country at most; a smaller one is shown whole, which says that it is meant."""

ROOM = 0.15
"""What is shown beyond the outermost, in spans: points and names at the edge need it."""

BEYOND = 3.0
"""How far the outlines reach beyond the points, in spans: the shape of the screen decides what is seen of them."""

MOST_LABELS = 12

Bounds = tuple[float, float, float, float]
"""West, east, south, north."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: its name, degrees, the value to size it by, its card, the figure behind it.

    ``reach``: how many degrees a country reaches from its middle to north or south, and to east or west.
    """

    name: str
    latitude: float
    longitude: float
    value: int
    card: str
    figure: int
    reach: tuple[float, float] | None = None

    @property
    def is_country(self) -> bool:
        """Tell whether the whole of a country is meant."""
        return self.reach is not None


def map_chart(spots: Sequence[Spot], texts: Texts, theme: Theme) -> dict[str, Any]:
    """Return the map of some places; areas of the points are in proportion to their values.

    A whole country is a ring at its middle. ``customdata`` of a point is its figure id. Cards are plotly's markup:
    escape what comes from documents. Without any place it is an empty ground that says so.
    """
    if not spots:
        return _empty(texts, theme)
    bounds = _bounds(spots)
    west, east, south, north = bounds
    drawn = sorted(spots, key=lambda spot: -spot.value)  # the small ones on top
    hidden = {"visible": False, "fixedrange": False}
    return {
        "data": [_land(bounds, theme), _points(drawn, bounds, theme)],
        "layout": base_layout(theme, texts)
        | {
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "dragmode": "pan",
            "xaxis": hidden | {"range": [west, east]},
            "yaxis": hidden | {"range": [south, north], "scaleanchor": "x", "scaleratio": 1 / _level(bounds)},
        },
    }


def _land(bounds: Bounds, theme: Theme) -> dict[str, Any]:
    west, east, south, north = bounds
    wide, high = (east - west) * BEYOND, (north - south) * BEYOND
    x, y = outlines_within(west - wide, east + wide, south - high, north + high)
    line = {"color": theme.other, "width": 1}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def _points(drawn: Sequence[Spot], bounds: Bounds, theme: Theme) -> dict[str, Any]:
    largest = max(drawn[0].value, 1)
    sizes = [max(SMALLEST, LARGEST * math.sqrt(spot.value / largest)) for spot in drawn]
    positions = _positions(drawn, sizes, bounds)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [spot.longitude for spot in drawn],
        "y": [spot.latitude for spot in drawn],
        "text": [spot.name if position else "" for spot, position in zip(drawn, positions, strict=True)],
        "textposition": [position or "top center" for position in positions],
        "textfont": {"color": theme.ink, "size": 12},
        "hovertext": [spot.card for spot in drawn],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [spot.figure for spot in drawn],
        "marker": {
            "color": theme.series[0],
            "symbol": ["circle-open" if spot.is_country else "circle" for spot in drawn],
            "opacity": [1 if spot.is_country else 0.65 for spot in drawn],
            "size": sizes,
            "line": {"width": [2.5 if spot.is_country else 1 for spot in drawn], "color": theme.paper},
        },
    }


def _positions(drawn: Sequence[Spot], sizes: Sequence[float], bounds: Bounds) -> list[str]:
    west, east, south, north = bounds
    points = [
        Point(spot.name, (spot.longitude - west) / (east - west), (spot.latitude - south) / (north - south), size)
        for spot, size in zip(drawn, sizes, strict=True)
    ]
    return positions_of_labels(points, _level(bounds) * (east - west) / (north - south), MOST_LABELS)


def _level(bounds: Bounds) -> float:
    """Return how long a degree to the east is, in degrees to the north."""
    _, _, south, north = bounds
    return math.cos(math.radians((south + north) / 2))


def _empty(texts: Texts, theme: Theme) -> dict[str, Any]:
    hidden = {"visible": False, "fixedrange": True}
    note = {"text": texts("map_empty"), "showarrow": False, "xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5}
    return {"data": [], "layout": base_layout(theme, texts) | {"xaxis": hidden, "yaxis": hidden, "annotations": [note]}}


def _bounds(spots: Sequence[Spot]) -> Bounds:
    south, north = _ends((spot.latitude, spot.reach[0] if spot.reach else 0.0) for spot in spots)
    west, east = _ends((spot.longitude, spot.reach[1] if spot.reach else 0.0) for spot in spots)
    return west, east, south, north


def _ends(told: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Return the ends of what is shown of some degrees, each with how far its place reaches from there."""
    around = [(degrees, min(reach, FARTHEST)) for degrees, reach in told]
    return _widened(min(at - reach for at, reach in around), max(at + reach for at, reach in around))


def _widened(low: float, high: float) -> tuple[float, float]:
    room = max((high - low) * ROOM, (LEAST_SPAN - (high - low)) / 2)
    return low - room, high + room
