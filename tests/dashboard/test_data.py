from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.data import Data
from db.engine import open_database
from db.models import FeedRow
from db.queries import Filter, is_empty, read_figures
from db.save import add_feed
from tests.dashboard.reports import REPORTS, save_report
from tracker.capture import now_utc
from tracker.settings import Settings


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Put a demonstration of one report beside the own database."""
    demo = open_database(f"sqlite:///{tmp_path}/demo.db")
    save_report(demo, REPORTS[0])

    def database_to_show(settings: Settings) -> tuple[Engine, bool]:
        own = open_database(settings.database_url)
        return (demo, True) if is_empty(own) else (own, False)

    monkeypatch.setattr("dashboard.data.database_to_show", database_to_show)
    return demo


def test_the_demonstration_gives_way_to_own_data(settings: Settings, empty: Engine, demo: Engine) -> None:
    data = Data(settings)
    assert data.revision() == {"number": 1, "demo": True}
    assert data.engine is demo
    save_report(empty, REPORTS[0])
    save_report(empty, REPORTS[1])
    assert data.revision() == {"number": 2, "demo": False}
    assert data.engine.url == empty.url


def test_a_demonstration_that_comes_later_is_shown(
    settings: Settings, empty: Engine, monkeypatch: pytest.MonkeyPatch, demo: Engine
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr("dashboard.data.database_to_show", lambda _: (empty, False))
        data = Data(settings)
        assert data.revision() == {"number": 0, "demo": False}
    assert data.revision() == {"number": 1, "demo": True}


def test_own_data_is_asked_for_once(settings: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    data = Data(settings)
    data.revision()
    monkeypatch.setattr("dashboard.data.database_to_show", None)
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
