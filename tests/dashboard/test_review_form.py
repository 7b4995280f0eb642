"""What is typed into the form of a decision, as the database comes to hold it."""

import datetime as dt
from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
import pytest
from sqlalchemy import Engine

from dashboard.review import decide, deciding, problem_in_words
from dashboard.review_form import corrections, fields_of, review_form
from dashboard.translations import Texts, languages, texts
from db.enumerations import DECISIONS
from db.queries import read_evidence
from db.reviews import read_reviews
from tests.dashboard.components import parts, text_of
from tests.dashboard.conftest import AskFor
from tracker.review import PROBLEMS, ReviewInvalid, review

NOW = dt.datetime(2024, 6, 1, tzinfo=dt.UTC)


def figure_of(engine: Engine, figure: int) -> dict[str, Any]:
    found = read_evidence(engine, figure)
    assert found is not None
    return found.figure


@pytest.mark.parametrize("figure", range(1, 7))
def test_what_nobody_changed_is_no_correction(engine: Engine, figure: int) -> None:
    now = figure_of(engine, figure)
    assert corrections(now, fields_of(now)) == []


@pytest.mark.parametrize(
    ("figure", "changed", "told"),
    [
        (2, {"number": "3.600"}, ["low=3.600", "high="]),
        (2, {"quantifier": "exact"}, ["quantifier=exact", "low=3400", "high=3400"]),
        (2, {"quantifier": "at_most", "number": "3,000"}, ["quantifier=at_most", "low=", "high=3,000"]),
        (5, {"to": "4700"}, ["low=4000", "high=4700"]),
        (2, {"quantifier": "range", "to": "4000"}, ["quantifier=range", "low=3400", "high=4000"]),
        (2, {"place": "Velm", "part": "yes", "end": ""}, ["place=Velm", "subset=yes", "end="]),
    ],
)
def test_a_changed_field_is_a_correction_of_the_figure(
    engine: Engine, figure: int, changed: dict[str, str], told: list[str]
) -> None:
    now = figure_of(engine, figure)
    found = corrections(now, fields_of(now) | changed)
    assert sorted(found) == sorted(told)
    review(engine, figure, "corrected", reviewer="Ada", why="a test", corrections=found, now=NOW)
    assert read_reviews(engine, figure)[0]["changed_to"]
    after = fields_of(figure_of(engine, figure))
    plain = {name: value.replace(".", "").replace(",", "") for name, value in changed.items()}
    assert {name: after[name] for name in changed} == plain


def test_only_what_was_decided_can_be_taken_back(engine: Engine, english: Texts) -> None:
    figure = figure_of(engine, 2)
    fresh = review_form(figure, decided=False, reviewer="", demo=False, texts=english)
    again = review_form(figure, decided=True, reviewer="", demo=True, texts=english)
    offered = [[radio.value for radio in parts(form, dmc.Radio)] for form in (fresh, again)]
    assert offered == [["confirmed", "corrected", "rejected", "recommended"], list(DECISIONS)]
    assert "demonstration data" not in text_of(fresh)
    assert "demonstration data" in text_of(again)


def test_what_counts_no_more_is_not_decided_about(engine: Engine, request_on: AskFor, english: Texts) -> None:
    evidence = read_evidence(engine, 2)
    assert evidence is not None
    with request_on():
        assert "no more is not decided about" in text_of(deciding(replace(evidence, retired_by="rules"), None, english))
        assert "This view is frozen" in text_of(deciding(evidence, NOW, english))
        assert parts(deciding(evidence, None, english), dmc.Radio)


@pytest.mark.parametrize("language", languages())
def test_every_problem_is_told_in_the_readers_language(language: str) -> None:
    told = {"figure": 1, "value": "x", "known": "y", "first": "start", "last": "end"}
    told |= {"begins": dt.date(2024, 5, 7), "ends": dt.date(2024, 5, 6)}
    for key in PROBLEMS:
        assert problem_in_words(ReviewInvalid(key, **told), texts(language))
    order = problem_in_words(ReviewInvalid("order", **told), texts("de"))
    assert order == "Beginn (07.05.2024) darf nicht über Ende (06.05.2024) liegen."


def test_a_database_that_cannot_be_written_is_told(engine: Engine, request_on: AskFor) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE review RENAME TO elsewhere")
    with request_on():
        answer = decide(1, 3, "confirmed", "Ada", "", False, {})
    assert answer["told"].startswith("The decision is not saved")
    assert read_evidence(engine, 3).figure["review"] == ""  # type: ignore[union-attr]
