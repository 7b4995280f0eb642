"""Contract of every kind of source."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tracker.site import Site
from tests.tracker.sources import apis
from tracker.document import Document
from tracker.sources import KINDS, open_source
from tracker.sources.protocol import Access, Problem, Record, SourceFailed

PARAGRAPH = "<p>The bridge at the mill is closed, and the ferry takes only people on foot, the parish council said.</p>"
TEASER = "The bridge at the mill is closed …"
FEED = """<rss version="2.0"><channel><title>Mill News</title><item><title>Bridge</title><link>{link}</link>
<description>The bridge at the mill is closed …</description></item></channel></rss>"""
SITEMAP = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>{link}</loc></url></urlset>"
LISTING = "<html><body><a href='/about'>About</a><a href='{link}#top'>Bridge</a></body></html>"


def folder_with_two(root: Path, _: Site) -> str:
    (root / "a.txt").write_text("The bridge at the mill is closed.")
    (root / "b.txt").write_text("")
    return str(root)


def page(_: Path, site: Site) -> str:
    return site.put("/bridge", f"<html><body>{PARAGRAPH * 2}</body></html>")


def feed(root: Path, site: Site) -> str:
    return site.put("/feed", FEED.format(link=page(root, site)), "application/rss+xml")


def sitemap(root: Path, site: Site) -> str:
    return site.put("/sitemap.xml", SITEMAP.format(link=page(root, site)), "application/xml")


def listing(root: Path, site: Site) -> str:
    return site.put("/news", LISTING.format(link=page(root, site))) + "#/bri*"


def api(kind: str) -> Callable[[Path, Site], str]:
    return lambda _, site: apis.serve(site, kind)


GOOD: dict[str, Callable[[Path, Site], str]] = {
    "folder": folder_with_two,
    "listing": listing,
    "rss": feed,
    "sitemap": sitemap,
    "web": page,
} | {kind: api(kind) for kind in apis.DOCUMENTS}


def test_each_kind_has_an_example() -> None:
    assert sorted(GOOD) == sorted(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_brings_documents_each_with_an_absolute_address(kind: str, tmp_path: Path, site: Site, access: Access) -> None:
    source = open_source(kind, GOOD[kind](tmp_path, site), access)
    items = list(source.items())
    documents = [item.document if isinstance(item, Record) else item for item in items if not isinstance(item, Problem)]
    assert len(documents) == apis.DOCUMENTS.get(kind, 1)
    assert all(isinstance(document, Document) for document in documents)
    assert all(document.url.startswith(("http://", "https://", "file:///")) for document in documents)
    assert kind in apis.DOCUMENTS or "bridge at the mill" in documents[0].text
    assert source.size() in (None, len(items))


@pytest.mark.parametrize("kind", KINDS)
def test_twice_brings_the_same(kind: str, tmp_path: Path, site: Site, access: Access) -> None:
    location = GOOD[kind](tmp_path, site)
    assert list(open_source(kind, location, access).items()) == list(open_source(kind, location, access).items())


@pytest.mark.parametrize("kind", KINDS)
def test_a_place_that_is_not_there_fails_in_one_sentence(kind: str, tmp_path: Path, site: Site, access: Access) -> None:
    location = str(tmp_path / "nowhere") if kind == "folder" else f"{site.url}/nowhere"
    with pytest.raises(SourceFailed) as caught:
        list(open_source(kind, location, access).items())
    assert location in str(caught.value)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("kind", KINDS)
def test_what_cannot_be_read_is_told(kind: str, tmp_path: Path, site: Site, access: Access) -> None:
    (tmp_path / "x.txt").write_bytes(b"\x00\x01")
    report = site.put("/report.pdf", b"%PDF-1.7", "application/pdf")
    location = (
        apis.serve(site, kind, [{"fields": 7}])
        if kind in apis.DOCUMENTS
        else {
            "folder": str(tmp_path),
            "web": report,
            "listing": site.put("/news", LISTING.format(link=report)) + "#*.pdf",
            "sitemap": site.put("/sitemap.xml", SITEMAP.format(link=report), "text/xml"),
            "rss": site.put("/feed", FEED.format(link=report).replace(TEASER, ""), "text/xml"),
        }[kind]
    )
    problems = [item for item in open_source(kind, location, access).items() if isinstance(item, Problem)]
    assert [problem.lost for problem in problems] == [True]
    where = location.partition("?")[0] if kind in apis.DOCUMENTS else report
    assert ("x.txt" if kind == "folder" else where) in problems[0].sentence
