"""The chart as a picture of a fixed size: always light, with its title, sources, date and address in it.

The browser draws it (``assets/export.js``); this is what it draws.
"""

from dataclasses import dataclass
from html import escape
from textwrap import shorten, wrap
from typing import Any

from dashboard.charts.chart import chart_of
from dashboard.charts.marks import LEVEL, rows_of_marks
from dashboard.charts.marks import NAME as MARK
from dashboard.charts.small import arranged, grid_within
from dashboard.charts.style import FONT, THEMES
from dashboard.exports.export import Export

THEME = THEMES["light"]


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in CSS pixels, and the size of the smallest type."""

    width: int
    height: int
    type: int


SIZES = {
    "slide": Size(1280, 720, 14),
    "column": Size(1000, 640, 13),
    "square": Size(1080, 1080, 16),
    "poster": Size(1240, 1754, 20),
}
"""By purpose: a 16:9 slide, the column of a Word page, a square post, a poster in the shape of DIN A."""

LONGEST_NAME = 60
"""Letters of a name in the legend; the footnote has it whole."""

USUAL_TYPE = 14
"""The type that markers and lines are made for."""

BOLD = 1.12
"""How much wider bold letters are."""

LETTER = 0.52
"""Width of a letter in its own size, roughly; lines are broken by it."""

COLUMNS, PORTRAIT_COLUMNS = 3, 2
"""How many small charts stand side by side."""

EDGE = 0.035
"""The margin, in widths."""


def picture(export: Export, purpose: str) -> dict[str, Any]:
    """Return the picture for a purpose of ``SIZES`` as plotly's figure, with ``width``, ``height`` and what it says."""
    size = SIZES[purpose]
    empty = export.shown.points.empty
    chart = _empty(export) if empty else _chart(export)
    layout = {name: value for name, value in chart["layout"].items() if name not in ("title", "uirevision", "meta")}
    for trace in chart["data"]:
        trace["showlegend"] = bool(trace.get("name"))
        trace["name"] = shorten(trace.get("name") or "", LONGEST_NAME, placeholder=" …")
        _enlarge(trace, size.type / USUAL_TYPE)
    named = [trace["name"] for trace in chart["data"] if trace["showlegend"]]
    units = chart["layout"].get("title", {}).get("text", "")
    # The days stand at the foot, or above the charts of other units.
    days = (1.2 if chart["layout"].get("meta", {}).get("below") else 4.2) * size.type
    head, foot = _head(export, size, units), _foot(export, size, named, days)
    edge = round(size.width * EDGE)
    above = round(rows_of_marks(layout) * LEVEL * size.type / USUAL_TYPE) + (2 * size.type if export.small else 0)
    margin = {"l": edge, "r": edge, "t": head[0]["height"] + edge + above, "b": foot["height"] + edge, "pad": 0}
    annotations = [_larger(each, size) for each in layout.get("annotations", [])]
    if export.small:
        inner = size.height - margin["t"] - margin["b"]
        columns = PORTRAIT_COLUMNS if size.height > size.width else COLUMNS
        layout = arranged(layout, grid_within(layout, columns, inner, size.type / USUAL_TYPE))
    shapes = [_taller(each, size.type / USUAL_TYPE) for each in layout.get("shapes", [])]
    return {
        "data": chart["data"],
        "layout": layout
        | {
            "width": size.width,
            "height": size.height,
            "margin": margin,
            "paper_bgcolor": THEME.paper,
            "plot_bgcolor": THEME.paper,
            "font": {"family": FONT, "size": size.type, "color": THEME.ink},
            "showlegend": not empty,
            "legend": _legend(size, margin, days),
            "shapes": shapes,
            "annotations": [
                *annotations,
                *(_note(part | {"shift": part["shift"] + above}, size, top=True) for part in head),
                _note(foot, size, top=False),
            ],
        },
        "about": {"title": export.title, "description": " ".join(export.footnotes), "source": export.permalink},
        "name": export.file_name(""),
    }


def _chart(export: Export) -> dict[str, Any]:
    return chart_of(
        export.shown, export.choice, export.texts, THEME, places=export.places, marks=export.marks, apart=export.small
    )


def _empty(export: Export) -> dict[str, Any]:
    hidden = {"visible": False}
    note = {"text": export.footnotes[0], "showarrow": False, "xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5}
    return {"data": [], "layout": {"xaxis": hidden, "yaxis": hidden, "annotations": [note]}}


def _head(export: Export, size: Size, units: str) -> list[dict[str, Any]]:
    """Return title and subtitle with the units, each with its type: plotly sets lines as far apart as that asks for."""
    large, small = round(size.type * 1.7), round(size.type * 1.05)
    title = _broken(export.title, large * BOLD, size)
    subtitle = _broken(" · ".join(filter(None, (export.subtitle, units))), small, size)
    below = round(1.35 * small * len(subtitle) + 0.3 * size.type)
    high = below + round(1.35 * large * len(title) + 0.3 * size.type)
    bold = {"text": f"<b>{'<br>'.join(title)}</b>", "height": high, "shift": below, "font": {"size": large}}
    font = {"size": small, "color": THEME.quiet}
    return [bold, {"text": "<br>".join(subtitle), "height": below, "shift": 0, "font": font}]


def _foot(export: Export, size: Size, named: list[str], days: float) -> dict[str, Any]:
    lines = [line for note in export.footnotes for line in _broken(note, size.type * 0.85, size)]
    text = f'<span style="font-size:{round(size.type * 0.85)}px;color:{THEME.quiet}">{"<br>".join(lines)}</span>'
    legend = 2 * size.type * _legend_rows(named, size)
    return {"text": text, "height": round(1.15 * size.type * len(lines) + legend + days)}


def _legend_rows(named: list[str], size: Size) -> int:
    widest = (max(map(len, named), default=0) + 8) * size.type * LETTER
    columns = max(1, int(size.width * (1 - 2 * EDGE) / widest))
    return max(1, -(-len(named) // columns))


def _broken(text: str, letter: float, size: Size) -> list[str]:
    """Break a text into lines that fit; what comes from documents is escaped, for plotly reads markup."""
    room = size.width * (1 - 2 * EDGE)
    return [escape(line) for line in wrap(text, max(20, int(room / (letter * LETTER)))) or [""]]


def _note(part: dict[str, Any], size: Size, *, top: bool) -> dict[str, Any]:
    edge = round(size.width * EDGE)
    upper = {"y": 1, "yanchor": "bottom", "yshift": 0.5 * size.type + part.get("shift", 0)}
    lower = {"y": 0, "yanchor": "bottom", "yshift": edge * 0.6 - part["height"] - edge}
    return {
        "text": part["text"],
        "font": part.get("font", {}),
        "align": "left",
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "xanchor": "left",
        **(upper if top else lower),
    }


def _legend(size: Size, margin: dict[str, int], days: float) -> dict[str, Any]:
    inner = size.height - margin["t"] - margin["b"]
    below = (days - 0.8 * size.type) / inner
    return {"orientation": "h", "x": 0, "y": -below, "yanchor": "top", "itemsizing": "constant"}


def _enlarge(trace: dict[str, Any], factor: float) -> None:
    """Draw markers and lines as much larger as the type is, in place."""
    for part, name in ((trace.get("marker", {}), "size"), (trace.get("line", {}), "width")):
        if name in part:
            given = part[name]
            part[name] = [factor * one for one in given] if isinstance(given, list) else factor * given


def _larger(annotation: dict[str, Any], size: Size) -> dict[str, Any]:
    font = annotation.get("font", {}) | {"size": round(size.type * 0.92)}
    rise = {"yshift": annotation["yshift"] * size.type / USUAL_TYPE} if annotation.get("name") == MARK else {}
    return annotation | {"font": font} | rise


def _taller(shape: dict[str, Any], factor: float) -> dict[str, Any]:
    return shape | {"y1": shape["y1"] * factor} if shape.get("ysizemode") == "pixel" else shape
