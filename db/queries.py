"""The only reads: one ``Filter`` in, DataFrames with fixed columns out."""

import datetime as dt
import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Engine, Select, exists, func, select
from sqlmodel import SQLModel, col

from db.dialect import explain
from db.engine import reading
from db.models import (
    CaptureRow,
    CrisisRow,
    DocumentRow,
    DocumentVersionRow,
    FeedRow,
    FigurePlaceRow,
    FigureRow,
    PlaceAboveRow,
    PlaceRow,
    RevisionRow,
)
from db.reviews import as_before, reviews_since

IDS_AT_ONCE = 10_000  # both databases take more than 30,000 values in one query

FIGURE_COLUMNS = {
    "figure_id": "int64",
    "metric": "str",
    "quantifier": "str",
    "low": "Int64",
    "high": "Int64",
    "unit": "str",
    "subset": "bool",
    "population": "str",
    "place": "str",
    "place_code": "str",
    "start": "datetime64[us]",
    "end": "datetime64[us]",
    "source": "str",
    "organization": "str",
    "organization_kind": "str",
    "measure": "str",
    "confidence": "float64",
    "review": "str",
    "recommended": "bool",
    "document_id": "int64",
    "title": "str",
    "publisher": "str",
    "url": "str",
    "published": "datetime64[us]",
    "retrieved": "datetime64[us, UTC]",
}
"""Columns of a DataFrame of figures with their dtypes: dates at midnight without a zone, instants in UTC,
``place`` the names as the text gives them joined by "; ", the most specific first, ``place_code`` their codes
likewise (the name itself where it has none)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which figures to read; an empty field means all.

    ``places`` are codes, which stand for the places below too, or names that have no code. ``since``
    and ``until`` bound the day a figure stands for: its end, else its publication date; ``parts`` is
    False to leave out parts of totals (subsets). ``as_known_at`` asks for the figures as the database knew them at
    an instant: what came, changed or was decided later is not there.
    """

    metrics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    parts: bool = True
    as_known_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The document version that reports a figure, with the ranges of the quote and the number in its text.

    ``retired_by`` is "version" where a newer version of the document took its place, "rules" where newer rules read
    the same text otherwise (then ``successor`` is the id of what they read instead, if anything), else empty.
    """

    figure: dict[str, Any]
    text: str
    quote: tuple[int, int]
    at: tuple[int, int]
    why: list[str]
    retired_by: str = ""
    successor: int | None = None

    @property
    def retired(self) -> bool:
        """Tell whether the figure counts no more."""
        return bool(self.retired_by)


def read_figures(engine: Engine, wanted: Filter) -> pd.DataFrame:
    """Return the current figures of a filter, columns as in ``FIGURE_COLUMNS``, in order of day and id."""
    with reading(engine) as connection:
        frame = _frame(connection, _figures(wanted))
        return _as_known(connection, frame, wanted, wanted.as_known_at) if wanted.as_known_at else frame


def explain_figures(engine: Engine, wanted: Filter) -> str:
    """Return the names of the indexes that the query of a filter's figures uses, in the order of its plan."""
    with reading(engine) as connection:
        plan = explain(connection, _figures(wanted))
    return ", ".join(dict.fromkeys(re.findall(r"\b(?:ix|pk|uq)_\w+", plan)))


def read_evidence(engine: Engine, figure_id: int, known: dt.datetime | None = None) -> Evidence | None:
    """Return the evidence of a figure, retired or not, as it is or was known; None where there is no such figure."""
    query = _select_figures(
        DocumentVersionRow.text,
        FigureRow.quote_begin,
        FigureRow.quote_end,
        FigureRow.at_begin,
        FigureRow.at_end,
        FigureRow.why,
        FigureRow.retired_by,
        FigureRow.successor_id,
    ).where(col(FigureRow.id) == figure_id)
    with reading(engine) as connection:
        row = connection.execute(query).mappings().one_or_none()
        if row is None:
            return None
        places = connection.execute(
            select(col(FigurePlaceRow.name))
            .where(col(FigurePlaceRow.figure_id) == figure_id)
            .order_by(col(FigurePlaceRow.position))
        ).scalars()
        told = dict(row) | {"place": "; ".join(places)}
        later = reviews_since(connection, known).get(figure_id) if known else None
        told = as_before(told, *later) if later else told
    text, why = told.pop("text"), told.pop("why")
    quote = (told.pop("quote_begin"), told.pop("quote_end"))
    at = (told.pop("at_begin"), told.pop("at_end"))
    retired_by, successor = told.pop("retired_by") or "", told.pop("successor_id")
    return Evidence(figure=told, text=text, quote=quote, at=at, why=why, retired_by=retired_by, successor=successor)


def read_quotes(engine: Engine, figure_ids: list[int]) -> dict[int, str]:
    """Return the sentence that reports each of some figures."""
    version, figure = DocumentVersionRow, FigureRow
    length = col(figure.quote_end) - col(figure.quote_begin)
    quote = func.substr(col(version.text), col(figure.quote_begin) + 1, length)
    query = select(col(figure.id), quote).join(version, col(version.id) == col(figure.version_id))
    quotes: dict[int, str] = {}
    with reading(engine) as connection:
        for first in range(0, len(figure_ids), IDS_AT_ONCE):
            some = figure_ids[first : first + IDS_AT_ONCE]
            quotes |= dict(connection.execute(query.where(col(figure.id).in_(some))).all())
    return quotes


def count_figures_by_metric(engine: Engine, wanted: Filter | None = None) -> dict[str, int]:
    """Return the number of current figures of each metric that has any; ``wanted`` narrows it."""
    columns: list[Any] = [col(FigureRow.metric), func.count()]
    query = _narrow(select(*columns).select_from(FigureRow), wanted or Filter())
    query = query.join(DocumentVersionRow, col(DocumentVersionRow.id) == col(FigureRow.version_id))
    with reading(engine) as connection:
        return dict(connection.execute(query.group_by(col(FigureRow.metric))).all())


def count_figures_by_place(engine: Engine, wanted: Filter | None = None) -> dict[str, tuple[str, int]]:
    """Return each place with its name and its number of current figures, those of the places below included.

    The key is the place's code, or its name where it has no code; most figures first. ``wanted`` narrows it.
    """
    inner = _figures(wanted or Filter()).order_by(None).subquery()
    of_figure = inner.c.figure_id == col(FigurePlaceRow.figure_id)
    of_code = (
        select(col(PlaceRow.code), col(PlaceRow.name), func.count(inner.c.figure_id.distinct()))
        .select_from(FigurePlaceRow)
        .join(inner, of_figure)
        .join(PlaceAboveRow, col(PlaceAboveRow.code) == col(FigurePlaceRow.code))
        .join(PlaceRow, col(PlaceRow.code) == col(PlaceAboveRow.above))
        .group_by(col(PlaceRow.code), col(PlaceRow.name))
    )
    of_name = (
        select(col(FigurePlaceRow.name), col(FigurePlaceRow.name), func.count())
        .select_from(FigurePlaceRow)
        .join(inner, of_figure)
        .where(col(FigurePlaceRow.code).is_(None))
        .group_by(col(FigurePlaceRow.name))
    )
    with reading(engine) as connection:
        rows = [*connection.execute(of_code), *connection.execute(of_name)]
    rows.sort(key=lambda row: (-row[2], row[1]))
    return {key: (name, count) for key, name, count in rows}


def count_figures_by_day(engine: Engine, wanted: Filter) -> dict[dt.date, int]:
    """Return the number of current figures of a filter on each day that one stands for, the earliest first."""
    day = col(FigureRow.day)
    columns: tuple[Any, ...] = (day, func.count())
    query = _narrow(select(*columns).select_from(FigureRow), wanted).where(day.is_not(None))
    with reading(engine) as connection:
        return dict(connection.execute(query.group_by(day).order_by(day)).all())


def read_feeds(engine: Engine) -> list[FeedRow]:
    """Return all feeds, by name."""
    with reading(engine) as connection:
        rows = connection.execute(select(*_columns(FeedRow)).order_by(col(FeedRow.name))).mappings()
        return [FeedRow(**row) for row in rows]


def read_crises(engine: Engine) -> list[CrisisRow]:
    """Return all crises, the one that began last first."""
    query = select(*_columns(CrisisRow)).order_by(col(CrisisRow.start).desc(), col(CrisisRow.name))
    with reading(engine) as connection:
        return [CrisisRow(**row) for row in connection.execute(query).mappings()]


def read_captures(engine: Engine, most: int = 20) -> list[dict[str, Any]]:
    """Return the latest captures, newest first, each with its feed's name ("" where it was by hand)."""
    query = (
        select(*_columns(CaptureRow), func.coalesce(FeedRow.name, "").label("feed"))
        .outerjoin(FeedRow, col(FeedRow.id) == col(CaptureRow.feed_id))
        .order_by(col(CaptureRow.started).desc(), col(CaptureRow.id).desc())
        .limit(most)
    )
    with reading(engine) as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def last_started(engine: Engine) -> dict[int, dt.datetime]:
    """Return when the latest capture of each feed started, by the feed's id."""
    query = select(col(CaptureRow.feed_id), func.max(col(CaptureRow.started))).group_by(col(CaptureRow.feed_id))
    with reading(engine) as connection:
        return {feed: started for feed, started in connection.execute(query) if feed is not None}


def last_seen(engine: Engine, url: str) -> dt.datetime | None:
    """Return when the document of an address was last seen, None where it never was."""
    with reading(engine) as connection:
        return connection.execute(select(col(DocumentRow.last_seen)).where(col(DocumentRow.url) == url)).scalar()


def data_revision(engine: Engine) -> int:
    """Return a number that rises with every change of documents or figures, 0 where there are none."""
    with reading(engine) as connection:
        return connection.execute(select(col(RevisionRow.number))).scalar_one_or_none() or 0


def is_empty(engine: Engine) -> bool:
    """Tell whether there is neither a document nor a feed."""
    with reading(engine) as connection:
        found = (connection.execute(select(col(table.id)).limit(1)).first() for table in (DocumentRow, FeedRow))
        return not any(found)


def is_newest() -> ColumnElement[bool]:
    """Return the condition that a version of a document is its newest."""
    newer = DocumentVersionRow.__table__.alias("newer")  # type: ignore[attr-defined]
    version = DocumentVersionRow
    return ~exists().where(newer.c.document_id == version.document_id, newer.c.number > version.number)


def _columns(table: type[SQLModel]) -> list[Any]:
    return [col(getattr(table, name)) for name in table.model_fields]


def _select_figures(*further: Any) -> Select[Any]:
    own = [name for name in FIGURE_COLUMNS if name in FigureRow.model_fields]
    columns: list[Any] = [
        col(FigureRow.id).label("figure_id"),
        *(getattr(FigureRow, name) for name in own),
        col(DocumentRow.id).label("document_id"),
        DocumentVersionRow.title,
        DocumentRow.publisher,
        DocumentRow.url,
        DocumentVersionRow.published,
        DocumentVersionRow.retrieved,
        *further,
    ]
    query: Select[Any] = (
        select(*columns)
        .select_from(FigureRow)
        .join(DocumentVersionRow, col(DocumentVersionRow.id) == col(FigureRow.version_id))
        .join(DocumentRow, col(DocumentRow.id) == col(DocumentVersionRow.document_id))
    )
    return query


def _frame(connection: Connection, query: Select[Any]) -> pd.DataFrame:
    rows = connection.execute(query).mappings().all()
    places = _places(connection, [row["figure_id"] for row in rows])
    frame = pd.DataFrame([dict(row) for row in rows], columns=list(FIGURE_COLUMNS))
    for index, column in enumerate(("place", "place_code")):
        told = {figure_id: "; ".join(pair[index] for pair in pairs) for figure_id, pairs in places.items()}
        frame[column] = frame["figure_id"].map(told).fillna("")
    return frame.astype(FIGURE_COLUMNS)


def _as_known(connection: Connection, frame: pd.DataFrame, wanted: Filter, instant: dt.datetime) -> pd.DataFrame:
    """Return the figures of a filter with those that people decided about later as they were at an instant."""
    later = reviews_since(connection, instant)
    if not later:
        return frame
    decided = _frame(connection, _known(_select_figures(), instant).where(col(FigureRow.id).in_(later)))
    within = (
        {*wanted.places, *connection.execute(_below(wanted.places)).scalars()} if wanted.places else frozenset[str]()
    )
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
        and (not wanted.places or not within.isdisjoint(row["place_code"].split("; ")))
        and (not (wanted.since or wanted.until) or since <= day <= until)
    )


def _figures(wanted: Filter) -> Select[Any]:
    return _narrow(_select_figures(), wanted).order_by(col(FigureRow.day), col(FigureRow.id))


def _narrow(query: Select[Any], wanted: Filter) -> Select[Any]:
    day = col(FigureRow.day)
    query = _known(query, wanted.as_known_at).where(col(FigureRow.review) != "rejected")
    if wanted.metrics:
        query = query.where(col(FigureRow.metric).in_(wanted.metrics))
    if wanted.places:
        query = query.where(_is_at(wanted.places))
    if wanted.since:
        query = query.where(day >= wanted.since)
    if wanted.until:
        query = query.where(day <= wanted.until)
    if not wanted.parts:
        query = query.where(col(FigureRow.subset).is_(False))
    return query


def _is_at(places: tuple[str, ...]) -> ColumnElement[bool]:
    """Return the condition that a figure is about one of the places or a place below.

    Asked figure by figure: the metric and the days leave few, while a country's places would name most figures.
    """
    by_name = col(FigurePlaceRow.code).is_(None) & col(FigurePlaceRow.name).in_(places)
    return exists().where(
        col(FigurePlaceRow.figure_id) == col(FigureRow.id), col(FigurePlaceRow.code).in_(_below(places)) | by_name
    )


def _below(places: tuple[str, ...]) -> Select[Any]:
    return select(col(PlaceAboveRow.code)).where(col(PlaceAboveRow.above).in_(places))


def _known(query: Select[Any], instant: dt.datetime | None) -> Select[Any]:
    retired = col(FigureRow.retired)
    if instant is None:
        return query.where(retired.is_(None))
    return query.where(col(FigureRow.added) <= instant, retired.is_(None) | (retired > instant))


def _places(connection: Connection, figure_ids: list[int]) -> dict[int, list[tuple[str, str]]]:
    columns = (
        col(FigurePlaceRow.figure_id),
        col(FigurePlaceRow.name),
        func.coalesce(col(FigurePlaceRow.code), col(FigurePlaceRow.name)),
    )
    query = select(*columns).order_by(col(FigurePlaceRow.figure_id), col(FigurePlaceRow.position))
    places: dict[int, list[tuple[str, str]]] = {}
    for first in range(0, len(figure_ids), IDS_AT_ONCE):
        some = figure_ids[first : first + IDS_AT_ONCE]
        for figure_id, name, code in connection.execute(query.where(col(FigurePlaceRow.figure_id).in_(some))):
            places.setdefault(figure_id, []).append((name, code))
    return places
