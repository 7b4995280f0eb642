from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from db.engine import open_database


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = open_database(url)
    yield engine
    engine.dispose()
