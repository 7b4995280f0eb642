"""Figures to what a chart of one metric shows: points, lines through their claims, bands, within some days."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from tracker.claims import NO_NAMES, Names, group_claims
from tracker.trends.flows import Per, flows
from tracker.trends.notes import notes, triangulation
from tracker.trends.tables import by_weight
from tracker.trends.trend import Trend, trend

MOST_PLACES = 6
"""Lines are drawn for so many of the chosen places: more could not be told apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """The tables of one chart; ``at`` is the chosen place of a line, its own where none is chosen.

    ``points``: the figures with ``day`` (the end, else the publication), ``value`` (the bound that the text
    gives: low, else high; never a mean; people where households are ``converted``) and ``series`` as in ``Trend``,
    "" where a figure stands in none. ``lines`` and ``band``: as in ``Trend``, with ``at``; of all or several places the
    recommended lines only. Where organizations or a measure are chosen, lines go through the figures shown alone, and
    ``everybodys`` are those of all, to compare with. ``trends``: what the lines were drawn from, by ``at``, for what is
    told beside them (``notes_of``, ``flows_of``, ``triangulation_of``). ``organizations``: of all the figures given,
    the one with most of them first.
    """

    points: pd.DataFrame
    lines: pd.DataFrame
    band: pd.DataFrame
    everybodys: pd.DataFrame = field(default_factory=pd.DataFrame)
    trends: Mapping[str, Trend] = field(default_factory=dict)
    view: "View | None" = None
    places: Names = NO_NAMES
    organizations: tuple[str, ...] = ()

    def notes_of(self, today: dt.date, inhabitants: Mapping[str, int] | None = None) -> pd.DataFrame:
        """Return what to tell of the lines as of a day: ``tracker.trends.notes.notes``, with ``at``.

        Where the view ends earlier, its last day takes the place of ``today``, and nothing later is known.
        """
        until = self.view.until if self.view else None
        if until is None or until >= today:
            return self._each(lambda one: notes(one, today, inhabitants))
        return self._each(lambda one: notes(_as_of(one, until), until, inhabitants))

    def flows_of(self, per: Per | str) -> pd.DataFrame:
        """Return what each organization told by day, week or month: ``tracker.trends.flows.flows``, with ``at``."""
        told = self._each(lambda one: flows(one, Per(per), places=self.places), day="begin")
        if told.empty or not (self.view and self.view.organizations):
            return told
        return told[told["organization"].isin(_named_as(self.points, self.trends.values()))].reset_index(drop=True)

    def triangulation_of(self) -> pd.DataFrame:
        """Return how many tell each claim of the recommended lines: ``tracker.trends.notes.triangulation``."""
        return self._each(triangulation, day="day")

    def _each(self, tell: Callable[[Trend], pd.DataFrame], day: str = "") -> pd.DataFrame:
        tables = [tell(one).assign(at=at) for at, one in self.trends.items()]
        if not tables:
            return pd.DataFrame()
        table = pd.concat(tables, ignore_index=True)
        return _within(table, self.view, day) if day and self.view else table


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is looked at: a metric at some places (none: all), from ``since`` to ``until``, with parts or not.

    ``organizations`` and ``measure`` hide the figures of others; what lines go through and who leads stays the same.
    What a sentence tells as the state of a day is no other measure where it continues the line of a total.
    ``roll_up``: with the places below. ``household_size``: households are shown as people too, so many for each.
    ``leads``: a person's choice of whose line is recommended, as pairs of series and organization.
    """

    metric: str
    places: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    parts: bool = False
    organizations: tuple[str, ...] = ()
    measure: str = ""
    roll_up: bool = True
    household_size: float | None = None
    leads: tuple[tuple[str, str], ...] = ()


def show(
    figures: pd.DataFrame, view: View, *, places: Names, organizations: Names, claimed: pd.DataFrame | None = None
) -> Shown:
    """Return what a chart shows of figures (``db.queries.FIGURE_COLUMNS``, with parts) of the view's metric.

    Lines are drawn from all the figures given and then cut to the days of the view, so that another
    period does not change them. A part that a line goes through is shown though parts are not wanted.
    """
    if claimed is None:
        claimed = group_claims(figures, places=places, organizations=organizations)
    asked = list(view.places[:MOST_PLACES]) or [""]
    drawn = {at: _drawn(claimed, view, at, places, organizations) for at in asked}
    lines = pd.concat([one.lines.assign(at=at) for at, one in drawn.items()], ignore_index=True)
    band = pd.concat([one.band.assign(at=at) for at, one in drawn.items()], ignore_index=True)
    alone = (len(asked) == 1 and bool(view.places)) or bool(view.organizations)
    if not view.places:
        lines["at"] = lines.groupby(["series", "episode", "organization"])["place_id"].transform("last").astype("str")
    points = _points(figures, list(drawn.values()), view)
    everybodys = _within(lines if alone else lines[lines["recommended"]], view)
    return Shown(
        points=points,
        lines=_through(points, everybodys, list(drawn.values()), view),
        band=_within(band if alone and not view.organizations else band.head(0), view),
        everybodys=everybodys,
        trends=drawn,
        view=view,
        places=places,
        organizations=tuple(by_weight(figures["organization"])),
    )


def _drawn(claimed: pd.DataFrame, view: View, at: str, places: Names, organizations: Names) -> Trend:
    return trend(
        claimed,
        metric=view.metric,
        place=at,
        places=places,
        organizations=organizations,
        roll_up=view.roll_up,
        leads=dict(view.leads),
        household_size=view.household_size,
    )


def _points(figures: pd.DataFrame, trends: Sequence[Trend], view: View) -> pd.DataFrame:
    series: dict[int, str] = {}
    for figure, key in (told for one in trends for told in _series(one)):
        series[figure] = max(key, series.get(figure, ""))
    converted = {id_: value for one in trends for id_, value in _converted(one)}
    value = figures["low"].fillna(figures["high"])
    ids = figures["figure_id"]
    keys = [series.get(figure, "") for figure in ids.tolist()]
    told = {
        "day": figures["end"].fillna(figures["published"]),
        "value": ids.map(converted).astype("Int64").fillna(value) if converted else value,
        "series": pd.Series(keys, figures.index, dtype="str"),
    }
    wanted = _is_within(told["day"], view)
    if not view.parts:
        on_lines = [figure for one in trends for figure in one.lines["figure_id"].tolist()]
        wanted = wanted & (~figures["subset"] | ids.isin(on_lines)).to_numpy(dtype=bool)
    if view.organizations:
        wanted = wanted & figures["organization"].isin(view.organizations).to_numpy()
    if view.measure:
        on_such_a_line = pd.Series([key.partition(":")[0] == view.measure for key in keys], figures.index)
        wanted = wanted & ((figures["measure"] == view.measure) | on_such_a_line).to_numpy(dtype=bool)
    columns = (told["day"].to_numpy(), told["value"].to_numpy(dtype="float64", na_value=np.nan), ids.to_numpy())
    # A chart shows few of the columns' many rows: they are put in order first, then taken once.
    rows = np.flatnonzero(wanted)
    rows = rows[np.lexsort([column[rows] for column in reversed(columns)])]
    points = figures.take(rows).assign(**{name: column.take(rows) for name, column in told.items()})
    points["converted"] = points["figure_id"].isin(list(converted))
    return points.reset_index(drop=True)


def _series(one: Trend) -> list[tuple[int, str]]:
    return list(zip(one.points["figure_id"].tolist(), one.points["series"].tolist(), strict=True))


def _as_of(one: Trend, day: dt.date) -> Trend:
    last = pd.Timestamp(day)
    return Trend(*(table[table["day"] <= last] for table in (one.points, one.lines, one.band, one.claims)))


def _through(points: pd.DataFrame, lines: pd.DataFrame, trends: Sequence[Trend], view: View) -> pd.DataFrame:
    """Return the lines of the chosen organizations as far as a figure that is shown tells their value."""
    if not (view.organizations or view.measure):
        return lines
    claims = pd.concat([one.points[["figure_id", "claim"]] for one in trends]).drop_duplicates("figure_id")
    told = points[["figure_id", "value"]].merge(claims, on="figure_id").drop_duplicates(["claim", "value"])
    told = told.rename(columns={"figure_id": "shown"}).astype({"value": "int64"})
    own = lines[lines["organization"].isin(_named_as(points, trends))] if view.organizations else lines
    kept = own.merge(told, on=["claim", "value"], how="inner")
    itself = kept["figure_id"].isin(points["figure_id"])
    return kept.assign(figure_id=kept["figure_id"].where(itself, kept["shown"]))[list(lines.columns)]


def _named_as(points: pd.DataFrame, trends: Iterable[Trend]) -> set[str]:
    """Return what claims and lines call the organizations of some figures."""
    return {
        name for one in trends for name in one.points["organization"][one.points["figure_id"].isin(points["figure_id"])]
    }


def _converted(one: Trend) -> list[tuple[int, int]]:
    columns = (one.points[name].tolist() for name in ("figure_id", "value", "converted"))
    return [(figure, value) for figure, value, converted in zip(*columns, strict=True) if converted]


def _within(table: pd.DataFrame, view: View, day: str = "day") -> pd.DataFrame:
    return table[_is_within(table[day], view)].reset_index(drop=True)


def _is_within(days: pd.Series, view: View) -> np.ndarray:
    """Return a mask of the days of a view; what has no day is not among them."""
    first, last = pd.Timestamp(view.since or dt.date.min), pd.Timestamp(view.until or dt.date.max)
    mask: np.ndarray = ((days >= first) & (days <= last)).to_numpy(dtype=bool)
    return mask
