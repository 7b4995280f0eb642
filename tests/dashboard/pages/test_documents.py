"""The list of documents and one document, as the server writes them."""

from dataclasses import replace

import pytest
from dash import dcc, html
from sqlalchemy import Engine

from dashboard.pages import document, documents
from db.documents import DocumentFilter, read_documents
from db.stories import note_story
from tests.dashboard.components import parts, text_of
from tests.dashboard.conftest import AskFor
from tests.dashboard.reports import AFTER, BEFORE, REPORTS, save_report, url_of


def listed(request_on: AskFor, **fields: str) -> list[str]:
    with request_on():
        (found,) = parts([documents.layout(**fields)], html.Ul)
    return [text_of(item) for item in parts([found], html.Li)]


def test_documents_are_found_by_their_words(request_on: AskFor, engine: Engine) -> None:
    assert len(listed(request_on)) == len(REPORTS)
    (one,) = listed(request_on, words="1,200")
    assert one == "Ardan on 2024-01-11Ardan Courier · 11 Jan 2024 · 1 figure"
    with request_on():
        assert "No such document" in text_of(documents.layout(figures="without"))


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "9" * 30])
def test_a_malformed_page_is_the_first(request_on: AskFor, engine: Engine, page: str) -> None:
    assert len(listed(request_on, page=page)) == len(REPORTS)


def test_a_long_list_comes_in_pages(request_on: AskFor, empty: Engine) -> None:
    for number in range(documents.ON_A_PAGE + 1):
        save_report(empty, replace(REPORTS[0], url=f"https://c.example/{number}"))
    assert len(listed(request_on)) == documents.ON_A_PAGE
    assert len(listed(request_on, page="2")) == 1


def test_a_document_keeps_every_letter_and_marks_its_figures(request_on: AskFor, engine: Engine) -> None:
    (found,) = read_documents(engine, DocumentFilter(words="1,200"))["document_id"]
    with request_on():
        view = document.layout(str(found))
    (article,) = parts([view], html.Article)
    assert text_of(article) == f"The valley waits.\n\n{BEFORE}{REPORTS[0].sentence}{AFTER}\n\nMore tomorrow."
    assert [text_of(mark) for mark in parts([article], html.Mark)] == ["1,200"]


def test_the_figures_of_a_document_stand_beside_it_by_metric(request_on: AskFor, engine: Engine) -> None:
    with request_on():
        (beside,) = parts([document.layout(document_id="1")], html.Aside)
    (link,) = parts([beside], dcc.Link)
    assert text_of(beside) == f"1 figureDisplaced{text_of(link)}"
    assert link.href == "/trends?metric=displaced&figure=1"


def test_a_changed_page_says_so_and_its_earlier_version_stays_readable(request_on: AskFor, engine: Engine) -> None:
    changed = replace(REPORTS[1], number="3,500", low=3500, sentence="More than 3,500 people have left, sources say.")
    save_report(engine, replace(changed, url=url_of(REPORTS[1])))
    (found,) = read_documents(engine, DocumentFilter(words="3,500"))["document_id"]
    with request_on():
        now, before = document.layout(str(found)), document.layout(str(found), version="1")
        assert "There is no document" in text_of(document.layout(str(found), version="3"))
    assert "Updated on 1 May 2024, 06:30 UTC. 1 figure is new in this version" in text_of(now)
    (mark,) = parts(now, html.Mark)
    assert (text_of(mark), mark.className) == ("3,500", "update")
    (mark,) = parts(before, html.Mark)
    assert (text_of(mark), getattr(mark, "className", None)) == ("3,400", None)
    assert "This is an earlier version" in text_of(before)
    assert {link.href for link in parts(before, dcc.Link)} >= {f"/documents/{found}"}


def test_copies_of_a_story_are_named_with_links(request_on: AskFor, engine: Engine) -> None:
    note_story(engine, 2, 1)
    with request_on(**{"Accept-Language": "de"}):
        view = document.layout("1")
        assert "Auch veröffentlicht von Ardan Courier, 21.01.2024" in text_of(view)
        assert "/documents/2" in [link.href for link in parts(view, dcc.Link)]
        assert "Auch veröffentlicht" not in text_of(document.layout("3"))
    assert "Also published by Ardan Courier" in "".join(listed(request_on))
    assert len(listed(request_on, once="yes")) == len(REPORTS) - 1


def test_an_empty_list_says_what_to_do(request_on: AskFor, empty: Engine) -> None:
    with request_on():
        told = documents.layout()
    assert "No figures yet" in text_of(told)
    assert "/feeds" in [link.href for link in parts(told, dcc.Link)]


@pytest.mark.parametrize("number", ["999", "x", "", "1" * 40])
def test_a_document_that_is_not_there_is_said(request_on: AskFor, engine: Engine, number: str) -> None:
    with request_on():
        assert "There is no document of this number" in text_of(document.layout(number))


def test_a_database_that_is_away_is_a_state(request_on: AskFor, engine: Engine) -> None:
    with request_on():
        with engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE document RENAME TO elsewhere")
        assert "cannot be reached" in text_of(documents.layout())
        assert "cannot be reached" in text_of(document.layout("1"))
