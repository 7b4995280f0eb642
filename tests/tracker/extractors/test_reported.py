"""Single sentences with the figures that they report: one line each, "text | figure; figure; ...".

A line that ends in "..." may hold further figures, where careful readers could disagree.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tracker.languages.test_contract import told
from tracker.document import Document
from tracker.extractors import extract


def lines() -> Iterator[object]:
    for path in sorted(Path(__file__).with_name("reported").glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            text, _, figures = line.rpartition("|")
            yield pytest.param(path.stem, text.strip(), figures.split(";"), id=f"{path.stem}-{text[:60]}")


@pytest.mark.parametrize(("language", "text", "figures"), list(lines()))
def test_reported(language: str, text: str, figures: list[str]) -> None:
    expected = [figure.strip() for figure in figures if figure.strip()]
    found = [told(figure) for figure in extract(Document(text=text, language=language))]
    short = [figure.replace(" home", "").replace(" facility", "") for figure in found]
    assert set(expected) - {"..."} <= set(short)
    assert "..." in expected or len(short) == len(expected)
