"""What tests of the tracker share: an own database, short limits, a web site of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.engine import open_database
from tests.tracker.site import Site, running_site
from tracker.settings import Settings

HASTY = pytest.mark.parametrize("patience", [0.5])
"""A test that waits for an answer that never comes."""


@pytest.fixture
def patience() -> float:
    """Return how many seconds an answer is waited for; what else runs on the machine may hold it up."""
    return 20


@pytest.fixture
def settings(tmp_path: Path, patience: float) -> Settings:
    return Settings(
        database_url=f"sqlite:///{tmp_path}/own/tracker.db",
        demo_database_url=f"sqlite:///{tmp_path}/own/demo.db",
        file_limit_mb=0.1,
        http_timeout_seconds=patience,
        http_retries=0,
        http_pause_seconds=0,
        contact="desk@example.org",
    )


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    engine = open_database(settings.database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as site:
        yield site
