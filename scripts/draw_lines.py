"""Draw the lines that ``docs/method.md`` shows: ``python -m scripts.draw_lines``, part of ``make pictures``."""

from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from tests.tracker.trends.facts import read_claims, read_names
from tracker.trends.trend import Trend, trend

TARGET = Path(__file__).parents[1] / "docs" / "pictures"
COLOURS = ("#1f5fa8", "#c2521b", "#2e7d4f", "#7b4fa3", "#a3852a", "#5b6770")
SIZE = (9.6, 5.2)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: the lines of some series of a metric at a place, within some days."""

    name: str
    title: str
    metric: str
    place: str
    series: tuple[str, ...]
    since: str
    until: str


PICTURES = (
    Picture(
        "north-west-syria",
        "Displaced, north-west Syria, since 1 December and since 1 November 2019",
        "displaced",
        "north-west Syria",
        ("total:2019-12-01", "total:2019-11-01"),
        "2019-12-01",
        "2020-03-10",
    ),
    Picture(
        "earthquake",
        "Killed by the earthquake, Türkiye",
        "killed",
        "Türkiye",
        ("total", "total:2023-02-06"),
        "2023-02-05",
        "2023-03-31",
    ),
    Picture("derna", "Killed by the flood, Derna", "killed", "Libya", ("total",), "2023-09-10", "2023-09-25"),
    Picture(
        "sudan",
        "Displaced, Sudan, since 15 April 2023",
        "displaced",
        "Sudan",
        ("total:2023-04-15",),
        "2023-04-15",
        "2025-12-31",
    ),
)


def main() -> None:
    """Draw each picture; the same facts give the same file."""
    with mpl.rc_context({"svg.hashsalt": "lines", "svg.fonttype": "none", "font.family": "sans-serif"}):
        for picture in PICTURES:
            figure = Figure(figsize=SIZE, layout="constrained")
            names = {kind: read_names(kind) for kind in ("places", "organizations")}
            drawn = trend(read_claims(), metric=picture.metric, place=picture.place, **names)
            draw(figure.subplots(), drawn, picture)
            figure.savefig(TARGET / f"method-{picture.name}.svg", metadata={"Date": None})


def draw(axes: Axes, drawn: Trend, picture: Picture) -> None:
    """Draw figures as faint points, each organization's line thin, the recommended one wide, breaks left open."""
    lines, points = _asked(drawn.lines, picture), _asked(drawn.points, picture)
    axes.scatter(points["day"], points["value"], s=14, color="#b4bac2", zorder=1)
    order = lines.sort_values(["recommended", "day"], ascending=[False, True])
    names = list(dict.fromkeys(zip(order["series"], order["organization_name"], strict=True)))
    colours = {name: COLOURS[min(number, len(COLOURS) - 1)] for number, name in enumerate(names)}
    for (series, _, name), line in lines.groupby(["series", "episode", "organization_name"], sort=False):
        days, values = _corners(line)
        width = 2.6 if line["recommended"].any() else 1.1
        label = f"{name}{_since(str(series))}"
        known = label in axes.get_legend_handles_labels()[1]
        style = {"color": colours[str(series), str(name)], "linewidth": width, "marker": "o", "markersize": width + 2}
        axes.plot(days, values, label=None if known else label, **style)
    axes.legend(loc="best", fontsize=8, frameon=False)
    _dress(axes, picture)


def _asked(table: pd.DataFrame, picture: Picture) -> pd.DataFrame:
    within = table["day"].between(pd.Timestamp(picture.since), pd.Timestamp(picture.until))
    return table[within & table["series"].isin(picture.series)]


def _corners(line: pd.DataFrame) -> tuple[list[pd.Timestamp], list[int]]:
    days = [day for first, last in zip(line["day"], line["until"], strict=True) for day in (first, last)]
    return days, [int(value) for value in line["value"] for _ in range(2)]


def _since(series: str) -> str:
    start = series.partition(":")[2]
    return f", since {pd.Timestamp(start):%-d %b %Y}" if start else ""


def _dress(axes: Axes, picture: Picture) -> None:
    axes.set_title(picture.title, loc="left", fontweight="bold")
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    locator = AutoDateLocator()
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    axes.set_ylim(bottom=0)
    first, last = pd.Timestamp(picture.since), pd.Timestamp(picture.until)
    axes.set_xlim(first, last)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color="#e4e7eb", linewidth=0.8)
    axes.set_axisbelow(True)


if __name__ == "__main__":
    main()
