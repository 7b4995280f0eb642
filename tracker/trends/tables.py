"""Drawn series as tables for charts and exports."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from statistics import median
from typing import Any

import numpy as np
import pandas as pd

from tracker.trends.claim_table import UNDATED, Claim
from tracker.trends.drawing import Drawn
from tracker.trends.lines import Line

CURRENT = (7, 60)
"""A claim is current for as long as the recommended line usually waits for its next, within these days."""

LINES = {
    "series": "str",
    "episode": "int64",
    "measure": "str",
    "start": "datetime64[us]",
    "organization": "str",
    "organization_name": "str",
    "recommended": "bool",
    "day": "datetime64[us]",
    "until": "datetime64[us]",
    "value": "int64",
    "figure_id": "int64",
    "claim": "int64",
    "told_by": "str",
    "place_id": "str",
    "converted": "bool",
    "counted_anew": "bool",
}
BAND = {
    "series": "str",
    "episode": "int64",
    "day": "datetime64[us]",
    "lowest": "int64",
    "highest": "int64",
    "organizations": "int64",
}
CLAIMS = {
    "claim": "int64",
    "series": "str",
    "measure": "str",
    "start": "datetime64[us]",
    "organization": "str",
    "organization_name": "str",
    "day": "datetime64[us]",
    "until": "datetime64[us]",
    "published": "datetime64[us]",
    "value": "int64",
    "figure_id": "int64",
    "place_id": "str",
    "told_as": "str",
    "left_out": "str",
}


def table_of(rows: Iterable[Mapping[Any, Any]], columns: Mapping[str, Any]) -> pd.DataFrame:
    """Return rows as a table of some columns with their dtypes; what a row does not tell is missing."""
    told = list(rows)
    return pd.DataFrame({name: pd.array([row.get(name) for row in told], dtype=kind) for name, kind in columns.items()})


def rows_of(table: pd.DataFrame, names: Iterable[str] | None = None) -> list[dict[str, Any]]:
    """Return some columns of a table (all where None) as one dict per row; several times as quick as ``to_dict``."""
    wanted = list(table.columns if names is None else names)
    columns = (table[name].tolist() for name in wanted)
    return [dict(zip(wanted, row, strict=True)) for row in zip(*columns, strict=True)]


def by_weight(values: pd.Series) -> list[str]:
    """Return the values of a column, the one with most rows first, equals in order of name."""
    counts = values.value_counts()
    return sorted(counts.index, key=lambda value: (-counts[value], value))


def lines_table(drawn: Iterable[Drawn]) -> pd.DataFrame:
    """Return one row per claim on a line; a line holds its value from ``day`` to ``until``."""
    rows: list[dict[str, Any]] = []
    for one in drawn:
        for line in one.lines:
            nexts = [claim.day for claim in line.claims[1:]] + [line.claims[-1].until]
            episodes = one.episodes_of(line)
            anew = [False, *(after != before for before, after in pairwise(episodes))]
            for claim, following, episode, counted in zip(line.claims, nexts, episodes, anew, strict=True):
                until = min(claim.until, following)
                told = _of(claim, one.series) | {"told_by": claim.organization, "organization": line.organization}
                told |= {"until": until, "episode": episode, "counted_anew": counted}
                rows.append(told | {"recommended": line is one.lines[0]})
    return _table(rows, LINES)


def band_table(drawn: Iterable[Drawn]) -> pd.DataFrame:
    """Return the lowest and highest current claim of any organization, for each day on which one changes.

    A claim for a smaller place than the recommended one's is no lower bound.
    """
    rows: list[dict[str, Any]] = []
    for one in drawn:
        if not one.lines:
            continue
        current_days = _usual_wait(one.lines[0])
        for day in sorted({claim.day for line in one.lines for claim in line.claims}):
            current = [claim for line in one.lines if (claim := _current(line, day, current_days))]
            lead = _current(one.lines[0], day, current_days)
            comparable = [claim.value for claim in current if not lead or claim.depth <= lead.depth]
            bounds = {"lowest": min(comparable), "highest": max(claim.value for claim in current)}
            bounds |= {"organizations": len({claim.organization for claim in current})}
            rows.append({"series": one.series, "episode": one.episode, "day": day} | bounds)
    return _table(rows, BAND)


def _usual_wait(line: Line) -> int:
    waits = [after.day - before.day for before, after in pairwise(line.claims)]
    return min(max(round(median(waits)), CURRENT[0]), CURRENT[1]) if waits else CURRENT[0]


def claims_table(claims: Iterable[Claim], series: Mapping[int, str], drawn: Iterable[Drawn]) -> pd.DataFrame:
    """Return one row per claim, with the key of why it is not on its organization's line."""
    left_out = {
        claim: reason for one in drawn for line in reversed(one.lines) for claim, reason in line.left_out.items()
    }
    on_line = {claim.claim for one in drawn for line in one.lines for claim in line.claims}
    rows = [
        _of(claim, series[claim.claim]) | {"left_out": _left_out(claim, series[claim.claim], on_line, left_out)}
        for claim in claims
    ]
    return _table(rows, CLAIMS)


def _left_out(claim: Claim, key: str, on_line: set[int], told: Mapping[int, str]) -> str:
    return "" if claim.claim in on_line or key == "flow" else told.get(claim.claim, "no_line")


def points_table(told: pd.DataFrame, series: Mapping[int, str], drawn: Iterable[Drawn]) -> pd.DataFrame:
    """Return the figures with ``series`` ("" for a part of another figure) and ``on_line``, in order of day."""
    recommended = {claim.claim for one in drawn for line in one.lines[:1] for claim in line.claims}
    whole = (told["standing"] == "whole").to_numpy()
    keys = [series.get(claim, "") if is_whole else "" for claim, is_whole in zip(told["claim"], whole, strict=True)]
    points = told.assign(
        series=pd.array(keys, dtype="str"),
        on_line=told["claim"].isin(recommended).to_numpy() & whole,
    )
    numbers = {key: number for number, key in enumerate(sorted(set(keys)))}
    by_series = np.array([numbers[key] for key in keys])
    order = np.lexsort((points["figure_id"], points["day"], by_series))
    return points.take(order).reset_index(drop=True)


def _current(line: Line, day: int, current_days: int) -> Claim | None:
    told = [claim for claim in line.claims if claim.day <= day]
    return told[-1] if told and day - told[-1].until <= current_days else None


def _of(claim: Claim, series: str) -> dict[str, Any]:
    return {
        "series": series,
        "measure": series.partition(":")[0],
        "start": claim.start if ":" in series else None,
        "organization": claim.organization,
        "organization_name": "",
        "day": claim.day,
        "until": claim.until,
        "published": claim.published,
        "told_as": claim.measure.value,
        "value": claim.value,
        "figure_id": claim.figure_id,
        "claim": claim.claim,
        "place_id": claim.place,
        "converted": claim.converted,
    }


def _table(rows: list[dict[str, Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    told: dict[str, Any] = {}
    for name, kind in columns.items():
        values = [row[name] for row in rows]
        if kind.startswith("datetime"):
            days = [UNDATED if value is None else value for value in values]
            told[name] = np.array(days, dtype="int64").astype("datetime64[D]").astype("datetime64[us]")
        else:
            told[name] = pd.array(values, dtype="str") if kind == "str" else np.array(values, dtype=kind)
    return pd.DataFrame(told)
