import os
from pathlib import Path

import pytest

from tracker.document import Document
from tracker.sources.folder import TOLD_PER_FILE, FolderSource
from tracker.sources.protocol import Access, Problem


def names(source: FolderSource) -> list[str]:
    return [item.url.rpartition("/")[2] for item in source.items() if isinstance(item, Document)]


def problems(source: FolderSource) -> list[Problem]:
    return [item for item in source.items() if isinstance(item, Problem)]


def test_goes_through_folders_in_order_and_passes_hidden_files(tmp_path: Path, access: Access) -> None:
    for name in ("b/two.txt", "a/one.md", "c.txt", ".hidden/no.txt", "b/.no.txt", "a/lines.jsonl"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text('{"id": "1", "text": "x"}\n{"id": "2", "text": "y"}\n' if name.endswith("l") else "Some text.")
    source = FolderSource(str(tmp_path), access)
    assert names(source) == ["lines.jsonl#1", "lines.jsonl#2", "one.md", "two.txt", "c.txt"]
    assert source.size() == 5
    assert problems(source) == []


def test_bad_files_are_one_sentence_each_and_the_rest_is_read(tmp_path: Path, access: Access) -> None:
    (tmp_path / "a_empty.txt").touch()
    (tmp_path / "b_binary.txt").write_bytes(os.urandom(1000) + b"\x00")
    (tmp_path / "c_large.txt").write_bytes(b"x" * 100_001)
    (tmp_path / "d_broken.jsonl").write_text('{"id": "1", "text": "x"}\n{\n{"id": "2", "text": "y"}\n')
    (tmp_path / "e_good.txt").write_text("Some text.")
    source = FolderSource(str(tmp_path), access)
    assert names(source) == ["d_broken.jsonl#1", "d_broken.jsonl#2", "e_good.txt"]
    told = problems(source)
    assert [problem.lost for problem in told] == [True] * 4
    for problem, why in zip(told, ["empty", "not text", "larger than 0.1 MB", "line 2"], strict=True):
        assert str(tmp_path) in problem.sentence
        assert why in problem.sentence
        assert "\n" not in problem.sentence


def test_a_file_of_broken_lines_is_not_told_without_end(tmp_path: Path, access: Access) -> None:
    (tmp_path / "a.jsonl").write_text("broken\n" * 1000 + '{"id": "1", "text": "x"}\n')
    source = FolderSource(str(tmp_path), access)
    assert names(source) == ["a.jsonl#1"]
    told = problems(source)
    assert len(told) == TOLD_PER_FILE + 1
    assert "980 further lines" in told[-1].sentence


def test_a_binary_file_named_as_lines_is_told_once(tmp_path: Path, access: Access) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\xff\n\x00\n" * 1000)
    (told,) = problems(FolderSource(str(tmp_path), access))
    assert "a.jsonl is not JSON Lines: it holds binary data" in told.sentence


def test_other_kinds_are_told_together_and_are_no_loss(tmp_path: Path, access: Access) -> None:
    for name in ("a.pdf", "b.pdf", "c.jpg", "d.txt"):
        (tmp_path / name).write_text("Some text.")
    (told,) = problems(FolderSource(str(tmp_path), access))
    assert "3 files" in told.sentence
    assert ".jpg, .pdf" in told.sentence
    assert not told.lost


def test_a_single_file_of_another_kind_is_a_loss(tmp_path: Path, access: Access) -> None:
    (tmp_path / "a.pdf").write_text("Some text.")
    (told,) = problems(FolderSource(str(tmp_path / "a.pdf"), access))
    assert "it is .pdf" in told.sentence
    assert told.lost


def test_an_empty_folder_is_told_and_is_no_loss(tmp_path: Path, access: Access) -> None:
    (told,) = problems(FolderSource(str(tmp_path), access))
    assert "holds no file that can be read" in told.sentence
    assert not told.lost


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_is_told(tmp_path: Path, access: Access) -> None:
    (tmp_path / "a.txt").write_text("Some text.")
    (tmp_path / "a.txt").chmod(0)
    (told,) = problems(FolderSource(str(tmp_path), access))
    assert "cannot be read" in told.sentence


def test_a_broken_link_is_passed_over(tmp_path: Path, access: Access) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert names(FolderSource(str(tmp_path), access)) == []
