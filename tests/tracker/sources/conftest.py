from collections.abc import Iterator

import pytest

from tracker.settings import Settings
from tracker.sources.http import Http
from tracker.sources.protocol import Access


@pytest.fixture
def access(settings: Settings) -> Iterator[Access]:
    with Http(settings, local=True) as http:
        yield Access(http=http, limit=100_000, last_seen=lambda _: None)
