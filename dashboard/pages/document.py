"""One document: its whole text with all its figures marked, each a way to its evidence."""

from typing import Any

from dash import dcc, html, register_page
from dash.development.base_component import Component

from dashboard.attributes import data
from dashboard.data import DATABASE_AWAY
from dashboard.evidence import safe_link
from dashboard.filters import Choice
from dashboard.request import request_data, request_texts
from dashboard.states import database_away
from dashboard.translations import Texts
from dashboard.wording import plain_date
from db.documents import read_document
from tracker.metrics import metrics


def title(**_: Any) -> str:
    """Return what the browser's tab says."""
    texts = request_texts()
    return texts("page_title", page=texts("fact_title"))


def layout(document_id: str = "", **_: Any) -> Component:
    """Return the document of an id, or that there is none."""
    texts = request_texts()
    known = document_id.isascii() and document_id.isdigit() and len(document_id) < 18
    try:
        document = read_document(request_data().engine, int(document_id)) if known else None
    except DATABASE_AWAY:
        return _page([database_away(texts)])
    if document is None:
        return _page([html.H1(texts("document_missing")), dcc.Link(texts("nav_documents"), href="/documents")])
    return _page(document_view(document, texts))


def _page(content: list[Component]) -> Component:
    return html.Div(content, id="document", className="page", **data(page="/documents"))


def document_view(document: dict[str, Any], texts: Texts) -> list[Component]:
    """Return a document of ``db.documents.read_document``; its text is shown as text, never as markup."""
    published = plain_date(document["published"])
    told = [document["publisher"], texts.day(published) if published else "", texts.instant(document["retrieved"])]
    link = safe_link(document["url"])
    return [
        html.H1(document["title"] or document["url"]),
        html.P(" · ".join(filter(None, told)), className="quiet"),
        *(
            [html.P(html.A(texts("open_document"), href=link, target="_blank", rel="noopener noreferrer"))]
            if link
            else []
        ),
        html.P(texts("documents_figures_count", count=len(document["figures"])), className="counts"),
        html.Article(
            marked_text(document, texts), className="document-text card", lang=document["language"], dir="auto"
        ),
    ]


def marked_text(document: dict[str, Any], texts: Texts) -> list[Any]:
    """Return the text with each figure a marked link to its evidence; every letter of it stays."""
    pieces: list[Any] = []
    done = 0
    for figure in document["figures"]:
        begin, end = figure["at_begin"], figure["at_end"]
        if begin < done:  # two figures of one number: the first leads to both, for their sentence is the same
            continue
        address = Choice(metric=figure["metric"], figure=figure["figure_id"]).query()
        mark = html.Mark(document["text"][begin:end])
        label = texts.of(metrics()[figure["metric"]].label)
        pieces += [document["text"][done:begin], dcc.Link(mark, href=f"/trends{address}", title=label)]
        done = end
    return [*pieces, document["text"][done:]]


register_page(__name__, path_template="/documents/<document_id>", layout=layout, title=title)
