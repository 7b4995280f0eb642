"""Organizations side by side: who counts since when, where each stands, how far apart they are."""

from typing import Any

import pandas as pd

from tracker.trends.drawing import BREAK_DAYS

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
    ``beside`` is what others told last on the series' recommended line until that day, of ``beside_day``, ``apart`` by
    which share ``value`` differs from it; all missing on the recommended line itself and where it tells nothing before.
    ``comparable``: both tell of the same place within ``LONGEST_APART`` days, and of no period of their own (a flow).
    The fullest series comes first, in it the recommended line.
    """
    rows = [row for _, told in lines.groupby(["at", "series"], sort=False) for row in _of_series(told)]
    table = pd.DataFrame(rows, columns=list(COMPARISON)).astype(COMPARISON)
    fullest = table.groupby(["at", "series"])["claims"].transform("sum")
    order = ["fullest", "at", "series", "recommended", "claims", "organization_name"]
    ascending = [False, True, True, False, False, True]
    return table.assign(fullest=fullest).sort_values(order, ascending=ascending, ignore_index=True)[list(COMPARISON)]


def disagreements(compared: pd.DataFrame) -> pd.DataFrame:
    """Return the comparable rows of ``compare`` that differ by more than half of the lower value."""
    higher = compared[["value", "beside"]].max(axis=1)
    lower = compared[["value", "beside"]].min(axis=1)
    told = compared["comparable"] & (higher > (1 + DISAGREE) * lower)
    return compared[told.to_numpy(dtype=bool)].reset_index(drop=True)


def _of_series(told: pd.DataFrame) -> list[dict[str, Any]]:
    told = told[told["until"] >= told["until"].max() - pd.Timedelta(days=BREAK_DAYS)]
    lead = told[told["recommended"]]
    lines = (line[line["episode"] == line["episode"].max()] for _, line in told.groupby("organization", sort=False))
    return [_row(line.sort_values("day"), lead) for line in lines]


def _row(line: pd.DataFrame, lead: pd.DataFrame) -> dict[str, Any]:
    latest = line.iloc[-1]
    row = {
        name: latest[name]
        for name in ("at", "series", "organization", "organization_name", "told_by", "value", "figure_id")
    }
    row |= {"recommended": bool(latest["recommended"]), "first": line["day"].iloc[0], "last": latest["until"]}
    row |= {"claims": len(line), "day": latest["day"], "beside_name": "", "apart": float("nan"), "comparable": False}
    # A recommended line passes through claims of others too, which are not compared with themselves.
    before = lead[(lead["day"] <= latest["day"]) & (lead["told_by"] != latest["organization"])].sort_values("day")
    if latest["recommended"] or before.empty:
        return row
    beside = before.iloc[-1]
    apart = latest["value"] / beside["value"] - 1 if beside["value"] else float("nan")
    comparable = latest["series"] != "flow" and latest["place_id"] == beside["place_id"]
    comparable = comparable and (latest["day"] - beside["until"]).days <= LONGEST_APART
    told = {"comparable": comparable, "beside": beside["value"], "beside_figure_id": beside["figure_id"]}
    name = {"beside_name": beside["organization_name"], "beside_day": beside["day"]}
    return row | told | name | {"apart": apart}
