"""Small charts side by side, one a place: the same days and, unless each has its own, the same scale."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import shorten
from typing import Any

from dashboard.charts.marks import Mark, marks_of_panel
from dashboard.charts.style import Theme
from dashboard.translations import Texts

LONGEST_NAME = 30
ROWS = {1: 270, 2: 195, 3: 165}
"""Pixels of a chart's height where there are so many rows, or more than the last."""

BETWEEN_ROWS, BETWEEN_COLUMNS = 70, 0.035
"""Pixels between two charts, and part of the width."""

FOR_LABELS = 0.1
"""Part of the days before the first point, where the numbers of the scale stand."""

COLUMNS = {0: 1, 480: 2, 900: 3}
"""How many charts stand side by side from so many pixels of width on."""

MARKER = 0.65
"""Size of a point beside one in the large chart."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One small chart: the name of its place, what was told of it last, the chart as it would be drawn alone, its unit.

    Charts of different units never share a scale.
    """

    name: str
    last: str
    chart: dict[str, Any]
    unit: str = ""


def small_charts(
    panels: Sequence[Panel], marks: Sequence[Mark], texts: Texts, theme: Theme, *, own: bool
) -> dict[str, Any]:
    """Return the charts as one with a pair of axes each; ``arranged`` sets them side by side.

    ``layout.meta.grids`` are the arrangements by the least width that they need, for the browser to choose.
    """
    traces: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    axes = _axes([panel.chart["layout"] for panel in panels], [panel.unit for panel in panels], own=own)
    named: set[str] = set()
    for number, panel in enumerate(panels):
        key = _key(number)
        traces += [_small(trace, key, named) for trace in panel.chart["data"]]
        notes += [_title(panel, key, theme), *_said(panel.chart["layout"], key)]
        lines, cards = marks_of_panel(marks, axes["xaxis"]["range"], key, texts, theme)
        shapes, notes = [*shapes, *lines], [*notes, *cards]
    first = panels[0].chart["layout"]
    margin = first["margin"] | {"t": first["margin"]["t"] + 18, "b": 40}
    grids = [
        {"least": least, **_grid(len(panels), columns, margin["t"] + margin["b"])} for least, columns in COLUMNS.items()
    ]
    meta = {"xaxis": axes["xaxis"]["range"], "yaxis": axes["yaxis"]["range"], "grids": grids}
    layout = first | axes | {"annotations": notes, "shapes": shapes, "margin": margin, "meta": meta}
    return {"data": traces, "layout": arranged(layout, grids[-1])}


def arranged(layout: Mapping[str, Any], grid: Mapping[str, Any]) -> dict[str, Any]:
    """Return the layout of small charts with their axes where a grid has them."""
    places = {f"xaxis{_key(number)}": domain for number, domain in enumerate(grid["x"])}
    places |= {f"yaxis{_key(number)}": domain for number, domain in enumerate(grid["y"])}
    return {**layout, **{name: layout[name] | {"domain": domain} for name, domain in places.items()}}


def grid_within(layout: Mapping[str, Any], columns: int, height: int, factor: float) -> dict[str, Any]:
    """Return the grid of small charts in a picture of an inner height, with type so many times as large."""
    count = sum(name.startswith("xaxis") for name in layout)
    rows = -(-count // columns)
    between = min(BETWEEN_ROWS * factor, 0.4 * height / rows)
    return _grid(count, columns, 0, row=(height - (rows - 1) * between) / rows, between=between)


def _grid(count: int, columns: int, margins: int, *, row: float = 0, between: float = BETWEEN_ROWS) -> dict[str, Any]:
    columns = min(columns, count)
    rows = -(-count // columns)
    row = row or ROWS[min(rows, max(ROWS)) if columns > 1 else max(ROWS)]
    height = rows * row + (rows - 1) * between
    width = (1 - (columns - 1) * BETWEEN_COLUMNS) / columns
    lefts = [(number % columns) * (width + BETWEEN_COLUMNS) for number in range(count)]
    tops = [1 - (number // columns) * (row + between) / height for number in range(count)]
    return {
        "height": round(height + margins),
        "x": [[left, min(1, left + width)] for left in lefts],
        "y": [[max(0, top - row / height), top] for top in tops],
    }


def _key(number: int) -> str:
    """Return what plotly puts behind "x" and "y" for the axes of a chart."""
    return str(number + 1) if number else ""


def _axes(layouts: Sequence[dict[str, Any]], units: Sequence[str], *, own: bool) -> dict[str, Any]:
    days = [layout["xaxis"]["range"] for layout in layouts]
    widest = max(layouts, key=lambda layout: layout["xaxis"]["range"][1])["xaxis"] | {"nticks": 4}
    first, last = min(first for first, _ in days), max(last for _, last in days)
    room = (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)) * FOR_LABELS
    span = {"range": [(dt.date.fromisoformat(first) - room).isoformat(), last]}
    scales = {
        unit: _scale([layout for layout, its in zip(layouts, units, strict=True) if its == unit]) for unit in units
    }
    inside = {"ticklabelposition": "inside top", "automargin": False, "nticks": 4}
    axes: dict[str, Any] = {}
    for number, layout in enumerate(layouts):
        key, follows = _key(number), number > 0
        x = {key: value for key, value in widest.items() if key != "dtick"} | span
        y = layout["yaxis"] if own else scales[units[number]]
        first = units.index(units[number])
        axes[f"xaxis{key}"] = x | {"anchor": f"y{key}"} | ({"matches": "x"} if follows else {})
        axes[f"yaxis{key}"] = (
            y | inside | {"anchor": f"x{key}"} | ({"matches": f"y{_key(first)}"} if first < number and not own else {})
        )
    return axes


def _scale(layouts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the scale of values that charts share."""
    values = [layout["yaxis"]["range"] for layout in layouts]
    highest: dict[str, Any] = max(layouts, key=lambda layout: layout["yaxis"]["range"][1])["yaxis"]
    return highest | {"range": [min(low for low, _ in values), max(high for _, high in values)]}


def _small(trace: dict[str, Any], key: str, named: set[str]) -> dict[str, Any]:
    """Return a trace on its axes; of the traces of one name the first alone keeps it, for the legend."""
    name = trace.get("name") or ""
    drawn = trace | {"xaxis": f"x{key}", "yaxis": f"y{key}", "name": "" if name in named else name}
    named.add(name)
    if trace["type"] != "bar" and "marker" in trace:
        drawn["marker"] = trace["marker"] | {"size": [MARKER * size for size in trace["marker"]["size"]]}
    return drawn


def _title(panel: Panel, key: str, theme: Theme) -> dict[str, Any]:
    name = escape(shorten(panel.name, LONGEST_NAME, placeholder=" …"))
    last = f'  <span style="color:{theme.quiet}">{escape(panel.last)}</span>' if panel.last else ""
    at = {"xref": f"x{key} domain", "yref": f"y{key} domain", "x": 0, "y": 1, "xanchor": "left", "yanchor": "bottom"}
    return at | {"text": f"<b>{name}</b>{last}", "showarrow": False, "yshift": 3, "font": {"size": 13}}


def _said(layout: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """Return what a chart says in its middle in place of bars."""
    middle = [each for each in layout.get("annotations", ()) if "name" not in each]
    return [each | {"xref": f"x{key} domain", "yref": f"y{key} domain", "font": {"size": 12}} for each in middle]
