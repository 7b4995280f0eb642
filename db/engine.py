"""Opens the database and brings its tables up to date."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from filelock import FileLock
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlmodel import Session

from db.dialect import snapshot
from db.failures import in_words

MIGRATION_LOCK = 7_305_741  # any fixed number that no other program locks in the same PostgreSQL database


class DatabaseUnusable(Exception):
    """The database cannot be opened or brought up to date; the message says what to do."""


def open_database(url: str) -> Engine:
    """Return an engine on the database of a URL, created where it is missing, its tables up to date.

    Raises DatabaseUnusable where the URL is malformed, the place is not writable, the file is no
    database, or the database was made by a newer version of the tracker.
    """
    engine = connect(url)
    shown = engine.url.render_as_string(hide_password=True)
    try:
        migrate(engine)
    except DBAPIError as error:
        engine.dispose()
        raise DatabaseUnusable(f"{in_words(error)} It is {shown} (TRACKER_DATABASE_URL).") from error
    except OSError as error:
        raise DatabaseUnusable(
            f"The database {shown} cannot be opened ({error}). Check TRACKER_DATABASE_URL and the rights of its folder."
        ) from error
    return engine


def connect(url: str) -> Engine:
    """Return an engine on the database of a URL; nothing is read or created yet, but for SQLite's folder."""
    try:
        parsed = make_url(url)
        if parsed.drivername in ("postgres", "postgresql"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        options: dict[str, Any] = {"hide_parameters": True, "pool_pre_ping": True}
        if parsed.get_backend_name() == "sqlite" and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
            options["connect_args"] = {"timeout": 30}
        engine = create_engine(parsed, **options)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise DatabaseUnusable(
            f"TRACKER_DATABASE_URL is not a database address ({error}). An example: sqlite:///data/tracker.db"
        ) from error
    except OSError as error:
        raise DatabaseUnusable(f"The folder of the database {url} cannot be made ({error}).") from error
    if engine.dialect.name == "sqlite":
        _use_sqlite_well(engine)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """Open a session whose work is one transaction: committed at the end, rolled back on any error."""
    with Session(engine, expire_on_commit=False) as session, session.begin():
        yield session


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a connection for reading, which never waits for a writer and sees one state of the data throughout."""
    with engine.connect() as connection:
        yield connection.execution_options(reads_only=True, **snapshot(engine))


def migrate(engine: Engine) -> None:
    """Bring the tables up to date; of two processes that start at once, one does it and the other waits."""
    if _revision(engine) == _head():
        return
    with _migration_lock(engine), engine.connect() as connection:
        _let_readers_read_while_another_writes(engine)
        known = {script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()}
        present = MigrationContext.configure(connection).get_current_revision()
        if present and present not in known:
            raise DatabaseUnusable(
                "The database was made by a newer version of the tracker. Update the tracker, or use another database."
            )
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()


def _use_sqlite_well(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def set_pragmas(connection: Any, _: object) -> None:
        # Python's own transaction handling is off, so that BEGIN is ours to choose.
        connection.isolation_level = None
        for pragma in ("synchronous=NORMAL", "foreign_keys=ON", "cache_size=-32768"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A deferred BEGIN that becomes a writer later fails at once when another writes meanwhile.
        reads_only = connection.get_execution_options().get("reads_only", False)
        connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")


def _let_readers_read_while_another_writes(engine: Engine) -> None:
    # The file remembers it. Two processes that ask at once fail at once, so it is asked under the lock only.
    if engine.dialect.name == "sqlite":
        statement = "PRAGMA journal_mode=WAL"
        try:
            with closing(engine.raw_connection()) as connection:
                connection.cursor().execute(statement)
        except sqlite3.Error as error:
            raise OperationalError(statement, None, error) from error


def alembic_config() -> Config:
    """Return Alembic's configuration for the migrations of this package."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _head() -> str | None:
    return ScriptDirectory.from_config(alembic_config()).get_current_head()


def _revision(engine: Engine) -> str | None:
    with reading(engine) as connection:
        return MigrationContext.configure(connection).get_current_revision()


@contextmanager
def _migration_lock(engine: Engine) -> Iterator[None]:
    if engine.dialect.name == "sqlite":
        file = engine.url.database
        with FileLock(f"{file}.lock") if file and file != ":memory:" else nullcontext():
            yield
        return
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": MIGRATION_LOCK})
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": MIGRATION_LOCK})
