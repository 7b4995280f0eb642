"""What a reader should know before using a number: shown with it, never hidden."""

import datetime as dt
import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Any

import pandas as pd

from tracker.trends.change import Row, changed, lines_of
from tracker.trends.tables import rows_of, table_of
from tracker.trends.trend import Trend

FLAGS = {
    "falling_total": "A running total fell from {other_value} to {value}: corrected, recounted, or people returned.",
    "counted_anew": "{value} is far below the {other_value} told before: counted in another way, so no fall is drawn.",
    "power_of_ten_jump": "{value} is about {times} times {other_value}: check for a slip in the number.",
    "one_source": "Only one source reports this.",
    "sources_disagree": "Sources disagree by more than half: {other_value} to {value}.",
    "stale": "No new figure for {days} days.",
    "corrected": "Corrected by a reviewer: {other_value} became {value}.",
    "published_late": "Published {days} days after the day it stands for.",
    "larger_than_population": "{value} is more than the {other_value} people who live there.",
    "start_assumed": "The text gives no start; it continues the line it stands on.",
    "converted": "Counted in households, shown as people.",
}
"""The keys of ``flag`` in English, with the columns they name; other languages word the same keys."""

HALF = 1.5
LATE_DAYS = 30
NEAR_POWER = 0.08
"""How far the logarithm of a ratio may lie from a whole number to be read as a slip of digits."""

OF_POINT = (
    *("series", "organization", "figure_id", "day", "value"),
    *("place_id", "unit", "start", "converted", "review", "corrected_from"),
)
"""The columns of a figure that its flags are told by."""

COLUMNS = {
    "flag": "str",
    "series": "str",
    "organization": "str",
    "figure_id": "Int64",
    "other_figure_id": "Int64",
    "day": "datetime64[us]",
    "value": "Int64",
    "other_value": "Int64",
    "times": "Int64",
    "days": "Int64",
}


def flags(trend: Trend, today: dt.date, inhabitants: Mapping[str, int] | None = None) -> pd.DataFrame:
    """Return the quality flags of a trend, columns as in ``COLUMNS``; ``figure_id`` is missing for a whole series.

    ``inhabitants`` tells how many live in a place, by its canonical name. A corrected figure is told by ``review``
    and ``corrected_from`` (its value before), where the figures have these columns.
    """
    lines = lines_of(trend.lines)
    return table_of(flagged(trend, lines, changed(lines, today), inhabitants), COLUMNS)


def flagged(
    trend: Trend, lines: Sequence[Sequence[Row]], moved: Sequence[Row], inhabitants: Mapping[str, int] | None = None
) -> list[Row]:
    """Return the rows of ``flags``, from the lines of the trend (``lines_of``) and how they ``changed``."""
    rows = [
        *_of_lines(lines),
        *_of_claims(trend),
        *_of_points(trend.points, inhabitants or {}),
        *_of_series(trend, moved),
    ]
    told: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        told.setdefault(_place_of(row), row)
    return [told[place] for place in sorted(told)]


def _place_of(row: Row) -> tuple[Any, ...]:
    """Return what a flag is sorted by, and told once of; what it has not stands last."""
    day, figure = row.get("day"), row.get("figure_id")
    return row["series"], day is None, day or 0, row["flag"], figure is None, figure or 0


def _of_lines(lines: Iterable[Sequence[Row]]) -> Iterator[Row]:
    for line in lines:
        for before, claim in pairwise(line):
            if claim["counted_anew"]:
                yield _flag("counted_anew", claim, before)
            if claim["episode"] != before["episode"]:
                continue
            if claim["measure"] == "total" and claim["value"] < before["value"]:
                yield _flag("falling_total", claim, before)
            if times := _slip(claim["value"], before["value"]):
                yield _flag("power_of_ten_jump", claim, before) | {"times": times}


def _of_claims(trend: Trend) -> Iterator[Row]:
    """Compare what stands beside the recommended line with its value for the same place, last told before."""
    leads: dict[tuple[str, str], list[Row]] = {}
    recommended = trend.lines[trend.lines["recommended"]]
    for row in sorted(rows_of(recommended, ("series", "place_id", "day", "value", "figure_id")), key=itemgetter("day")):
        leads.setdefault((row["series"], row["place_id"]), []).append(row)
    on_line = set(recommended["claim"].tolist())
    told = ("claim", "told_as", "series", "place_id", "organization", "day", "value", "figure_id")
    for claim in rows_of(trend.claims, told):
        lead = leads.get((claim["series"], claim["place_id"]), ())
        before = bisect_right(lead, claim["day"], key=itemgetter("day"))
        if not before or claim["claim"] in on_line or claim["told_as"] == "flow":
            continue
        other = lead[before - 1]
        if (claim["day"] - other["day"]).days <= LATE_DAYS and (times := _slip(claim["value"], other["value"])):
            yield _flag("power_of_ten_jump", claim, other) | {"times": times}


def _of_points(points: pd.DataFrame, inhabitants: Mapping[str, int]) -> Iterator[Row]:
    late = (points["published"] - points["day"]).dt.days
    assumed = points["series"].str.contains(":", regex=False) & points["start"].isna()
    marked = (points["review"] == "corrected") | assumed | points["converted"] | points["place_id"].isin(inhabitants)
    doubtful = ((late > LATE_DAYS) | marked).to_numpy()
    names = [name for name in OF_POINT if name in points]
    for point, days in zip(rows_of(points[names][doubtful]), late[doubtful].tolist(), strict=True):
        living = inhabitants.get(point["place_id"])
        if days > LATE_DAYS:
            yield _flag("published_late", point) | {"days": days}
        if point["review"] == "corrected":
            yield _flag("corrected", point) | {"other_value": point.get("corrected_from")}
        if living is not None and (point["unit"] == "person" or point["converted"]) and point["value"] > living:
            yield _flag("larger_than_population", point) | {"other_value": living}
        if ":" in point["series"] and pd.isna(point["start"]):
            yield _flag("start_assumed", point)
        if point["converted"]:
            yield _flag("converted", point)


def _of_series(trend: Trend, moved: Iterable[Row]) -> Iterator[Row]:
    voices = trend.points[trend.points["series"] != ""].groupby("series")["voice"].nunique()
    for series in voices.index[voices == 1].tolist():
        yield {"flag": "one_source", "series": series, "organization": ""}
    for row in rows_of(trend.band, ("series", "day", "highest", "lowest")):
        if row["highest"] > HALF * row["lowest"]:
            told = {"series": row["series"], "day": row["day"], "organization": ""}
            yield told | {"flag": "sources_disagree", "value": row["highest"], "other_value": row["lowest"]}
    for row in moved:
        if row["stale"] and row["recommended"]:
            yield _flag("stale", row) | {"days": row["silent_days"]}


def _flag(key: str, told: Row, other: Row | None = None) -> Row:
    named = {name: told[name] for name in ("series", "organization", "figure_id", "day", "value")}
    compared = {"other_figure_id": other["figure_id"], "other_value": other["value"]} if other else {}
    return {"flag": key} | named | compared


def _slip(value: int, other: int) -> int:
    """Return by which power of ten two values differ, 0 where it is none."""
    if min(value, other) <= 0:
        return 0
    apart = abs(math.log10(value / other))
    power = round(apart)
    return 10**power if power and abs(apart - power) <= NEAR_POWER else 0
