"""A capturing process is killed at random instants: what it reported is there, nothing is half there."""

import json
import multiprocessing
import os
import random
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col

from db.check import check
from db.engine import open_database, reading
from db.models import DocumentRow, DocumentVersionRow
from db.queries import Filter, read_figures
from tests.conftest import ENGINES
from tests.postgres import fresh_database
from tracker.capture import Target, Watch, capture
from tracker.settings import Settings

NUMBER = 30
KILLS_OF_ONE_DATABASE = 5
MOST_SECONDS = 0.03
"""Of a capture beyond the document behind which it is to be killed, longer than it takes for the next."""

TEXT = "At least {} people were killed in Homs on Sunday and 300 were injured, the Red Crescent said."
FORK = multiprocessing.get_context("fork")  # a new interpreter would spend most of its life importing
OWN = ["figure_id", "document_id", "retrieved"]  # what may differ between two runs


@pytest.fixture
def target(tmp_path: Path) -> Target:
    lines = [
        {"id": f"d{n}", "url": f"https://paper.example/{n}", "text": TEXT.format(n + 2), "language": "en"}
        for n in range(NUMBER)
    ]
    (tmp_path / "d.jsonl").write_text("\n".join(json.dumps(line | {"published": "2024-05-06"}) for line in lines))
    return Target(kind="folder", location=str(tmp_path / "d.jsonl"))


def capture_and_report(url: str, target: Target, report: Path) -> None:
    """Capture into a database that may be new, and note the number of documents after each."""
    told = os.open(report, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    engine = open_database(url)
    capture(
        engine, Settings(), target, watch=Watch(on_progress=lambda done, _: os.write(told, b"%d\n" % done) and None)
    )
    engine.dispose()


def contents(engine: Engine) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Return everything that two runs must agree on."""
    version, document = DocumentVersionRow, DocumentRow
    query = select(
        col(document.url), col(document.publisher), col(version.number), col(version.content_hash), col(version.text)
    ).join(document, col(document.id) == col(version.document_id))
    with reading(engine) as connection:
        versions = sorted(tuple(row) for row in connection.execute(query))
    figures = read_figures(engine, Filter()).drop(columns=OWN).astype(str)
    return versions, sorted(figures.itertuples(index=False, name=None))


def kill_behind(documents: int, seconds: float, url: str, target: Target, report: Path) -> int:
    """Start a capture, kill it so long after so many documents, and return the number that it had reported."""
    report.unlink(missing_ok=True)
    process = FORK.Process(target=capture_and_report, args=(url, target, report))
    process.start()
    while process.is_alive() and _reported(report) < documents:
        time.sleep(0.001)
    time.sleep(seconds)
    process.kill()
    process.join()
    return _reported(report)


def _reported(report: Path) -> int:
    told = report.read_text().split() if report.exists() else []
    return int(told[-1]) if told else 0


@contextmanager
def new_database(request: pytest.FixtureRequest, kind: str, folder: Path, number: int) -> Iterator[str]:
    with ExitStack() as stack:
        if kind == "sqlite":
            yield f"sqlite:///{folder}/{number}/tracker.db"
        else:
            yield stack.enter_context(fresh_database(request.getfixturevalue("postgres")))


@pytest.mark.parametrize("kind", ENGINES)
@pytest.mark.parametrize(
    "kills", [KILLS_OF_ONE_DATABASE, pytest.param(100, marks=[pytest.mark.slow, pytest.mark.timeout(900)])]
)
def test_killed_at_random_instants(
    request: pytest.FixtureRequest, target: Target, tmp_path: Path, kind: str, kills: int
) -> None:
    with new_database(request, kind, tmp_path, 0) as url:
        capture_and_report(url, target, tmp_path / "warm")  # what is read once only is read before the fork
        engine = open_database(url)
        undisturbed = contents(engine)
        engine.dispose()
    assert len(undisturbed[0]) == NUMBER
    instants, progress = random.Random(), []
    for number in range(1, kills // KILLS_OF_ONE_DATABASE + 1):
        with new_database(request, kind, tmp_path, number) as url:
            for _ in range(KILLS_OF_ONE_DATABASE):
                documents, seconds = instants.randrange(NUMBER), instants.uniform(0, MOST_SECONDS)
                reported = kill_behind(documents, seconds, url, target, tmp_path / "report")
                engine = open_database(url)
                assert list(check(engine)) == []
                assert {f"https://paper.example/{n}" for n in range(reported)} <= {
                    row[0] for row in contents(engine)[0]
                }
                progress.append(len(contents(engine)[0]))
                engine.dispose()
            capture_and_report(url, target, tmp_path / "report")
            engine = open_database(url)
            assert contents(engine) == undisturbed
            assert list(check(engine)) == []
            engine.dispose()
    # Otherwise nothing was killed where it matters.
    assert any(0 < kept < NUMBER for kept in progress), progress
