"""``tracker crises``: what a team monitors."""

import pytest

from tests.tracker.commands.conftest import Run


def test_a_crisis_is_added_listed_and_removed(run: Run) -> None:
    assert "Added Sudan: SDN" in run("crises", "add", "Sudan", "Sudan", "--language", "de", "--metric", "killed").err
    listed = run("crises", "list").out
    assert all(word in listed for word in ("Sudan", "killed", "de"))
    assert "Removed Sudan" in run("crises", "remove", "Sudan").err
    assert "There are no crises yet" in run("crises", "list").err


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        (["--language", "tlh"], "tlh is not a language that is read; these are: de, en."),
        (["--metric", "cats"], "cats is not a metric; these are:"),
        (["--start", "2024-05-06", "--end", "2024-05-05"], "A crisis cannot end (2024-05-05) before it starts"),
    ],
)
def test_what_cannot_be_a_crisis_is_said(run: Run, option: list[str], sentence: str) -> None:
    assert sentence in " ".join(run("crises", "add", "Sudan", "Sudan", *option).err.split())
