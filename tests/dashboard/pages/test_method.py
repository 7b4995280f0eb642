from dash import dcc, html
from sqlalchemy import Engine

from dashboard.pages import method
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
