from sqlalchemy import Engine

from dashboard.pages import feeds
from db.models import FeedRow
from db.save import add_feed, start_capture, update_capture
from tests.dashboard.components import text_of
from tests.dashboard.conftest import AskFor
from tests.dashboard.reports import NOW


def test_without_feeds_it_says_how_to_add_one(empty: Engine, request_on: AskFor) -> None:
    with request_on("/feeds"):
        told = text_of(feeds.layout())
    assert "There is no feed yet" in told
    assert "Nothing has been captured yet." in told


def test_feeds_and_captures_are_told_in_words(empty: Engine, request_on: AskFor) -> None:
    add_feed(
        empty,
        FeedRow(name="Courier", kind="rss", location="https://courier.example/rss", interval_minutes=60, added=NOW),
    )
    done = start_capture(empty, 1, "https://courier.example/rss", NOW)
    update_capture(empty, done, outcome="ok", ended=NOW, documents_new=3, documents_known=12, figures=1200)
    failed = start_capture(empty, None, "reports/", NOW)
    update_capture(empty, failed, outcome="failed", ended=NOW, error="There is no folder reports/.")
    with request_on("/feeds"):
        told = text_of(feeds.layout())
    assert "Courierrsshttps://courier.example/rssevery 60 minutesenabled" in told
    assert "1 May 2024, 06:30 UTCCourierdone3 new, 12 known1,200" in told
    assert "by handreports/failedThere is no folder reports/.none0" in told


def test_an_outcome_of_a_later_version_is_shown_as_it_is(empty: Engine, request_on: AskFor) -> None:
    update_capture(empty, start_capture(empty, None, "reports/", NOW), outcome="postponed")
    with request_on("/feeds"):
        assert "postponed" in text_of(feeds.content())


def test_a_database_that_is_away_is_said_in_a_sentence(empty: Engine, request_on: AskFor) -> None:
    with request_on("/feeds"):
        with empty.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE feed RENAME TO elsewhere")
        assert "cannot be reached" in text_of(feeds.content())
