"""Everything from one database into another, of whichever kinds the two are; backups are such copies too."""

import datetime as dt
import hashlib
import sqlite3
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, Select, Table, insert, select
from sqlmodel import SQLModel

from db.dialect import count_on_from
from db.engine import DatabaseUnusable, open_database, reading, writing

BATCH = 1000


class NotCopied(DatabaseUnusable):
    """A copy was not made, and nothing of it is left; the message says why."""


@dataclass(slots=True)
class Sum:
    """How many rows a table has, and a checksum of all their values in which their order does not count."""

    rows: int = 0
    checksum: int = 0

    def add(self, row: tuple[Any, ...]) -> None:
        """Count one more row."""
        digest = hashlib.sha256(orjson.dumps([_plain(value) for value in row])).digest()
        self.rows += 1
        self.checksum = (self.checksum + int.from_bytes(digest, "big")) % (1 << 256)


def copy_all(source: Engine, target: Engine) -> dict[str, Sum]:
    """Copy every table into an empty database in one transaction and return what each holds, by its name.

    The source is read in one state, whoever writes to it meanwhile. NotCopied where the target holds data
    already, or where counts and checksums of what arrived differ from what was sent.
    """
    tables = SQLModel.metadata.sorted_tables
    with reading(source) as sender, writing(target) as session:
        receiver = session.connection()
        for table in tables:
            if receiver.execute(select(table).limit(1)).first() is not None:
                shown = target.url.render_as_string(hide_password=True)
                raise NotCopied(f"The database {shown} holds data already; a copy needs an empty one.")
        sent = {table.name: _send(sender, receiver, table) for table in tables}
        count_on_from(receiver, tables)
        for table in tables:
            if _sum(receiver, table) != sent[table.name]:
                raise NotCopied(f"Not all rows of {table.name} arrived as they were; nothing was copied.")
    return sent


def back_up(source: Engine, file: Path) -> None:
    """Write everything into one SQLite file, consistent while others write to the database.

    NotCopied where the file exists already or cannot be written.
    """
    if file.exists():
        raise NotCopied(f"{file} exists already; choose another name.")
    partial = file.with_name(f"{file.name}.partial")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _delete(partial)
        if source.dialect.name == "sqlite":
            _copy_file(Path(source.url.database or ""), partial)
        else:
            _copy_into_file(source, partial)
        partial.replace(file)
    except (OSError, sqlite3.Error) as error:
        raise NotCopied(f"The backup {file} cannot be written ({error}).") from error
    finally:
        with suppress(OSError):
            _delete(partial)


def restore(file: Path, target: Engine) -> dict[str, Sum]:
    """Copy a backup into an empty database; the backup may be of an earlier version and is left as it is."""
    if not file.is_file():
        raise NotCopied(f"There is no file {file}.")
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "backup.db"
        try:
            _copy_file(file, own)
        except sqlite3.Error as error:
            raise NotCopied(f"{file} is no backup ({error}).") from error
        source = open_database(f"sqlite:///{own}")
        try:
            return copy_all(source, target)
        finally:
            source.dispose()


def _delete(partial: Path) -> None:
    for ending in ("", "-wal", "-shm", ".lock"):
        Path(f"{partial}{ending}").unlink(missing_ok=True)


def _copy_file(source: Path, target: Path) -> None:
    # In one step: what is written meanwhile goes to SQLite's log and waits there.
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=30)) as sender,
        closing(sqlite3.connect(target)) as receiver,
    ):
        sender.backup(receiver)


def _copy_into_file(source: Engine, target: Path) -> None:
    engine = open_database(f"sqlite:///{target}")
    try:
        copy_all(source, engine)
    finally:
        engine.dispose()


def _send(sender: Connection, receiver: Connection, table: Table) -> Sum:
    total = Sum()
    names = [column.name for column in table.columns]
    for batch in sender.execute(_all(table)).partitions():
        for row in batch:
            total.add(tuple(row))
        receiver.execute(insert(table), [dict(zip(names, row, strict=True)) for row in batch])
    return total


def _sum(connection: Connection, table: Table) -> Sum:
    total = Sum()
    for row in connection.execute(_all(table)):
        total.add(tuple(row))
    return total


def _all(table: Table) -> Select[Any]:
    # In the order of their ids: a document refers to an earlier one.
    return select(table).order_by(*table.primary_key).execution_options(yield_per=BATCH)


def _plain(value: Any) -> Any:
    return value.astimezone(dt.UTC) if isinstance(value, dt.datetime) else value
