"""The filter as a process: what goes in and comes out, in order, whatever stands in a line."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tracker.document import Document
from tracker.extractors import extract

TEXT = "At least 82 people were killed in Homs on Sunday and 1,300 injured, the Red Crescent said."


def lines(number: int) -> list[dict[str, Any]]:
    return [
        {"id": f"d{n}", "text": TEXT.replace("82", str(82 + n)), "language": "en", "published": "2024-05-06", "more": 1}
        for n in range(number)
    ]


def filtered(raw: bytes, *arguments: str) -> tuple[int, list[dict[str, Any]], str]:
    command = [sys.executable, "-m", "tracker", "extract", *arguments]
    ended = subprocess.run(command, input=raw, capture_output=True, timeout=60, check=False)
    return ended.returncode, [json.loads(line) for line in ended.stdout.splitlines()], ended.stderr.decode()


def as_jsonl(documents: list[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(document).encode() + b"\n" for document in documents)


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_one_line_out_for_each_line_in_in_order(jobs: str) -> None:
    documents = lines(50)
    status, out, err = filtered(as_jsonl(documents), "--jobs", jobs)
    assert (status, err) == (0, "")
    assert [line["id"] for line in out] == [document["id"] for document in documents]
    for line, document in zip(out, documents, strict=True):
        figures = extract(Document.model_validate(document))
        assert line["figures"] == [json.loads(json.dumps(figure.as_json())) for figure in figures]
        assert figures


def test_a_figure_has_every_field_and_exact_ranges() -> None:
    _, ((out,)), _ = filtered(as_jsonl(lines(1)))
    figure = out["figures"][0]
    fields = {"metric", "quantifier", "low", "high", "unit", "subset", "place", "start", "end", "source"}
    assert fields | {"at", "quote", "measure", "confidence"} <= figure.keys()
    assert (figure["metric"], figure["low"], figure["end"]) == ("killed", 82, "2024-05-05")
    assert TEXT[slice(*figure["at"])] == "82"
    assert TEXT[slice(*figure["quote"])] == TEXT


def test_broken_lines_are_told_with_their_number_and_the_rest_goes_on() -> None:
    first, second = as_jsonl(lines(2)).splitlines()
    status, out, err = filtered(b"\n".join([b"{", first, b"", b'{"id": "x"}', b"\xff", second]))
    assert status == 1
    assert [line["id"] for line in out] == ["d0", "d1"]
    assert [line.split(", ")[1] for line in err.splitlines()] == ["line 1", "line 4", "line 5"]


def test_a_line_at_its_end_needs_no_newline() -> None:
    status, out, _ = filtered(as_jsonl(lines(1)).rstrip(b"\n"))
    assert (status, len(out)) == (0, 1)


def test_nothing_in_is_told() -> None:
    assert filtered(b"") == (1, [], "standard input is empty.\n")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_that_leaves_early_is_no_error_to_talk_about(jobs: str) -> None:
    command = f"'{sys.executable}' -m tracker extract --jobs {jobs} | head -n 1"
    ended = subprocess.run(
        ["bash", "-c", command], input=as_jsonl(lines(3000)), capture_output=True, timeout=60, check=False
    )
    assert json.loads(ended.stdout)["id"] == "d0"
    assert ended.stderr == b""


def test_explain_writes_for_a_person() -> None:
    command = [sys.executable, "-m", "tracker", "extract", "--explain", "--jobs", "2"]
    ended = subprocess.run(command, input=as_jsonl(lines(2)), capture_output=True, timeout=60, check=False)
    told = ended.stdout.decode()
    assert ended.returncode == 0
    assert told.index("d0, published 2024-05-06: 2 figures") < told.index("d1, published 2024-05-06: 2 figures")
    assert "killed: at least 83 (person)" in told
    assert "2024-05-05: “on Sunday” in its sentence" in told
