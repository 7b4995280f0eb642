"""Crises, the number that tells of changes, and whether there is anything at all."""

from sqlalchemy import Engine, select
from sqlmodel import col

from db.columns import columns_of
from db.engine import reading
from db.models import CrisisRow, DocumentRow, FeedRow, RevisionRow


def read_crises(engine: Engine) -> list[CrisisRow]:
    """Return all crises, the one that began last first."""
    query = select(*columns_of(CrisisRow)).order_by(col(CrisisRow.start).desc(), col(CrisisRow.name))
    with reading(engine) as connection:
        return [CrisisRow(**row) for row in connection.execute(query).mappings()]


def read_crisis(engine: Engine, name: str) -> CrisisRow | None:
    """Return the crisis of a name, None where there is none."""
    query = select(*columns_of(CrisisRow)).where(col(CrisisRow.name) == name)
    with reading(engine) as connection:
        row = connection.execute(query).mappings().one_or_none() if name else None
        return CrisisRow(**row) if row else None


def data_revision(engine: Engine) -> int:
    """Return a number that rises with every change of documents or figures, 0 where there are none."""
    with reading(engine) as connection:
        return connection.execute(select(col(RevisionRow.number))).scalar_one_or_none() or 0


def is_empty(engine: Engine) -> bool:
    """Tell whether there is neither a document nor a feed."""
    with reading(engine) as connection:
        found = (connection.execute(select(col(table.id)).limit(1)).first() for table in (DocumentRow, FeedRow))
        return not any(found)
