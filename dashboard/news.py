"""What is new, as sentences that each lead to their evidence."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.attributes import aria
from dashboard.filters import Choice
from dashboard.states import skeleton
from dashboard.translations import Texts
from dashboard.wording import figure_in_words, period_in_words, plain_date, plain_number
from tracker.metrics import metrics

MOST_SENTENCES = 8
MOST_UNFOLDED = 60


def news_card(texts: Texts) -> Component:
    """Return the card whose part "news" tells what is new since yesterday or since the last visit."""
    since = dmc.SegmentedControl(
        id="news-since",
        data=[{"value": name, "label": texts(f"news_since_{name}")} for name in ("yesterday", "visit")],
        value="yesterday",
        size="xs",
        **aria(label=texts("news_title")),
    )
    return html.Section(
        [html.H2(texts("news_title")), since, html.Div(skeleton(4), id="news", **aria(live="polite"))], className="card"
    )


def news(claims: pd.DataFrame, crisis: str, places: Mapping[str, str], texts: Texts) -> list[Component]:
    """Return the newest of ``tracker.trends.latest.new_claims`` as a list of sentences, and how many more there are.

    ``places`` are the names of codes.
    """
    if claims.empty:
        return [html.P(texts("news_none"), className="quiet")]
    told = claims.head(MOST_UNFOLDED).to_dict("records")
    items: list[Component] = [html.Li(_sentence(row, crisis, places, texts)) for row in told]
    return [html.Ul(items[:MOST_SENTENCES], className="news"), *_further(items[MOST_SENTENCES:], len(claims), texts)]


def _further(items: list[Component], count: int, texts: Texts) -> list[Component]:
    """Return the sentences that unfold with a click; the chart has what is beyond them."""
    if not items:
        return []
    summary = html.Summary(texts("news_further", count=count - MOST_SENTENCES))
    beyond = count - MOST_SENTENCES - len(items)
    rest = [html.P(texts("news_further", count=beyond), className="quiet")] if beyond else []
    return [html.Details([summary, html.Ul(items, className="news"), *rest], className="further")]


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
