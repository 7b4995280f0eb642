"""What SQLite and PostgreSQL say differently."""

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def insert_missing(session: Session, table: type[SQLModel]) -> Any:
    """Return an INSERT into a table that does nothing where the row is there already."""
    dialect: Any = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    return dialect.insert(table).on_conflict_do_nothing()


def snapshot(engine: Engine) -> dict[str, Any]:
    """Return the options of a connection whose queries all see the same state; SQLite's transactions do anyway."""
    return {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
