"""Contract of every reader: each file in ``cases`` reads as the expected result beside it says."""

import io
from pathlib import Path
from typing import Any

import pytest
import yaml

from tracker.document import Document
from tracker.readers import READERS, Remark, Unreadable, read, reader_for

CASES = Path(__file__).parent / "cases"
EXPECTED = yaml.safe_load((CASES / "expected.yaml").read_text("utf-8"))
FILES = sorted(path.name for path in CASES.iterdir() if path.name != "expected.yaml")
LIMIT = 100_000


def plain(part: Document | Remark | Unreadable, name: str) -> Any:
    if isinstance(part, Document):
        told = part.model_dump(mode="json")
        return {field: value for field, value in told.items() if value}
    return {"lost" if isinstance(part, Unreadable) else "remark": part.about(name)}


def test_each_case_has_an_expected_result_and_the_other_way_round() -> None:
    assert sorted(EXPECTED) == FILES


@pytest.mark.parametrize("name", FILES)
def test_case_reads_as_expected(name: str) -> None:
    parts = [plain(part, name) for part in read(name, io.BytesIO((CASES / name).read_bytes()), LIMIT)]
    assert parts == EXPECTED[name]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.SUFFIXES[0])
def test_each_reader_has_a_document_an_empty_file_and_a_failure_among_its_cases(reader: Any) -> None:
    own = {name: EXPECTED[name] for name in FILES if Path(name).suffix in reader.SUFFIXES}
    assert any("text" in part for parts in own.values() for part in parts)
    assert any("lost" in part for parts in own.values() for part in parts)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.SUFFIXES[0])
@pytest.mark.parametrize("raw", [b"", b"x" * (LIMIT + 1)], ids=["empty", "too large"])
def test_empty_and_too_large_are_one_sentence(reader: Any, raw: bytes) -> None:
    name = f"file{reader.SUFFIXES[0]}"
    (part,) = read(name, io.BytesIO(raw), LIMIT)
    assert isinstance(part, Unreadable)
    assert ("is empty" if not raw else "is larger than 0.1 MB") in part.about(name)


def test_media_type_goes_before_the_name() -> None:
    html = reader_for("x.html")
    assert html is not None
    assert reader_for("/news/feed.php", "text/html; charset=utf-8") is html
    assert reader_for("x.md", "text/html") is html
    assert reader_for("x.pdf", "application/pdf") is None


def test_unknown_kind_is_named() -> None:
    (part,) = read("/report", io.BytesIO(b"%PDF"), LIMIT, "application/pdf")
    assert isinstance(part, Unreadable)
    assert "application/pdf" in part.about("report")
