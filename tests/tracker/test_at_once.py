"""Two captures of partly the same documents and a reader at once: no error reaches anybody, no document is twice."""

import json
import logging
import multiprocessing
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from db.check import check
from db.engine import open_database
from db.queries import Filter, read_captures, read_figures
from tests.tracker.commands.conftest import folder as folder
from tests.tracker.commands.test_serving import line_with, page, started
from tests.tracker.commands.test_serving import port as port
from tracker.capture import Target, capture
from tracker.settings import Settings

LOG = logging.getLogger(__name__)
MINUTE, ROUND = 60, 40
FORK = multiprocessing.get_context("fork")
TEXT = "At least {} people were killed in Homs on Sunday and 300 were injured, the Red Crescent said."


def write(path: Path, numbers: range) -> Target:
    lines = [
        {"id": str(n), "url": f"https://paper.example/{n}", "text": TEXT.format(n + 2), "language": "en"}
        for n in numbers
    ]
    path.write_text("\n".join(json.dumps(line | {"published": "2024-05-06"}) for line in lines))
    return Target(kind="folder", location=str(path))


def capture_all(url: str, target: Target) -> None:
    engine = open_database(url)
    capture(engine, Settings(), target)
    engine.dispose()


def capture_for(seconds: float, url: str, path: Path) -> None:
    """Capture ever new documents and some known ones; another process does so with the same ones."""
    engine, until, first = open_database(url), time.monotonic() + seconds, 0
    while time.monotonic() < until:
        capture(engine, Settings(), write(path, range(first, first + 2 * ROUND)))
        first += ROUND
    engine.dispose()


def ask(port: int, path: str) -> Any:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        assert answer.status == 200
        body = answer.read()
    return json.loads(body) if path.startswith("/api/") else body


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_minute_of_two_captures_and_a_dashboard(
    url: str, port: int, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DATABASE_URL", url)
    with started("serve") as server:
        line_with(server, "Displacement Figures Tracker")
        page(port)
        own = [(MINUTE, url, tmp_path / name) for name in ("1.jsonl", "2.jsonl")]
        processes = [FORK.Process(target=capture_for, args=arguments) for arguments in own]
        for process in processes:
            process.start()
        seen, answers = [0], 0
        while any(process.is_alive() for process in processes):
            seen.append(ask(port, "/api/v1/figures?limit=1&parts=true")["total"])
            for path in ("/api/v1/series?metric=killed", "/api/v1/documents?limit=50", "/", "/trends"):
                assert server.poll() is None, server.communicate()
                ask(port, path)
                answers += 1
        for process in processes:
            process.join()
        server.terminate()
        _, told = server.communicate(timeout=60)
    assert [process.exitcode for process in processes] == [0, 0]
    assert told == "Stopped.\n"
    assert seen == sorted(seen)
    assert all(count % 2 == 0 for count in seen), "a document without all its figures was seen"
    engine = open_database(url)
    captures = read_captures(engine, most=100_000)
    assert {(row["outcome"], row["error"], row["documents_failed"]) for row in captures} == {("ok", "", 0)}
    figures, new = read_figures(engine, Filter()), sum(row["documents_new"] for row in captures)
    assert set(figures["url"]) == {f"https://paper.example/{n}" for n in range(new)}
    assert len(figures) == 2 * new
    assert list(check(engine)) == []
    engine.dispose()
    LOG.info("%d documents in %d captures, %d answers", new, len(captures), answers + len(seen))
    assert min(answers, new) > MINUTE


def test_two_write_and_one_reads(url: str, tmp_path: Path) -> None:
    number = 30
    third = number // 3
    one, other = write(tmp_path / "1.jsonl", range(2 * third)), write(tmp_path / "2.jsonl", range(third, number))
    open_database(url).dispose()
    processes = [FORK.Process(target=capture_all, args=(url, target)) for target in (one, other)]
    for process in processes:
        process.start()
    engine, seen = open_database(url), [0]
    while any(process.is_alive() for process in processes):
        seen.append(len(read_figures(engine, Filter())))
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    assert seen == sorted(seen)
    assert all(count % 2 == 0 for count in seen), "a document without all its figures was seen"
    captures = read_captures(engine)
    assert [(row["outcome"], row["error"]) for row in captures] == [("ok", "")] * 2
    assert sum(row["documents_new"] for row in captures) == number
    figures = read_figures(engine, Filter())
    assert len(figures) == 2 * figures["url"].nunique() == 2 * number
    assert list(check(engine)) == []
    engine.dispose()
