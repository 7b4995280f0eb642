"""Method: how figures become lines, as ``docs/method.md`` and its translations tell it to an analyst."""

import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dash import dcc, html, register_page
from dash.development.base_component import Component

from dashboard.attributes import data
from dashboard.request import request_texts
from dashboard.translations import FALLBACK, texts

DOCS = Path(__file__).parents[2] / "docs"
PICTURE = re.compile(r"!\[([^\]]*)\]\((pictures/[\w.-]+\.svg)\)")


def title() -> str:
    """Return what the browser's tab says."""
    told = request_texts()
    return told("page_title", page=told("nav_method"))


def layout(**_: Any) -> Component:
    """Return the page, in English where the reader's language has none of its own."""
    language = request_texts().language
    file = method_file(language)
    language = language if file != method_file(FALLBACK) else FALLBACK
    return html.Div(
        html.Article(list(_content(file)), lang=language, dir=texts(language).direction, className="method"),
        className="page",
        **data(page="/method"),
    )


def method_file(language: str) -> Path:
    """Return the text of a language, ``docs/method.CODE.md``; the English one where there is none."""
    own = DOCS / f"method.{language}.md"
    return own if own.exists() else DOCS / "method.md"


@cache
def _content(file: Path) -> tuple[Component, ...]:
    pieces = PICTURE.split(file.read_text("utf-8"))
    told: list[Component] = [dcc.Markdown(pieces[0])]
    for words, picture, text in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        svg = (DOCS / picture).read_text("utf-8")
        told += [html.Img(src=f"data:image/svg+xml,{quote(svg)}", alt=words), dcc.Markdown(text)]
    return tuple(told)


register_page(__name__, path="/method", layout=layout, title=title)
