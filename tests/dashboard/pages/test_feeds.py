import threading
from pathlib import Path

import pytest
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard.pages import feeds
from dashboard.translations import languages, texts
from db.models import FeedRow
from db.queries import read_captures
from db.save import add_feed, start_capture, update_capture
from tests.dashboard.components import text_of
from tests.dashboard.conftest import AskFor
from tests.dashboard.reports import NOW
from tracker.health import REASONS
from tracker.sources import KINDS


def told_by(content: tuple[list[Component], list[Component]]) -> str:
    return text_of([*content[0], *content[1]])


def test_without_feeds_it_says_how_to_add_one(empty: Engine, request_on: AskFor) -> None:
    with request_on("/feeds"):
        told = text_of(feeds.layout())
    assert "There is no feed yet" in told
    assert "Nothing has been captured yet." in told


def test_feeds_and_captures_are_told_in_words(empty: Engine, request_on: AskFor) -> None:
    add_feed(
        empty,
        FeedRow(
            name="Courier", kind="rss", location="https://ada:pw@courier.example/rss", interval_minutes=60, added=NOW
        ),
    )
    done = start_capture(empty, 1, "https://courier.example/rss", NOW)
    update_capture(empty, done, outcome="ok", ended=NOW, documents_new=3, documents_known=12, figures=1200)
    failed = start_capture(empty, None, "/home/ada/reports/", NOW)
    update_capture(empty, failed, outcome="failed", ended=NOW, error="There is no folder reports/.")
    with request_on("/feeds"):
        told = text_of(feeds.layout())
    assert "CourierRSS, Atom or JSON feedhttps://courier.example/rssevery hourfailing" in told
    assert "failingNo capture since 1 May 2024, 06:30 UTC; does the scheduler run?" in told
    assert "last news 1 May 2024, 06:30 UTC" in told
    assert "Run now Pause" in told
    assert "1 May 2024, 06:30 UTCCourierdone3 new, 12 known1,200" in told
    assert "by handreportsfailedThere is no folder reports/.none0" in told


def test_health_is_told_in_german_too(empty: Engine, request_on: AskFor) -> None:
    kept = FeedRow(
        name="Kurier", kind="web", location="https://k.example", interval_minutes=1440, added=NOW,
        keywords=["cholera"], countries=["SYR"],
    )  # fmt: skip
    add_feed(empty, kept)
    failed = start_capture(empty, 1, kept.location, NOW)
    update_capture(empty, failed, outcome="failed", ended=NOW, error="It answered 500.")
    with request_on("/feeds", **{"Accept-Language": "de"}):
        told = text_of(feeds.layout())
    assert "Webseitehttps://k.exampleBehält nur, was davon erzählt: cholera, Syrienjeden Tagscheitert" in told
    assert "Seit 01.05.2024, 06:30 UTC: It answered 500." in told


@pytest.mark.parametrize("language", languages())
def test_every_kind_and_every_reason_has_its_words(language: str) -> None:
    assert [kind for kind in KINDS if f"kind_{kind}" not in texts(language)] == []
    assert [reason for reason in REASONS if reason and f"health_because_{reason}" not in texts(language)] == []


def test_an_outcome_of_a_later_version_is_shown_as_it_is(
    empty: Engine, request_on: AskFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_capture(empty, None, "/home/ada/reports/", NOW)
    captures = [row | {"outcome": "postponed"} for row in read_captures(empty)]
    monkeypatch.setattr(feeds, "read_captures", lambda *_, **__: captures)
    with request_on("/feeds"):
        assert "postponed" in told_by(feeds.content())


def test_a_database_that_is_away_is_said_in_a_sentence(empty: Engine, request_on: AskFor) -> None:
    with request_on("/feeds"):
        with empty.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE feed RENAME TO elsewhere")
        assert "cannot be reached" in told_by(feeds.content())


def test_a_feed_is_paused_resumed_and_run_from_the_page(empty: Engine, request_on: AskFor, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text(
        "---\npublished: 2024-05-06\nlanguage: en\n---\nAt least 82 people were killed."
    )
    own = FeedRow(name="Inbox", kind="folder", location=str(tmp_path / "in"), interval_minutes=60, added=NOW)
    add_feed(empty, own)
    with request_on("/feeds"):
        feeds.do("pause", "Inbox")
        assert "disabledRun now Resume" in told_by(feeds.content())
        feeds.do("resume", "Inbox")
        assert "Pause" in told_by(feeds.content())
        feeds.do("run", "Inbox")
        for thread in [one for one in threading.enumerate() if one.name == "capture Inbox"]:
            thread.join(60)
        assert "Inboxdone1 new1" in told_by(feeds.content())
        feeds.do("run", "gone")
        feeds.do("pause", "gone")
