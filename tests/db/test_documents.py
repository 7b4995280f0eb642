import datetime as dt

import pytest
from sqlalchemy import Engine

from db import save
from db.documents import (
    DOCUMENT_COLUMNS,
    DocumentFilter,
    count_documents,
    read_document,
    read_documents,
    read_versions,
)
from db.stories import note_story, read_copies
from tests.db.rows import NOW, TEXT, document, figure


@pytest.fixture
def filled(engine: Engine) -> Engine:
    save.save_document(engine, document(url="a", title="Fire in 100% of the port"), [figure()], NOW)
    later = document(url="b", title="Calm", publisher="Radio", language="de", published=dt.date(2024, 6, 1))
    save.save_document(engine, later, [], NOW)
    return engine


def urls(engine: Engine, **wanted: object) -> list[str]:
    asked = DocumentFilter(**wanted)  # type: ignore[arg-type]
    told = read_documents(engine, asked)
    assert count_documents(engine, asked) == len(told)
    return told["url"].tolist()


def test_documents_come_last_published_first_with_their_number_of_figures(filled: Engine) -> None:
    told = read_documents(filled, DocumentFilter())
    assert {name: str(kind) for name, kind in told.dtypes.items()} == DOCUMENT_COLUMNS
    assert told["url"].tolist() == ["b", "a"]
    assert told["figures"].tolist() == [0, 1]
    assert read_documents(filled, DocumentFilter(), most=1, offset=1)["url"].tolist() == ["a"]


def test_documents_are_found_by_words_publisher_language_and_figures(filled: Engine) -> None:
    assert urls(filled, words="100%") == ["a"]
    assert urls(filled, words="FIRE") == ["a"]
    assert urls(filled, words="1%0") == []
    assert urls(filled, publisher="Radio") == urls(filled, language="de") == urls(filled, with_figures=False) == ["b"]
    assert urls(filled, with_figures=True) == ["a"]


def test_a_document_is_its_newest_version(filled: Engine) -> None:
    changed = document(url="a", title="Fire out", text=f"{TEXT} More.")
    save.save_document(filled, changed, [figure()], NOW + dt.timedelta(hours=1))
    assert urls(filled, words="100%") == []
    (found,) = read_documents(filled, DocumentFilter(words="Fire out"))["document_id"]
    told = read_document(filled, int(found))
    assert told
    assert (told["number"], told["title"], told["text"][-5:]) == (2, "Fire out", "More.")
    (mark,) = told["figures"]
    assert told["text"][mark["at_begin"] : mark["at_end"]].strip()
    assert read_document(filled, 99) is None


def test_a_changed_document_keeps_its_versions_and_tells_what_is_new(filled: Engine) -> None:
    later = NOW + dt.timedelta(hours=1)
    told = f"{TEXT} More than 90 were hurt."
    hurt = figure(metric="injured", low=90, at_begin=50, at_end=52, quote_begin=40, quote_end=len(told))
    save.save_document(filled, document(url="a", text=told), [figure(), hurt], later)
    (found,) = read_documents(filled, DocumentFilter(words="hurt"))["document_id"]
    newest, first = read_versions(filled, int(found))
    assert (newest["number"], newest["retrieved"], first["number"]) == (2, later, 1)
    now, before = read_document(filled, int(found)), read_document(filled, int(found), 1)
    assert now
    assert before
    assert [one["metric"] for one in now["figures"]] == ["killed", "injured"]
    assert newest["new_figures"] == [now["figures"][1]["figure_id"]]
    assert (before["text"], first["new_figures"]) == (TEXT, [])
    assert [one["metric"] for one in before["figures"]] == ["killed"]
    assert read_document(filled, int(found), 3) is None
    assert read_versions(filled, 99) == []


def test_the_copies_of_a_story_are_told_and_left_out_where_one_is_wanted(filled: Engine) -> None:
    save.save_document(filled, document(url="c", publisher="Late Post", published=dt.date(2024, 6, 2)), [], NOW)
    ids = {row["url"]: row["document_id"] for row in read_documents(filled, DocumentFilter()).to_dict("records")}
    note_story(filled, ids["b"], ids["a"])
    note_story(filled, ids["c"], ids["a"])
    assert urls(filled, one_per_story=True) == ["a"]
    copies = read_copies(filled, [ids["a"], ids["b"]])
    assert [copy["document_id"] for copy in copies[ids["a"]]] == [ids["b"], ids["c"]]
    assert [copy["publisher"] for copy in copies[ids["b"]]] == ["Paper", "Late Post"]
    assert set(copies[ids["a"]][0]) == {"document_id", "title", "publisher", "published"}
    save.save_document(filled, document(url="d"), [], NOW)
    assert read_copies(filled, [ids["c"] + 1, 99]) == {}
