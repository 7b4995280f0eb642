"""Does the database still hold what was saved? Every rule is asked anew, also those that constraints should keep."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Connection,
    Engine,
    ForeignKeyConstraint,
    Select,
    Table,
    and_,
    func,
    not_,
    or_,
    select,
    text,
)
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel, col

from db.dialect import damage
from db.engine import reading
from db.enumerations import BY_VERSION
from db.failures import in_words
from db.models import DocumentRow, DocumentVersionRow, FigurePlaceRow, FigureRow, PlaceAboveRow, PlaceRow, ReviewRow
from db.queries import is_newest
from db.reviews import CORRECTABLE, plain, state_after
from db.save import hash_of

BATCH = 500


def check(engine: Engine) -> Iterator[str]:
    """Yield one sentence for each thing that is wrong; none where the database is whole."""
    try:
        yield from _check(engine)
    except DBAPIError as error:
        yield in_words(error)


def _check(engine: Engine) -> Iterator[str]:
    with reading(engine) as connection:
        damaged = list(damage(connection))
        yield from damaged
        if damaged:
            return  # what else a damaged file says is noise
        for table in SQLModel.metadata.sorted_tables:
            yield from _broken_rules(connection, table)
            yield from _orphans(connection, table)
        yield from _versions(connection)
        yield from _figures(connection)
        yield from _texts(connection)
        yield from _places(connection)
        yield from _reviews(connection)


def _broken_rules(connection: Connection, table: Table) -> Iterator[str]:
    for rule in table.constraints:
        if isinstance(rule, CheckConstraint):
            query = select(*table.primary_key).where(text(f"NOT ({rule.sqltext})")).select_from(table)
            yield from _told(connection, query, f"{table.name} {{}} breaks the rule {rule.name}.")


def _orphans(connection: Connection, table: Table) -> Iterator[str]:
    for key in table.constraints:
        if not isinstance(key, ForeignKeyConstraint):
            continue
        parent = key.referred_table.alias("parent")
        pairs = [(element.parent, parent.c[element.column.name]) for element in key.elements]
        found = select(1).select_from(parent).where(*(own == other for own, other in pairs)).exists()
        filled = and_(*(own.is_not(None) for own, _ in pairs))
        query = select(*table.primary_key).where(filled, not_(found))
        columns = ", ".join(own.name for own, _ in pairs)
        yield from _told(connection, query, f"{table.name} {{}} refers by {columns} to no {key.referred_table.name}.")


def _versions(connection: Connection) -> Iterator[str]:
    version = DocumentVersionRow
    numbers = (
        select(col(DocumentRow.id))
        .outerjoin(version, col(version.document_id) == col(DocumentRow.id))
        .group_by(col(DocumentRow.id))
        .having(or_(func.count(col(version.id)) == 0, func.max(col(version.number)) != func.count(col(version.id))))
    )
    yield from _told(connection, numbers, "document {} has no version, or its versions are not numbered from 1 on.")


def _figures(connection: Connection) -> Iterator[str]:
    of_version = select(col(FigureRow.id)).join(
        DocumentVersionRow, col(DocumentVersionRow.id) == col(FigureRow.version_id)
    )
    day = func.coalesce(col(FigureRow.end), col(DocumentVersionRow.published))
    other_day = of_version.where(col(FigureRow.day).is_distinct_from(day))
    yield from _told(connection, other_day, "figure {} stands on another day than its end or its publication.")
    old = of_version.where(not_(is_newest()), col(FigureRow.retired).is_(None))
    yield from _told(connection, old, "figure {} counts, though its document has a newer version.")
    new = of_version.where(is_newest(), col(FigureRow.retired_by) == BY_VERSION)
    yield from _told(connection, new, "figure {} counts no more, though no newer version of its document is there.")
    one, other = FigureRow.__table__.alias("one"), FigureRow.__table__.alias("other")  # type: ignore[attr-defined]
    stray = (
        select(one.c.id)
        .join(other, other.c.id == one.c.successor_id)
        .where(or_(other.c.version_id != one.c.version_id, other.c.metric != one.c.metric, other.c.id <= one.c.id))
    )
    yield from _told(connection, stray, "figure {} has a successor that reports something else.")


def _texts(connection: Connection) -> Iterator[str]:
    version, figure = DocumentVersionRow, FigureRow
    words: tuple[Any, ...] = (version.title, version.published, version.language, version.text)
    ranges: tuple[Any, ...] = (figure.version_id, figure.id, figure.at_begin, figure.at_end, figure.as_written)
    last = 0
    while rows := connection.execute(
        select(col(version.id), col(version.content_hash), *words)
        .where(col(version.id) > last)
        .order_by(col(version.id))
        .limit(BATCH)
    ).all():
        first, last = rows[0].id, rows[-1].id
        texts = {row.id: row.text for row in rows}
        for row in rows:
            if hash_of(row.title, row.published, row.language, row.text) != row.content_hash:
                yield f"document_version {row.id} is not as it was saved: its words do not match their checksum."
        query = select(*ranges).where(col(figure.version_id).between(first, last)).order_by(col(figure.id))
        for version_id, figure_id, begin, end, written in connection.execute(query):
            if texts.get(version_id, "")[begin:end] != written:
                yield f"figure {figure_id} quotes “{written}”, but its document has other words there."


def _places(connection: Connection) -> Iterator[str]:
    itself = and_(col(PlaceAboveRow.code) == col(PlaceRow.code), col(PlaceAboveRow.above) == col(PlaceRow.code))
    alone = select(col(PlaceRow.code)).outerjoin(PlaceAboveRow, itself).where(col(PlaceAboveRow.code).is_(None))
    yield from _told(connection, alone, "place {} is not among the places that hold it, so no filter finds it.")
    gaps = (
        select(col(FigurePlaceRow.figure_id))
        .group_by(col(FigurePlaceRow.figure_id))
        .having(func.max(col(FigurePlaceRow.position)) != func.count() - 1)
    )
    yield from _told(connection, gaps, "figure {} lacks one of its places.")
    own = and_(
        col(FigurePlaceRow.metric) == col(FigureRow.metric),
        col(FigurePlaceRow.day).is_not_distinct_from(col(FigureRow.day)),
        col(FigurePlaceRow.key) == func.coalesce(col(FigurePlaceRow.code), col(FigurePlaceRow.name)),
    )
    lost = select(col(FigureRow.id)).join(FigurePlaceRow, col(FigurePlaceRow.figure_id) == col(FigureRow.id))
    yield from _told(connection, lost.where(not_(own)), "figure {} is not found by its place, metric and day.")


def _reviews(connection: Connection) -> Iterator[str]:
    decisions: tuple[Any, ...] = (ReviewRow.figure_id, ReviewRow.decision, ReviewRow.changed_to)
    reviews: dict[int, list[dict[str, Any]]] = {}
    for row in connection.execute(select(*decisions).order_by(col(ReviewRow.id))).mappings():
        reviews.setdefault(row["figure_id"], []).append(dict(row))
    columns: tuple[Any, ...] = (FigureRow.id, FigureRow.review, FigureRow.recommended)
    corrected: list[Any] = [col(getattr(FigureRow, name)) for name in CORRECTABLE if name != "places"]
    decided = col(FigureRow.id).in_(select(col(ReviewRow.figure_id)))
    shown = select(*columns, *corrected).where(or_(decided, col(FigureRow.review) != "", col(FigureRow.recommended)))
    for row in connection.execute(shown.order_by(col(FigureRow.id))).mappings():
        told = reviews.get(row["id"], [])
        if (row["review"], row["recommended"]) != state_after(told):
            yield f"figure {row['id']} does not show what was last decided about it."
        wanted = {name: value for review in told for name, value in review["changed_to"].items() if name != "places"}
        if lost := [name for name, value in wanted.items() if plain(row[name]) != value]:
            yield f"figure {row['id']} does not hold what it was corrected to: {', '.join(lost)}."


def _told(connection: Connection, query: Select[Any], sentence: str) -> Iterable[str]:
    return [sentence.format("/".join(map(str, row))) for row in connection.execute(query)]
