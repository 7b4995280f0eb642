import json
from pathlib import Path

import pytest

from tests.tracker.commands.conftest import Run

TEXT = "At least 82 people were killed in Homs on Sunday, the Red Crescent said."
GOLD = {
    "metric": "killed",
    "quantifier": "at_least",
    "low": 82,
    "high": None,
    "unit": "person",
    "subset": False,
    "place": ["Homs"],
    "start": "2024-05-05",
    "end": "2024-05-05",
    "source": ["Red Crescent"],
    "at": [9, 11],
}


@pytest.fixture
def gold(folder: Path) -> str:
    told = {"id": "a", "language": "en", "published": "2024-05-06", "figures": [GOLD, {**GOLD, "metric": "injured"}]}
    (folder / "gold.jsonl").write_text(json.dumps(told))
    return "gold.jsonl"


def shares(run: Run, *arguments: str) -> dict[str, list[str]]:
    ended = run("accuracy", *arguments)
    assert (ended.status, ended.err) == (0, "")
    return {row[0]: row[1:5] for row in ended.rows if row and not row[0].isdigit()}


def test_scores_all_and_per_language_and_metric(run: Run, folder: Path, gold: str) -> None:
    document = {"id": "a", "text": TEXT, "language": "en", "published": "2024-05-06"}
    (folder / "documents.jsonl").write_text(json.dumps(document))
    half = ["2", "1.000", "0.500", "0.667"]
    expected = {"All": half, "en": half, "killed": ["1", *["1.000"] * 3], "injured": ["1", "1.000", "0.000", "0.000"]}
    assert shares(run, gold, "documents.jsonl") == expected


def test_a_folder_of_files_known_by_their_names(run: Run, folder: Path, gold: str) -> None:
    (folder / "docs").mkdir()
    (folder / "docs" / "a.md").write_text(f"---\nlanguage: en\npublished: 2024-05-06\n---\n{TEXT}")
    assert shares(run, gold, "docs")["All"] == ["2", "1.000", "0.500", "0.667"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere", "d.jsonl"), "nowhere is no file of annotated figures"),
        (("d.jsonl", "d.jsonl"), "d.jsonl is no file of annotated figures"),
        (("gold.jsonl", "nowhere"), "There is no file or folder nowhere"),
        (("gold.jsonl", "d.jsonl"), "No document in d.jsonl has the id of one in gold.jsonl"),
    ],
)
def test_what_cannot_be_scored_is_one_sentence(
    run: Run, folder: Path, gold: str, arguments: tuple[str, ...], words: str
) -> None:
    (folder / "d.jsonl").write_text('{"id": "other", "text": "One."}\n')
    if arguments[0] == "d.jsonl":
        (folder / "d.jsonl").write_text("no JSON")
    ended = run("accuracy", *arguments)
    assert (ended.status, ended.out) == (1, "")
    assert words in ended.err
    assert ended.err.count("\n") == 1
