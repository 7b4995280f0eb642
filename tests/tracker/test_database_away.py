"""A database that goes away during a capture: one sentence, nothing half-written, and the next capture goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url
from sqlalchemy.exc import DBAPIError

from db.check import check
from db.engine import open_database
from db.failures import in_words
from db.queries import is_empty, read_captures
from tests.forked import forked, full_disk
from tests.postgres import administer, fresh_database
from tests.tracker.test_capture import SENTENCE, Clock, counts, write
from tracker.capture import Target, Watch, capture
from tracker.settings import Settings


@pytest.fixture
def target(tmp_path: Path) -> Target:
    return write(tmp_path / "docs", **{f"d{n:02}": SENTENCE.replace("82", str(n + 2)) for n in range(40)})


@pytest.fixture
def on_server(postgres: str) -> Iterator[Engine]:
    with fresh_database(postgres) as url:
        engine = open_database(url)
        yield engine
        engine.dispose()


def allow(server: str, engine: Engine, *, connections: bool) -> None:
    """Let nobody connect to a database any more, and end who is connected; or let them again."""
    name = make_url(engine.url).database
    administer(
        server,
        f"ALTER DATABASE {name} ALLOW_CONNECTIONS {connections}",
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",
    )


def test_a_server_that_goes_and_comes_back(
    on_server: Engine, postgres: str, settings: Settings, target: Target
) -> None:
    def go_away(done: int, _: int | None) -> None:
        if done == 7:
            allow(postgres, on_server, connections=False)

    with pytest.raises(DBAPIError) as caught:
        capture(on_server, settings, target, clock=Clock(), watch=Watch(on_progress=go_away))
    told = in_words(caught.value)
    assert told.startswith("The database server cannot be reached. What was reported as saved is saved;")
    assert "\n" not in told
    allow(postgres, on_server, connections=True)
    assert list(check(on_server)) == []
    assert counts(capture(on_server, settings, target, clock=Clock()))[:4] == (33, 0, 7, 0)


def test_a_server_that_is_back_before_the_next_document_is_no_news(
    on_server: Engine, postgres: str, settings: Settings, target: Target
) -> None:
    def restart(done: int, _: int | None) -> None:
        if done == 7:
            allow(postgres, on_server, connections=False)
            allow(postgres, on_server, connections=True)

    result = capture(on_server, settings, target, clock=Clock(), watch=Watch(on_progress=restart))
    assert (result.outcome, counts(result)[:4]) == ("ok", (40, 0, 0, 0))


def test_a_disk_that_is_full(settings: Settings, target: Target) -> None:
    def capture_all() -> str:
        engine = open_database(settings.database_url)
        try:
            capture(engine, settings, target, clock=Clock())
        except DBAPIError as error:
            return in_words(error)
        return "all are captured"

    open_database(settings.database_url).dispose()
    assert forked(capture_all, full_disk(200_000)).startswith("The disk of the database cannot be")
    engine = open_database(settings.database_url)
    assert list(check(engine)) == []
    assert not is_empty(engine)
    new, changed, known, failed, _ = counts(capture(engine, settings, target, clock=Clock()))
    assert (new + known, changed, failed) == (40, 0, 0)
    assert new > 0
    assert known > 0
    last, first = read_captures(engine)
    assert last["outcome"] == "ok"
    assert first["outcome"] in ("running", "failed")  # whether there was room left to note it
    engine.dispose()
