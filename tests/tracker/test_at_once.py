"""Two captures of partly the same documents and a reader at once: no error reaches anybody, no document is twice."""

import json
import multiprocessing
from pathlib import Path

import pytest

from db.check import check
from db.engine import open_database
from db.queries import Filter, read_captures, read_figures
from tracker.capture import Target, capture
from tracker.settings import Settings

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


@pytest.mark.parametrize("number", [30, pytest.param(3000, marks=[pytest.mark.slow, pytest.mark.timeout(600)])])
def test_two_write_and_one_reads(url: str, tmp_path: Path, number: int) -> None:
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
