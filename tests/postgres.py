"""A PostgreSQL server for the tests: the one of ``TRACKER_TEST_POSTGRES_URL``, else one started for this session."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from pwd import getpwnam

from sqlalchemy import create_engine, make_url, text

USER = "postgres"
NAMES = count()


class NoPostgres(Exception):
    """There is no PostgreSQL to test with; the message says how to get one."""


@contextmanager
def running_postgres() -> Iterator[str]:
    """Give the URL of a server where databases may be made; NoPostgres where there is none."""
    if given := os.environ.get("TRACKER_TEST_POSTGRES_URL"):
        yield given
        return
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="tracker-postgres-"))
    try:
        if os.geteuid() == 0:
            os.chown(folder, getpwnam(USER).pw_uid, -1)
        _run(programs / "initdb", "-D", folder / "data", "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        # Nothing is to outlive the session, so nothing has to reach the disk.
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        _run(programs / "pg_ctl", "-D", folder / "data", "-o", options, "-l", folder / "log", "-w", "start")
        try:
            yield f"postgresql://{USER}@/postgres?host={folder}"
        finally:
            _run(programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def fresh_database(server: str) -> Iterator[str]:
    """Give the URL of an empty database of a server, dropped at the end."""
    name = f"tracker_test_{os.getpid()}_{next(NAMES)}"
    administer(server, f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        administer(server, f"DROP DATABASE {name} WITH (FORCE)")


def administer(server: str, *statements: str) -> None:
    """Run statements outside a transaction, each on its own."""
    engine = create_engine(make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    on_path = shutil.which("initdb")
    if not (found or on_path):
        raise NoPostgres("There is no PostgreSQL here: sudo apt-get install postgresql, or TRACKER_TEST_POSTGRES_URL.")
    return (found[-1] if found else Path(str(on_path))).resolve().parent


def _run(*command: str | Path) -> None:
    line = shlex.join(map(str, command))
    # PostgreSQL refuses to run as root.
    own = ["su", USER, "-s", "/bin/sh", "-c", line] if os.geteuid() == 0 else ["sh", "-c", line]
    ended = subprocess.run(own, capture_output=True, text=True, cwd="/", stdin=subprocess.DEVNULL)
    if ended.returncode:
        raise RuntimeError(f"{line}: {ended.stdout}{ended.stderr}")
