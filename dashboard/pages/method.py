"""Method: how figures become lines, as ``docs/method.md`` tells it to an analyst."""

import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dash import dcc, html, register_page
from dash.development.base_component import Component

from dashboard.attributes import data
from dashboard.request import request_texts

DOCS = Path(__file__).parents[2] / "docs"
PICTURE = re.compile(r"!\[([^\]]*)\]\((pictures/[\w.-]+\.svg)\)")


def title() -> str:
    """Return what the browser's tab says."""
    texts = request_texts()
    return texts("page_title", page=texts("nav_method"))


def layout(**_: Any) -> Component:
    """Return the page; it is in English, whatever the reader's language."""
    return html.Div(
        html.Article(list(_content()), lang="en", dir="ltr", className="method"),
        className="page",
        **data(page="/method"),
    )


@cache
def _content() -> tuple[Component, ...]:
    pieces = PICTURE.split((DOCS / "method.md").read_text("utf-8"))
    told: list[Component] = [dcc.Markdown(pieces[0])]
    for words, picture, text in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        svg = (DOCS / picture).read_text("utf-8")
        told += [html.Img(src=f"data:image/svg+xml,{quote(svg)}", alt=words), dcc.Markdown(text)]
    return tuple(told)


register_page(__name__, path="/method", layout=layout, title=title)
