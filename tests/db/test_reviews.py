import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from db import queries, save
from db.check import check
from db.queries import Filter
from db.reextract import save_extraction
from db.reviews import Decision, read_reviews, save_review, state_after
from tests.db.rows import IN_HOMS, IN_IDLIB, NOW, document, figure

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """One document with a figure of killed (1) and one of injured (2), both in Homs."""
    save.save_document(engine, document(), [figure(), figure(metric="injured", low=5)], NOW)
    return engine


def decide(engine: Engine, decision: str, hours: int = 1, figure_id: int = 1, **told: Any) -> None:
    save_review(engine, Decision(figure_id=figure_id, decision=decision, reviewer="Ada", **told), NOW + hours * HOUR)


def known(engine: Engine, hours: float | None = None, **wanted: Any) -> list[tuple[Any, ...]]:
    instant = None if hours is None else NOW + hours * HOUR
    frame = queries.read_figures(engine, Filter(as_known_at=instant, **wanted))
    return list(zip(frame["figure_id"], frame["low"], frame["place"], frame["review"], strict=True))


def test_a_correction_changes_the_figure_and_keeps_what_stood_there(filled: Engine) -> None:
    decide(filled, "corrected", changes={"low": 28, "end": dt.date(2024, 5, 7)}, places=[IN_IDLIB], why="a typing slip")
    assert known(filled)[1] == (1, 28, "the Idlib region", "corrected")
    assert known(filled, places=("homs",)) == [(2, 5, "Homs", "")]
    (review,) = read_reviews(filled, 1)
    assert (review["reviewer"], review["decision"], review["why"]) == ("Ada", "corrected", "a typing slip")
    assert review["changed_from"] == {"low": 82, "end": "2024-05-06", "places": [["Homs", "homs"]]}
    assert review["changed_to"] == {"low": 28, "end": "2024-05-07", "places": [["the Idlib region", "idlib"]]}
    assert list(check(filled)) == []


def test_an_earlier_instant_shows_what_was_known_then(filled: Engine) -> None:
    decide(filled, "corrected", 1, changes={"low": 28, "metric": "missing", "subset": True}, places=[IN_IDLIB])
    decide(filled, "confirmed", 3)
    decide(filled, "rejected", 4, figure_id=2)
    save.save_document(filled, document(url="b"), [figure(low=90)], NOW + 5 * HOUR)
    assert known(filled, -1) == []
    assert known(filled, 0) == [(1, 82, "Homs", ""), (2, 5, "Homs", "")]
    assert known(filled, 2) == [(1, 28, "the Idlib region", "corrected"), (2, 5, "Homs", "")]
    assert known(filled, 4.5) == [(1, 28, "the Idlib region", "confirmed")]
    assert known(filled) == [(1, 28, "the Idlib region", "confirmed"), (3, 90, "Homs", "")]
    assert known(filled, 0, metrics=("killed",), places=("homs",), parts=False) == [(1, 82, "Homs", "")]
    assert known(filled, 2, metrics=("killed",)) == []
    assert known(filled, 0, metrics=("missing",)) == []
    assert known(filled, 0, since=dt.date(2024, 5, 7)) == []
    assert known(filled, 0, languages=("de",)) == []


def test_what_nobody_decided_about_is_there_once(filled: Engine) -> None:
    save.save_document(filled, document(url="b"), [figure(low=3), figure(low=4)], NOW)
    decide(filled, "corrected", figure_id=4, changes={"low": 5})
    assert [row[:2] for row in known(filled, 0)] == [(1, 82), (2, 5), (3, 3), (4, 4)]


def test_a_figure_retired_later_was_known_before(filled: Engine) -> None:
    save.save_document(filled, document(text="Nobody was hurt."), [], NOW + HOUR)
    assert known(filled) == []
    assert len(known(filled, 0)) == 2


def test_a_rejected_figure_counts_no_more_until_it_is_reopened(filled: Engine) -> None:
    decide(filled, "corrected", changes={"low": 28})
    decide(filled, "recommended", 2)
    decide(filled, "rejected", 3)
    assert known(filled) == [(2, 5, "Homs", "")]
    assert queries.count_figures_by_metric(filled) == {"injured": 1}
    decide(filled, "reopened", 4)
    assert known(filled)[0] == (1, 82, "Homs", "")
    assert not queries.read_figures(filled, Filter())["recommended"].any()
    assert list(check(filled)) == []


def test_a_decision_outlives_newer_rules(filled: Engine) -> None:
    decide(filled, "corrected", changes={"metric": "missing"})
    decide(filled, "confirmed", figure_id=2)
    changes = save_extraction(filled, 1, [figure(low=83)], NOW + 2 * HOUR)
    assert [(row[0], row[3]) for row in known(filled)] == [(1, "corrected"), (2, "confirmed")]
    assert changes.counts["killed"] == {"before": 1, "unchanged": 1, "after": 1}
    assert changes.counts["injured"] == {"before": 1, "unchanged": 1, "after": 1}
    save_extraction(filled, 1, [figure(), figure((IN_HOMS, IN_IDLIB), metric="injured", low=5)], NOW + 3 * HOUR)
    assert len(known(filled)) == 2
    assert list(check(filled)) == []


def test_only_a_current_figure_can_be_decided_about(filled: Engine) -> None:
    with pytest.raises(KeyError):
        decide(filled, "confirmed", figure_id=99)
    with pytest.raises(IntegrityError):
        decide(filled, "liked")
    with pytest.raises(IntegrityError):
        decide(filled, "corrected", changes={"low": 100, "high": 50})
    assert read_reviews(filled, 1) == []
    assert known(filled)[0] == (1, 82, "Homs", "")


@pytest.mark.parametrize("statement", ["DELETE FROM review", "UPDATE review SET reviewer = 'Eve'"])
def test_the_database_itself_keeps_every_decision(filled: Engine, statement: str) -> None:
    decide(filled, "confirmed")
    with pytest.raises(IntegrityError, match="only ever added"), filled.begin() as connection:
        connection.execute(text(statement))
    assert [review["reviewer"] for review in read_reviews(filled, 1)] == ["Ada"]


def test_each_decision_raises_the_revision(filled: Engine) -> None:
    before = queries.data_revision(filled)
    decide(filled, "confirmed")
    assert queries.data_revision(filled) == before + 1


def test_a_figure_that_hides_a_decision_is_told(filled: Engine) -> None:
    decide(filled, "confirmed")
    with filled.begin() as connection:
        connection.execute(text("UPDATE figure SET review = '' WHERE id = 1"))
    assert list(check(filled)) == ["figure 1 does not show what was last decided about it."]


def test_a_figure_that_lost_its_correction_is_told(filled: Engine) -> None:
    decide(filled, "corrected", changes={"low": 28, "start": dt.date(2024, 5, 1)})
    decide(filled, "corrected", changes={"low": 27})
    with filled.begin() as connection:
        connection.execute(text("UPDATE figure SET low = 28 WHERE id = 1"))
    assert list(check(filled)) == ["figure 1 does not hold what it was corrected to: low."]


@given(st.lists(st.sampled_from(["confirmed", "corrected", "rejected", "recommended", "reopened"])))
def test_reopened_takes_everything_back_and_recommended_leaves_the_review(decisions: list[str]) -> None:
    told = [{"decision": decision} for decision in decisions]
    assert state_after([*told, {"decision": "reopened"}]) == ("", False)
    assert state_after([*told, {"decision": "recommended"}]) == (state_after(told)[0], True)
    assert state_after([*told, {"decision": "rejected"}]) == ("rejected", False)
