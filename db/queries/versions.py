"""Which documents are known, and what is their newest version."""

import datetime as dt

from sqlalchemy import ColumnElement, Engine, exists, select
from sqlmodel import col

from db.engine import reading
from db.models import DocumentRow, DocumentVersionRow


def last_seen(engine: Engine, url: str) -> dt.datetime | None:
    """Return when the document of an address was last seen, None where it never was."""
    with reading(engine) as connection:
        return connection.execute(select(col(DocumentRow.last_seen)).where(col(DocumentRow.url) == url)).scalar()


def is_newest() -> ColumnElement[bool]:
    """Return the condition that a version of a document is its newest."""
    newer = DocumentVersionRow.__table__.alias("newer")  # type: ignore[attr-defined]
    version = DocumentVersionRow
    return ~exists().where(newer.c.document_id == version.document_id, newer.c.number > version.number)
