"""What all tests share: databases of both kinds, on a PostgreSQL server started when the first test asks for it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlmodel import SQLModel

from db.engine import open_database
from tests.postgres import NoPostgres, administer, fresh_database, running_postgres

ENGINES = ["sqlite", "postgresql"]

# A law holds however slow the machine is; how fast something is, benchmarks tell.
settings.register_profile("laws", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("laws")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Give the URL of a PostgreSQL server; without one the test is skipped, but never in CI."""
    try:
        with running_postgres() as server:
            yield server
    except NoPostgres as none:
        if os.environ.get("CI", "").lower() not in ("", "0", "false"):
            raise
        pytest.skip(str(none))


@pytest.fixture(scope="session")
def migrated_postgres(postgres: str) -> Iterator[str]:
    """Give the URL of a database whose tables are there; migrating one for each test takes longer than the test."""
    with fresh_database(postgres) as url:
        open_database(url).dispose()
        yield url


@pytest.fixture(params=ENGINES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the URL of a database without a row in it: no file yet on SQLite, empty tables on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/folder/tracker.db"
        return
    url = request.getfixturevalue("migrated_postgres")
    yield url
    administer(url, f"TRUNCATE {', '.join(SQLModel.metadata.tables)} RESTART IDENTITY CASCADE")


@pytest.fixture(params=ENGINES)
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the URL of a database that nothing was ever done with."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/new/tracker.db"
        return
    with fresh_database(request.getfixturevalue("postgres")) as url:
        yield url
