"""Results are worked out once a revision, whoever asks, and only so many are kept."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine

from dashboard.filters import Choice
from dashboard.kept import Kept
from dashboard.reading import read_claimed, read_shown
from db import save
from db.models import CrisisRow
from tests.db.rows import NOW, document, figure


@pytest.fixture
def counted() -> list[int]:
    return []


def test_a_result_is_worked_out_once_a_revision(engine: Engine, counted: list[int]) -> None:
    kept: Kept[int] = Kept(2)

    def work() -> int:
        counted.append(1)
        return len(counted)

    assert [kept.get(engine, "a", work), kept.get(engine, "a", work), kept.get(engine, "b", work)] == [1, 1, 2]
    save.save_document(engine, document(url="https://paper.example/new"), [figure()], NOW)
    assert [kept.get(engine, "a", work), kept.get(engine, "a", work)] == [3, 3]


def test_who_comes_while_it_is_worked_out_waits_for_it(engine: Engine, counted: list[int]) -> None:
    kept: Kept[int] = Kept(2)
    begun, go_on = threading.Event(), threading.Event()

    def work() -> int:
        counted.append(1)
        begun.set()
        assert go_on.wait(10)
        return 7

    with ThreadPoolExecutor(3) as readers:
        first = readers.submit(kept.get, engine, "a", work)
        assert begun.wait(10)
        others = [readers.submit(kept.get, engine, "a", work) for _ in range(2)]
        go_on.set()
        assert [one.result() for one in (first, *others)] == [7, 7, 7]
    assert counted == [1]


def test_what_fails_is_tried_again(engine: Engine) -> None:
    kept: Kept[float] = Kept(2)
    with pytest.raises(ZeroDivisionError):
        kept.get(engine, "a", lambda: 1 / 0)
    assert kept.get(engine, "a", lambda: 1.0) == 1.0


def test_what_was_asked_for_longest_ago_is_given_up_first(engine: Engine, counted: list[int]) -> None:
    kept: Kept[str] = Kept(5, weigh=len)

    def ask(key: str) -> str:
        return kept.get(engine, key, lambda: counted.append(1) or key)

    assert [ask("aa"), ask("bbb"), ask("aa"), ask("cc")] == ["aa", "bbb", "aa", "cc"]
    assert len(counted) == 3
    assert [ask("aa"), ask("cc")] == ["aa", "cc"]
    assert len(counted) == 3
    assert [ask("bbb"), ask("longer than all")] == ["bbb", "longer than all"]
    assert len(counted) == 5


def test_a_crisis_is_the_same_on_its_overview_and_its_charts(engine: Engine) -> None:
    crisis = CrisisRow(name="Thaw", places=[], start=dt.date(2000, 1, 1))
    claimed = read_claimed(engine, crisis)
    shown = read_shown(engine, Choice(crisis="Thaw", metric="displaced", parts=True), crisis)
    claims = dict(zip(claimed.figures["figure_id"], claimed.figures["claim"], strict=True))
    drawn = shown.trends[""].points
    assert dict(zip(drawn["figure_id"], drawn["claim"], strict=True)).items() <= claims.items()
    assert len(drawn)


def test_what_nobody_asked_for_is_given_up_first(engine: Engine) -> None:
    kept: Kept[str] = Kept(2)
    for key, asked in (("looked at", True), ("prepared", False), ("looked at too", True)):
        kept.get(engine, key, lambda: "first", asked=asked)
    assert [kept.get(engine, key, lambda: "again") for key in ("looked at", "looked at too")] == ["first", "first"]
    assert kept.get(engine, "prepared", lambda: "again") == "again"
