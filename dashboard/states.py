"""What a page shows where it has no figures to show: never a blank, never a stack trace."""

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.translations import Texts


def nothing_yet(texts: Texts) -> Component:
    """Return what to do first, for an empty database."""
    return _state(texts("empty_title"), texts("empty_body"), dcc.Link(texts("add_title"), href="/feeds"))


def nothing_found(texts: Texts, everything: str, what: str = "result") -> Component:
    """Return what to change where nothing matches; ``everything`` is the address of the widest choice."""
    link = dcc.Link(
        texts("show_all" if what == "result" else f"show_all_{what}"), href=everything, className="state-link"
    )
    return _state(texts(f"no_{what}_title"), texts(f"no_{what}_body"), link)


def database_away(texts: Texts) -> Component:
    """Return the notice that the database cannot be reached."""
    return _state(texts("away_title"), texts("away_body"), dmc.Loader(size="sm", type="dots"))


def _state(title: str, body: str, further: Component) -> Component:
    return html.Section([html.H2(title), html.P(body), further], className="state", role="status")
