"""Documents that may tell the same as another, and the note that they do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Select, and_, exists, or_, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from db.engine import reading, writing
from db.models import DocumentRow, DocumentVersionRow, FigureRow
from db.queries import is_newest

MOST = 50


@dataclass(frozen=True, slots=True)
class Told:
    """A document's id, its story's, and the newest text that it told."""

    document_id: int
    story_id: int | None
    text: str


def candidates(engine: Engine, url: str) -> tuple[Told | None, list[Told]]:
    """Return a document, and the earlier ones of other addresses that share a figure with it, the first first."""
    figure, other = aliased(FigureRow), aliased(FigureRow)
    with reading(engine) as connection:
        own = connection.execute(_versions().where(col(DocumentRow.url) == url)).first()
        if own is None:
            return None, []
        same = and_(
            col(other.metric) == col(figure.metric),
            or_(col(other.low) == col(figure.low), col(other.high) == col(figure.high)),
            col(other.origin) == "text",
        )
        shared = (
            select(col(other.version_id))
            .join(figure, same)
            .where(col(figure.version_id) == own.version_id, col(other.version_id) != own.version_id)
            # The figures of the same days: an index leads to them, and a reprint comes within days.
            .where(or_(col(other.day) == col(figure.day), col(figure.day).is_(None)))
            .where(col(other.retired).is_(None), col(figure.retired).is_(None))
        )
        earlier = _versions().where(col(DocumentVersionRow.id).in_(shared), col(DocumentRow.id) < own.id)
        rows = connection.execute(earlier.order_by(col(DocumentRow.id)).limit(MOST)).all()
    return Told(own.id, own.story_id, own.text), [Told(row.id, row.story_id, row.text) for row in rows]


def note_story(engine: Engine, document_id: int, first_id: int) -> None:
    """Note that a document tells nearly the same as the first of its story, which is noted there too."""
    with writing(engine) as session:
        own = col(DocumentRow.id).in_((document_id, first_id))
        session.execute(update(DocumentRow).where(own).values(story_id=first_id))


def read_copies(engine: Engine, document_ids: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """Return the other documents of the story of each of some documents, first published first.

    Each has ``document_id``, ``title``, ``publisher`` and ``published``; a document that stands alone is left out.
    """
    own, other, version = DocumentRow, aliased(DocumentRow), DocumentVersionRow
    columns: list[Any] = [
        col(own.id).label("of"),
        col(other.id).label("document_id"),
        version.title,
        other.publisher,
        version.published,
    ]
    query = (
        select(*columns)
        .join(other, (col(other.story_id) == col(own.story_id)) & (col(other.id) != col(own.id)))
        .join(version, col(version.document_id) == col(other.id))
        .where(col(own.id).in_(document_ids), is_newest())
        .order_by(col(version.published).nulls_last(), col(other.id))
    )
    told: dict[int, list[dict[str, Any]]] = {}
    with reading(engine) as connection:
        for row in connection.execute(query).mappings():
            copy = dict(row)
            told.setdefault(copy.pop("of"), []).append(copy)
    return told


def _versions() -> Select[int | None, int | None, int | None, str]:
    version, later = DocumentVersionRow, aliased(DocumentVersionRow)
    newest = ~exists().where(
        col(later.document_id) == col(version.document_id), col(later.number) > col(version.number)
    )
    return (
        select(col(DocumentRow.id), col(DocumentRow.story_id), col(version.id).label("version_id"), col(version.text))
        .join(version, col(version.document_id) == col(DocumentRow.id))
        .where(newest)
    )
