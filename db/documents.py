"""The reads of documents: which there are, and what one says with all its figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Engine, Select, exists, func, or_, select
from sqlmodel import col

from db.engine import reading
from db.enumerations import BY_VERSION
from db.models import DocumentRow, DocumentVersionRow, FigureRow
from db.queries import is_newest

DOCUMENT_COLUMNS = {
    "document_id": "int64",
    "title": "str",
    "publisher": "str",
    "url": "str",
    "language": "str",
    "published": "datetime64[us]",
    "retrieved": "datetime64[us, UTC]",
    "figures": "int64",
}
"""Columns of a DataFrame of documents with their dtypes; ``figures`` counts the current ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFilter:
    """Which documents to read; an empty field means all.

    ``words`` must stand in the title or the text, in any case; ``with_figures`` None means both; ``one_per_story``
    leaves out the documents that tell nearly the same as an earlier one.
    """

    words: str = ""
    publisher: str = ""
    language: str = ""
    with_figures: bool | None = None
    one_per_story: bool = False


def read_documents(engine: Engine, wanted: DocumentFilter, *, most: int = 50, offset: int = 0) -> pd.DataFrame:
    """Return the newest versions of documents, last published first, columns as in ``DOCUMENT_COLUMNS``."""
    version, document = DocumentVersionRow, DocumentRow
    figures = (
        select(func.count())
        .where(col(FigureRow.version_id) == col(version.id), col(FigureRow.retired).is_(None))
        .scalar_subquery()
    )
    columns: list[Any] = [
        col(document.id).label("document_id"),
        version.title,
        document.publisher,
        document.url,
        version.language,
        version.published,
        version.retrieved,
        figures.label("figures"),
    ]
    query = _narrow(select(*columns), wanted).order_by(col(version.published).desc().nulls_last(), col(document.id))
    with reading(engine) as connection:
        rows = connection.execute(query.limit(most).offset(offset)).mappings().all()
    return pd.DataFrame([dict(row) for row in rows], columns=list(DOCUMENT_COLUMNS)).astype(DOCUMENT_COLUMNS)


def count_documents(engine: Engine, wanted: DocumentFilter) -> int:
    """Return how many documents there are."""
    with reading(engine) as connection:
        counted: int = connection.execute(_narrow(select(func.count()), wanted)).scalar_one()
    return counted


def read_document(engine: Engine, document_id: int, number: int | None = None) -> dict[str, Any] | None:
    """Return a version of a document (the newest where no number is given) with its text and ``figures``.

    None where there is no such document or version. Each of its figures has ``figure_id``, ``metric``, ``at_begin`` and
    ``at_end`` in the text, in that order; of an earlier version they are those that counted until the next one.
    """
    version, document = DocumentVersionRow, DocumentRow
    columns: list[Any] = [
        col(version.id).label("version_id"),
        version.title,
        document.publisher,
        document.url,
        version.language,
        version.published,
        version.retrieved,
        version.number,
        version.text,
    ]
    joined = select(*columns).join(version, col(version.document_id) == col(document.id))
    query = joined.where(col(document.id) == document_id)
    query = query.where(is_newest() if number is None else col(version.number) == number)
    with reading(engine) as connection:
        row = connection.execute(query).mappings().one_or_none()
        if row is None:
            return None
        marks: list[Any] = [FigureRow.metric, FigureRow.at_begin, FigureRow.at_end]
        told = connection.execute(_figures_of(col(FigureRow.version_id) == row["version_id"], marks)).mappings()
        return dict(row) | {"figures": [dict(figure) for figure in told]}


VALUE = ("metric", "quantifier", "low", "high", "unit", "subset", "as_written")
"""What a figure says, as far as two versions of a page tell the same."""


def read_versions(engine: Engine, document_id: int) -> list[dict[str, Any]]:
    """Return the versions of a document, the newest first: ``number``, ``retrieved``, and the ids of ``new_figures``.

    A figure is new in a version where the version before has none that says the same; in the first version none is.
    """
    version = DocumentVersionRow
    query = select(col(version.id), col(version.number), col(version.retrieved))
    query = query.where(col(version.document_id) == document_id).order_by(col(version.number))
    own = col(FigureRow.version_id).in_(select(col(version.id)).where(col(version.document_id) == document_id))
    columns = [FigureRow.version_id, *(getattr(FigureRow, name) for name in VALUE)]
    with reading(engine) as connection:
        versions = connection.execute(query).mappings().all()
        figures = connection.execute(_figures_of(own, columns)).mappings().all()
    told: list[dict[str, Any]] = []
    before: set[Any] | None = None
    for row in versions:
        values = {
            one["figure_id"]: tuple(one[name] for name in VALUE) for one in figures if one["version_id"] == row["id"]
        }
        new = [figure for figure, value in values.items() if before is not None and value not in before]
        told.append({"number": row["number"], "retrieved": row["retrieved"], "new_figures": new})
        before = set(values.values())
    return told[::-1]


def _figures_of(which: ColumnElement[bool], columns: Sequence[Any]) -> Select[Any]:
    """Return the query of figures that count, or counted until their document changed, in the order of the text."""
    counted = or_(col(FigureRow.retired).is_(None), col(FigureRow.retired_by) == BY_VERSION)
    query: Select[Any] = select(col(FigureRow.id).label("figure_id"), *columns).where(which, counted)
    return query.order_by(col(FigureRow.at_begin), col(FigureRow.id))


def _narrow(query: Select[Any], wanted: DocumentFilter) -> Select[Any]:
    version, document = DocumentVersionRow, DocumentRow
    query = query.select_from(document).join(version, col(version.document_id) == col(document.id)).where(is_newest())
    if wanted.words:
        query = query.where(or_(_holds(version.title, wanted.words), _holds(version.text, wanted.words)))
    if wanted.publisher:
        query = query.where(col(document.publisher) == wanted.publisher)
    if wanted.language:
        query = query.where(col(version.language) == wanted.language)
    if wanted.with_figures is not None:
        has = exists().where(col(FigureRow.version_id) == col(version.id), col(FigureRow.retired).is_(None))
        query = query.where(has if wanted.with_figures else ~has)
    if wanted.one_per_story:
        query = query.where(or_(col(document.story_id).is_(None), col(document.story_id) == col(document.id)))
    return query


def _holds(column: Any, words: str) -> ColumnElement[bool]:
    return col(column).icontains(words, autoescape=True)
