"""What moved: the latest value of each line against the ones before, and how long it has been silent."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

import pandas as pd

from tracker.trends.tables import LINES, rows_of, table_of

WINDOWS = (7, 30)
STALE_DAYS = 14
"""A line is stale when it is silent for longer than this, and for longer than twice its usual wait."""

_COMPARED = ("previous", *(f"before_{days}" for days in WINDOWS))

_LATEST = ("series", "organization", "organization_name", "recommended", "day", "until", "value", "figure_id")

CHANGES = {
    **{name: LINES[name] for name in _LATEST},
    **{
        f"{name}{part}": kind
        for name in _COMPARED
        for part, kind in (
            ("", "Int64"),
            ("_figure", "Int64"),
            ("_day", "datetime64[us]"),
            ("_change", "Int64"),
            ("_across", "bool"),
        )
    },
    "record": "bool",
    "silent_days": "int64",
    "stale": "bool",
}
"""Columns of ``changes`` with their dtypes."""

Row = dict[str, Any]


def changes(lines: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """Return one row per line of ``Trend.lines``: its latest value against those before it.

    ``previous``, ``before_7`` and ``before_30`` are the values it is compared with, each with
    ``…_figure`` (to quote, next to ``figure_id``), ``…_day``, ``…_change`` and ``…_across``: true where the two figures
    are told by different organizations, which a reader must be told. Nothing is compared across series
    (totals since different days), nor across the lines of different organizations, nor across half a year of
    silence (an ``episode``). ``record``: higher than ever before on the line. ``silent_days`` counts from
    the last day that the value was told for until ``today``; ``stale`` tells whether that is unusual.
    """
    return table_of(changed(lines_of(lines), today), CHANGES)


def changed(lines: Iterable[Sequence[Row]], today: dt.date) -> list[Row]:
    """Return the rows of ``changes`` of some lines (``lines_of``); what a line has none of is not in its row."""
    return [_change(line, today) for line in lines]


def lines_of(lines: pd.DataFrame) -> list[list[Row]]:
    """Return the rows of each organization's line of each series, in order of series and organization."""
    told: dict[tuple[str, str], list[Row]] = {}
    for row in rows_of(lines):
        told.setdefault((row["series"], row["organization"]), []).append(row)
    return [told[key] for key in sorted(told)]


def _change(line: Sequence[Row], today: dt.date) -> Row:
    newest = max(claim["episode"] for claim in line)
    told = [claim for claim in line if claim["episode"] == newest]
    latest, before = told[-1], told[:-1]
    row = {name: latest[name] for name in _LATEST}
    row |= _compared("previous", latest, before[-1:])
    for days in WINDOWS:
        earlier = [other for other in before if other["day"] <= latest["day"] - pd.Timedelta(days=days)]
        row |= _compared(f"before_{days}", latest, earlier[-1:])
    silent = (pd.Timestamp(today) - latest["until"]).days
    row["record"] = bool(before) and latest["value"] > max(other["value"] for other in before)
    return row | {"silent_days": silent, "stale": silent > max(STALE_DAYS, 2 * _usual_wait(told))}


def _compared(name: str, latest: Row, others: Sequence[Row]) -> Row:
    if not others:
        return {f"{name}_across": False}
    other = others[-1]
    return {
        name: other["value"],
        f"{name}_figure": other["figure_id"],
        f"{name}_day": other["day"],
        f"{name}_change": latest["value"] - other["value"],
        f"{name}_across": latest["told_by"] != other["told_by"],
    }


def _usual_wait(told: Sequence[Row]) -> float:
    waits = [(after["day"] - before["day"]).days for before, after in pairwise(told)]
    return median(waits) if waits else 0.0
