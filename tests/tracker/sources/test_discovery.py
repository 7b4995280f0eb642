import time

import pytest

from tracker.sources.answer import Answer
from tracker.sources.discovery import FoundFeed, feeds_behind

HOME = "https://lake.example/news/"
RSS, ATOM = "application/rss+xml", "application/atom+xml"


def behind(body: str) -> list[FoundFeed]:
    return feeds_behind(Answer(url=HOME, body=body.encode(), content_type="text/html"), HOME)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<rss version='2.0'><channel/></rss>", "rss"),
        ("<?xml version='1.0'?>\n<!-- x --><feed xmlns='http://www.w3.org/2005/Atom'/>", "rss"),
        ('{"version": "https://jsonfeed.org/version/1", "items": []}', "rss"),
        ("<?xml version='1.0'?><urlset/>", "sitemap"),
        ("<sitemapindex/>", "sitemap"),
    ],
)
def test_an_address_may_be_the_feed(body: str, kind: str) -> None:
    assert behind(body) == [FoundFeed(kind, HOME)]


def test_a_page_names_its_feeds_those_of_comments_last() -> None:
    links = [
        ("alternate", RSS, "comments.xml", "Comments"),
        ("Alternate home", f"{ATOM}; charset=utf-8", " /atom.xml ", "Lake\n Post"),
        ("alternate", "text/html", "/de/", "Deutsch"),
        ("stylesheet", RSS, "/style", ""),
        ("alternate", RSS, "http://[", "broken"),
        ("alternate", RSS, "/atom.xml", "twice"),
    ]
    head = "".join(f'<link rel="{rel}" type="{kind}" href="{href}" title="{t}">' for rel, kind, href, t in links)
    assert behind(f"<html><head>{head}</head><body>News</body></html>") == [
        FoundFeed("rss", "https://lake.example/atom.xml", "Lake Post"),
        FoundFeed("rss", "https://lake.example/news/comments.xml", "Comments"),
    ]


@pytest.mark.parametrize("body", ["", "<html><body>News</body></html>", "\x00\x01", "{}"])
def test_what_names_none_has_none(body: str) -> None:
    assert behind(body) == []


def test_many_comments_before_a_page_cost_no_time() -> None:
    started = time.monotonic()
    assert behind("<!---->" * 500 + "<html><body>News</body></html>") == []
    assert behind("<!---->" * 500 + "<rss version='2.0'/>") == [FoundFeed("rss", HOME)]
    assert time.monotonic() - started < 1
