"""The button that unfolds what is folded away at first, and folds it again."""

from dash import html
from dash.development.base_component import Component

from dashboard.attributes import data


def fold_button(block: str, more: str, fewer: str, name: str = "") -> Component:
    """Return the button of the block (a class) around it, which has the class ``unfolded`` while all of it is shown.

    ``more`` and ``fewer`` are its words; ``name`` is a class of its own.
    """
    words = [html.Span(more, className="to-unfold"), html.Span(fewer, className="to-fold")]
    return html.Button(words, className=f"tool {name}".strip(), **data(unfold=block))
