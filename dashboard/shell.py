"""The frame around every page: title, navigation, language, light and dark, the demo banner, the live refresh."""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import dash
import dash_mantine_components as dmc
from babel import Locale
from dash import ClientsideFunction, Dash, Input, Output, State, callback, clientside_callback, dcc, html, no_update
from dash.development.base_component import Component

from dashboard.attributes import aria, data
from dashboard.charts.style import FONT
from dashboard.demo_banner import demo_banner
from dashboard.request import request_data, request_texts
from dashboard.translations import Texts, languages

CLEARABLE = ("Select", "MultiSelect", "TagsInput", "DatePickerInput")
REFRESH = 5_000
"""Milliseconds between two looks at the data's revision."""


def fill(app: Dash, pages: Sequence[ModuleType]) -> None:
    """Give the application its layout; ``pages`` have registered themselves when they were imported."""
    if len(dash.page_registry) != len(pages):
        raise RuntimeError("Each page module registers one page.")
    app.layout = layout


def layout() -> Component:
    """Return the frame in the reader's language, around the place of the page."""
    texts, revision = request_texts(), request_data().revision()
    frame: Component = dmc.MantineProvider(
        dmc.DirectionProvider(
            [
                dcc.Store(id="theme"),
                dcc.Store(id="revision", data=revision),
                dcc.Interval(id="tick", interval=REFRESH),
                dmc.NotificationContainer(id="notifications", position="bottom-right", autoClose=6000),
                html.A(texts("skip_to_content"), href="#content", className="skip"),
                html.P(
                    texts("unanswered"), id="unanswered", hidden=True, role="status", **data(every=str(2 * REFRESH))
                ),
                _header(texts),
                html.Div(demo_banner(texts, revision), id="demo"),
                html.Main(dash.page_container, id="content", tabIndex=-1),
            ],
            direction=texts.direction,
        ),
        defaultColorScheme="auto",
        theme={
            "fontFamily": FONT,
            "primaryColor": "blue",
            "defaultRadius": "sm",
            "headings": {"fontFamily": FONT},
            "components": {name: {"defaultProps": _clearing(texts)} for name in CLEARABLE},
        },
    )
    return frame


def _clearing(texts: Texts) -> dict[str, Any]:
    """Return what names the cross that empties a control: without it a screen reader says "button" only."""
    return {"clearButtonProps": aria(label=texts("clear"))}


def _header(texts: Texts) -> Component:
    return html.Header(
        [
            html.Span(texts("app_title"), className="brand"),
            html.Nav(
                [
                    dmc.NavLink(label=texts("nav_overview"), href="/", active="exact", className="nav"),
                    dmc.NavLink(label=texts("nav_trends"), href="/trends", active="exact", className="nav"),
                    dmc.NavLink(label=texts("nav_documents"), href="/documents", active="partial", className="nav"),
                    dmc.NavLink(label=texts("nav_feeds"), href="/feeds", active="exact", className="nav"),
                ],
                **aria(label=texts("nav_label")),
            ),
            html.Div(
                [
                    dmc.Select(
                        id="language",
                        data=[{"value": code, "label": _own_name(code)} for code in languages()],
                        value=texts.language,
                        allowDeselect=False,
                        size="xs",
                        w=110,
                        **aria(label=texts("language")),
                    ),
                    dmc.ColorSchemeToggle(
                        id="scheme",
                        lightIcon=html.Span(className="glyph glyph-sun"),
                        darkIcon=html.Span(className="glyph glyph-moon"),
                        variant="default",
                        size="md",
                        **aria(label=texts("colour_scheme")),
                    ),
                ],
                className="preferences",
            ),
        ],
        className="top",
    )


def _own_name(code: str) -> str:
    return str(Locale.parse(code).get_language_name(code)).capitalize()


@callback(
    Output("revision", "data"),
    Output("demo", "children"),
    Output("notifications", "sendNotifications"),
    Input("tick", "n_intervals"),
    State("revision", "data"),
    prevent_initial_call=True,
)
def look_for_changes(_: int, known: dict[str, Any]) -> tuple[Any, Any, Any]:
    """Pass a new revision on to the pages, with a quiet note where figures came in."""
    now = request_data().revision()
    if now == known:
        return no_update, no_update, no_update
    texts = request_texts()
    banner = demo_banner(texts, now)
    came_back = known["number"] is None
    if now["number"] is None or came_back:
        return now, banner, no_update
    notice = {"id": "new-figures", "action": "show", "message": texts("new_figures"), "withCloseButton": True}
    return now, banner, [notice]


clientside_callback(ClientsideFunction("tracker", "theme"), Output("theme", "data"), Input("notifications", "id"))
clientside_callback(ClientsideFunction("tracker", "database"), Output("demo", "title"), Input("revision", "data"))
clientside_callback(
    ClientsideFunction("tracker", "language"),
    Output("language", "error"),
    Input("language", "value"),
    prevent_initial_call=True,
)
