"""A page that changes keeps what people decided about the figures that it tells as before."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import Engine

from db import queries, save
from db.check import check
from db.queries import Filter
from db.reviews import Decision, read_reviews, save_review
from tests.db.rows import IN_HOMS, IN_IDLIB, NOW, TEXT, document, figure

HOUR = dt.timedelta(hours=1)
ADDED = "Roads are closed. "
LATER = {name: figure().row[name] + len(ADDED) for name in ("at_begin", "at_end", "quote_begin", "quote_end")}
CHANGES: dict[str, Any] = {"metric": "missing", "low": 28, "end": dt.date(2024, 5, 7)}


def decided(engine: Engine, decision: str, **told: Any) -> None:
    """Decide about the one figure of a page, which then changes."""
    save.save_document(engine, document(), [figure()], NOW)
    save_review(engine, Decision(figure_id=1, decision=decision, reviewer="Ada", **told), NOW + HOUR)


def change(engine: Engine, text: str = ADDED + TEXT, **read: Any) -> None:
    save.save_document(engine, document(text=text), [figure(**LATER | read)], NOW + 2 * HOUR)


def shown(engine: Engine, hours: float | None = None) -> list[tuple[Any, ...]]:
    instant = None if hours is None else NOW + hours * HOUR
    frame = queries.read_figures(engine, Filter(as_known_at=instant))
    return list(zip(frame["figure_id"], frame["metric"], frame["low"], frame["review"], strict=True))


@pytest.mark.parametrize("decision", ["confirmed", "rejected"])
def test_a_decision_holds_for_the_same_figure_of_the_changed_page(engine: Engine, decision: str) -> None:
    decided(engine, decision, why="as the ministry says")
    change(engine)
    assert shown(engine) == ([] if decision == "rejected" else [(2, "killed", 82, "confirmed")])
    (review,) = read_reviews(engine, 2)
    assert (review["reviewer"], review["at"], review["why"]) == ("Ada", NOW + HOUR, "as the ministry says")
    assert list(check(engine)) == []


def test_a_correction_is_made_again_and_can_be_taken_back(engine: Engine) -> None:
    decided(engine, "corrected", changes=CHANGES, places=[IN_IDLIB])
    save_review(engine, Decision(figure_id=1, decision="recommended", reviewer="Ada"), NOW + HOUR)
    change(engine)
    assert shown(engine) == [(2, "missing", 28, "corrected")]
    assert queries.read_figures(engine, Filter())["place"].tolist() == ["the Idlib region"]
    assert queries.read_figures(engine, Filter())["recommended"].tolist() == [True]
    assert shown(engine, 0.5) == [(1, "killed", 82, "")]
    save_review(engine, Decision(figure_id=2, decision="reopened", reviewer="Bo"), NOW + 3 * HOUR)
    assert shown(engine) == [(2, "killed", 82, "")]
    assert list(check(engine)) == []


@pytest.mark.parametrize(
    ("decision", "read"),
    [
        ("confirmed", {"low": 83}),
        ("confirmed", {"start": dt.date(2024, 5, 4)}),
        ("rejected", {"metric": "injured"}),
    ],
)
def test_what_is_read_otherwise_is_looked_at_anew(engine: Engine, decision: str, read: dict[str, Any]) -> None:
    decided(engine, decision)
    change(engine, **read)
    assert [review for *_, review in shown(engine)] == [""]


def test_a_rejected_number_stays_rejected_however_its_days_are_read(engine: Engine) -> None:
    decided(engine, "rejected")
    change(engine, start=dt.date(2024, 5, 4))
    assert shown(engine) == []


def test_another_sentence_is_looked_at_anew(engine: Engine) -> None:
    decided(engine, "confirmed")
    change(engine, text=ADDED + TEXT.replace("killed", "slain ."))
    assert [review for *_, review in shown(engine)] == [""]


def test_of_two_in_the_same_words_each_keeps_its_own(engine: Engine) -> None:
    twice = [figure(), figure(places=(IN_HOMS, IN_IDLIB), **{n: v + 40 for n, v in figure().row.items() if n in LATER})]
    save.save_document(engine, document(text=f"{TEXT} {TEXT}"), twice, NOW)
    for number, decision in ((1, "confirmed"), (2, "rejected")):
        save_review(engine, Decision(figure_id=number, decision=decision, reviewer="Ada"), NOW + HOUR)
    save.save_document(engine, document(text=f"{TEXT} {TEXT} Rain."), twice, NOW + 2 * HOUR)
    assert shown(engine) == [(3, "killed", 82, "confirmed")]
