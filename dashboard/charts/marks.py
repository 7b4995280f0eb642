"""Marks of days on a chart: events and what the team noted, thin lines with short labels above what is drawn."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import shorten
from typing import Any

from dashboard.charts.style import Theme
from dashboard.translations import Texts

LONGEST_LABEL = 24
"""Letters of a label; the card has the whole text."""

NARROWEST = 620
"""Pixels of the narrowest chart that shows labels, by which they are kept apart."""

LETTER, BETWEEN = 6.4, 14
"""Pixels of a letter, and between two labels."""

MOST_LEVELS, LEVEL = 3, 16
"""Labels stand in so many rows, each so many pixels high."""

NAME = "mark"
"""The name of the lines and labels among the chart's others."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is told of a day beside the figures."""

    day: dt.date
    text: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """A label: from where to where it reaches in parts of the width, in which row, and where its line stands."""

    begin: float
    end: float
    level: int
    at: float

    def leaves_room(self, begin: float, end: float, level: int, at: float) -> bool:
        """Tell whether another label meets neither this one nor its line, nor the other's line this label."""
        if level == self.level:
            return end <= self.begin or begin >= self.end
        low, high, stem = (self.begin, self.end, at) if self.level < level else (begin, end, self.at)
        return not low <= stem < high


def with_marks(chart: dict[str, Any], marks: Iterable[Mark], texts: Texts, theme: Theme) -> dict[str, Any]:
    """Return a chart of one plot with the marks within its days; those of one day share a line.

    Labels that find no room are left to the card, which every line has at its top.
    """
    layout = chart["layout"]
    first, last = (dt.date.fromisoformat(day) for day in layout["xaxis"]["range"])
    shown = _by_day([mark for mark in marks if first < mark.day < last])
    if not shown:
        return chart
    placed = _placed(shown, first, last)
    rows = 1 + max((one.level for one in placed.values()), default=0)
    labels = [_label(day, shown[day], one, texts, theme) for day, one in placed.items()]
    return {
        "data": [*chart["data"], _cards(shown, texts, theme)],
        "layout": layout
        | {
            "shapes": [shape for day in shown for shape in _lines(day, placed.get(day), theme)],
            "annotations": [*layout.get("annotations", []), *labels],
            "margin": layout["margin"] | {"t": layout["margin"]["t"] + LEVEL * (rows - 1) + 4},
            "meta": layout["meta"] | {"top": layout["margin"]["t"]},
            "yaxis2": {"overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True},
        },
    }


def marks_of_panel(
    marks: Sequence[Mark], days: Sequence[str], key: str, texts: Texts, theme: Theme
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the lines of the marks within some days on a small chart, and what shows their cards, without labels.

    ``key`` is what plotly puts behind "x" and "y" for the chart's axes.
    """
    first, last = (dt.date.fromisoformat(day) for day in days)
    shown = _by_day([mark for mark in marks if first < mark.day < last])
    on = {"xref": f"x{key}", "yref": f"y{key} domain"}
    lines = [line | on for day in shown for line in _lines(day, None, theme)]
    card = {"y": 1, "yanchor": "top", "text": "▾", "showarrow": False, "font": {"color": theme.quiet, "size": 11}}
    cards = [
        on | card | {"x": day.isoformat(), "hovertext": _card(day, told, texts), "hoverlabel": _hover(theme)}
        for day, told in shown.items()
    ]
    return lines, cards


def rows_of_marks(layout: dict[str, Any]) -> int:
    """Return how many rows of labels stand above a chart."""
    levels = [each["yshift"] // LEVEL for each in layout.get("annotations", ()) if each.get("name") == NAME]
    return int(max(levels, default=-1)) + 1


def _by_day(marks: Sequence[Mark]) -> dict[dt.date, list[str]]:
    told: dict[dt.date, list[str]] = {}
    for mark in sorted(marks, key=lambda mark: mark.day):
        told.setdefault(mark.day, []).append(mark.text)
    return told


def _placed(shown: dict[dt.date, list[str]], first: dt.date, last: dt.date) -> dict[dt.date, _Placed]:
    """Return where labels stand: the last day first, so that no line rises through the label of an earlier one."""
    placed: dict[dt.date, _Placed] = {}
    for day in reversed(shown):
        at, width = (day - first) / (last - first), (len(_short(shown[day])) * LETTER + BETWEEN) / NARROWEST
        begin, end = (at, at + width) if at + width <= 1 else (at - width, at)
        free = (
            level
            for level in range(MOST_LEVELS)
            if all(other.leaves_room(begin, end, level, at) for other in placed.values())
        )
        level = next(free, None)
        if level is not None and begin >= 0:
            placed[day] = _Placed(begin, end, level, at)
    return placed


def _short(texts_of_day: Sequence[str]) -> str:
    return shorten(" · ".join(texts_of_day), LONGEST_LABEL, placeholder=" …")


def _card(day: dt.date, told: Sequence[str], texts: Texts) -> str:
    # Plotly reads its texts as markup, so they are escaped.
    return "<br>".join([f"<b>{escape(texts.day(day))}</b>", *map(escape, told)])


def _lines(day: dt.date, placed: _Placed | None, theme: Theme) -> list[dict[str, Any]]:
    at: dict[str, Any] = {"type": "line", "name": NAME, "x0": day.isoformat(), "x1": day.isoformat()}
    at |= {"line": {"color": theme.quiet, "width": 1, "dash": "dot"}, "layer": "below"}
    rise = {"yref": "paper", "ysizemode": "pixel", "yanchor": 1, "y0": 0, "y1": placed.level * LEVEL if placed else 0}
    return [at | {"yref": "paper", "y0": 0, "y1": 1}, *([at | rise] if placed and placed.level else [])]


def _label(day: dt.date, told: Sequence[str], placed: _Placed, texts: Texts, theme: Theme) -> dict[str, Any]:
    return {
        "name": NAME,
        "x": day.isoformat(),
        "y": 1,
        "yref": "paper",
        "xanchor": "left" if placed.begin == placed.at else "right",
        "yanchor": "bottom",
        "xshift": 3 if placed.begin == placed.at else -3,
        "yshift": placed.level * LEVEL + 4,
        "text": escape(_short(told)),
        "hovertext": _card(day, told, texts),
        "hoverlabel": _hover(theme),
        "font": {"color": theme.quiet, "size": 12},
        "showarrow": False,
    }


def _hover(theme: Theme) -> dict[str, Any]:
    return {"bgcolor": theme.card, "bordercolor": theme.grid, "font": {"color": theme.ink}}


def _cards(shown: dict[dt.date, list[str]], texts: Texts, theme: Theme) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [day.isoformat() for day in shown],
        "y": [1] * len(shown),
        "yaxis": "y2",
        "cliponaxis": False,
        "text": [_card(day, told, texts) for day, told in shown.items()],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"symbol": "triangle-down", "size": 9, "color": theme.quiet},
    }
