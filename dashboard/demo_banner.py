"""The banner that says the data shown is the demonstration, and the button that takes it away for good."""

from typing import Any

import dash_mantine_components as dmc
from dash import Input, Output, callback, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.request import request_data, request_texts
from dashboard.translations import Texts


def demo_banner(texts: Texts, revision: dict[str, Any]) -> list[Component]:
    """Return the banner where a page's revision is that of the demonstration, else nothing."""
    if not revision["demo"]:
        return []
    told = html.P([html.Strong(texts("demo_title")), " ", texts("demo_banner")])
    return [html.Aside([told, *_removal(texts)], className="banner")]


def _removal(texts: Texts) -> list[Component]:
    if request_data().is_replay:
        return []
    button = dmc.Button(texts("demo_remove"), size="compact-xs", variant="default")
    return [dcc.ConfirmDialogProvider(button, id="remove-demo", message=texts("demo_remove_really"))]


@callback(
    Output("demo", "children", allow_duplicate=True),
    Output("revision", "data", allow_duplicate=True),
    Input("remove-demo", "submit_n_clicks"),
    prevent_initial_call=True,
)
def remove(confirmed: int | None) -> tuple[list[Component], dict[str, Any]]:
    """Take the demonstration away once the reader has confirmed it."""
    data = request_data()
    if not confirmed or not data.is_demo:
        raise PreventUpdate
    data.remove_demo()
    revision = data.revision()
    return demo_banner(request_texts(), revision), revision
