"""Claims to series: points, the line of each organization, the recommended one among them, the band."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from tracker.claims import CATEGORIES, NO_NAMES, Names
from tracker.figure import Measure
from tracker.metrics import metrics
from tracker.trends.claim_table import Claim, claim_table, date_of
from tracker.trends.drawing import draw_series
from tracker.trends.starts import with_starts
from tracker.trends.tables import band_table, claims_table, lines_table, points_table


@dataclass(frozen=True, slots=True)
class Trend:
    """Everything that one chart of a metric at a place shows; ``series`` joins its four tables.

    A series is "flow", "stock", "total" (its start not told) or "total:2019-12-01".
    ``points``: the figures, with ``series``, ``on_line`` (their claim is on the recommended line) and
    ``converted``. ``lines``: one row per claim on a line of an organization, from ``day`` to ``until``, ``value`` with
    ``figure_id`` to quote, ``told_by`` (the claim's organization, which may be what the line's is part of, or
    ""), ``recommended``. ``band``: ``day``, ``lowest`` and ``highest`` current claim of any organization.
    ``claims``: one row per claim, with ``left_out`` (a key of ``LEFT_OUT``: why it is on no line, else "").
    An ``episode`` of a series begins after half a year of silence, and on a line where a running total is
    ``counted_anew``; lines of different episodes are neither joined nor compared.
    """

    points: pd.DataFrame
    lines: pd.DataFrame
    band: pd.DataFrame
    claims: pd.DataFrame


def trend(
    claimed: pd.DataFrame,
    *,
    metric: str,
    place: str,
    population: str = "",
    unit: str = "",
    places: Names = NO_NAMES,
    organizations: Names = NO_NAMES,
    roll_up: bool = True,
    leads: Mapping[str, str] | None = None,
    household_size: float | None = None,
) -> Trend:
    """Return the series of one metric, place, unit (the metric's own by default) and population.

    ``claimed`` is what ``group_claims`` returned, of figures with their parts (subsets). ``place`` is a
    name or code that ``places`` knows, "" for all places, where each line goes through one of them.
    ``roll_up`` takes the places below in: nothing is added up, their totals join a line where they fit.
    ``leads`` is a person's choice of the recommended line's organization, by series. With
    ``household_size`` figures in households are shown as people too, so many for each, marked as ``converted``.
    """
    unit = unit or metrics()[metric].unit.value
    told = _selected(claimed, metric, places.place(place), population, places, roll_up=roll_up)
    told = _in_unit(told, unit, household_size)
    claims = with_starts(claim_table(told, places, organizations), organizations)
    series = {claim.claim: series_of(claim, metric, unit) for claim in claims}
    drawn = draw_series(claims, series, (places.place(place), places, organizations), leads or {})
    names = dict(zip(told["organization"].tolist(), told["organization_name"].tolist(), strict=True))
    return Trend(
        points=points_table(told, series, drawn),
        lines=_named(lines_table(drawn), names),
        band=band_table(drawn),
        claims=_named(claims_table(claims, series, drawn), names),
    )


def series_of(claim: Claim, metric: str, unit: str) -> str:
    """Return the key of the series that a claim stands in.

    Facilities of a metric that is a stock are a running status, whatever period the text gives.
    Without a start, totals and stocks are told alike and stand together, under the metric's measure.
    """
    default = metrics()[metric].default_measure
    if default is Measure.STOCK and unit == "facility":
        return Measure.STOCK.value
    if claim.start is not None:
        return f"{Measure.TOTAL}:{date_of(claim.start).isoformat()}"
    if claim.measure is Measure.FLOW:
        return Measure.FLOW.value
    return default.value


def _named(table: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    return table.assign(
        organization_name=pd.array([names[name] for name in table["organization"].tolist()], dtype="str")
    )


def _selected(
    claimed: pd.DataFrame, metric: str, place: str, population: str, places: Names, *, roll_up: bool
) -> pd.DataFrame:
    # A chart shows few of a million figures: their rows are found by the codes of three columns, then taken once.
    rows = np.flatnonzero(_is(claimed["metric"], metric) & _is(claimed["population"], population))
    known = claimed["place_id"].astype("category").cat
    names = known.categories.tolist()
    wanted = {place} | (places.within(place, names) if roll_up else set())
    there = np.array([not place or name in wanted for name in names] + [False])  # the last: without a place
    rows = rows[there[known.codes.to_numpy()[rows]]]
    rows = rows[~np.isnat(claimed["day"].to_numpy()[rows])]
    told = claimed.take(rows)
    return told.assign(**{name: _words(told[name]) for name in CATEGORIES})


def _is(column: pd.Series, value: str) -> np.ndarray:
    """Return a mask of the rows at which a column has a value."""
    known = column.astype("category").cat
    code = known.categories.get_indexer(pd.Index([value]))[0]
    codes: np.ndarray = known.codes.to_numpy()
    return codes == code if code >= 0 else np.zeros(len(codes), dtype=bool)


def _words(column: pd.Series) -> pd.Series:
    """Return the text of a column of categories; quicker than ``astype`` where there are far fewer names than rows."""
    known = column.astype("category").cat
    words = known.categories.astype("str").array.take(known.codes.to_numpy(), allow_fill=True)
    return pd.Series(words, index=column.index, dtype="str")


def _in_unit(told: pd.DataFrame, unit: str, household_size: float | None) -> pd.DataFrame:
    households = (told["unit"] == "household").to_numpy()
    keep = (told["unit"] == unit).to_numpy()
    if unit != "person" or household_size is None or not households.any():
        return (told if keep.all() else told[keep]).assign(converted=False)
    people = {name: (told[name].astype("Float64") * household_size).round().astype("Int64") for name in ("low", "high")}
    converted = told.assign(**people, converted=True)
    converted["value"] = converted["low"].fillna(converted["high"]).astype("int64")
    return pd.concat([told[keep].assign(converted=False), converted[households]])
