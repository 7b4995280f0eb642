"""What a team notes at a day of its charts."""

import datetime as dt

from sqlalchemy import Engine, delete, select
from sqlmodel import col

from db.columns import columns_of
from db.engine import reading, writing
from db.models import AnnotationRow


def save_annotation(engine: Engine, day: dt.date, text: str, now: dt.datetime, *, crisis_id: int | None = None) -> int:
    """Note something at a day, for one crisis or for all, and return the note's id."""
    with writing(engine) as session:
        note = AnnotationRow(crisis_id=crisis_id, day=day, text=text.strip(), added=now)
        session.add(note)
        session.flush()
        assert note.id is not None  # noqa: S101  a flushed row has its key
        return note.id


def remove_annotation(engine: Engine, annotation_id: int) -> None:
    """Remove a note; KeyError where there is none of that id."""
    with writing(engine) as session:
        removed = session.execute(delete(AnnotationRow).where(col(AnnotationRow.id) == annotation_id))
        if not removed.rowcount:  # type: ignore[attr-defined]
            raise KeyError(annotation_id)


def read_annotations(engine: Engine, crisis_id: int | None = None) -> list[AnnotationRow]:
    """Return the notes for a crisis and those for all, or only the latter, the earliest day first."""
    for_all, for_one = col(AnnotationRow.crisis_id).is_(None), col(AnnotationRow.crisis_id) == crisis_id
    query = (
        select(*columns_of(AnnotationRow))
        .where(for_all | for_one)
        .order_by(col(AnnotationRow.day), col(AnnotationRow.id))
    )
    with reading(engine) as connection:
        return [AnnotationRow(**row) for row in connection.execute(query).mappings()]
