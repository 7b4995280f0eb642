import datetime as dt

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from db import queries, save
from db.models import CrisisRow


def crisis(name: str = "River", **changes: object) -> CrisisRow:
    told = {"places": ["SDN"], "metrics": [], "start": dt.date(2023, 4, 15), "end": None} | changes
    return CrisisRow(name=name, **told)


def test_the_latest_crisis_comes_first(engine: Engine) -> None:
    save.save_crisis(engine, crisis("Old", start=dt.date(2016, 1, 1)))
    save.save_crisis(engine, crisis("New"))
    assert [found.name for found in queries.read_crises(engine)] == ["New", "Old"]


def test_a_crisis_is_found_by_its_name(engine: Engine) -> None:
    for name in ("Old", "New"):
        save.save_crisis(engine, crisis(name))
    found = queries.read_crisis(engine, "Old")
    assert found
    assert (found.name, found.places) == ("Old", ["SDN"])
    assert queries.read_crisis(engine, "Other") is None
    assert queries.read_crisis(engine, "") is None


def test_a_crisis_of_the_same_name_is_replaced(engine: Engine) -> None:
    save.save_crisis(engine, crisis())
    save.save_crisis(engine, crisis(places=["SDN", "TCD"]))
    assert [found.places for found in queries.read_crises(engine)] == [["SDN", "TCD"]]


def test_a_crisis_does_not_end_before_it_starts(engine: Engine) -> None:
    with pytest.raises(IntegrityError):
        save.save_crisis(engine, crisis(end=dt.date(2020, 1, 1)))
    assert queries.read_crises(engine) == []


def test_removing_a_crisis_that_is_not_there_is_told(engine: Engine) -> None:
    save.save_crisis(engine, crisis())
    save.remove_crisis(engine, "River")
    with pytest.raises(KeyError):
        save.remove_crisis(engine, "River")
