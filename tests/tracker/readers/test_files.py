"""What the cases beside cannot show: pages and limits of PDF and Word files."""

import io
import zipfile
from pathlib import Path

import pytest

from tracker.document import Document
from tracker.extractors import extract
from tracker.readers import Remark, Unreadable, read
from tracker.readers.pdf import page_of

CASES = Path(__file__).parent / "cases"


def test_a_figure_tells_its_page() -> None:
    (document,) = read("report.pdf", io.BytesIO((CASES / "report.pdf").read_bytes()), 100_000)
    assert isinstance(document, Document)
    assert [page_of(document.text, document.text.index(word)) for word in ("1.200", "Gassen", "Freitag")] == [1, 2, 3]


def test_a_sentence_over_two_pages_is_one_quote() -> None:
    text = (
        "Nach dem Erdrutsch wurden nach Angaben der Behörden mindestens\f40 Menschen getötet. Mehr ist nicht bekannt."
    )
    (figure,) = extract(Document(text=text, language="de"))
    assert (figure.metric, figure.low) == ("killed", 40)
    assert text[slice(*figure.at)] == "40"
    assert page_of(text, figure.at[0]) == 2


def test_of_a_very_long_pdf_the_first_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.readers.pdf.MOST_PAGES", 2)
    remark, document = read("report.pdf", io.BytesIO((CASES / "report.pdf").read_bytes()), 100_000)
    assert isinstance(remark, Remark)
    assert "has 3 pages, of which the first 2 were read" in remark.why
    assert isinstance(document, Document)
    assert "Freitag" not in document.text


def test_a_word_file_that_unpacks_without_end_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", bytes(5_000_000))
    assert len(packed.getvalue()) < 10_000
    packed.seek(0)
    (told,) = read("bomb.docx", packed, 100_000)
    assert isinstance(told, Unreadable)
    assert "unpacks to more than 1 MB" in told.why
