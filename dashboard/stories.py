"""The copies of one story: who else published the same report."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.translations import Texts
from dashboard.wording import plain_date

MOST_COPIES = 12


def copies_view(copies: list[dict[str, Any]], texts: Texts) -> list[Component]:
    """Return who else published the same report, each a way to that document; nothing where nobody did."""
    if not copies:
        return []
    links: list[Any] = []
    for copy in copies[:MOST_COPIES]:
        day = plain_date(copy["published"])
        name = copy["publisher"] or copy["title"] or texts("unknown")
        words = f"{name}, {texts.day(day)}" if day else name
        links += [", " if links else " ", dcc.Link(words, href=f"/documents/{copy['document_id']}")]
    further = len(copies) - MOST_COPIES
    links += [f", {texts('news_further', count=further)}"] if further > 0 else []
    return [html.P([texts("document_copies"), *links], className="copies")]
