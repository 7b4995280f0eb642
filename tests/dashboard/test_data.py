from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.data import Data
from db.engine import open_database
from db.models import FeedRow
from db.queries import Filter, read_figures
from db.save import add_feed
from tests.dashboard.reports import REPORTS, save_report
from tracker.capture import now_utc
from tracker.settings import Settings


@pytest.fixture
def demo(settings: Settings) -> Iterator[Engine]:
    """Put a demonstration of one report beside the own database."""
    demo = open_database(settings.demo_database_url)
    save_report(demo, REPORTS[0])
    yield demo
    demo.dispose()


def test_the_demonstration_gives_way_to_own_data(settings: Settings, empty: Engine, demo: Engine) -> None:
    data = Data(settings)
    assert data.revision() == {"number": 1, "demo": True}
    assert data.engine.url == demo.url
    save_report(empty, REPORTS[0])
    save_report(empty, REPORTS[1])
    assert data.engine.url == empty.url
    assert data.revision() == {"number": 2, "demo": False}
    assert not data.is_demo


def test_a_demonstration_that_comes_later_is_shown(settings: Settings, empty: Engine) -> None:
    data = Data(settings)
    assert data.revision() == {"number": 0, "demo": False}
    later = open_database(settings.demo_database_url)
    save_report(later, REPORTS[0])
    assert data.revision() == {"number": 1, "demo": True}
    later.dispose()


def test_another_process_that_removes_the_demonstration_is_noticed(
    settings: Settings, empty: Engine, demo: Engine
) -> None:
    here, there = Data(settings), Data(settings)
    assert (here.is_demo, there.is_demo) == (True, True)
    there.remove_demo()
    assert here.engine.url == empty.url
    assert [one.revision() for one in (here, there)] == [{"number": 0, "demo": False}] * 2


def test_own_data_is_asked_for_once(settings: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    data = Data(settings)
    assert not data.is_demo
    monkeypatch.setattr("dashboard.data.is_empty", None)
    assert data.revision() == {"number": len(REPORTS), "demo": False}


def test_a_database_that_is_away_has_no_revision(settings: Settings, engine: Engine) -> None:
    data = Data(settings)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE revision RENAME TO elsewhere")
    assert data.revision() == {"number": None, "demo": False}
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO revision")
    assert data.revision() == {"number": len(REPORTS), "demo": False}


def test_a_run_by_hand_keeps_what_the_feed_wants_alone(settings: Settings, empty: Engine, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, sentence in {"flood": "Two people died in the flood.", "fire": "Three people died in a fire."}.items():
        (tmp_path / "in" / f"{name}.txt").write_text(sentence)
    folder = str(tmp_path / "in")
    row = FeedRow(name="Desk", kind="folder", location=folder, interval_minutes=60, added=now_utc(), keywords=["flood"])
    add_feed(empty, row)
    running = Data(settings).capture_now("Desk")
    assert running
    running.join(60)
    assert read_figures(empty, Filter())["low"].tolist() == [2]
    assert Data(settings).capture_now("Another") is None
