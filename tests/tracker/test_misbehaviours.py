"""Sites as they misbehave: each capture ends in a named outcome, in time, and leaves its row."""

import gzip
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler

import pytest
from sqlalchemy import Engine

from db.queries import read_captures
from tests.tracker.conftest import HASTY
from tests.tracker.site import Site
from tracker.capture import CaptureResult, Target, Watch, capture
from tracker.settings import Settings

SENTENCE = "At least 82 people were killed when the ferry sank below the mill on Monday, the coast guard said."
ARTICLE = (
    f"<html lang='en'><head><title>Ferry</title></head><body><p>{SENTENCE}</p><p>{SENTENCE[::-1]}</p></body></html>"
)
LONG = SENTENCE * 20
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n"
SECONDS = 15  # timeout 0.5 s, three times that for an answer, a few answers, on a machine that does other things too


def item(name: str = "a", link: str = "", text: str = LONG, more: str = "") -> str:
    link = link and f"<link>{link}</link>"
    guid = f"<guid isPermaLink='false'>{name}</guid>"
    return f"<item><title>{name}</title>{guid}{link}<description>{text}</description>{more}</item>"


def rss(*items: str, head: str = "") -> str:
    return (
        f"{head}<rss version='2.0'><channel><title>Post</title><language>en</language>{''.join(items)}</channel></rss>"
    )


def feed_of(body: str | bytes, media_type: str = "text/xml") -> Callable[[Site], str]:
    return lambda site: site.put("/feed", body, media_type)


def answering(raw: bytes) -> Callable[[Site], str]:
    return lambda site: site.put_raw("/feed", raw)


def linking(to: Callable[[Site], str], text: str = "") -> Callable[[Site], str]:
    """Give a feed whose one item leads to what misbehaves."""
    return lambda site: site.put("/feed", rss(item(link=to(site), text=text)), "text/xml")


def page(body: str | bytes, media_type: str = "text/html") -> Callable[[Site], str]:
    return lambda site: site.put("/page", body, media_type)


def dripping(begin: bytes) -> Callable[[Site], str]:
    def reply(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(begin)
        for _ in range(100):
            time.sleep(0.1)
            request.wfile.write(b"x")

    return lambda site: site.pages.update({"/feed": reply}) or f"{site.url}/feed"


def forbidding(site: Site) -> str:
    site.put("/robots.txt", "User-agent: *\nDisallow: /", "text/plain")
    return site.put("/feed", rss(item()), "text/xml")


def alternating(site: Site) -> str:
    """Give a chain of redirects between two addresses."""
    site.put_redirect("/b", "/feed")
    return site.put_redirect("/feed", "/b")


def dated(*days: str) -> str:
    return rss(*(item(f"n{n}", more=f"<pubDate>{day}</pubDate>") for n, day in enumerate(days)))


@dataclass
class Case:
    """What is at the feed's address, and what comes of it: the outcome, words that tell it, documents and losses."""

    location: Callable[[Site], str]
    outcome: str
    words: str = ""
    new: int = 0
    failed: int = 0

    @property
    def never_ends(self) -> bool:
        """Tell whether an answer is waited for that does not come."""
        return self.words.startswith("did not")


ENTITIES = '<!DOCTYPE rss [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
LOGIN = f"<html><body><article><p>Please log in to continue.</p><p>{SENTENCE}</p></article></body></html>"
PAYWALL = LOGIN.replace("Please log in to continue", "Subscribe to continue reading this article today")
CONSENT = LOGIN.replace("Please log in to continue", "We value your privacy, and so do our partners")
ROBOT = LOGIN.replace("Please log in to continue", "Verify you are human by completing the action below")
GONE = "<html><head><title>Page not found | Post</title></head><body><p>We looked everywhere for it. " * 9
FIVE = ("Mon, 06 May 2024 10:00:00 GMT", "Mo, 06 Mai 2024 10:00", "6 mai 2024", "6 de mayo de 2024", "6 مايو 2024")

CASES = {
    "endless body": Case(lambda site: site.put_endless("/feed"), "failed", "sends more than 0.1 MB"),
    "slow drip of the body": Case(dripping(OK + b"\r\n"), "failed", "did not end its answer within 1.5 s"),
    "slow drip of the head": Case(dripping(OK), "failed", "did not end its answer within 1.5 s"),
    "hanging": Case(lambda site: site.put_hanging("/feed"), "failed", "did not answer within 0.5 s"),
    "redirect to itself": Case(lambda site: site.put_redirect("/feed", "/feed"), "failed", "redirects too often"),
    "redirect to and fro": Case(alternating, "failed", "redirects too often"),
    "redirect to a file": Case(lambda site: site.put_redirect("/feed", "file:///etc/hosts"), "failed", "http:// and"),
    "redirect to nowhere": Case(lambda site: site.put_redirect("/feed", "http://[/"), "failed", "cannot be reached"),
    "length too long": Case(
        answering(OK + b"Content-Length: 999\r\n\r\n<rss/>"), "failed", "no answer that can be read"
    ),
    "length no number": Case(
        answering(OK + b"Content-Length: x\r\n\r\n<rss/>"), "failed", "no answer that can be read"
    ),
    "cut off at once": Case(answering(b""), "failed", "no answer that can be read"),
    "another protocol": Case(answering(b"220 mail ready\r\n"), "failed", "no answer that can be read"),
    "huge head": Case(answering(OK + b"X: " + b"x" * 300_000), "failed", "no answer that can be read"),
    "empty": Case(feed_of(""), "failed", "is not a feed"),
    "binary": Case(feed_of(bytes(range(256)) * 9), "failed", "is not a feed"),
    "page where a feed should be": Case(feed_of(ARTICLE, "text/html"), "failed", "is not a feed (it sends text/html)"),
    "other JSON": Case(feed_of('{"items": []}', "application/json"), "failed", "is not a feed"),
    "broken XML": Case(feed_of(rss(item("a"), item("b"))[:-40]), "partial", "is damaged", new=1, failed=1),
    "stray ampersand": Case(feed_of(rss(item(text=f"{LONG} A & B"))), "ok", "is damaged", new=1),
    "entity bomb": Case(feed_of(rss(item(text=f"{LONG}&a11;"), head=f"{ENTITIES}]>")), "ok", "", new=1),
    "entity from a file": Case(
        feed_of(rss(item(text=f"{LONG}&b;"), head='<!DOCTYPE r [<!ENTITY b SYSTEM "file:///etc/hosts">]>')), "ok", new=1
    ),
    "gzip bomb": Case(
        answering(OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(bytes(50_000_000))),
        "failed",
        "more than 0.1 MB",
    ),
    "damaged gzip": Case(answering(OK + b"Content-Encoding: gzip\r\n\r\nno gzip"), "failed", "packed answer"),
    "packing nobody asked for": Case(answering(OK + b"Content-Encoding: br\r\n\r\nx"), "failed", "packed as 'br'"),
    "429 for ever": Case(lambda site: site.put("/feed", "", status=429), "failed", "answered 429"),
    "500": Case(lambda site: site.put("/feed", "", status=500), "failed", "answered 500"),
    "304 unasked": Case(lambda site: site.put("/feed", "", status=304), "failed", "answered 304"),
    "gone": Case(lambda site: site.put("/feed", "", status=410), "failed", "answered 410"),
    "robots that forbid": Case(forbidding, "failed", "closed to robots"),
    "no such name": Case(
        lambda _: "http://no-such-host.invalid/feed", "failed", "no-such-host.invalid cannot be reached (its"
    ),
    "closed port": Case(lambda _: "http://127.0.0.1:9/feed", "failed", "cannot be reached"),
    "wrong charset": Case(
        feed_of(rss(item(text=f"{LONG} für Öl")).encode(), "text/xml; charset=us-ascii"), "ok", new=1
    ),
    "no such charset": Case(feed_of(rss(item()), "text/xml; charset=klingon-8"), "ok", new=1),
    "dates in five languages": Case(feed_of(dated(*FIVE)), "ok", new=5),
    "dates that are none": Case(feed_of(dated("soon", "", "99 May 2024", "٢٠")), "ok", "has no published date", new=4),
    "the same guid and link twice": Case(feed_of(rss(item(), item(), item("b"))), "ok", new=2),
    "no items": Case(feed_of(rss()), "ok"),
    "item with a link that is none": Case(feed_of(rss(item(link="http://["), item("b"))), "ok", new=2),
    "item that hangs": Case(linking(lambda site: site.put_hanging("/page")), "failed", "did not answer", failed=1),
    "item without end": Case(linking(lambda site: site.put_endless("/page")), "failed", "more than 0.1 MB", failed=1),
    "item behind a login": Case(linking(page(LOGIN)), "failed", "asks for a login", failed=1),
    "item behind a paywall": Case(linking(page(PAYWALL), SENTENCE), "ok", "Only the feed's teaser is kept", new=1),
    "item behind consent": Case(linking(page(CONSENT)), "failed", "asks for consent", failed=1),
    "item behind a robot check": Case(linking(page(ROBOT)), "failed", "is a robot", failed=1),
    "item that is an error page": Case(linking(page(GONE)), "failed", "is an error page", failed=1),
    "item without text": Case(linking(page("<html><body></body></html>")), "failed", "has no article text", failed=1),
    "item that is a picture": Case(linking(page(b"\x89PNG\0\0", "image/png")), "failed", "it is image/png", failed=1),
    "item of another charset": Case(
        linking(page(ARTICLE.replace("coast guard", "côte").encode("cp1252"), "text/html; charset=iso-8859-1")),
        "ok",
        new=1,
    ),
    "JSON feed of odd items": Case(
        feed_of(json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{}, [], 7, {"id": {}}]})),
        "failed",
        "has neither text nor a link",
        failed=1,
    ),
}


def run(engine: Engine, settings: Settings, location: str) -> tuple[CaptureResult, float]:
    started = time.monotonic()
    target = Target(kind="rss", location=location, local=True)
    return capture(engine, settings, target), time.monotonic() - started


@pytest.mark.parametrize("name", CASES)
def test_ends_in_a_named_outcome(name: str, engine: Engine, settings: Settings, site: Site) -> None:
    case = CASES[name]
    hasty = settings.model_copy(update={"http_timeout_seconds": 0.5}) if case.never_ends else settings
    result, seconds = run(engine, hasty, case.location(site))
    assert (result.outcome, result.new, result.failed) == (case.outcome, case.new, case.failed), result.problems
    assert case.words in " ".join(result.problems)
    assert all(problem.endswith((".", ")")) and "\n" not in problem for problem in result.problems)
    assert seconds < SECONDS
    (row,) = read_captures(engine)
    assert (row["outcome"], row["ended"] is not None) == (case.outcome, True)


@HASTY
def test_a_site_of_many_hanging_pages_does_not_hold_the_feed_for_ever(
    engine: Engine, settings: Settings, site: Site
) -> None:
    links = [site.put_hanging(f"/{number}") for number in range(30)]
    body = rss(*(item(f"n{number}", link, "") for number, link in enumerate(links)), item("last"))
    result, seconds = run(engine, settings, site.put("/feed", body, "text/xml"))
    assert (result.outcome, result.new, result.failed) == ("partial", 1, 30)
    assert "gave no answer 3 times in a row" in result.problems[-2]
    assert seconds < SECONDS


def test_a_feed_of_ten_thousand_items(engine: Engine, settings: Settings, site: Site) -> None:
    roomy = settings.model_copy(update={"file_limit_mb": 20, "http_timeout_seconds": 20})
    body = rss(*(item(f"n{number}", text="One.") for number in range(10_000)))
    target = Target(kind="rss", location=site.put("/feed", body, "text/xml"), local=True)
    told: list[int | None] = []
    watch = Watch(on_progress=lambda _, size: told.append(size), stopping=lambda: len(told) > 50)
    result = capture(engine, roomy, target, watch=watch)
    assert told[0] == 10_000
    assert (result.outcome, result.new) == ("partial", 50)
