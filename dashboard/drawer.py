"""The drawer that shows the evidence of a figure, whichever mark of a page leads to it."""

from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html, no_update
from dash.development.base_component import Component

from dashboard.data import DATABASE_AWAY
from dashboard.evidence import evidence_view
from dashboard.filters import instant_of
from dashboard.history import history
from dashboard.reading import read_claim
from dashboard.request import request_data, request_texts
from dashboard.review import deciding, saved_note
from dashboard.states import database_away
from dashboard.steps import steps
from dashboard.translations import Texts
from db.queries import read_evidence
from db.reviews import read_reviews


def drawer(figure: int | None, texts: Texts) -> Component:
    """Return the drawer, open at a figure where one is given; whoever sets the store "figure" opens it."""
    return html.Div(
        [
            dcc.Store(id="figure", data=figure),
            dcc.Store(id="reviewed"),
            dmc.Drawer(
                id="drawer",
                title=texts("evidence"),
                position="right" if texts.direction == "ltr" else "left",
                size="min(100%, 36rem)",
                closeButtonProps={"aria-label": texts("evidence_close")},
                children=[steps(texts), html.Div(id="evidence", className="evidence")],
            ),
        ]
    )


@callback(
    Output("evidence", "children"),
    Output("drawer", "opened"),
    Input("figure", "data"),
    Input("reviewed", "data"),
    State("drawer", "opened"),
    State("known", "data"),
)
def open_evidence(
    figure: int | None, reviewed: dict[str, Any] | None, opened: bool, known: str | None = None
) -> tuple[Any, Any]:
    """Open the evidence of a figure in the drawer, as it is or was known, or close it."""
    if figure is None:
        return no_update, False if opened else no_update
    texts, instant = request_texts(), instant_of(known or "")
    try:
        evidence = read_evidence(request_data().engine, figure, instant)
        claim = read_claim(request_data().engine, figure, instant)
        reviews = read_reviews(request_data().engine, figure)
    except DATABASE_AWAY:
        return database_away(texts), True
    if evidence is None:
        return html.P(texts("evidence_missing")), True
    told = saved_note(texts) if reviewed and reviewed["figure"] == figure else []
    decided = [*history(reviews, instant, texts), *told, deciding(evidence, instant, texts)]
    return [*evidence_view(evidence, claim, texts), *decided], True


clientside_callback(
    ClientsideFunction("tracker", "close"),
    Output("drawer", "className"),
    Input("drawer", "opened"),
    State("figure", "data"),
    prevent_initial_call=True,
)
