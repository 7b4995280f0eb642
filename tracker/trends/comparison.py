"""Organizations side by side: who counts since when, where each stands, how far apart they are."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

import pandas as pd

from tracker.trends.drawing import BREAK_DAYS
from tracker.trends.tables import rows_of, table_of

COMPARISON = {
    "at": "str",
    "series": "str",
    "organization": "str",
    "organization_name": "str",
    "told_by": "str",
    "recommended": "bool",
    "first": "datetime64[us]",
    "last": "datetime64[us]",
    "claims": "int64",
    "value": "int64",
    "figure_id": "int64",
    "day": "datetime64[us]",
    "beside": "Int64",
    "beside_figure_id": "Int64",
    "beside_name": "str",
    "beside_day": "datetime64[us]",
    "comparable": "bool",
    "apart": "float64",
}
"""Columns of ``compare`` with their dtypes."""

DISAGREE = 0.5
"""Two organizations disagree when one tells more than half as much again as the other."""

LONGEST_APART = 7


def compare(lines: pd.DataFrame) -> pd.DataFrame:
    """Return one row per organization of each series of ``Shown.lines``: how its latest episode stands.

    ``first`` and ``last`` are the days of its first and latest claim, ``claims`` their number; ``value`` is what it
    told last, on ``day``, with ``figure_id`` to quote (on a recommended line ``told_by`` another one perhaps).
    ``beside`` is what ``beside_name`` told last on the series' recommended line until that day, of ``beside_day``,
    ``apart`` by which share ``value`` differs from it; all missing on the recommended line itself and where it tells
    nothing before. ``comparable``: both tell of the same place within ``LONGEST_APART`` days, and of no period of their
    own (a flow).
    The fullest series comes first, in it the recommended line.
    """
    told: dict[tuple[str, str], list[dict[Any, Any]]] = {}
    for claim in rows_of(lines):
        told.setdefault((claim["at"], claim["series"]), []).append(claim)
    compared = {key: _of_series(claims) for key, claims in told.items()}
    fullest = {key: sum(row["claims"] for row in rows) for key, rows in compared.items()}

    def order(row: Mapping[str, Any]) -> tuple[Any, ...]:
        series = row["at"], row["series"]
        return -fullest[series], *series, not row["recommended"], -row["claims"], row["organization_name"]

    return table_of(sorted((row for rows in compared.values() for row in rows), key=order), COMPARISON)


def disagreements(compared: pd.DataFrame) -> pd.DataFrame:
    """Return the comparable rows of ``compare`` that differ by more than half of the lower value."""
    higher = compared[["value", "beside"]].max(axis=1)
    lower = compared[["value", "beside"]].min(axis=1)
    told = compared["comparable"] & (higher > (1 + DISAGREE) * lower)
    return compared[told.to_numpy(dtype=bool)].reset_index(drop=True)


def _of_series(claims: list[dict[Any, Any]]) -> list[dict[str, Any]]:
    since = max(claim["until"] for claim in claims) - pd.Timedelta(days=BREAK_DAYS)
    told = sorted((claim for claim in claims if claim["until"] >= since), key=itemgetter("day"))
    lead = [claim for claim in told if claim["recommended"]]
    lines: dict[str, list[dict[Any, Any]]] = {}
    for claim in told:
        lines.setdefault(claim["organization"], []).append(claim)
    newest = {name: max(claim["episode"] for claim in line) for name, line in lines.items()}
    return [_row([claim for claim in line if claim["episode"] == newest[name]], lead) for name, line in lines.items()]


def _row(line: list[dict[Any, Any]], lead: list[dict[Any, Any]]) -> dict[str, Any]:
    latest = line[-1]
    row = {
        name: latest[name]
        for name in ("at", "series", "organization", "organization_name", "told_by", "value", "figure_id", "day")
    }
    row |= {"recommended": latest["recommended"], "first": line[0]["day"], "last": latest["until"]}
    row |= {"claims": len(line), "beside_name": "", "comparable": False}
    # A recommended line passes through claims of others too, which are not compared with themselves.
    before = [claim for claim in lead if claim["day"] <= latest["day"] and claim["told_by"] != latest["organization"]]
    if latest["recommended"] or not before:
        return row
    beside = before[-1]
    comparable = latest["series"] != "flow" and latest["place_id"] == beside["place_id"]
    comparable = comparable and (latest["day"] - beside["until"]).days <= LONGEST_APART
    told = {"comparable": comparable, "beside": beside["value"], "beside_figure_id": beside["figure_id"]}
    apart = {"apart": latest["value"] / beside["value"] - 1} if beside["value"] else {}
    others = beside["told_by"] not in ("", beside["organization"])
    name = beside["told_by"] if others else beside["organization_name"]
    return row | told | apart | {"beside_name": name, "beside_day": beside["day"]}
