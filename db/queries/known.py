"""Figures as they were known at an instant, before what people decided later."""

import datetime as dt
from collections.abc import Set
from typing import Any

import pandas as pd
from sqlalchemy import Connection
from sqlmodel import col

from db.models import FigureRow
from db.queries.filter import Filter, codes_below, known_at, told_in
from db.queries.rows import FIGURE_COLUMNS, select_figures, to_frame
from db.reviews import as_before, reviews_since


def as_known(connection: Connection, frame: pd.DataFrame, wanted: Filter, instant: dt.datetime) -> pd.DataFrame:
    """Return the figures of a filter with those that people decided about later as they were at an instant."""
    later = reviews_since(connection, instant)
    if not later:
        return frame
    decided_later = known_at(select_figures(), instant).where(col(FigureRow.id).in_(later))
    decided = to_frame(connection, told_in(decided_later, wanted.languages))
    below = connection.execute(codes_below(wanted.places)).scalars() if wanted.places else ()
    within = {*wanted.places, *below}
    former = pd.DataFrame([as_before(row, *later[row["figure_id"]]) for row in decided.to_dict("records")])
    former = former.reindex(columns=list(FIGURE_COLUMNS)).astype(FIGURE_COLUMNS)
    there = former[[_is_wanted(row, wanted, within) for row in former.to_dict("records")]]
    known = pd.concat([frame[~frame["figure_id"].isin(list(later))], there], ignore_index=True).astype(FIGURE_COLUMNS)
    order = known.assign(day=known["end"].fillna(known["published"])).sort_values(["day", "figure_id"]).index
    return known.loc[order].reset_index(drop=True)


def _is_wanted(row: dict[Any, Any], wanted: Filter, within: Set[str]) -> bool:
    day = row["published"] if pd.isna(row["end"]) else row["end"]
    since, until = pd.Timestamp(wanted.since or dt.date.min), pd.Timestamp(wanted.until or dt.date.max)
    return (
        row["review"] != "rejected"
        and (not wanted.metrics or row["metric"] in wanted.metrics)
        and (wanted.parts or not row["subset"])
        and (not wanted.organizations or row["organization"] in wanted.organizations)
        and (not wanted.measure or row["measure"] == wanted.measure)
        and (not wanted.places or not within.isdisjoint(row["place_code"].split("; ")))
        and (not (wanted.since or wanted.until) or since <= day <= until)
    )
