"""The reads of documents: which there are, and what one says with all its figures."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Engine, Select, exists, func, or_, select
from sqlmodel import col

from db.engine import reading
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

    ``words`` must stand in the title or the text, in any case; ``with_figures`` None means both.
    """

    words: str = ""
    publisher: str = ""
    language: str = ""
    with_figures: bool | None = None


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


def read_document(engine: Engine, document_id: int) -> dict[str, Any] | None:
    """Return a document's newest version with its text and ``figures``, None where there is no such document.

    Each of the current figures has ``figure_id``, ``metric``, ``at_begin`` and ``at_end`` in the text, in that order.
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
    query = _narrow(select(*columns), DocumentFilter()).where(col(document.id) == document_id)
    marks: tuple[Any, ...] = (
        col(FigureRow.id).label("figure_id"),
        FigureRow.metric,
        FigureRow.at_begin,
        FigureRow.at_end,
    )
    figures = (
        select(*marks).where(col(FigureRow.retired).is_(None)).order_by(col(FigureRow.at_begin), col(FigureRow.id))
    )
    with reading(engine) as connection:
        row = connection.execute(query).mappings().one_or_none()
        if row is None:
            return None
        told = connection.execute(figures.where(col(FigureRow.version_id) == row["version_id"])).mappings()
        return dict(row) | {"figures": [dict(figure) for figure in told]}


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
    return query


def _holds(column: Any, words: str) -> ColumnElement[bool]:
    return col(column).icontains(words, autoescape=True)
