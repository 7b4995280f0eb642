"""What stands at an address that no page has; Dash knows it by the name of this module."""

from typing import Any

from dash import dcc, html, register_page
from dash.development.base_component import Component

from dashboard.request import request_texts


def title(**_: Any) -> str:
    """Return what the browser's tab says."""
    texts = request_texts()
    return texts("page_title", page=texts("no_page_title"))


def layout(**_: Any) -> Component:
    """Return that there is no such page, with the way to the first one."""
    texts = request_texts()
    told = [html.H1(texts("no_page_title")), html.P(texts("no_page_body"), className="quiet")]
    return html.Div([*told, dcc.Link(texts("nav_overview"), href="/")], className="page")


register_page(__name__, path="/no-such-page", layout=layout, title=title)
