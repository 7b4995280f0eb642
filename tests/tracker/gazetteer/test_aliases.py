"""The team's own alias file, through the command line as a team uses it."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tracker.gazetteer.aliases import AliasesInvalid, read_aliases

ROOT = Path(__file__).parents[3]


def places(folder: Path, name: str, aliases: bytes | None) -> subprocess.CompletedProcess[str]:
    (folder / "data").mkdir()
    if aliases is not None:
        (folder / "data" / "aliases.yaml").write_bytes(aliases)
    command = [sys.executable, "-m", "tracker", "places", name]
    return subprocess.run(
        command, cwd=folder, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("target", ["SY07", "Idlib, SYR", "Idleb"])
def test_a_team_adds_a_spelling_under_a_code_a_name_or_a_spelling(tmp_path: Path, target: str) -> None:
    ended = places(tmp_path, "Grünhudra am Berg", f"{target}: [Grünhudra am Berg]".encode())
    assert "SY07" in ended.stdout
    assert ended.returncode == 0


def test_without_the_file_nothing_changes(tmp_path: Path) -> None:
    assert "is not known" in places(tmp_path, "Grünhudra am Berg", None).stdout


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Nirgendheim: [Nirgends]", "Nirgends under Nirgendheim, which is no known place"),
        (b"SY07: Edlib", "does not list the spellings of SY07"),
        (b"SY07: [[a]]", "does not list the spellings of SY07"),
        (b"- Edlib", "is no list of places"),
        (b"A: [x]\nB: ]", "is not valid YAML in line 2"),
        (b"\xff\xfe\x00", "cannot be read as text"),
    ],
)
def test_a_bad_entry_is_one_clear_sentence(tmp_path: Path, content: bytes, says: str) -> None:
    ended = places(tmp_path, "Idlib", content)
    assert ended.returncode == 1
    assert says in " ".join(ended.stderr.split())
    assert "Traceback" not in ended.stderr


def test_words_that_yaml_would_read_as_truth_are_names() -> None:
    assert read_aliases("NO: [On, Off]") == {"On": "NO", "Off": "NO"}
    with pytest.raises(AliasesInvalid):
        read_aliases("NO: yes")


def test_the_project_lists_at_least_400_spellings() -> None:
    groups = yaml.safe_load((ROOT / "tracker" / "gazetteer" / "aliases.yaml").read_text("utf-8"))
    assert sum(map(len, groups.values())) >= 400
