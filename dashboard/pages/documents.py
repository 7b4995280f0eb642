"""Documents: what was read, found by words, language, and whether it holds figures."""

from typing import Any
from urllib.parse import urlencode

from dash import dcc, html, register_page
from dash.development.base_component import Component

from dashboard.attributes import data
from dashboard.data import DATABASE_AWAY
from dashboard.request import request_data, request_texts
from dashboard.states import database_away, nothing_found, nothing_yet
from dashboard.stories import copies_view
from dashboard.translations import Texts
from dashboard.wording import plain_date
from db.documents import DocumentFilter, count_documents, read_documents
from db.stories import read_copies

ON_A_PAGE = 25
LONGEST_WORDS = 200
FIGURES = {"": None, "with": True, "without": False}


def title() -> str:
    """Return what the browser's tab says."""
    texts = request_texts()
    return texts("page_title", page=texts("nav_documents"))


def layout(
    words: Any = "", language: Any = "", figures: Any = "", once: Any = "", page: Any = "1", **_: Any
) -> Component:
    """Return the page of the documents that the address asks for; what is malformed in it is passed over."""
    texts = request_texts()
    asked = {"words": _one(words)[:LONGEST_WORDS], "language": _one(language)[:2], "figures": _one(figures)}
    asked["once"] = "yes" if _one(once) else ""
    number = int(_one(page)) if _one(page).isascii() and _one(page).isdigit() and len(_one(page)) < 7 else 1
    return html.Div(
        [html.H1(texts("nav_documents")), _form(asked, texts), *_found(asked, max(number, 1), texts)],
        id="documents",
        className="page",
        **data(page="/documents"),
    )


def _one(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _form(asked: dict[str, str], texts: Texts) -> Component:
    """Return a form that is an address: a link to it shows a colleague the same."""
    options = [
        html.Option(texts(f"documents_{name or 'all'}"), value=name, selected=name == asked["figures"] or None)
        for name in FIGURES
    ]
    once = [
        html.Option(texts(f"documents_once_{name or 'no'}"), value=name, selected=name == asked["once"] or None)
        for name in ("", "yes")
    ]
    words = dcc.Input(id="words", name="words", type="search", value=asked["words"], maxLength=LONGEST_WORDS)
    return html.Form(
        [
            html.Label([texts("documents_words"), words], htmlFor="words"),
            html.Label([texts("documents_figures"), html.Select(options, id="with", name="figures")], htmlFor="with"),
            html.Label(
                [
                    html.Span(texts("documents_once")),
                    html.Select(once, id="once", name="once"),
                ],
                htmlFor="once",
            ),
            html.Button(texts("documents_search"), type="submit"),
        ],
        action="/documents",
        method="get",
        role="search",
        className="search",
    )


def _found(asked: dict[str, str], number: int, texts: Texts) -> list[Component]:
    wanted = DocumentFilter(
        words=asked["words"],
        language=asked["language"],
        with_figures=FIGURES.get(asked["figures"]),
        one_per_story=bool(asked["once"]),
    )
    try:
        engine = request_data().engine
        count = count_documents(engine, wanted)
        found = read_documents(engine, wanted, most=ON_A_PAGE, offset=ON_A_PAGE * (number - 1))
        copies = read_copies(engine, found["document_id"].tolist())
    except DATABASE_AWAY:
        return [database_away(texts)]
    if not count and not any(asked.values()):
        return [nothing_yet(texts)]
    if not count:
        return [nothing_found(texts, "/documents", what="documents")]
    rows = [html.Li(_entry(row, copies.get(row["document_id"], []), texts)) for row in found.to_dict("records")]
    return [
        html.P(texts("documents_count", count=count), className="counts", role="status"),
        html.Ul(rows, className="documents"),
        _pages(asked, number, count, texts),
    ]


def _entry(row: dict[Any, Any], copies: list[dict[str, Any]], texts: Texts) -> list[Component]:
    published = plain_date(row["published"])
    told = [row["publisher"], texts.day(published) if published else texts("unknown")]
    told.append(texts("documents_figures_count", count=int(row["figures"])))
    name = row["title"] or row["url"]
    return [
        dcc.Link(name, href=f"/documents/{row['document_id']}"),
        html.P(" · ".join(filter(None, told)), className="quiet"),
        *copies_view(copies, texts),
    ]


def _pages(asked: dict[str, str], number: int, count: int, texts: Texts) -> Component:
    def link(key: str, to: int) -> Component:
        return dcc.Link(texts(key), href=f"/documents?{urlencode({**asked, 'page': to})}")

    links = [link("documents_newer", number - 1)] if number > 1 else []
    links += [link("documents_older", number + 1)] if number * ON_A_PAGE < count else []
    return html.P(links, className="pages")


register_page(__name__, path="/documents", layout=layout, title=title)
