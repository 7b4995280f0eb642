"""Which figures are wanted: one ``Filter``, as conditions of a query."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, String, literal, select
from sqlmodel import col

from db.models import DocumentVersionRow, FigurePlaceRow, FigureRow, PlaceAboveRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which figures to read; an empty field means all.

    ``places`` are codes, which stand for the places below too, or names that have no code. ``since``
    and ``until`` bound the day a figure stands for: its end, else its publication date; ``parts`` is
    False to leave out parts of totals (subsets). ``organizations`` are canonical names, ``measure`` is how the figure's
    own sentence counts, ``languages`` are those of the documents. ``as_known_at`` asks for the figures as the database
    knew them at an instant: what came, changed or was decided later is not there.
    """

    metrics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    parts: bool = True
    organizations: tuple[str, ...] = ()
    measure: str = ""
    languages: tuple[str, ...] = ()
    as_known_at: dt.datetime | None = None


def narrow(query: Select[Any], wanted: Filter) -> Select[Any]:
    """Return a query of figures that leaves only the wanted ones."""
    day = col(FigureRow.day)
    query = known_at(query, wanted.as_known_at).where(col(FigureRow.review) != "rejected")
    if wanted.metrics:
        query = query.where(col(FigureRow.metric).in_(wanted.metrics))
    if wanted.places:
        query = query.where(col(FigureRow.id).in_(_figures_at(wanted)))
    if wanted.since:
        query = query.where(day >= wanted.since)
    if wanted.until:
        query = query.where(day <= wanted.until)
    if not wanted.parts:
        query = query.where(col(FigureRow.subset).is_(False))
    if wanted.organizations:
        query = query.where(col(FigureRow.organization).in_(wanted.organizations))
    if wanted.measure:
        query = query.where(col(FigureRow.measure) == wanted.measure)
    return told_in(query, wanted.languages)


def told_in(query: Select[Any], languages: tuple[str, ...]) -> Select[Any]:
    """Return a query of figures that leaves those of documents in some languages (none: all)."""
    if not languages:
        return query
    versions = select(col(DocumentVersionRow.id)).where(col(DocumentVersionRow.language).in_(languages))
    return query.where(col(FigureRow.version_id).in_(versions))


def _figures_at(wanted: Filter) -> Select[Any]:
    """Return the query of the ids of the figures about one of the places or a place below, answered by one index."""
    place = FigurePlaceRow
    keys = codes_below(wanted.places).union_all(*(select(literal(one, String)) for one in wanted.places))
    query = select(col(place.figure_id)).where(col(place.key).in_(keys))
    if wanted.metrics:
        query = query.where(col(place.metric).in_(wanted.metrics))
    if wanted.since:
        query = query.where(col(place.day) >= wanted.since)
    if wanted.until:
        query = query.where(col(place.day) <= wanted.until)
    return query


def codes_below(places: tuple[str, ...]) -> Select[Any]:
    """Return the query of the codes of places and of those that lie in them."""
    return select(col(PlaceAboveRow.code)).where(col(PlaceAboveRow.above).in_(places))


def known_at(query: Select[Any], instant: dt.datetime | None) -> Select[Any]:
    """Return a query of figures that leaves those that counted at an instant, None for now."""
    retired = col(FigureRow.retired)
    if instant is None:
        return query.where(retired.is_(None))
    return query.where(col(FigureRow.added) <= instant, retired.is_(None) | (retired > instant))
