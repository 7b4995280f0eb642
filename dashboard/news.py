"""What is new, as sentences that each lead to their evidence."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.filters import Choice
from dashboard.translations import Texts
from dashboard.wording import figure_in_words, period_in_words, plain_date, plain_number
from tracker.metrics import metrics

MOST_SENTENCES = 8


def news(claims: pd.DataFrame, crisis: str, places: Mapping[str, str], texts: Texts) -> list[Component]:
    """Return the newest of ``tracker.trends.latest.new_claims`` as a list of sentences, and how many more there are.

    ``places`` are the names of codes.
    """
    if claims.empty:
        return [html.P(texts("news_none"), className="quiet")]
    items = [html.Li(_sentence(row, crisis, places, texts)) for row in claims.head(MOST_SENTENCES).to_dict("records")]
    further = len(claims) - len(items)
    rest = [html.P(texts("news_further", count=further), className="quiet")] if further > 0 else []
    return [html.Ul(items, className="news"), *rest]


def _sentence(row: Mapping[Any, Any], crisis: str, places: Mapping[str, str], texts: Texts) -> list[Any]:
    words = figure_in_words(texts, row["quantifier"], plain_number(row["low"]), plain_number(row["high"]), row["unit"])
    choice = Choice(crisis=crisis, metric=row["metric"], figure=int(row["figure_id"]))
    told = texts(
        "news_sentence",
        metric=texts.of(metrics()[row["metric"]].label),
        place=places.get(row["place_id"]) or row["place_name"] or texts("unknown"),
        period=period_in_words(texts, plain_date(row["start"]), plain_date(row["end"])),
    )
    who = row["organization_name"] or row["publisher"]
    reports = texts("news_reports", count=int(row["reports"])) if row["reports"] > 1 else ""
    return [
        html.Strong(f"{who}: "),
        dcc.Link(words, href=f"/trends{choice.query()}"),
        f" · {told}",
        html.Small(f" · {reports}" if reports else "", className="quiet"),
    ]
