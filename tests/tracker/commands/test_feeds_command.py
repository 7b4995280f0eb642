from pathlib import Path

import pytest

from tests.tracker.commands.conftest import Run

URL = "https://paper.example/rss"


def test_from_adding_to_removing(run: Run) -> None:
    assert "no feeds yet" in run("feeds", "list").err
    assert run("feeds", "add", "paper", URL, "--interval", "30").status == 0
    assert run("feeds", "list").rows == [["paper", "rss", URL, "30", "min", "yes", "never"]]
    assert run("feeds", "disable", "paper").status == 0
    assert run("feeds", "list").rows == [["paper", "rss", URL, "30", "min", "no", "never"]]
    assert run("feeds", "enable", "paper").status == 0
    assert run("feeds", "list").rows == [["paper", "rss", URL, "30", "min", "yes", "never"]]
    assert run("feeds", "remove", "paper").status == 0
    assert run("feeds", "list").out == ""


def test_a_folder_is_kept_with_its_whole_path(run: Run, folder: Path) -> None:
    (folder / "docs").mkdir()
    run("feeds", "add", "docs", "docs")
    assert run("feeds", "list").rows[0][:3] == ["docs", "folder", str(folder / "docs")]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "paper", URL), "There is a feed named 'paper' already"),
        (("add", "other", URL, "--kind", "carrier-pigeon"), "is not a kind of feed; these are: folder, rss, web"),
        (("add", "other", "nowhere"), "There is no file or folder nowhere"),
        (("add", "other", "nowhere", "--kind", "rss"), "is not a location for a feed of kind rss"),
        (("add", "other", URL, "--kind", "folder"), "is not a location for a feed of kind folder"),
        (("remove", "other"), "There is no feed named other"),
        (("enable", "other"), "There is no feed named other"),
        (("disable", "other"), "There is no feed named other"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(run: Run, arguments: tuple[str, ...], words: str) -> None:
    run("feeds", "add", "paper", URL)
    ended = run("feeds", *arguments)
    assert (ended.status, ended.out) == (1, "")
    assert words in ended.err
    assert ended.err.count("\n") == 1
    assert [row[0] for row in run("feeds", "list").rows] == ["paper"]
