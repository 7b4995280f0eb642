"""One document: its whole text with all its figures marked, each a way to its evidence."""

from dataclasses import dataclass
from typing import Any

from dash import dcc, html, register_page
from dash.development.base_component import Component

from dashboard.attributes import data
from dashboard.data import DATABASE_AWAY
from dashboard.evidence import safe_link
from dashboard.filters import Choice
from dashboard.request import request_data, request_texts
from dashboard.states import database_away
from dashboard.stories import copies_view
from dashboard.translations import Texts
from dashboard.wording import plain_date
from db.documents import read_document, read_versions
from db.stories import read_copies
from tracker.metrics import metrics


def title(**_: Any) -> str:
    """Return what the browser's tab says."""
    texts = request_texts()
    return texts("page_title", page=texts("fact_title"))


def layout(document_id: str = "", version: Any = "", **_: Any) -> Component:
    """Return the document of an id, its newest version where the address names no other, or that there is none."""
    texts, own, number = request_texts(), _number(document_id), _number(version)
    try:
        engine = request_data().engine
        document = read_document(engine, own, number) if own is not None else None
        if document is None or own is None:
            return _page([html.H1(texts("document_missing")), dcc.Link(texts("nav_documents"), href="/documents")])
        versions, copies = read_versions(engine, own), read_copies(engine, [own]).get(own, [])
    except DATABASE_AWAY:
        return _page([database_away(texts)])
    told = Told(document_id=own, document=document, versions=versions, copies=copies)
    return _page(document_view(told, texts))


def _number(text: Any) -> int | None:
    known = isinstance(text, str) and text.isascii() and text.isdigit() and len(text) < 18
    return int(text) if known else None


def _page(content: list[Component]) -> Component:
    return html.Div(content, id="document", className="page", **data(page="/documents"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A version of a document, all its versions (``db.documents``), and the copies of its story (``db.stories``)."""

    document_id: int
    document: dict[str, Any]
    versions: list[dict[str, Any]]
    copies: list[dict[str, Any]]

    @property
    def version(self) -> dict[str, Any]:
        """Return the version that is shown, as the list of versions has it."""
        return next(row for row in self.versions if row["number"] == self.document["number"])


def document_view(told: Told, texts: Texts) -> list[Component]:
    """Return a version of a document; its text is shown as text, never as markup."""
    document = told.document
    published = plain_date(document["published"])
    retrieved = texts("document_retrieved", instant=texts.instant(document["retrieved"]))
    about = [document["publisher"], texts.day(published) if published else "", retrieved]
    link = safe_link(document["url"])
    opened = html.A(texts("open_document"), href=link, target="_blank", rel="noopener noreferrer") if link else None
    return [
        html.H1(document["title"] or document["url"]),
        html.P(" · ".join(filter(None, about)), className="quiet"),
        *([html.P(opened)] if opened else []),
        *copies_view(told.copies, texts),
        *versions_view(told, texts),
        html.Div(
            [
                html.Article(
                    marked_text(document, told.version["new_figures"], texts),
                    className="document-text card",
                    lang=document["language"],
                    dir="auto",
                ),
                html.Aside(figures_view(document, texts), className="document-figures"),
            ],
            className="document-body",
        ),
    ]


def figures_view(document: dict[str, Any], texts: Texts) -> list[Component]:
    """Return the figures by metric, as they are written, each a link to its evidence."""
    by_metric: dict[str, list[Component]] = {}
    for figure in document["figures"]:
        written = document["text"][figure["at_begin"] : figure["at_end"]]
        by_metric.setdefault(figure["metric"], []).append(html.Li(dcc.Link(written, href=_evidence(figure))))
    told = [part for name, links in by_metric.items() for part in (html.H3(_label(name, texts)), html.Ul(links))]
    return [html.H2(texts("documents_figures_count", count=len(document["figures"])), className="counts"), *told]


def versions_view(told: Told, texts: Texts) -> list[Component]:
    """Return when the page was changed, what is new in this version of it, and the way to the others."""
    if len(told.versions) < 2:
        return []
    newest, shown = told.versions[0], told.version
    said = "document_updated" if shown is newest else "document_earlier"
    parts: list[Any] = [texts(said, instant=texts.instant(newest["retrieved"]))]
    if shown["new_figures"]:
        parts += [
            " ",
            html.Span(texts("document_new_figures", count=len(shown["new_figures"])), className="update-key"),
        ]
    links = []
    for row in told.versions:
        words = texts("document_version", number=row["number"], instant=texts.instant(row["retrieved"]))
        query = "" if row is newest else f"?version={row['number']}"
        link = dcc.Link(words, href=f"/documents/{told.document_id}{query}")
        links.append(html.Li(html.Strong(words) if row is shown else link))
    return [html.Div([html.P(parts), html.Ul(links)], className="known", role="status")]


def marked_text(document: dict[str, Any], new: list[int], texts: Texts) -> list[Any]:
    """Return the text with each figure a marked link to its evidence, ``new`` ones as such; no letter is lost."""
    pieces: list[Any] = []
    done = 0
    for figure in document["figures"]:
        begin, end = figure["at_begin"], figure["at_end"]
        if begin < done:  # two figures of one number: the first leads to both, for their sentence is the same
            continue
        is_new = figure["figure_id"] in new
        mark = html.Mark(document["text"][begin:end], className="update" if is_new else None)
        label = _label(figure["metric"], texts)
        title = texts("document_new_figure", metric=label) if is_new else label
        pieces += [document["text"][done:begin], dcc.Link(mark, href=_evidence(figure), title=title)]
        done = end
    return [*pieces, document["text"][done:]]


def _label(metric: str, texts: Texts) -> str:
    return texts.of(metrics()[metric].label)


def _evidence(figure: dict[str, Any]) -> str:
    return f"/trends{Choice(metric=figure['metric'], figure=figure['figure_id']).query()}"


register_page(__name__, path_template="/documents/<document_id>", layout=layout, title=title)
