from pathlib import Path

import pytest

from db.engine import open_database
from tests.db.damaging import damage
from tests.tracker.commands.conftest import Run

TEXT = "---\nurl: https://paper.example/a\npublished: 2024-05-06\nlanguage: en\n---\nAt least 82 people were killed."


@pytest.fixture
def filled(run: Run, folder: Path) -> Path:
    (folder / "a.md").write_text(TEXT)
    run("capture", "a.md")
    return folder


def test_check_tells_what_is_wrong(run: Run, filled: Path) -> None:
    whole = run("check")
    assert (whole.status, whole.out, whole.err) == (0, "", "Nothing is wrong.\n")
    engine = open_database("sqlite:///data/tracker.db")
    damage(engine, "UPDATE document_version SET text = replace(text, '82', '93')")
    engine.dispose()
    broken = run("check")
    assert broken.status == 1
    assert "figure 1 quotes “82”" in broken.out
    assert broken.err.startswith("2 found.")


def test_backup_and_restore(run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("backup", "b/today.db").err.startswith("Backed up into b/today.db (0.")
    assert run("backup", "b/today.db").err == "b/today.db exists already; choose another name.\n"
    assert "holds data already" in run("restore", "b/today.db").err
    monkeypatch.setenv("TRACKER_DATABASE_URL", "sqlite:///restored.db")
    restored = run("restore", "b/today.db")
    assert restored.status == 0
    assert ["figure", "1"] in [row[:2] for row in restored.rows]
    assert run("capture", "a.md").rows == [["a.md", "0", "0", "1", "0", "0"]]
    assert run("check").status == 0


def test_copy(run: Run, filled: Path, new_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = run("copy", "--to", new_url)
    assert copied.status == 0
    assert ["document", "1"] in [row[:2] for row in copied.rows]
    again = run("copy", "--to", new_url)
    assert again.status == 1
    assert "holds data already" in again.err
    monkeypatch.setenv("TRACKER_DATABASE_URL", new_url)
    assert run("capture", "a.md").rows == [["a.md", "0", "0", "1", "0", "0"]]


def test_reextract(run: Run, filled: Path) -> None:
    for options, closing in (((), "Done.\n"), (("--dry-run", "--since", "2024-05-06"), "Nothing was changed.\n")):
        told = run("reextract", *options)
        assert (told.status, told.rows, told.err) == (0, [["killed", "1", "1", "0", "0", "0", "1"]], closing)
    assert run("reextract", "--since", "2024-05-07").rows == []
