import datetime as dt
from collections.abc import Callable

import pytest

from tests.tracker.site import Site
from tracker.document import Document
from tracker.sources.protocol import Access, Item, Problem, SourceFailed, Unchanged
from tracker.sources.rss import FULL_TEXT, RssSource
from tracker.sources.web import WebSource

LONG = "The water of the lake rose again and reached the lower gardens. " * 30
SENTENCES = "<p>The lake rose by a metre, and the lower quarter of the town stands under water, the mayor said.</p>" * 3
PAGE = f'<html lang="en"><head><meta property="og:site_name" content="Lake Post"></head><body>{SENTENCES}</body></html>'


def item(title: str = "Lake", link: str = "", text: str = "", date: str = "", more: str = "") -> str:
    link, date = link and f"<link>{link}</link>", date and f"<pubDate>{date}</pubDate>"
    return f"<item><title>{title}</title>{link}{date}<description><![CDATA[{text}]]></description>{more}</item>"


@pytest.fixture
def read(site: Site, access: Access) -> Callable[..., list[Item]]:
    def read_items(*items: str, language: str = "") -> list[Item]:
        head = "<title>Lake News</title>" + (language and f"<language>{language}</language>")
        body = f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'
        return list(RssSource(site.put("/feed", body, "application/rss+xml"), access).items())

    return read_items


def only(items: list[Item]) -> Document:
    (document,) = items
    assert isinstance(document, Document)
    return document


def test_full_text_in_the_feed_needs_no_page(read: Callable[..., list[Item]], site: Site) -> None:
    link = f"{site.url}/lake?utm_source=rss"
    told = only(
        read(item("<b>Lake</b> &amp; town", link, f"<p>{LONG}</p>", "Tue, 13 Dec 2016 10:00:00 GMT"), language="en-us")
    )
    assert told.title == "Lake & town"
    assert told.publisher == "Lake News"
    assert told.url == f"{site.url}/lake"
    assert told.language == "en"
    assert len(told.text) >= FULL_TEXT
    assert site.paths() == ["/feed"]


@pytest.mark.parametrize(
    "date", ["Di, 13 Dez 2016 00:30 +0100", "Tue, 13 Dec 2016 00:30:00 CET", "2016-12-13T23:59:00Z"]
)
def test_published_is_the_day_as_written(read: Callable[..., list[Item]], date: str) -> None:
    assert only(read(item(text=LONG, date=date))).published == dt.date(2016, 12, 13)


@pytest.mark.parametrize("teaser", ["The lake rose …", f"{LONG}[...]", f"{LONG}… read more", ""])
def test_a_teaser_sends_to_the_page(read: Callable[..., list[Item]], site: Site, teaser: str) -> None:
    told = only(read(item(link=site.put("/lake", PAGE), text=teaser, date="Di, 13 Dez 2016")))
    assert site.paths() == ["/feed", "/lake"]
    assert told.url == f"{site.url}/lake"
    assert "the mayor said" in told.text or len(teaser) > FULL_TEXT
    assert (told.publisher, told.language, told.published) == ("Lake Post", "en", dt.date(2016, 12, 13))


def test_a_page_that_fails_for_the_moment_is_told_as_lost(read: Callable[..., list[Item]], site: Site) -> None:
    (problem,) = read(item(link=site.put("/lake", "", status=500), text="The lake rose …"))
    assert isinstance(problem, Problem)
    assert problem.lost


@pytest.mark.parametrize("status", [403, 404])
def test_a_page_that_is_closed_to_us_leaves_the_teaser(
    read: Callable[..., list[Item]], site: Site, status: int
) -> None:
    problem, told = read(item(link=site.put("/lake", "", status=status), text="The lake rose by a metre."))
    assert isinstance(problem, Problem)
    assert not problem.lost
    assert isinstance(told, Document)
    assert told.text == "The lake rose by a metre."


def test_an_item_without_link_has_a_stable_address(read: Callable[..., list[Item]], site: Site) -> None:
    told = only(read(item(text="The lake rose by a metre.", more='<guid isPermaLink="false">lake 1</guid>')))
    assert told.url == f"{site.url}/feed#lake 1"


def test_an_item_with_nothing_is_told(read: Callable[..., list[Item]]) -> None:
    (problem,) = read(item("Only a title"))
    assert isinstance(problem, Problem)
    assert problem.lost


def test_the_same_link_twice_is_one_document(read: Callable[..., list[Item]], site: Site) -> None:
    link = site.put("/lake", PAGE)
    assert len(read(item(link=link), item(link=f"{link}?utm_campaign=x"))) == 1


def test_a_known_page_is_not_fetched_again_unless_the_feed_tells_of_a_change(site: Site, access: Access) -> None:
    seen = dt.datetime(2024, 5, 6, 12, tzinfo=dt.UTC)
    link = site.put("/lake", PAGE)
    entry = "<entry><title>Lake</title><link href='{}'/><updated>{}</updated></entry>"
    feed = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Lake</title>{}</feed>'
    knowing = Access(http=access.http, limit=access.limit, last_seen=lambda url: seen if url == link else None)
    url = site.put("/feed", feed.format(entry.format(link, "2024-05-06T10:00:00Z")), "application/atom+xml")
    assert list(RssSource(url, knowing).items()) == [Unchanged(link)]
    assert site.paths() == ["/feed"]
    site.put("/feed", feed.format(entry.format(link, "2024-05-06T14:00:00Z")), "application/atom+xml")
    only(list(RssSource(url, knowing).items()))


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        ("<html><body><p>Please log in.</p></body></html>", "text/html"),
        ("", "application/rss+xml"),
        ('{"a": 1}', "application/json"),
        (b"\x00\x01\x02", "application/octet-stream"),
    ],
)
def test_what_is_no_feed_is_told(site: Site, access: Access, body: str | bytes, media_type: str) -> None:
    url = site.put("/feed", body, media_type)
    with pytest.raises(SourceFailed, match="is not a feed"):
        list(RssSource(url, access).items())


def test_broken_xml_gives_what_is_whole_and_says_so(site: Site, access: Access) -> None:
    body = f"<rss version='2.0'><channel><title>Lake</title>{item(text=LONG)}{item('Second', text=LONG)[:-20]}"
    first, *rest = list(RssSource(site.put("/feed", body, "text/xml"), access).items())
    assert isinstance(first, Problem)
    assert not first.lost
    assert "damaged" in first.sentence
    assert any(isinstance(item, Document) for item in rest)


def test_an_entity_bomb_is_harmless(site: Site, access: Access) -> None:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    body = f"<!DOCTYPE rss [{entities}]><rss version='2.0'><channel><title>&a11;</title></channel></rss>"
    assert sum(len(str(item)) for item in RssSource(site.put("/feed", body, "text/xml"), access).items()) < 10_000


def test_a_feed_named_as_a_page_is_read_as_a_feed(site: Site, access: Access) -> None:
    channel = f"<channel><title>Lake</title>{item(text=LONG)}</channel>"
    body = f"<?xml version='1.0'?>\n<!-- made by hand --><rss version='2.0'>{channel}</rss>"
    told = only(list(WebSource(site.put("/feed", body, "text/xml"), access).items()))
    assert told.publisher == "Lake"
    assert site.paths() == ["/feed"]
