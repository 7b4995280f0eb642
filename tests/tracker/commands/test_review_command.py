from pathlib import Path

import pytest

from tests.tracker.commands.conftest import Run

TEXT = "---\nurl: https://paper.example/a\npublished: 2024-05-06\nlanguage: en\n---\nAt least 82 people were killed."


@pytest.fixture(autouse=True)
def _filled(run: Run, folder: Path) -> None:
    (folder / "a.md").write_text(TEXT)
    run("capture", "a.md")


def test_a_decision_is_kept_with_who_and_why(run: Run) -> None:
    assert "Nobody has decided about it yet." in run("review", "1").err
    told = run("review", "1", "corrected", "low=28", "quantifier=exact", "--by", "Ada", "--why", "a slip")
    assert (told.status, told.err) == (0, "Figure 1 is corrected.\n")
    shown = run("review", "1")
    assert "At least 82 people were killed." in shown.err
    for words in ("Ada", "corrected", "low=82", "low=28", "a slip"):
        assert words in shown.out
    assert run("check").status == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("9", "confirmed", "--by", "Ada"), "There is no figure 9."),
        (("1", "liked", "--by", "Ada"), "'liked' is no decision; it is one of"),
        (("1", "confirmed"), "Say who decides: --by NAME, or set TRACKER_REVIEWER."),
        (("1", "corrected", "low=many", "--by", "Ada"), "'many' is no whole number."),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    told = run("review", *arguments)
    assert told.status == 1
    assert told.err.startswith(sentence)


def test_a_figure_that_counts_no_more_cannot_be_decided_about(run: Run, folder: Path) -> None:
    (folder / "a.md").write_text(TEXT.replace("82", "83"))
    run("capture", "a.md")
    assert "Figure 1 counts no more" in run("review", "1", "confirmed", "--by", "Ada").err
