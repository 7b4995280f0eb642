"""The way from a figure in the drawer to its neighbours on the chart, where points stand too dense to be hit."""

from dash import ClientsideFunction, Input, Output, clientside_callback, html
from dash.development.base_component import Component

from dashboard.attributes import aria
from dashboard.translations import Texts


def steps(texts: Texts) -> Component:
    """Return the buttons to the figures before and after, around which of how many is shown; none beside a chart."""
    before, after = (
        html.Button(glyph, id=f"step-{side}", className="tool", **aria(label=texts(f"step_{side}")))
        for side, glyph in (("before", "‹"), ("after", "›"))
    )
    place = html.Span(id="step-place")
    return html.Nav([before, place, after], id="steps", className="steps", hidden=True, **aria(label=texts("steps")))


clientside_callback(
    ClientsideFunction("steps", "around"),
    Output("steps", "hidden"),
    Output("step-place", "children"),
    Output("step-before", "data-figure"),
    Output("step-before", "disabled"),
    Output("step-after", "data-figure"),
    Output("step-after", "disabled"),
    Input("trend", "figure"),
    Input("figure", "data"),
)
