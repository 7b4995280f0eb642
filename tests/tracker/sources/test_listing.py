import datetime as dt
from dataclasses import replace

import pytest

from tests.tracker.site import Site
from tracker.document import Document
from tracker.sources.listing import ListingSource
from tracker.sources.protocol import Access, SourceFailed, Unchanged

SENTENCES = "<p>The ferry below the mill has stopped, and nine people were brought ashore.</p>" * 3
PAGE = f"<html><body>{SENTENCES}</body></html>"


def test_brings_what_fits_the_pattern_on_its_own_site_each_once(site: Site, access: Access) -> None:
    for path in ("/news/2024/a", "/news/2024/b", "/about"):
        site.put(path, PAGE)
    links = ("/news/2024/a", "2024/b#x", f"{site.url}/news/2024/a#more", "/about", "mailto:x@y.example")
    links += ("https://other.example/news/2024/c", "http://[", "/news/")
    location = site.put("/news/", "".join(f"<a href='{link}'>x</a>" for link in links)) + "#/news/2024/*"
    source = ListingSource(location, access)
    documents = [item for item in source.items() if isinstance(item, Document)]
    assert [document.url for document in documents] == [f"{site.url}/news/2024/{name}" for name in "ab"]
    assert source.size() == 2
    assert "/about" not in site.paths()


def test_what_is_known_is_not_fetched_again(site: Site, access: Access) -> None:
    knowing = replace(access, last_seen=lambda _: dt.datetime(2024, 5, 6, tzinfo=dt.UTC))
    location = site.put("/news", "<a href='/a'>a</a>") + "#/a"
    assert list(ListingSource(location, knowing).items()) == [Unchanged(f"{site.url}/a")]
    assert site.paths() == ["/news"]


@pytest.mark.parametrize(
    ("body", "words"), [("<a href='/b'>b</a>", "has no link that fits /a"), ("", "is not a web page"), ("\x00", "no")]
)
def test_a_page_without_such_links_is_told(site: Site, access: Access, body: str, words: str) -> None:
    with pytest.raises(SourceFailed, match=words):
        list(ListingSource(site.put("/news", body) + "#/a", access).items())
