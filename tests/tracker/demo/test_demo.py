import time

import pytest
from sqlalchemy import Engine

from db import queries, save
from db.engine import open_database
from db.models import FeedRow
from db.queries import Filter
from tracker.capture import now_utc
from tracker.demo import crises_of_demo, crisis_in, demo_file, is_there, is_wanted, load_demo, remove_demo
from tracker.settings import Settings


@pytest.fixture
def no_extraction(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the extraction, which the demo's own tests wait for once."""
    monkeypatch.setattr("tracker.capture.extract", lambda _: ())


def fill(engine: Engine) -> None:
    save.add_feed(engine, FeedRow(name="n", kind="rss", location="x", interval_minutes=9, added=now_utc()))


def test_brings_figures_of_every_crisis_in_time(settings: Settings) -> None:
    started = time.process_time()
    assert load_demo(settings) >= 200
    assert time.process_time() - started < 30
    assert is_there(settings)
    shown = open_database(settings.demo_database_url)
    assert len(queries.read_figures(shown, Filter())) >= 300
    assert {row["outcome"] for row in queries.read_captures(shown)} == {"ok"}
    shown.dispose()


def test_is_wanted_until_there_is_own_data(settings: Settings, engine: Engine, no_extraction: None) -> None:
    assert is_wanted(settings)
    assert not is_there(settings)
    load_demo(settings)
    assert not is_wanted(settings)
    assert is_there(settings)
    fill(engine)
    assert not is_wanted(settings)


def test_own_data_needs_no_demo(settings: Settings, engine: Engine) -> None:
    fill(engine)
    assert not is_wanted(settings)


def test_removed_is_removed_until_it_is_loaded_again(settings: Settings, engine: Engine, no_extraction: None) -> None:
    load_demo(settings)
    remove_demo(settings)
    assert not list(demo_file(settings).parent.glob("demo.db*-*"))
    assert not demo_file(settings).exists()
    assert not is_wanted(settings)
    assert not is_there(settings)
    load_demo(settings)
    assert is_there(settings)


def test_removing_what_was_never_loaded_keeps_it_away(settings: Settings) -> None:
    remove_demo(settings)
    assert not is_wanted(settings)


def test_a_load_that_was_broken_off_is_done_again(
    settings: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch, no_extraction: None
) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("tracker.capture.extract", interrupted)
        with pytest.raises(KeyboardInterrupt):
            load_demo(settings)
    assert is_wanted(settings)
    load_demo(settings)
    assert not is_wanted(settings)


def test_loading_again_starts_afresh(settings: Settings, no_extraction: None) -> None:
    assert load_demo(settings) == load_demo(settings)
    shown = open_database(settings.demo_database_url)
    assert {row["documents_known"] for row in queries.read_captures(shown, most=100)} == {0}
    shown.dispose()


def test_every_crisis_has_a_name_in_every_language_of_the_interface() -> None:
    english = [crisis.name for crisis in crises_of_demo()]
    german = [crisis_in(name, "de") for name in english]
    assert len(set(german)) == len(english) == 6
    assert "Flut in Derna 2023" in german
    assert [crisis_in(name, "en") for name in english] == english
    assert crisis_in("Thaw", "de") == "Thaw"
