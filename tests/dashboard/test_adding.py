"""A feed that a reader adds by its address: found behind its page, or one sentence on why it is not."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Semaphore
from typing import Any

import pytest
from sqlalchemy import Engine

from dashboard.adding import AT_ONCE, Asked, NotAdded, add_feed, web_address
from dashboard.feed_form import countries, interval_in_words, problem_in_words
from dashboard.translations import languages, texts
from db.queries import read_feeds
from tests.tracker.site import Site, running_site
from tracker.adding import PROBLEMS, FeedInvalid, Wishes
from tracker.settings import Settings
from tracker.sources.answer import Private, Unreachable

PAGE = "<html><head><link rel='alternate' type='application/rss+xml' href='/feed' title='Lake Post'></head></html>"
RSS = "<rss version='2.0'><channel><title>Lake Post</title></channel></rss>"
HOST = "http://192.0.2.1.nip.example"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Give a web of public addresses, behind a proxy on this machine."""
    with running_site() as site:
        monkeypatch.setenv("http_proxy", site.url)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        yield site


def add(settings: Settings, address: str, links: str = "", wishes: Wishes | None = None) -> str:
    return add_feed(settings, Asked(address=address, links=links, wishes=wishes or Wishes()))


def test_the_feed_behind_a_page_is_added_with_its_wishes(settings: Settings, empty: Engine, web: Site) -> None:
    web.put(f"{HOST}/", PAGE)
    web.put(f"{HOST}/feed", RSS, "text/xml")
    wishes = Wishes(interval=180, keywords=[" cholera ", ""], countries=["syr"])
    assert add(settings, f"{HOST}/", wishes=wishes) == "Lake Post"
    (feed,) = read_feeds(empty)
    assert (feed.kind, feed.location, feed.interval_minutes) == ("rss", f"{HOST}/feed", 180)
    assert (feed.keywords, feed.countries, feed.local) == (["cholera"], ["SYR"], False)
    with pytest.raises(NotAdded, match="Lake Post is that feed already"):
        add(settings, f"{HOST}/")


def test_links_make_a_listing_of_a_page_without_a_feed(settings: Settings, empty: Engine, web: Site) -> None:
    web.put(f"{HOST}/", "<html><body>News</body></html>")
    with pytest.raises(FeedInvalid) as told:
        add(settings, f"{HOST}/")
    assert told.value.key == "no_feed"
    add(settings, f"{HOST}/", links="/news/*")
    assert [(feed.kind, feed.location) for feed in read_feeds(empty)] == [("listing", f"{HOST}/#/news/*")]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/feed", "http://localhost/feed", "http://[::1]/", "http://10.1.2.3/"]
)
def test_no_page_leads_the_tracker_into_a_private_network(settings: Settings, empty: Engine, address: str) -> None:
    with pytest.raises(Private):
        add(settings, address)
    assert read_feeds(empty) == []


@pytest.mark.parametrize(
    "typed", ["/etc", "file:///etc/passwd", "ftp://a.example", "two words", "https://", "C:\\docs"]
)
def test_no_page_names_a_file_or_folder(settings: Settings, empty: Engine, typed: str) -> None:
    with pytest.raises(FeedInvalid) as told:
        add(settings, typed)
    assert told.value.key == "location"
    assert read_feeds(empty) == []


def test_an_address_needs_no_scheme() -> None:
    assert web_address(" lake.example/news ") == "https://lake.example/news"
    assert web_address("http://lake.example") == "http://lake.example"


def test_only_so_many_are_looked_for_at_once(settings: Settings, empty: Engine, web: Site) -> None:
    asked_for, go_on = Semaphore(0), Event()

    def answer_late(request: Any) -> None:
        asked_for.release()
        go_on.wait(20)
        request.send_error(404)

    slow = [f"http://192.0.2.{n}.nip.example/" for n in range(AT_ONCE)]
    web.pages |= dict.fromkeys(slow, answer_late)
    with ThreadPoolExecutor(AT_ONCE) as readers:
        waiting = [readers.submit(add, settings, address) for address in slow]
        assert all(asked_for.acquire(timeout=20) for _ in waiting)
        with pytest.raises(NotAdded, match="Other feeds are being looked for"):
            add(settings, f"{HOST}/")
        go_on.set()
        assert {type(one.exception()) for one in waiting} == {Unreachable}
    with pytest.raises(FeedInvalid) as told:
        add(settings, "two words")
    assert told.value.key == "location"


@pytest.mark.parametrize("language", languages())
def test_every_problem_is_a_sentence_of_the_language(language: str) -> None:
    told = {"kind": "x", "known": "y", "location": "z", "value": "v", "name": "n"}
    problems = [NotAdded(key, **told) for key in NotAdded.sentences]
    assert len(problems) > len(PROBLEMS)
    failures = [Private("p"), Unreachable("u"), Unreachable("s", 404), OSError("o")]
    sentences = [problem_in_words(error, texts(language)) for error in (*problems, *failures)]
    assert len(set(sentences)) == len(sentences)
    assert "404" in sentences[-2]


def test_intervals_and_countries_are_the_languages_own() -> None:
    english, german = texts("en"), texts("de")
    assert [interval_in_words(minutes, english) for minutes in (1, 90, 60, 180, 1440)] == [
        "every minute", "every 90 minutes", "every hour", "every 3 hours", "every day"
    ]  # fmt: skip
    assert {"value": "SYR", "label": "Syrien"} in countries("de")
    assert interval_in_words(2880, german) == "alle 2 Tage"
    assert len(countries("en")) > 200
