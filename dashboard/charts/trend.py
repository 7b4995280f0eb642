"""The trend chart: one point a figure at its day, and the lines through the claims that figures make."""

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.charts.colours import organization_colours
from dashboard.charts.labels import line_labels
from dashboard.charts.lines import band_traces, line_traces, series_in_words
from dashboard.charts.style import Theme, base_layout
from dashboard.translations import Texts
from dashboard.wording import (
    as_sentence,
    each,
    figures_in_words,
    iso_days,
    period_in_words,
    places_of_figures,
    plain_dates,
    plain_numbers,
)
from tracker.trends.shown import Shown
from tracker.trends.tables import by_weight

SYMBOLS = {
    "exact": "circle",
    "range": "circle",
    "approximately": "circle-open",
    "at_least": "triangle-up",
    "more_than": "triangle-up",
    "at_most": "triangle-down",
    "less_than": "triangle-down",
    "vague": "diamond",
}
"""The marker of each quantifier."""

ON_LINES = ("total", "stock")
"""Figures of these series can be on a line; a flow or a part beside them is fainter, lest it be taken for one."""

DAY = 24 * 60 * 60 * 1000
HEADROOM = 1.08


def trend_chart(
    shown: Shown,
    texts: Texts,
    theme: Theme,
    *,
    view: str,
    places: Mapping[str, str] = MappingProxyType({}),
    log: bool = False,
    colours: Mapping[str, str] | None = None,
    part: float = 1,
) -> dict[str, Any]:
    """Return the chart of ``tracker.trends.shown.show``, which must have a point at least, all of one unit.

    ``customdata`` of a point is its figure id. ``view`` names what is looked at: while it stays the
    same, a zoom survives a redraw, and ``layout.meta`` keeps the ranges without it. ``places`` are the names
    of the places that lines are drawn for; ``log`` draws on a logarithmic scale. ``colours`` are those of the
    organizations where other charts stand beside this one, ``part`` is the part of the height that is left to it.
    """
    points = shown.points
    colours = organization_colours(shown, theme) if colours is None else colours
    drawn = _drawn(points, texts)
    groups: dict[str, list[int]] = {}
    for row, name in enumerate(points["organization"].tolist()):
        groups.setdefault(name if name in colours else "", []).append(row)

    def own(rows: Sequence[int]) -> dict[str, list[Any]]:
        return {column: [told[row] for row in rows] for column, told in drawn.items()}

    markers = [
        _markers(own(groups[name]), name or texts("other_sources"), colours.get(name, theme.other), theme, rank)
        for rank, name in reversed([*enumerate([*colours, ""], start=1)])
        if name in groups
    ]
    lines = [*band_traces(shown, colours, theme), *line_traces(shown, colours, theme)]
    values = points["value"].max(), points["high"].max() if points["high"].notna().any() else 0
    days, units = (points["day"].min(), points["day"].max()), unit_in_words(points, texts)
    reach = max(1, int(points["value"].min())) if log else 0, max(1, *map(int, values))
    layout = chart_layout(days, reach, units, texts, theme, view=view, log=log)
    labels = line_labels(shown, places, texts, colours, theme, _height_in(layout["yaxis"]["range"], part, log=log))
    if log:
        labels = [label | {"y": math.log10(max(label["y"], 1))} for label in labels]
    return {"data": [*lines, *markers], "layout": layout | {"annotations": labels}}


def _height_in(reach: Sequence[float], part: float, *, log: bool) -> Callable[[float], float]:
    """Return what tells how high a value stands between the ends of an axis, from 0 to ``part``."""
    low, high = reach
    return lambda value: part * ((math.log10(max(value, 1)) if log else value) - low) / (high - low)


def _drawn(points: pd.DataFrame, texts: Texts) -> dict[str, list[Any]]:
    """Return what is drawn of each point, by column; ``reach`` is how far a range goes beyond its value."""
    quantifiers, values = points["quantifier"].tolist(), points["value"].astype("int64").tolist()
    highs = plain_numbers(points["high"]) if "range" in quantifiers else [None] * len(values)
    return {
        "x": iso_days(points["day"]),
        "y": values,
        "customdata": points["figure_id"].tolist(),
        "text": _cards(points, texts),
        "symbol": [SYMBOLS[quantifier] for quantifier in quantifiers],
        "opacity": [1 if series.startswith(ON_LINES) else 0.5 for series in points["series"].tolist()],
        "reach": [
            high - value if quantifier == "range" and high is not None else 0
            for quantifier, value, high in zip(quantifiers, values, highs, strict=True)
        ],
    }


def _markers(rows: Mapping[str, list[Any]], name: str, colour: str, theme: Theme, rank: int) -> dict[str, Any]:
    symbols, reach = rows["symbol"], rows["reach"]
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "legendrank": rank,
        **{column: rows[column] for column in ("x", "y", "customdata", "text")},
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "symbol": symbols,
            "color": colour,
            "opacity": rows["opacity"],
            "size": [11 if symbol.startswith("triangle") else 9.5 for symbol in symbols],
            "line": {
                "width": [2 if symbol.endswith("open") else 1 for symbol in symbols],
                "color": [colour if symbol.endswith("open") else theme.paper for symbol in symbols],
            },
        },
    }
    if max(reach) > 0:
        trace["error_y"] = {
            "type": "data",
            "symmetric": False,
            "array": reach,
            "arrayminus": [0] * len(reach),
            "color": colour,
            "thickness": 1.5,
            "width": 4,
        }
    return trace


def _cards(points: pd.DataFrame, texts: Texts) -> list[str]:
    """Return what is told of each point; plotly reads its texts as markup, and names come from documents."""

    def line(*parts: str, between: str = " · ") -> str:
        return "".join(f"<br>{escape(told)}" for told in [between.join(filter(None, parts))] if told)

    def printed(publisher: str, day: dt.date | None) -> str:
        return line(publisher, texts.day(day) if day else "", between=", ")

    starts, ends, published = (plain_dates(points[name]) for name in ("start", "end", "published"))
    lines = [
        [f"<b>{escape(words)}</b>" for words in figures_in_words(texts, points)],
        each(line, points["organization"], places_of_figures(texts, points)),
        each(lambda subset: line(texts("part_of_total")) if subset else "", points["subset"]),
        each(lambda start, end: line(period_in_words(texts, start, end)), starts, ends),
        each(lambda series: line(as_sentence(series_in_words(series, texts))), points["series"]),
        each(printed, points["publisher"], published),
    ]
    return list(map("".join, zip(*lines, strict=True)))


def chart_layout(
    days: tuple[pd.Timestamp, pd.Timestamp],
    reach: tuple[int, int],
    units: str,
    texts: Texts,
    theme: Theme,
    *,
    view: str,
    log: bool,
) -> dict[str, Any]:
    """Return the layout of a chart over some days with values of a reach, of units told above its axis.

    A logarithmic scale begins at the power of ten below the lowest value, another one at nothing.
    """
    (first, last), (least, top) = days, reach
    room = max((last - first) * 0.03, pd.Timedelta(days=2))
    shown, values = [_iso(first - room), _iso(last + room)], [0.0, top * HEADROOM]
    scale: dict[str, Any] = {}
    if log:
        values, scale = [math.floor(math.log10(least)), math.log10(max(top, 2)) + 0.15], {"type": "log", "dtick": 1}
    return base_layout(theme, texts) | {
        "uirevision": view,
        "meta": {"xaxis": shown, "yaxis": values},
        "xaxis": {"range": shown, **_axis_of_days((last - first).days, texts, theme)},
        "yaxis": {"range": values, **_axis_of_counts(top, theme), **scale},
        "title": {
            "text": units,
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"l": 4, "t": 8},
            "font": {"color": theme.quiet, "size": 13},
        },
    }


def _axis_of_days(span: int, texts: Texts, theme: Theme) -> dict[str, Any]:
    # Over a few days plotly would write hours.
    whole_days = {"dtick": DAY * (1 + span // 5)} if span < 10 else {}
    return whole_days | {
        "type": "date",
        "showgrid": False,
        "linecolor": theme.grid,
        "tickcolor": theme.grid,
        "ticks": "outside",
        "automargin": True,
        "tickfont": {"color": theme.quiet},
        "tickformatstops": [
            {"dtickrange": ["M12", None], "value": "%Y"},
            {"dtickrange": [None, "M1"], "value": f"{texts.day_of_year_pattern}\n%Y"},
            {"dtickrange": ["M1", "M12"], "value": "%b\n%Y"},
        ],
    }


def _axis_of_counts(top: int, theme: Theme) -> dict[str, Any]:
    # Over a few people plotly would write halves.
    whole_people = {"dtick": 1} if top < 5 else {}
    return whole_people | {
        "gridcolor": theme.grid,
        "zeroline": True,
        "zerolinecolor": theme.quiet,
        "zerolinewidth": 1,
        "automargin": True,
        "separatethousands": True,
        "exponentformat": "none",
        "tickfont": {"color": theme.quiet},
    }


def unit_in_words(points: pd.DataFrame, texts: Texts) -> str:
    """Return what is counted, for the axis."""
    return texts(f"axis_{by_weight(points['unit'])[0]}")


def _iso(day: pd.Timestamp) -> str:
    return day.date().isoformat()
