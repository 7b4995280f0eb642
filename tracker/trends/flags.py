"""What a reader should know before using a number: shown with it, never hidden."""

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import pandas as pd

from tracker.trends.change import changes, lines_of
from tracker.trends.tables import table_of
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


def flags(
    trend: Trend, today: dt.date, inhabitants: Mapping[str, int] | None = None, moved: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the quality flags of a trend, columns as in ``COLUMNS``; ``figure_id`` is missing for a whole series.

    ``inhabitants`` tells how many live in a place, by its canonical name. A corrected figure is told by ``review``
    and ``corrected_from`` (its value before), where the figures have these columns. ``moved``: the ``changes`` of the
    trend's lines on that day, where they are known already.
    """
    rows = [
        *_of_lines(trend.lines),
        *_of_claims(trend),
        *_of_points(trend.points, inhabitants or {}),
        *_of_series(trend, changes(trend.lines, today) if moved is None else moved),
    ]
    table = table_of(rows, COLUMNS).drop_duplicates(["flag", "series", "figure_id", "day"])
    return table.sort_values(["series", "day", "flag", "figure_id"], ignore_index=True)


def _of_lines(lines: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for line in lines_of(lines):
        for before, claim in pairwise(line):
            if claim["counted_anew"]:
                yield _flag("counted_anew", claim, before)
            if claim["episode"] != before["episode"]:
                continue
            if claim["measure"] == "total" and claim["value"] < before["value"]:
                yield _flag("falling_total", claim, before)
            if times := _slip(claim["value"], before["value"]):
                yield _flag("power_of_ten_jump", claim, before) | {"times": times}


def _of_claims(trend: Trend) -> Iterator[dict[str, Any]]:
    """Compare what stands beside the recommended line with its value for the same place, last told before."""
    recommended = trend.lines[trend.lines["recommended"]].sort_values("day")
    claims = trend.claims[["claim", "told_as", "series", "place_id", "organization", "day", "value", "figure_id"]]
    beside = claims[~claims["claim"].isin(recommended["claim"]) & (claims["told_as"] != "flow")]
    columns = recommended[["series", "place_id", "day", "value", "figure_id"]].rename(columns={"figure_id": "other"})
    told = pd.merge_asof(
        beside.sort_values("day"),
        columns,
        on="day",
        by=["series", "place_id"],
        suffixes=("", "_line"),
        tolerance=pd.Timedelta(days=LATE_DAYS),
    )
    for claim in told.dropna(subset=["value_line"]).to_dict("records"):
        if times := _slip(claim["value"], claim["value_line"]):
            other = {"value": claim["value_line"], "figure_id": claim["other"]}
            yield _flag("power_of_ten_jump", claim, other) | {"times": times}


def _of_points(points: pd.DataFrame, inhabitants: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    late = (points["published"] - points["day"]).dt.days
    assumed = points["series"].str.contains(":", regex=False) & points["start"].isna()
    marked = (points["review"] == "corrected") | assumed | points["converted"] | points["place_id"].isin(inhabitants)
    doubtful = ((late > LATE_DAYS) | marked).to_numpy()
    for point, days in zip(points[doubtful].to_dict("records"), late[doubtful], strict=True):
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


def _of_series(trend: Trend, moved: pd.DataFrame) -> Iterator[dict[str, Any]]:
    voices = trend.points[trend.points["series"] != ""].groupby("series")["voice"].nunique()
    for series in voices.index[voices == 1]:
        yield {"flag": "one_source", "series": series, "organization": ""}
    for row in trend.band[trend.band["highest"] > HALF * trend.band["lowest"]].to_dict("records"):
        told = {"series": row["series"], "day": row["day"], "organization": ""}
        yield told | {"flag": "sources_disagree", "value": row["highest"], "other_value": row["lowest"]}
    for row in moved.to_dict("records"):
        if row["stale"] and row["recommended"]:
            yield _flag("stale", row) | {"days": row["silent_days"]}


def _flag(key: str, told: Mapping[Any, Any], other: Mapping[Any, Any] | None = None) -> dict[str, Any]:
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
