"""What a reader is told beside a chart: how each line moved, and what to beware of; rows with the keys of words."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from tracker.trends.change import WINDOWS, Row, changed, lines_of
from tracker.trends.flags import flagged
from tracker.trends.tables import table_of
from tracker.trends.trend import Trend

NOTES = {
    "series": "str",
    "organization": "str",
    "organization_name": "str",
    "recommended": "bool",
    "key": "str",
    "day": "datetime64[us]",
    "value": "Int64",
    "figure_id": "Int64",
    "other_day": "datetime64[us]",
    "other_value": "Int64",
    "other_figure_id": "Int64",
    "change": "Int64",
    "across": "bool",
    "times": "Int64",
    "days": "Int64",
}
"""Columns of ``notes``; ``other`` is what a value is compared with, missing where it is compared with nothing."""

COMPARED = ("previous", *(f"before_{days}" for days in WINDOWS))
MOVED = ("changed_previous", *(f"changed_before_{days}" for days in WINDOWS), "record")
"""The keys of how a line moved; further ones are the flags (``tracker.trends.flags.FLAGS``)."""


def notes(trend: Trend, today: dt.date, inhabitants: Mapping[str, int] | None = None) -> pd.DataFrame:
    """Return one row for each thing to tell of a trend's lines, columns as in ``NOTES``, recommended lines first.

    ``key`` is one of ``MOVED`` or a flag; the words for it name columns of its row ("{change} since {other_day}").
    ``across``: the two figures are of different organizations. ``figure_id`` is missing where a whole series is meant.
    """
    lines = lines_of(trend.lines)
    moved = changed(lines, today)
    rows = [*_of_changes(moved), *_of_flags(trend, flagged(trend, lines, moved, inhabitants))]
    rows.sort(key=lambda row: row.get("day") or pd.Timestamp.min, reverse=True)
    rows.sort(key=lambda row: (not row["recommended"], row["series"], row["organization"]))
    return table_of(rows, NOTES)


def triangulation(trend: Trend) -> pd.DataFrame:
    """Return one row per claim on a recommended line, the newest first: how many tell it, and what others tell.

    ``reports``, ``voices`` and ``publishers`` count its figures, who speaks in them (agency copies are one voice) and
    who printed them; ``lowest`` and ``highest`` are the band on its day, with ``organizations``, how many tell of it.
    """
    lines = trend.lines[trend.lines["recommended"]]
    told = trend.points[trend.points["claim"].isin(lines["claim"])].groupby("claim")
    reports = told.agg(reports=("figure_id", "size"), voices=("voice", "nunique"), publishers=("publisher", "nunique"))
    columns = ["series", "episode", "day", "until", "value", "figure_id", "claim", "organization_name", "told_by"]
    band = trend.band.drop(columns="episode")
    joined = lines[columns].merge(reports, left_on="claim", right_index=True).merge(band, on=["series", "day"])
    return joined.sort_values(["series", "day"], ascending=[True, False], ignore_index=True)


def _of_changes(moved: Iterable[Row]) -> Iterator[Row]:
    named = ("series", "organization", "organization_name", "recommended", "day", "value", "figure_id")
    for row in moved:
        told = {name: row[name] for name in named}
        seen: set[int] = set()
        for name in COMPARED:
            other = row.get(f"{name}_figure")
            if other is not None and other not in seen:
                seen.add(other)
                compared = {"other_value": row[name], "other_day": row[f"{name}_day"], "other_figure_id": other}
                change = {"change": row[f"{name}_change"], "across": row[f"{name}_across"]}
                yield told | compared | change | {"key": f"changed_{name}"}
        if row["record"]:
            yield told | {"key": "record", "across": False}


def _of_flags(trend: Trend, beware: Iterable[Row]) -> Iterator[Row]:
    days: dict[Any, Any] = {}
    for told in (trend.claims, trend.points):
        days |= zip(told["figure_id"].tolist(), told["day"].tolist(), strict=True)
    names = dict(zip(trend.claims["organization"].tolist(), trend.claims["organization_name"].tolist(), strict=True))
    leads = trend.lines[trend.lines["recommended"]]
    recommended = set(zip(leads["series"].tolist(), leads["organization"].tolist(), strict=True))
    for row in beware:
        whole = not row["organization"]
        yield row | {
            "key": row["flag"],
            "recommended": whole or (row["series"], row["organization"]) in recommended,
            "organization_name": names.get(row["organization"], ""),
            "other_day": days.get(row.get("other_figure_id")),
            "across": False,
        }
