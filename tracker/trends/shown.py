"""Figures to what a chart of one metric shows: points, lines through their claims, bands, within some days."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from tracker.claims import Names, group_claims
from tracker.trends.change import changes
from tracker.trends.flags import flags
from tracker.trends.flows import FLOWS, Per, flows
from tracker.trends.trend import Trend, trend

MOST_PLACES = 6
"""Lines are drawn for so many of the chosen places: more could not be told apart."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The tables of one chart; ``at`` is the chosen place of a line, its own where none is chosen.

    ``points``: the figures with ``day`` (the end, else the publication), ``value`` (the bound that the text
    gives: low, else high; never a mean) and ``series`` as in ``Trend``, "" where a figure stands in none.
    ``lines`` and ``band``: as in ``Trend``, with ``at``; of all or several places the recommended lines only.
    ``changes`` (of the recommended lines), ``flags`` and ``flows`` (where the view asks for them): as the functions of
    those names return them, with ``at``.
    """

    points: pd.DataFrame
    lines: pd.DataFrame
    band: pd.DataFrame
    changes: pd.DataFrame = field(default_factory=pd.DataFrame)
    flags: pd.DataFrame = field(default_factory=pd.DataFrame)
    flows: pd.DataFrame = field(default_factory=pd.DataFrame)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is looked at: a metric at some places (none: all), from ``since`` to ``until``, with parts or not.

    ``today`` is the day by which a line is silent; ``per`` asks for flows by "day", "week" or "month".
    """

    metric: str
    places: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    parts: bool = False
    today: dt.date = dt.date.max
    per: str = ""


def show(figures: pd.DataFrame, view: View, *, places: Names, organizations: Names) -> Shown:
    """Return what a chart shows of figures (``db.queries.FIGURE_COLUMNS``, with parts) of the view's metric.

    Lines are drawn from all the figures given and then cut to the days of the view, so that another
    period does not change them. A part that a line goes through is shown though parts are not wanted.
    """
    claimed = group_claims(figures, places=places, organizations=organizations)
    asked = list(view.places[:MOST_PLACES]) or [""]
    drawn = {
        at: trend(claimed, metric=view.metric, place=at, places=places, organizations=organizations) for at in asked
    }
    lines = pd.concat([one.lines.assign(at=at) for at, one in drawn.items()], ignore_index=True)
    band = pd.concat([one.band.assign(at=at) for at, one in drawn.items()], ignore_index=True)
    alone = len(asked) == 1 and bool(view.places)
    if not view.places:
        lines["at"] = lines.groupby(["series", "episode", "organization"])["place_id"].transform("last").astype("str")
    return Shown(
        points=_points(figures, list(drawn.values()), view),
        lines=_within(lines if alone else lines[lines["recommended"]], view),
        band=_within(band if alone else band.head(0), view),
        changes=_of_each(drawn, lambda one: changes(one.lines[one.lines["recommended"]], view.today)),
        flags=_of_each(drawn, lambda one: flags(one, view.today)),
        flows=_flows(drawn, view, places),
    )


def _of_each(drawn: Mapping[str, Trend], tell: Callable[[Trend], pd.DataFrame]) -> pd.DataFrame:
    return pd.concat([tell(one).assign(at=at) for at, one in drawn.items()], ignore_index=True)


def _flows(drawn: Mapping[str, Trend], view: View, places: Names) -> pd.DataFrame:
    if not view.per:
        return pd.DataFrame(columns=[*FLOWS, "at"]).astype(FLOWS)
    told = _of_each(drawn, lambda one: flows(one, Per(view.per), places=places))
    first, last = pd.Timestamp(view.since or dt.date.min), pd.Timestamp(view.until or dt.date.max)
    return told[(told["begin"] >= first) & (told["begin"] <= last)].reset_index(drop=True)


def _points(figures: pd.DataFrame, trends: Sequence[Trend], view: View) -> pd.DataFrame:
    told = pd.concat([one.points[["figure_id", "series"]] for one in trends]).sort_values("series", ascending=False)
    distinct = told.drop_duplicates("figure_id")
    series = dict(zip(distinct["figure_id"], distinct["series"], strict=True))
    on_lines = {figure for one in trends for figure in one.lines["figure_id"]}
    points = figures.assign(
        day=figures["end"].fillna(figures["published"]),
        value=figures["low"].fillna(figures["high"]),
        series=pd.Series([series.get(figure, "") for figure in figures["figure_id"]], figures.index, dtype="str"),
    ).dropna(subset=["day"])
    wanted = points[view.parts | ~points["subset"] | points["figure_id"].isin(on_lines)]
    return _within(wanted, view).sort_values(["day", "value", "figure_id"], ignore_index=True)


def _within(table: pd.DataFrame, view: View) -> pd.DataFrame:
    first, last = pd.Timestamp(view.since or dt.date.min), pd.Timestamp(view.until or dt.date.max)
    return table[(table["day"] >= first) & (table["day"] <= last)].reset_index(drop=True)
