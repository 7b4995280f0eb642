import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db import save
from db.annotations import save_annotation
from db.check import check
from db.engine import open_database
from db.reviews import Decision, save_review
from tests.db.damaging import damage
from tests.db.rows import IN_IDLIB, NOW, TEXT, document, figure
from tests.db.test_crises import crisis

LATER = NOW + dt.timedelta(hours=1)
SECOND_FIGURE = "UPDATE figure SET {} WHERE id = 2"


def fill(engine: Engine) -> None:
    """Save a document in two versions, figures 1 and 2, another with figure 3, decided about; a crisis and a note."""
    save.save_document(engine, document(), [figure()], NOW)
    save.save_document(engine, document(text=f"{TEXT} More."), [figure()], LATER)
    save.save_document(engine, document(url="b"), [figure((IN_IDLIB,))], NOW)
    save_review(engine, Decision(figure_id=3, decision="confirmed", reviewer="Ada"), LATER)
    save.save_crisis(engine, crisis())
    save_annotation(engine, NOW.date(), "ceasefire", NOW, crisis_id=1)


@pytest.fixture
def filled(engine: Engine) -> Engine:
    fill(engine)
    return engine


def test_what_was_saved_is_whole(filled: Engine) -> None:
    assert list(check(filled)) == []


def test_an_empty_database_is_whole(engine: Engine) -> None:
    assert list(check(engine)) == []


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("DELETE FROM document WHERE url = 'b'", "document_version 3 refers by document_id to no document."),
        ("DELETE FROM place WHERE code = 'idlib'", "figure_place 3/0 refers by code to no place."),
        (SECOND_FIGURE.format("text_length = 99"), "figure 2 refers by version_id, text_length to no document_version"),
        ("UPDATE figure SET retired = NULL, retired_by = NULL WHERE id = 1", "figure 1 counts, though its document"),
        (SECOND_FIGURE.format(f"retired = '{LATER}', retired_by = 'version'"), "figure 2 counts no more, though"),
        (SECOND_FIGURE.format(f"retired = '{LATER}', retired_by = 'rules', successor_id = 3"), "figure 2 has a succ"),
        (SECOND_FIGURE.format('"end" = NULL, day = NULL'), "figure 2 stands on another day than its end"),
        (SECOND_FIGURE.format("at_begin = 10, at_end = 12"), "figure 2 quotes “82”, but its document has other words"),
        (f"UPDATE document_version SET text = '{TEXT.replace('8', '9')} More.' WHERE id = 2", "document_version 2 is"),
        ("UPDATE document_version SET published = '2001-01-01' WHERE id = 2", "document_version 2 is not as it was"),
        ("UPDATE document_version SET number = 3 WHERE id = 2", "document 1 has no version, or its versions are not"),
        ("DELETE FROM document_version WHERE id = 3", "figure 3 refers by version_id, text_length to no"),
        ("INSERT INTO document VALUES (99, 'c', '', '2024-05-06', '2024-05-06', NULL)", "document 99 has no version"),
        ("UPDATE document SET story_id = 0 WHERE id = 1", "document 1 refers by story_id to no document."),
        ("DELETE FROM crisis", "annotation 1 refers by crisis_id to no crisis."),
        ("DELETE FROM figure WHERE id = 3", "review 1 refers by figure_id to no figure."),
        ("DELETE FROM place_above WHERE code = 'homs' AND above = 'homs'", "place homs is not among the places"),
        *[
            (
                f"UPDATE figure_place SET {change} WHERE figure_id = 2",
                "figure 2 is not found by its place, metric and day.",
            )
            for change in ("metric = 'injured'", "day = NULL", "key = 'Homs'")
        ],
        ("UPDATE figure_place SET position = 1 WHERE figure_id = 2", "figure 2 lacks one of its places."),
    ],
)
def test_what_is_wrong_is_told(filled: Engine, statement: str, sentence: str) -> None:
    damage(filled, statement)
    assert any(told.startswith(sentence) for told in check(filled)), list(check(filled))


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (SECOND_FIGURE.format("low = 9, high = 8"), "figure 2 breaks the rule ck_figure_low_to_high."),
        (SECOND_FIGURE.format("quantifier = 'about'"), "figure 2 breaks the rule ck_figure_quantifier_known."),
        ("UPDATE document_version SET text_length = 5 WHERE id = 2", "document_version 2 breaks the rule"),
    ],
)
def test_a_rule_of_the_database_that_did_not_hold_is_told(tmp_path: Path, statement: str, sentence: str) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/tracker.db")
    fill(engine)
    damage(engine, statement)
    assert any(told.startswith(sentence) for told in check(engine)), list(check(engine))
    engine.dispose()
