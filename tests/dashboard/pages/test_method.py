import re

import pytest
from dash import dcc, html
from sqlalchemy import Engine

from dashboard.pages import method
from dashboard.translations import FALLBACK, languages
from tests.dashboard.components import parts
from tests.dashboard.conftest import AskFor


def test_the_method_is_told_with_its_pictures(empty: Engine, request_on: AskFor) -> None:
    with request_on("/method"):
        page = method.layout()
        assert method.title().startswith("Method")
    words = "".join(str(piece.children) for piece in parts(page, dcc.Markdown))
    assert words.startswith("# How figures become lines")
    assert "](pictures/" not in words
    pictures = parts(page, html.Img)
    assert len(pictures) >= 4
    assert all(picture.src.startswith("data:image/svg+xml,%3C") and picture.alt for picture in pictures)


@pytest.mark.parametrize("language", languages())
def test_every_language_tells_the_same_sections(language: str) -> None:
    """Headings by their level, rows of tables, items of lists, pictures, names of rules: in the same order."""
    own, english = method.method_file(language), method.method_file(FALLBACK)
    assert language == FALLBACK or own != english, f"write docs/method.{language}.md"
    assert _shape(own.read_text("utf-8")) == _shape(english.read_text("utf-8"))


def _shape(text: str) -> list[str]:
    return re.findall(r"^#+ |^\| ?`\w+`|^\||^- |^\d\. |pictures/[\w.-]+|^\*\*", text, re.MULTILINE)


def test_a_german_reader_reads_german(empty: Engine, request_on: AskFor) -> None:
    with request_on("/method", **{"Accept-Language": "de-DE"}):
        page = method.layout()
    (article,) = parts(page, html.Article)
    assert article.lang == "de"
    assert "Wie aus Angaben Linien werden" in str(parts(page, dcc.Markdown)[0].children)
