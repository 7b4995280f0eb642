"""What moved: the latest value of each line against the ones before, and how long it has been silent."""

import datetime as dt
from itertools import pairwise
from statistics import median
from typing import Any

import pandas as pd

WINDOWS = (7, 30)
STALE_DAYS = 14
"""A line is stale when it is silent for longer than this, and for longer than twice its usual wait."""

_COMPARED = ("previous", *(f"before_{days}" for days in WINDOWS))


def changes(lines: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """Return one row per line of ``Trend.lines``: its latest value against those before it.

    ``previous``, ``before_7`` and ``before_30`` are the values it is compared with, each with
    ``…_figure`` (to quote, next to ``figure_id``), ``…_day``, ``…_change`` and ``…_across``: true where the two figures
    are told by different organizations, which a reader must be told. Nothing is compared across series
    (totals since different days), nor across the lines of different organizations, nor across half a year of
    silence (an ``episode``). ``record``: higher than ever before on the line. ``silent_days`` counts from
    the last day that the value was told for until ``today``; ``stale`` tells whether that is unusual.
    """
    rows = [_change(line, today) for line in lines_of(lines)]
    columns = ["series", "organization", "organization_name", "recommended", "day", "until", "value", "figure_id"]
    for name in _COMPARED:
        columns += [name, *(f"{name}_{part}" for part in ("figure", "day", "change", "across"))]
    table = pd.DataFrame(rows, columns=[*columns, "record", "silent_days", "stale"])
    whole = [column for name in _COMPARED for column in (name, f"{name}_figure", f"{name}_change")]
    return table.astype(dict.fromkeys(whole, "Int64"))


def lines_of(lines: pd.DataFrame) -> list[list[dict[str, Any]]]:
    """Return the rows of each organization's line of each series, in order of series and organization."""
    told: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in lines.to_dict("records"):
        told.setdefault((row["series"], row["organization"]), []).append({str(name): row[name] for name in row})
    return [told[key] for key in sorted(told)]


def _change(line: list[dict[str, Any]], today: dt.date) -> dict[str, Any]:
    newest = max(claim["episode"] for claim in line)
    told = [claim for claim in line if claim["episode"] == newest]
    latest, before = told[-1], told[:-1]
    row: dict[str, Any] = {
        name: latest[name] for name in ("series", "organization", "organization_name", "recommended")
    }
    row |= {name: latest[name] for name in ("day", "until", "value", "figure_id")}
    row |= _compared("previous", latest, before[-1:])
    for days in WINDOWS:
        earlier = [other for other in before if other["day"] <= latest["day"] - pd.Timedelta(days=days)]
        row |= _compared(f"before_{days}", latest, earlier[-1:])
    silent = (pd.Timestamp(today) - latest["until"]).days
    row["record"] = bool(before) and latest["value"] > max(other["value"] for other in before)
    return row | {"silent_days": silent, "stale": silent > max(STALE_DAYS, 2 * _usual_wait(told))}


def _compared(name: str, latest: dict[str, Any], others: list[dict[str, Any]]) -> dict[str, Any]:
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


def _usual_wait(told: list[dict[str, Any]]) -> float:
    waits = [(after["day"] - before["day"]).days for before, after in pairwise(told)]
    return median(waits) if waits else 0.0
