"""What SQLite and PostgreSQL say differently."""

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

# What psycopg warns of while a lost connection is cleared away is raised too, and told in one sentence.
logging.getLogger("psycopg").setLevel(logging.ERROR)


def insert_missing(connection: Connection, table: type[SQLModel]) -> Any:
    """Return an INSERT into a table that does nothing where the row is there already."""
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table).on_conflict_do_nothing()


def snapshot(engine: Engine) -> dict[str, Any]:
    """Return the options of a connection whose queries all see the same state; SQLite's transactions do anyway."""
    return {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}


def keep_rows(connection: Connection, table: str) -> None:
    """Have the database refuse to change or delete the rows of a table."""
    if connection.dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            refusal = f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are only ever added'); END"
            connection.execute(text(f"CREATE TRIGGER {table}_stays_{change} BEFORE {change} ON {table} {refusal}"))
        return
    refusal = f"RAISE integrity_constraint_violation USING MESSAGE = 'rows of {table} are only ever added';"
    for statement in (
        f"CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {refusal} END $$",
        f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_stays()",
    ):
        connection.execute(text(statement))


def release_rows(connection: Connection, table: str) -> None:
    """Take ``keep_rows`` back."""
    if connection.dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            connection.execute(text(f"DROP TRIGGER {table}_stays_{change}"))
        return
    connection.execute(text(f"DROP FUNCTION {table}_stays() CASCADE"))


def damage(connection: Connection) -> Iterator[str]:
    """Yield what SQLite finds wrong with its own file; PostgreSQL looks after its files itself."""
    if connection.dialect.name == "sqlite":
        for (told,) in connection.execute(text("PRAGMA integrity_check(20)")):
            if told != "ok" and "CHECK constraint" not in told:  # our own check names the row
                yield f"The file is damaged: {' '.join(told.split())}."


def count_on_from(connection: Connection, tables: Iterable[Table]) -> None:
    """Let the ids of new rows follow those of rows that were inserted with theirs; SQLite does so by itself."""
    if connection.dialect.name == "postgresql":
        for table in tables:
            if "id" in table.primary_key.columns:
                connection.execute(
                    text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name}")  # noqa: S608
                )


def explain(connection: Connection, query: Select[Any]) -> str:
    """Return the plan of a query in the database's own words."""
    words = "EXPLAIN" if connection.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN"
    compiled = query.compile(connection, compile_kwargs={"literal_binds": True})
    return "\n".join(str(row[-1]) for row in connection.execute(text(f"{words} {compiled}")))
