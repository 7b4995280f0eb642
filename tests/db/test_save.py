import datetime as dt
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from db import queries, save
from db.engine import reading
from db.models import FeedRow
from db.queries import Filter
from db.save import DocumentToSave, Saved
from tests.db.rows import IN_HOMS, IN_IDLIB, NOW, TEXT, document, figure

LATER = NOW + dt.timedelta(hours=1)


def number_of(engine: Engine, table: str) -> int:
    with reading(engine) as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def test_the_same_document_twice_changes_nothing_but_when_it_was_seen(engine: Engine) -> None:
    assert save.save_document(engine, document(), [figure()], NOW) is Saved.NEW
    assert save.save_document(engine, document(), [figure(), figure()], LATER) is Saved.KNOWN
    assert (number_of(engine, "document_version"), number_of(engine, "figure")) == (1, 1)
    assert queries.last_seen(engine, document().url) == LATER


def test_who_saves_late_does_not_turn_time_back(engine: Engine) -> None:
    save.save_document(engine, document(), [], LATER)
    assert save.save_document(engine, document(), [], NOW) is Saved.KNOWN
    save.mark_seen(engine, document().url, NOW)
    assert queries.last_seen(engine, document().url) == LATER


@pytest.mark.parametrize(
    "changes", [{"text": f"{TEXT} Other words."}, {"title": "Other"}, {"published": None}, {"language": "de"}]
)
def test_a_changed_document_keeps_its_history(engine: Engine, changes: dict[str, Any]) -> None:
    save.save_document(engine, document(), [figure()], NOW)
    assert not save.is_known(engine, document(**changes))
    assert save.save_document(engine, document(**changes), [figure(low=93)], LATER) is Saved.CHANGED
    assert queries.read_figures(engine, Filter())["low"].to_list() == [93]
    assert (number_of(engine, "document"), number_of(engine, "document_version")) == (1, 2)
    assert number_of(engine, "figure") == 2
    assert save.is_known(engine, document(**changes))


def test_going_back_to_earlier_words_is_a_change_too(engine: Engine) -> None:
    save.save_document(engine, document(), [figure()], NOW)
    save.save_document(engine, document(text="Other words."), [], LATER)
    assert save.save_document(engine, document(), [figure()], LATER) is Saved.CHANGED
    assert queries.read_figures(engine, Filter())["low"].to_list() == [82]


@pytest.mark.parametrize(
    "broken",
    [
        {"low": None, "high": None},
        {"low": 5, "high": 4},
        {"start": dt.date(2024, 5, 7)},
        {"at_begin": 60, "at_end": 62},
        {"at_begin": 11},
        {"quote_begin": -1},
        {"quote_end": len(TEXT) + 1},
        {"quantifier": "about"},
        {"unit": "people"},
        {"measure": "sum"},
        {"confidence": 1.01},
        {"retired": NOW},
        {"retired_by": "rules"},
        {"retired": NOW, "retired_by": "somebody"},
        {"successor_id": 1},
        {"metric": None},
    ],
)
def test_a_figure_against_the_rules_leaves_nothing_of_its_document(engine: Engine, broken: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        save.save_document(engine, document(), [figure(), figure(**broken)], NOW)
    assert queries.is_empty(engine)
    assert number_of(engine, "figure") == 0
    assert number_of(engine, "place") == 0
    assert number_of(engine, "figure_place") == 0


def test_a_number_is_kept_as_it_is_written(engine: Engine) -> None:
    save.save_document(engine, document(), [figure()], NOW)
    with reading(engine) as connection:
        assert connection.execute(text("SELECT as_written FROM figure")).scalars().all() == ["82"]


def test_the_database_itself_knows_the_length_of_a_text(engine: Engine) -> None:
    words = "82 🏥 كلّهم"
    save.save_document(engine, document(text=words), [figure(at_begin=0, at_end=2, quote_end=len(words))], NOW)
    with pytest.raises(IntegrityError):
        save.save_document(
            engine, document(text=words + "."), [figure(at_begin=0, at_end=2, quote_end=len(words) + 2)], NOW
        )


def test_a_capture_ends_with_an_outcome_that_is_known(engine: Engine) -> None:
    capture = save.start_capture(engine, None, "x", NOW)
    for broken in ({"outcome": "fine", "ended": NOW}, {"outcome": "ok"}, {"ended": NOW}):
        with pytest.raises(IntegrityError):
            save.update_capture(engine, capture, **broken)


def test_an_open_bound_and_an_open_start_are_within_the_rules(engine: Engine) -> None:
    save.save_document(engine, document(), [figure(low=None, high=4, start=None), figure(end=None)], NOW)
    assert number_of(engine, "figure") == 2


def test_a_place_is_kept_once_with_the_places_that_hold_it(engine: Engine) -> None:
    save.save_document(engine, document(), [figure(), figure((IN_HOMS, IN_IDLIB))], NOW)
    save.save_document(engine, document(url="b"), [figure((IN_IDLIB,))], NOW)
    assert number_of(engine, "place") == 3
    assert number_of(engine, "place_above") == 5


def test_a_number_larger_than_32_bits_is_kept(engine: Engine) -> None:
    save.save_document(engine, document(), [figure(low=8_000_000_000)], NOW)
    assert queries.read_figures(engine, Filter())["low"].to_list() == [8_000_000_000]


def test_two_that_save_the_same_documents_at_once_keep_each_once(engine: Engine) -> None:
    figures = {"a": [figure(), figure((IN_IDLIB,))], "b": [figure((IN_IDLIB,)), figure()]}
    outcomes: list[Saved] = []

    def save_all(urls: list[str]) -> None:
        outcomes.extend(save.save_document(engine, document(url=url), figures[url[0]], NOW) for url in urls)

    urls = [f"{letter}{number}" for number in range(10) for letter in "ab"]
    threads = [Thread(target=save_all, args=(order,)) for order in (urls, urls, urls[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [Saved.KNOWN] * 40 + [Saved.NEW] * 20
    assert (number_of(engine, "document_version"), number_of(engine, "figure")) == (20, 40)


TEXTS = st.text(max_size=20)
DOCUMENTS = st.builds(
    DocumentToSave,
    url=st.just("u"),
    publisher=TEXTS,
    title=TEXTS,
    published=st.none() | st.dates(),
    language=TEXTS,
    text=TEXTS,
)


@given(DOCUMENTS, DOCUMENTS)
def test_hashes_are_the_same_for_the_same_words_only(one: DocumentToSave, other: DocumentToSave) -> None:
    def words(of: DocumentToSave) -> tuple[Any, ...]:
        return of.title, of.published, of.language, of.text

    separator_free = not any("\x1f" in str(field) for field in (*words(one), *words(other)))
    if separator_free:
        assert (one.content_hash == other.content_hash) == (words(one) == words(other))


def feed(name: str = "news", **changes: Any) -> FeedRow:
    told = {"kind": "rss", "location": "https://paper.example/rss", "interval_minutes": 60, "added": NOW}
    return FeedRow(name=name, **told | changes)


def test_feeds_are_added_disabled_and_removed_by_name(engine: Engine) -> None:
    save.add_feed(engine, feed())
    save.add_feed(engine, feed("other"))
    with pytest.raises(ValueError, match="'news' already"):
        save.add_feed(engine, feed())
    save.enable_feed(engine, "news", enabled=False)
    assert [(row.name, row.enabled, row.local) for row in queries.read_feeds(engine)] == [
        ("news", False, False),
        ("other", True, False),
    ]
    save.remove_feed(engine, "news")
    assert [row.name for row in queries.read_feeds(engine)] == ["other"]
    for change in (lambda: save.remove_feed(engine, "news"), lambda: save.enable_feed(engine, "news", enabled=True)):
        with pytest.raises(KeyError):
            change()


def test_a_feed_without_interval_is_refused(engine: Engine) -> None:
    with pytest.raises(IntegrityError):
        save.add_feed(engine, feed(interval_minutes=0))
    assert queries.read_feeds(engine) == []


def test_a_removed_feed_leaves_its_captures(engine: Engine) -> None:
    save.add_feed(engine, feed())
    (row,) = queries.read_feeds(engine)
    save.start_capture(engine, row.id, row.location, NOW)
    save.remove_feed(engine, "news")
    assert [capture["feed"] for capture in queries.read_captures(engine)] == [""]


def test_one_lease_at_a_time(engine: Engine) -> None:
    save.add_feed(engine, feed())
    (row,) = queries.read_feeds(engine)
    assert row.id is not None
    assert save.take_lease(engine, row.id, NOW, LATER)
    assert not save.take_lease(engine, row.id, NOW, LATER)
    assert save.set_lease(engine, row.id, LATER, LATER + dt.timedelta(hours=1))
    assert not save.set_lease(engine, row.id, LATER, None)  # not any more the lease that is held
    assert save.set_lease(engine, row.id, LATER + dt.timedelta(hours=1), None)
    assert save.take_lease(engine, row.id, NOW, LATER)
    assert save.take_lease(engine, row.id, LATER + dt.timedelta(seconds=1), LATER + dt.timedelta(hours=1))


def test_captures_whose_process_died_are_closed_and_running_ones_are_not(engine: Engine) -> None:
    for name in ("dead", "alive"):
        save.add_feed(engine, feed(name))
    alive, dead = queries.read_feeds(engine)
    assert alive.id is not None
    save.take_lease(engine, alive.id, NOW, LATER)
    for feed_id in (alive.id, dead.id, None):
        save.start_capture(engine, feed_id, "x", NOW)
    save.start_capture(engine, None, "x", NOW - dt.timedelta(days=2))
    ended = save.start_capture(engine, dead.id, "x", NOW)
    save.update_capture(engine, ended, ended=NOW, outcome="ok")
    save.close_lost_captures(engine, LATER - dt.timedelta(minutes=1))
    outcomes = [row["outcome"] for row in sorted(queries.read_captures(engine), key=lambda row: row["id"])]
    assert outcomes == ["running", "lost", "running", "lost", "ok"]
