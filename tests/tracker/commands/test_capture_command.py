import json
import os
from pathlib import Path

import pytest

from tests.tracker.commands.conftest import Run
from tests.tracker.site import Site

TEXT = "---\npublished: 2024-05-06\nlanguage: en\n---\nAt least 82 people were killed in Homs on Sunday."
SHARED = Path(__file__).parents[4] / "shared" / "eval" / "dev" / "documents.jsonl"


def test_a_folder_twice(run: Run, folder: Path) -> None:
    (folder / "docs").mkdir()
    (folder / "docs" / "a.md").write_text(TEXT)
    first, second = run("capture", "docs"), run("capture", "docs")
    assert (first.status, first.rows, first.err) == (0, [["docs", "1", "0", "0", "0", "1"]], "")
    assert (second.status, second.rows, second.err) == (0, [["docs", "0", "0", "1", "0", "0"]], "")


def test_bad_input_is_one_line_each_and_everything_else_goes_on(run: Run, folder: Path, site: Site) -> None:
    docs = folder / "docs"
    docs.mkdir()
    (docs / "empty.txt").touch()
    (docs / "binary.txt").write_bytes(os.urandom(999) + b"\0")
    (docs / "large.txt").write_bytes(b"x" * 200_000)
    (docs / "latin.txt").write_bytes(TEXT.encode("cp1252") + b" \xe9")
    (docs / "lines.jsonl").write_text('{"id": "a", "text": "One.", "published": "2024-05-06"}\n{\n')
    (docs / "undated.txt").write_text("Nine people were injured.")
    (docs / "whole.md").write_text(TEXT + " And no more.")
    broken, hanging = site.put("/broken", "", status=500), site.put_hanging("/hanging")
    ended = run("capture", "--local", broken, "docs", hanging, "nowhere")
    assert ended.status == 1
    assert ended.rows == [
        [broken, "0", "0", "0", "0", "0"],
        ["docs", "4", "0", "0", "4", "3"],
        [hanging, "0", "0", "0", "0", "0"],
        ["Together", "4", "0", "0", "4", "3"],
    ]
    told = ended.err.splitlines()
    for words in ("empty.txt is empty", "binary.txt is not text", "large.txt is larger", "latin.txt is not UTF-8"):
        assert sum(words in line for line in told) == 1, words
    for words in ("lines.jsonl, line 2, is not JSON", "undated.txt has no published date", "answered 500"):
        assert sum(words in line for line in told) == 1, words
    for words in ("did not answer within 0.5 s", "nowhere is neither a feed"):
        assert sum(words in line for line in told) == 1, words
    assert len(told) == 9


def test_without_feeds_it_says_what_to_do(run: Run) -> None:
    ended = run("capture")
    assert ended.status == 1
    assert "tracker feeds add" in ended.err


def test_feeds_by_name_and_all(run: Run, folder: Path) -> None:
    for name in "ab":
        (folder / f"{name}.md").write_text(TEXT)
        run("feeds", "add", name, f"{name}.md")
    run("feeds", "disable", "b")
    assert run("capture").rows == [["a", "1", "0", "0", "0", "1"]]
    assert run("capture", "b").rows == [["b", "1", "0", "0", "0", "1"]]
    assert "ok" in run("feeds", "list").out


def test_a_private_address_is_refused_unless_it_is_local(run: Run, site: Site) -> None:
    page = site.put("/", f"<p>{'At least 82 people were killed in Homs on Sunday, the doctors said. ' * 3}</p>")
    refused = run("capture", page)
    assert refused.status == 1
    assert "private network" in refused.err
    assert site.requests == []
    assert run("capture", "--local", page).status == 0


@pytest.mark.skipif(not SHARED.exists(), reason="the shared evaluation corpus is not here")
def test_the_shared_corpus(run: Run) -> None:
    first, second = run("capture", str(SHARED)), run("capture", str(SHARED))
    assert (first.status, second.status) == (0, 0)
    assert first.rows[0][1:5] == ["35", "0", "0", "0"]
    assert second.rows[0][1:] == ["0", "0", "35", "0", "0"]


def test_lines_without_address_are_told_apart_by_their_id(run: Run, folder: Path) -> None:
    lines = [json.dumps({"id": name, "text": "One.", "published": "2024-05-06"}) for name in "abc"]
    (folder / "d.jsonl").write_text("\n".join(lines))
    assert run("capture", "d.jsonl").rows == [["d.jsonl", "3", "0", "0", "0", "0"]]
    assert run("capture", str(folder / "d.jsonl")).rows[0][1:] == ["0", "0", "3", "0", "0"]
