"""The map of places: a point a place over the outlines of countries, drawn from files of our own."""

import gzip
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dashboard.charts.style import Theme, base_layout
from dashboard.translations import Texts

LARGEST = 44.0
SMALLEST = 9.0
LEAST_SPAN = 3.0
"""Degrees that a map shows at least: one town alone would stand on an empty ground."""

BEYOND = 3.0
"""How far the outlines reach beyond the points, in spans: the shape of the screen decides what is seen of them."""

MOST_LABELS = 12


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: its name, degrees, the value to size it by, its hover card, and the figure behind it."""

    name: str
    latitude: float
    longitude: float
    value: int
    card: str
    figure: int


def map_chart(spots: Sequence[Spot], texts: Texts, theme: Theme) -> dict[str, Any]:
    """Return the map of some places; areas of the points are in proportion to their values.

    ``customdata`` of a point is its figure id. Cards are plotly's markup: escape what comes from documents.
    Without any place it is an empty ground that says so.
    """
    if not spots:
        return _empty(texts, theme)
    west, east, south, north = _bounds(spots)
    largest = max(max(spot.value for spot in spots), 1)
    drawn = sorted(spots, key=lambda spot: -spot.value)  # the small ones on top
    labels = {spot.name for spot in drawn[:MOST_LABELS]}
    x, y = _outlines(west, east, south, north)
    points = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [spot.longitude for spot in drawn],
        "y": [spot.latitude for spot in drawn],
        "text": [spot.name if spot.name in labels else "" for spot in drawn],
        "textposition": "top center",
        "textfont": {"color": theme.ink, "size": 12},
        "hovertext": [spot.card for spot in drawn],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [spot.figure for spot in drawn],
        "marker": {
            "color": theme.series[0],
            "opacity": 0.65,
            "size": [max(SMALLEST, LARGEST * math.sqrt(spot.value / largest)) for spot in drawn],
            "line": {"width": 1, "color": theme.paper},
        },
    }
    land = {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": theme.other, "width": 1},
        "hoverinfo": "skip",
    }
    hidden = {"visible": False, "fixedrange": False}
    level = math.cos(math.radians((south + north) / 2))
    return {
        "data": [land, points],
        "layout": base_layout(theme, texts)
        | {
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "dragmode": "pan",
            "xaxis": hidden | {"range": [west, east]},
            "yaxis": hidden | {"range": [south, north], "scaleanchor": "x", "scaleratio": 1 / level},
        },
    }


def _empty(texts: Texts, theme: Theme) -> dict[str, Any]:
    hidden = {"visible": False, "fixedrange": True}
    note = {"text": texts("map_empty"), "showarrow": False, "xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5}
    return {"data": [], "layout": base_layout(theme, texts) | {"xaxis": hidden, "yaxis": hidden, "annotations": [note]}}


def _bounds(spots: Sequence[Spot]) -> tuple[float, float, float, float]:
    longitudes, latitudes = [spot.longitude for spot in spots], [spot.latitude for spot in spots]
    west, east = _widened(min(longitudes), max(longitudes))
    south, north = _widened(min(latitudes), max(latitudes))
    return west, east, south, north


def _widened(low: float, high: float) -> tuple[float, float]:
    room = max((high - low) * 0.2, (LEAST_SPAN - (high - low)) / 2)
    return low - room, high + room


def _outlines(west: float, east: float, south: float, north: float) -> tuple[list[float | None], list[float | None]]:
    """Return the outlines in and around some bounds as one line with gaps."""
    wide, high = (east - west) * BEYOND, (north - south) * BEYOND
    box = (100 * (west - wide), 100 * (east + wide), 100 * (south - high), 100 * (north + high))
    x: list[float | None] = []
    y: list[float | None] = []
    for line in all_outlines():
        for piece in _inside(line, box):
            x += [*(longitude / 100 for longitude, _ in piece), None]
            y += [*(latitude / 100 for _, latitude in piece), None]
    return x, y


def _inside(line: list[list[int]], box: tuple[float, float, float, float]) -> Iterator[list[list[int]]]:
    """Yield the stretches of a line whose points lie in a box."""
    west, east, south, north = box
    piece: list[list[int]] = []
    for point in line:
        if west <= point[0] <= east and south <= point[1] <= north:
            piece.append(point)
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


@cache
def all_outlines() -> list[list[list[int]]]:
    """Return the outlines of the world's countries: lines of longitude and latitude in hundredths of a degree."""
    packed = files("dashboard.charts").joinpath("outlines.json.gz").read_bytes()
    lines: list[list[list[int]]] = json.loads(gzip.decompress(packed))
    return lines
