"""Contract of every kind of source."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tracker.site import Site
from tracker.document import Document
from tracker.sources import KINDS, open_source
from tracker.sources.protocol import Access, Problem, SourceFailed

PARAGRAPH = "<p>The bridge at the mill is closed, and the ferry takes only people on foot, the parish council said.</p>"
TEASER = "The bridge at the mill is closed …"
FEED = """<rss version="2.0"><channel><title>Mill News</title><item><title>Bridge</title><link>{link}</link>
<description>The bridge at the mill is closed …</description></item></channel></rss>"""


def folder_with_two(root: Path, _: Site) -> str:
    (root / "a.txt").write_text("The bridge at the mill is closed.")
    (root / "b.txt").write_text("")
    return str(root)


def page(_: Path, site: Site) -> str:
    return site.put("/bridge", f"<html><body>{PARAGRAPH * 2}</body></html>")


def feed(root: Path, site: Site) -> str:
    return site.put("/feed", FEED.format(link=page(root, site)), "application/rss+xml")


GOOD: dict[str, Callable[[Path, Site], str]] = {"folder": folder_with_two, "rss": feed, "web": page}


def test_each_kind_has_an_example() -> None:
    assert sorted(GOOD) == sorted(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_brings_documents_each_with_an_absolute_address(kind: str, tmp_path: Path, site: Site, access: Access) -> None:
    source = open_source(kind, GOOD[kind](tmp_path, site), access)
    items = list(source.items())
    documents = [item for item in items if isinstance(item, Document)]
    assert len(documents) == 1
    assert documents[0].url.startswith(("http://", "file:///"))
    assert "bridge at the mill" in documents[0].text
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
    location = {
        "folder": str(tmp_path),
        "web": report,
        "rss": site.put("/feed", FEED.format(link=report).replace(TEASER, ""), "text/xml"),
    }[kind]
    problems = [item for item in open_source(kind, location, access).items() if isinstance(item, Problem)]
    assert [problem.lost for problem in problems] == [True]
    assert ("x.txt" if kind == "folder" else report) in problems[0].sentence
