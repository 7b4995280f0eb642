"""Figures of another unit than the lines': a chart of their own below, for households are not read as people."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.charts.style import Theme
from dashboard.translations import Texts
from tracker.trends.shown import Shown

NAME = "unit"
"""The name of the words above such a chart among the annotations."""

HIGH, BETWEEN = 56, 78
"""Pixels of such a chart, and between it and the one above, where the days of both stand, and its unit."""

USUAL = 380
"""Pixels of the main chart's plot on a page, by which the parts of both are measured."""

FIRST_AXIS = 3
"""The y axes of such charts are numbered from here: the second is that of the marks."""


def by_unit(shown: Shown) -> list[tuple[str, Shown]]:
    """Return what is shown of each unit: first the one of the lines, else the one of most figures; lines only there."""
    points = shown.points
    units = [str(unit) for unit in points["unit"].value_counts().index]
    on_lines = set(points["unit"][points["figure_id"].isin(shown.lines["figure_id"])]) if len(shown.lines) else set()
    units.sort(key=lambda unit: unit not in on_lines)
    first, *others = [points[points["unit"] == unit] for unit in units]
    lines, band = shown.lines.head(0), shown.band.head(0)
    alone = [replace(shown, points=own, lines=lines, band=band) for own in others]
    return list(zip(units, [replace(shown, points=first), *alone], strict=True))


def part_of_main(below: int) -> float:
    """Return which part of the height is left to the main chart above so many others."""
    return USUAL / (USUAL + below * (HIGH + BETWEEN))


def with_others_below(
    chart: dict[str, Any], others: Sequence[tuple[str, dict[str, Any]]], texts: Texts, theme: Theme
) -> dict[str, Any]:
    """Return a chart with those of other units below, on the same days and each on its own scale.

    ``layout.meta.below`` are the pixels that they need, for the browser to make room.
    """
    if not others:
        return chart
    layout, foot = chart["layout"], 1 - part_of_main(len(others))
    step = foot / len(others)
    named = {trace.get("name") for trace in chart["data"]}
    traces = list(chart["data"])
    scales: dict[str, Any] = {}
    words = []
    for number, (unit, other) in enumerate(others):
        key, bottom = FIRST_AXIS + number, max(0, foot - (number + 1) * step)
        drawn = {"domain": [bottom, bottom + step * HIGH / (HIGH + BETWEEN)], "anchor": "x", "nticks": 3}
        scales[f"yaxis{key}"] = other["layout"]["yaxis"] | drawn
        traces += [
            trace | {"yaxis": f"y{key}", "name": "" if trace.get("name") in named else trace.get("name", "")}
            for trace in other["data"]
        ]
        named |= {trace.get("name") for trace in other["data"]}
        words.append(_title(texts(f"axis_{unit}"), key, theme))
    days = [each["layout"]["xaxis"]["range"] for _, each in [("", chart), *others]]
    span = [min(first for first, _ in days), max(last for _, last in days)]
    meta = layout["meta"] | {"xaxis": span, "below": len(others) * (HIGH + BETWEEN)}
    return {
        "data": traces,
        "layout": layout
        | scales
        | {
            "xaxis": layout["xaxis"] | {"range": span, "anchor": "y"},
            "yaxis": layout["yaxis"] | {"domain": [foot, 1]},
            "annotations": [*layout.get("annotations", ()), *words],
            "meta": meta | {name: axis["range"] for name, axis in scales.items()},
        },
    }


def _title(words: str, key: int, theme: Theme) -> dict[str, Any]:
    at = {"xref": "paper", "x": 0, "xanchor": "left", "yref": f"y{key} domain", "y": 1, "yanchor": "bottom"}
    return at | {
        "name": NAME,
        "text": words,
        "showarrow": False,
        "yshift": 6,
        "font": {"color": theme.quiet, "size": 13},
    }
