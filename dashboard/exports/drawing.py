"""The chart drawn without a browser, for documents and for what a schedule writes: the same points and lines."""

import io
from collections.abc import Mapping
from textwrap import shorten, wrap
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from dashboard.charts.colours import organization_colours
from dashboard.charts.lines import Drawn, drawn_lines, line_dashes, name_of_line
from dashboard.charts.style import THEMES
from dashboard.charts.trend import SYMBOLS
from dashboard.charts.units import by_unit
from dashboard.exports.export import LONGEST_NAME, Export
from dashboard.translations import Texts

THEME = THEMES["light"]
MARKERS = {"circle": "o", "circle-open": "o", "triangle-up": "^", "triangle-down": "v", "diamond": "D"}
BROKEN = {
    "solid": "-",
    "dash": "--",
    "dot": ":",
    "dashdot": "-.",
    "longdash": (0, (8, 3)),
    "longdashdot": (0, (8, 2, 1, 2)),
}
"""``charts.lines.DASHES`` as matplotlib writes them."""
A4_LANDSCAPE = (11.69, 8.27)
POINTS_AN_INCH = 72
BOLD = 1.25
"""How much wider bold letters are."""

LETTER = 0.56
"""Width of a letter in its own size, roughly; lines are broken by it."""

STRIP, BETWEEN = 0.18, 0.12
"""The height of a chart of another unit and the room below it, in heights of the main chart."""

TITLE = 18
"""Points that the words above a chart of another unit take."""

MOST_DAYS = 6
LEGEND_SIZE, LEGEND_LETTERS = 8, 116


def draw_chart(axes: Axes, export: Export) -> None:
    """Draw points and lines of an export, which must have a point at least, with its legend below.

    Figures of another unit than the lines' stand above, on a scale of their own.
    """
    (_, shown), *others = units = by_unit(export.shown)
    texts, colours = export.texts, organization_colours(export.shown, THEME)
    dashes = line_dashes(shown, colours)
    named: set[Drawn] = set()
    for line, corners in drawn_lines(shown):
        is_named = line.recommended and line not in named
        label = _short(name_of_line(line, shown, export.places, texts)) if is_named else None
        style: Any = {"color": colours.get(line.organization, THEME.other), "linestyle": BROKEN[dashes[line]]}
        style |= {"linewidth": 2.4 if line.recommended else 0.8, "label": label, "zorder": 2}
        days: Any = [day for day, _ in corners]
        axes.plot(days, [value for _, value in corners], **style)
        named.add(line)
    _draw_all(axes, shown.points, colours, texts)
    strips = [axes]
    for number, (_, one) in enumerate(others):
        strip = axes.inset_axes((0, 1 + BETWEEN + number * (STRIP + BETWEEN), 1, STRIP), sharex=axes)
        strip.margins(y=0.2)
        _draw_all(strip, one.points, colours, texts)
        _dress_values(strip, texts, 2)
        strip.tick_params(labelbottom=False)
        strips.append(strip)
    for (unit, _), each in zip(units, strips, strict=True) if others else ():
        each.set_title(texts(f"axis_{unit}"), loc="left", y=1, fontsize=9, color=THEME.quiet)
    first, last = export.days
    for mark in export.marks:
        if first and last and first <= mark.day <= last:
            axes.axvline(pd.Timestamp(mark.day), color=THEME.quiet, linewidth=0.8, linestyle=":", zorder=1)  # type: ignore[arg-type]
    _dress(axes, export.shown.points["day"].min(), export.shown.points["day"].max(), texts)


def _draw_all(axes: Axes, points: pd.DataFrame, colours: Mapping[str, str], texts: Texts) -> None:
    own = points["organization"].where(points["organization"].isin(colours), "")
    for name in [*colours, ""]:
        rows = points[own == name]
        if len(rows):
            _draw_points(axes, rows, name or texts("other_sources"), colours.get(name, THEME.other))


def picture_of(export: Export, size: tuple[float, float], *, kind: str = "png", dpi: int = 200) -> bytes:
    """Return the chart alone as a picture of a size in inches; title and footnotes are the document's own text."""
    figure = Figure(figsize=size, layout="constrained")
    axes = figure.subplots()
    if export.shown.points.empty:
        write_nothing(axes, export)
    else:
        draw_chart(axes, export)
    if axes.child_axes:  # the layout leaves no room for the words above them
        figure.set_layout_engine("constrained", rect=(0, 0, 1, 1 - TITLE / (size[1] * POINTS_AN_INCH)))
    return saved(figure, kind=kind, dpi=dpi)


def page_of(export: Export, size: tuple[float, float] = A4_LANDSCAPE) -> Figure:
    """Return a page with title, subtitle, chart and footnotes."""
    figure = Figure(figsize=size)
    top = write_lines(figure, [export.title], 0.95, 18, weight="bold")
    top = write_lines(figure, [export.subtitle], top - 0.005, 10, color=THEME.quiet)
    notes = [line for note in export.footnotes for line in broken(note, 8, size[0])]
    foot = 0.03 + len(notes) * 8 * 1.45 / (size[1] * POINTS_AN_INCH)
    write_lines(figure, notes, foot, 8, color=THEME.quiet)
    axes = figure.add_axes((0.09, 0.3, 0.86, 0.5))
    if export.shown.points.empty:
        write_nothing(axes, export)
        return figure
    draw_chart(axes, export)
    rows, _ = _legend_shape(axes)
    bottom = foot + 0.08 + rows * LEGEND_SIZE * 1.75 / (size[1] * POINTS_AN_INCH)
    room = (top - bottom - 0.03) / (1 + len(axes.child_axes) * (STRIP + BETWEEN))
    axes.set_position((0.09, bottom, 0.86, room))
    return figure


def write_lines(figure: Figure, lines: list[str], top: float, size: float, **style: Any) -> float:
    """Write lines from the left margin down, broken to the page, and return where they end (0 to 1)."""
    width, height = figure.get_size_inches()
    wide = BOLD if style.get("weight") == "bold" else 1
    told = [part for line in lines for part in broken(line, size * wide, width)]
    words: Any = {"color": THEME.ink, "va": "top", "linespacing": 1.35, "parse_math": False} | style
    figure.text(0.05, top, "\n".join(told), fontsize=size, **words)
    return float(top - len(told) * size * 1.45 / (height * POINTS_AN_INCH))


def broken(text: str, size: float, width: float) -> list[str]:
    """Break a text into lines that fit a page so many inches wide."""
    return wrap(text, max(20, int(width * 0.9 * POINTS_AN_INCH / (size * LETTER)))) or [""]


def write_nothing(axes: Axes, export: Export) -> None:
    """Say that there is nothing to draw."""
    axes.set_axis_off()
    axes.text(0.5, 0.5, export.footnotes[0], ha="center", transform=axes.transAxes, parse_math=False)


def saved(figure: Figure, *, kind: str, dpi: int = 200) -> bytes:
    """Return a figure as the bytes of a file."""
    content = io.BytesIO()
    figure.savefig(content, format=kind, dpi=dpi)
    return content.getvalue()


def _draw_points(axes: Axes, rows: pd.DataFrame, name: str, colour: str) -> None:
    for number, (quantifier, told) in enumerate(rows.groupby("quantifier", sort=False)):
        symbol = SYMBOLS[str(quantifier)]
        label = _short(name) if number == 0 else None
        face = "none" if symbol.endswith("open") else colour
        values = [int(value) for value in told["value"]]
        axes.scatter(
            told["day"], values, s=26, marker=MARKERS[symbol], color=colour, facecolors=face, label=label, zorder=3
        )
    ranges = rows[(rows["quantifier"] == "range") & rows["high"].notna()]
    if len(ranges):
        lows, highs = [int(value) for value in ranges["value"]], [int(value) for value in ranges["high"]]
        axes.vlines(ranges["day"], lows, highs, color=colour, linewidth=1.2)


def _dress(axes: Axes, first: pd.Timestamp, last: pd.Timestamp, texts: Texts) -> None:
    _dress_values(axes, texts, 7)
    days = pd.date_range(first, last, freq=f"{max(1, -(-(last - first).days // MOST_DAYS))}D")
    axes.set_xticks(days, [texts.day(day.date()) for day in days])
    _, columns = _legend_shape(axes)
    under: Any = {"loc": "upper left", "bbox_to_anchor": (0, 0), "borderaxespad": 2.5}
    legend = axes.legend(ncols=columns, frameon=False, fontsize=LEGEND_SIZE, **under)
    for words in legend.get_texts():
        words.set_parse_math(False)


def _dress_values(axes: Axes, texts: Texts, most: int) -> None:
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: texts.number(round(value))))
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=most))
    axes.grid(axis="y", color=THEME.grid, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(colors=THEME.quiet, labelsize=9, length=3)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(THEME.grid)


def _legend_shape(axes: Axes) -> tuple[int, int]:
    """Return how many rows and columns the legend has, so that no name is cut."""
    labels = axes.get_legend_handles_labels()[1]
    columns = max(1, min(3, LEGEND_LETTERS // (max(map(len, map(str, labels)), default=0) + 6)))
    return -(-len(labels) // columns), columns


def _short(name: str | None) -> str | None:
    return name if name is None else shorten(name, LONGEST_NAME, placeholder=" …")
