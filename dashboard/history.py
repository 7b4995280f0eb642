"""What people decided about a figure, in words, the first decision first."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.translations import Texts


def history(reviews: Sequence[Mapping[str, Any]], known: dt.datetime | None, texts: Texts) -> list[Component]:
    """Return the decisions of ``db.reviews.read_reviews`` as a list; those after ``known`` are told to be later."""
    if not reviews:
        return []
    later = [html.P(texts("history_later"), className="quiet")] if known and reviews[-1]["at"] > known else []
    items = [html.Li(_decision(review, texts)) for review in reviews]
    return [html.H3(texts("history")), *later, html.Ul(items, className="news")]


def _decision(review: Mapping[str, Any], texts: Texts) -> list[Any]:
    told = texts(f"decision_{review['decision']}", reviewer=review["reviewer"], instant=texts.instant(review["at"]))
    changes = [
        f"{texts(f'correction_{name}')}: {_value(review['changed_from'].get(name), texts)} → {_value(value, texts)}"
        for name, value in review["changed_to"].items()
    ]
    why = f" {review['why']}" if review["why"] else ""
    return [told, *([html.Br(), "; ".join(changes)] if changes else []), html.Small(why, className="quiet")]


def _value(value: Any, texts: Texts) -> str:
    if isinstance(value, bool):
        return texts("yes" if value else "no")
    if isinstance(value, int):
        return texts.number(value)
    if isinstance(value, list):
        return ", ".join(name for name, _ in value) or "–"
    return str(value or "–")
