import datetime as dt
import gzip
from dataclasses import replace

import pytest

from tests.tracker.site import Site
from tracker.document import Document
from tracker.sources.protocol import Access, Problem, SourceFailed, Unchanged
from tracker.sources.sitemap import MOST_MAPS, SitemapSource

SENTENCES = "<p>The lake rose by a metre, and the lower quarter of the town stands under water, the mayor said.</p>" * 3
SPACE = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)
NEWS = """<news:news><news:publication><news:name>Lake Post</news:name><news:language>de</news:language>
</news:publication><news:publication_date>2024-05-07T00:30:00+02:00</news:publication_date>
<news:title>Lake rises</news:title></news:news>"""


def entry(link: str, changed: str = "", more: str = "") -> str:
    image = '<image xmlns="urn:image"><loc>http://other.example/p.jpg</loc><title>Picture</title></image>'
    return f"<url>{image}<loc> {link} </loc>{changed and f'<lastmod>{changed}</lastmod>'}{more}</url>"


def urlset(*entries: str) -> str:
    return f'<?xml version="1.0"?><urlset {SPACE}>{"".join(entries)}</urlset>'


def addresses(source: SitemapSource) -> list[str]:
    return [item.url.rpartition("/")[2] for item in source.items() if isinstance(item, Document)]


def test_news_tell_title_publisher_day_and_language(site: Site, access: Access) -> None:
    link = site.put("/lake", f"<html><body>{SENTENCES}</body></html>")
    (told,) = SitemapSource(site.put("/map.xml", urlset(entry(link, more=NEWS)), "text/xml"), access).items()
    assert isinstance(told, Document)
    assert (told.title, told.language, told.published) == ("Lake rises", "de", dt.date(2024, 5, 7))
    assert told.url == link


def test_newest_first_only_those_that_fit_and_each_once(site: Site, access: Access) -> None:
    links = [site.put(f"/{name}", f"<html><body>{SENTENCES}</body></html>") for name in ("n/a", "n/b", "x/c", "n/d")]
    days = ("2024-05-01", "2024-05-03T10:00:00Z", "2024-05-02", "")
    body = urlset(*map(entry, links, days), entry(links[0]), entry("javascript:alert(1)"), entry("http://["))
    assert addresses(SitemapSource(site.put("/map.xml", body, "text/xml") + "#/n/*", access)) == ["b", "a", "d"]
    assert "/x/c" not in site.paths()


def test_an_index_leads_to_its_sitemaps_packed_or_not(site: Site, access: Access) -> None:
    links = [site.put(f"/{name}", f"<html><body>{SENTENCES}</body></html>") for name in "ab"]
    site.put("/1.xml.gz", gzip.compress(urlset(entry(links[0])).encode()), "application/gzip")
    site.put("/2.xml", urlset(entry(links[1])), "text/xml")
    maps = "".join(f"<sitemap><loc>{site.url}/{name}</loc></sitemap>" for name in ("1.xml.gz", "gone.xml", "2.xml"))
    items = list(
        SitemapSource(site.put("/i.xml", f"<sitemapindex {SPACE}>{maps}</sitemapindex>", "text/xml"), access).items()
    )
    assert [item.url for item in items if isinstance(item, Document)] == links
    (problem,) = (item for item in items if isinstance(item, Problem))
    assert "/gone.xml answered 404" in problem.sentence
    assert problem.lost


def test_of_a_large_index_the_newest_are_read_and_that_is_told(site: Site, access: Access) -> None:
    for number in range(25):
        site.put(f"/{number}.xml", urlset(), "text/xml")
    maps = "".join(f"<sitemap><loc>/{n}.xml</loc><lastmod>2024-05-{n + 1:02}</lastmod></sitemap>" for n in range(25))
    url = site.put("/i.xml", f"<sitemapindex {SPACE}>{maps}</sitemapindex>", "text/xml")
    (problem,) = SitemapSource(url, access).items()
    assert isinstance(problem, Problem)
    assert not problem.lost
    assert "25 sitemaps" in problem.sentence
    assert site.paths()[1:] == [f"/{n}.xml" for n in range(24, 24 - MOST_MAPS, -1)]


def test_a_known_page_is_fetched_again_when_the_sitemap_tells_of_a_change(site: Site, access: Access) -> None:
    link = site.put("/lake", f"<html><body>{SENTENCES}</body></html>")
    knowing = replace(access, last_seen=lambda _: dt.datetime(2024, 5, 6, 12, tzinfo=dt.UTC))
    for day, known in (("2024-05-06", True), ("2024-05-06T13:00:00Z", False), ("", True)):
        (item,) = SitemapSource(site.put("/map.xml", urlset(entry(link, day)), "text/xml"), knowing).items()
        assert isinstance(item, Unchanged if known else Document)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<html><body>Nothing here</body></html>", "is not a sitemap"),
        ("", "is not a sitemap"),
        ("{}", "is not a sitemap"),
        (b"\x1f\x8b" + b"x" * 50, "is a packed file that is damaged"),
        (gzip.compress(bytes(9_000_000)), "unpacks to more than 0.1 MB"),
        (
            '<!DOCTYPE u [<!ENTITY a "x"><!ENTITY b SYSTEM "file:///etc/hostname">]><urlset><url><loc>&b;</loc></url>',
            "",
        ),
    ],
)
def test_what_is_no_sitemap_is_told(site: Site, access: Access, body: str | bytes, words: str) -> None:
    source = SitemapSource(site.put("/map.xml", body, "text/xml"), access)
    if words:
        with pytest.raises(SourceFailed, match=words):
            list(source.items())
    else:
        assert all("/etc" not in str(item) and isinstance(item, Problem) for item in source.items())
