import datetime as dt

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from db import save
from db.annotations import read_annotations, remove_annotation, save_annotation
from db.check import check
from db.queries import read_crises
from tests.db.rows import NOW
from tests.db.test_crises import crisis

DAY = dt.date(2024, 5, 6)


def texts(engine: Engine, crisis_id: int | None = None) -> list[str]:
    return [note.text for note in read_annotations(engine, crisis_id)]


@pytest.fixture
def river(engine: Engine) -> int:
    """A crisis with a note of its own, beside a note for all."""
    save.save_crisis(engine, crisis())
    (saved,) = read_crises(engine)
    assert saved.id is not None
    save_annotation(engine, DAY, " ceasefire ", NOW, crisis_id=saved.id)
    save_annotation(engine, DAY - dt.timedelta(days=1), "new definition", NOW)
    return saved.id


def test_a_crisis_has_its_own_notes_and_those_for_all(engine: Engine, river: int) -> None:
    assert texts(engine, river) == ["new definition", "ceasefire"]
    assert texts(engine) == texts(engine, river + 1) == ["new definition"]
    (first, _) = read_annotations(engine, river)
    assert (first.day, first.added, first.crisis_id) == (dt.date(2024, 5, 5), NOW, None)


def test_notes_stay_with_a_crisis_that_changes_and_go_with_it(engine: Engine, river: int) -> None:
    save.save_crisis(engine, crisis(places=["SDN", "TCD"], languages=["ar"]))
    (changed,) = read_crises(engine)
    assert (changed.id, changed.languages, texts(engine, river)) == (river, ["ar"], ["new definition", "ceasefire"])
    save.remove_crisis(engine, "River")
    assert texts(engine, river) == ["new definition"]
    assert list(check(engine)) == []


def test_a_note_can_be_removed_once(engine: Engine, river: int) -> None:
    note = read_annotations(engine, river)[1].id or 0
    remove_annotation(engine, note)
    assert texts(engine, river) == ["new definition"]
    with pytest.raises(KeyError):
        remove_annotation(engine, note)


def test_a_note_says_something_about_a_crisis_that_is_there(engine: Engine) -> None:
    for text, crisis_id in ((" ", None), ("ceasefire", 99)):
        with pytest.raises(IntegrityError):
            save_annotation(engine, DAY, text, NOW, crisis_id=crisis_id)
    assert texts(engine) == []
