import datetime as dt

import pytest
from sqlalchemy import Engine

from db import queries, save
from db.models import FeedRow
from db.queries import FIGURE_COLUMNS, Filter
from tests.db.rows import IN_IDLIB, NOW, NOWHERE, TEXT, document, figure

DAY = dt.timedelta(days=1)


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Two documents: figures in Homs, Idlib and an unknown place, one of them dated by its publication alone."""
    save.save_document(engine, document(), [figure(), figure((IN_IDLIB, NOWHERE), metric="injured", low=5)], NOW)
    late = figure(low=90, start=None, end=None)
    save.save_document(engine, document(url="b", published=dt.date(2024, 6, 1)), [late], NOW + DAY)
    return engine


def lows(engine: Engine, **wanted: object) -> list[int]:
    return queries.read_figures(engine, Filter(**wanted))["low"].to_list()  # type: ignore[arg-type]


def test_figures_come_with_fixed_columns_in_order_of_their_day(filled: Engine) -> None:
    frame = queries.read_figures(filled, Filter())
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == FIGURE_COLUMNS
    assert frame["low"].to_list() == [82, 5, 90]
    assert frame["place"].to_list() == ["Homs", "the Idlib region; Nowhere", "Homs"]
    assert frame["place_code"].to_list() == ["homs", "idlib; Nowhere", "homs"]
    assert frame["retrieved"].dt.tz is not None


def test_no_figures_have_the_same_columns(engine: Engine) -> None:
    frame = queries.read_figures(engine, Filter())
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == FIGURE_COLUMNS
    assert len(frame) == 0


def test_each_part_of_a_filter_narrows(filled: Engine) -> None:
    assert lows(filled, metrics=("injured",)) == [5]
    assert lows(filled, places=("homs",)) == [82, 90]
    assert lows(filled, places=("syria",)) == [82, 5, 90]
    assert lows(filled, places=("idlib", "homs")) == [82, 5, 90]
    assert lows(filled, places=("Nowhere",)) == [5]
    assert lows(filled, since=dt.date(2024, 5, 7)) == [90]
    assert lows(filled, until=dt.date(2024, 5, 6)) == [82, 5]
    assert lows(filled, since=dt.date(2024, 5, 6), until=dt.date(2024, 5, 6), metrics=("killed",)) == [82]
    assert lows(filled, organizations=("Red Crescent",)) == [82, 5, 90]
    assert lows(filled, organizations=("UN OCHA",)) == []
    assert lows(filled, measure="flow") == [82, 5, 90]
    assert lows(filled, measure="total") == []
    assert lows(filled, languages=("de", "en")) == [82, 5, 90]
    assert lows(filled, languages=("de",)) == []


def test_evidence_is_the_sentence_also_of_a_retired_figure(filled: Engine) -> None:
    (first, *_) = queries.read_figures(filled, Filter())["figure_id"]
    save.save_document(filled, document(text="Other words."), [], NOW + DAY)
    evidence = queries.read_evidence(filled, first)
    assert evidence is not None
    assert evidence.text[slice(*evidence.quote)] == TEXT
    assert evidence.text[slice(*evidence.at)] == "82"
    assert evidence.figure["place"] == "Homs"
    assert evidence.why == ["rule"]
    assert queries.read_evidence(filled, 10_000) is None


def test_counts_are_of_the_places_below_too(filled: Engine) -> None:
    counts = queries.count_figures_by_place(filled)
    assert {key: told[1] for key, told in counts.items()} == {"syria": 3, "homs": 2, "idlib": 1, "Nowhere": 1}
    assert next(iter(counts)) == "syria"


def test_organizations_are_counted_in_a_filter_the_fullest_first(filled: Engine) -> None:
    unnamed = figure(low=7, organization="")
    save.save_document(filled, document(url="c"), [unnamed, figure(low=8, organization="UN OCHA")], NOW)
    assert list(queries.count_figures_by_organization(filled, Filter()).items()) == [
        ("Red Crescent", 3),
        ("UN OCHA", 1),
    ]
    assert queries.count_figures_by_organization(filled, Filter(metrics=("injured",))) == {"Red Crescent": 1}


def test_counts_are_of_current_figures(filled: Engine) -> None:
    save.save_document(filled, document(text="Other words."), [], NOW + DAY)
    assert queries.count_figures_by_metric(filled) == {"killed": 1}
    assert queries.count_figures_by_metric(filled, Filter(places=("idlib",))) == {}
    assert queries.count_figures_by_place(filled) == {"syria": ("Syria", 1), "homs": ("Homs", 1)}
    assert queries.count_figures_by_place(filled, Filter(metrics=("injured",))) == {}


def test_revision_rises_with_every_change_and_only_then(engine: Engine) -> None:
    revisions = [queries.data_revision(engine)]
    for words in ("a", "b", "b"):
        save.save_document(engine, document(text=words), [], NOW)
        revisions.append(queries.data_revision(engine))
    assert revisions[0] == 0
    assert revisions[0] < revisions[1] < revisions[2] == revisions[3]


def test_empty_is_neither_document_nor_feed(engine: Engine) -> None:
    assert queries.is_empty(engine)
    save.add_feed(engine, FeedRow(name="n", kind="rss", location="x", interval_minutes=1, added=NOW))
    assert not queries.is_empty(engine)


def test_captures_come_newest_first_and_tell_when_each_feed_was_last_captured(engine: Engine) -> None:
    save.add_feed(engine, FeedRow(name="n", kind="rss", location="x", interval_minutes=1, added=NOW))
    (feed,) = queries.read_feeds(engine)
    for day, feed_id in enumerate((feed.id, None, feed.id)):
        save.start_capture(engine, feed_id, f"run {day}", NOW + day * DAY)
    assert [row["location"] for row in queries.read_captures(engine)] == ["run 2", "run 1", "run 0"]
    assert [row["feed"] for row in queries.read_captures(engine, most=2)] == ["n", ""]
    assert queries.last_started(engine) == {feed.id: NOW + 2 * DAY}


def test_last_seen_is_of_a_known_document_only(engine: Engine) -> None:
    save.save_document(engine, document(), [], NOW)
    save.mark_seen(engine, document().url, NOW + DAY)
    assert queries.last_seen(engine, document().url) == NOW + DAY
    assert queries.last_seen(engine, "elsewhere") is None
