import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.sources.opml import ListedFeed, NoOpml, read_opml, starter_feeds, write_opml

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)
FEEDS = st.builds(
    ListedFeed,
    name=NAMES,
    location=st.from_regex(r"https://[a-z]{1,9}\.example/[a-z&=?'\"<#*]{0,9}", fullmatch=True),
    kind=st.sampled_from(["rss", "sitemap", "listing", "web"]),
    interval=st.integers(1, 9999),
    keywords=st.lists(NAMES).map(tuple),
    countries=st.lists(st.sampled_from(["SYR", "SDN"])).map(tuple),
)


@given(st.lists(FEEDS, unique_by=lambda feed: feed.location))
def test_what_is_written_reads_the_same(feeds: list[ListedFeed]) -> None:
    assert read_opml(write_opml(feeds)) == feeds


def test_lists_of_other_programs_are_read() -> None:
    raw = b"""<?xml version="1.0"?><OPML version="1.0"><body><outline text="News">
    <outline text=" Lake\n Post " type="rss" xmlUrl="https://lake.example/rss" htmlUrl="https://lake.example/"/>
    <outline title="Only title" xmlurl="https://mill.example/atom"/><outline xmlUrl="https://lake.example/rss"/>
    <outline text="x" xmlUrl="feed://odd.example"/><outline text="x" xmlUrl="https://a b"/><outline text="folder"/>
    </outline></body></OPML>"""
    assert [(feed.name, feed.location, feed.kind, feed.interval) for feed in read_opml(raw)] == [
        ("https://lake.example/rss", "https://lake.example/rss", "rss", 60),
        ("Only title", "https://mill.example/atom", "rss", 60),
    ]


@pytest.mark.parametrize("told", ["", "flood", "{}", "[1, null]", "[" * 99999, '["flood"'])
def test_a_filter_that_cannot_be_read_filters_nothing(told: str) -> None:
    feed = ListedFeed(name="Lake", location="https://lake.example/", keywords=("flood",))
    raw = write_opml([feed]).replace(b"[&quot;flood&quot;]", told.replace('"', "&quot;").encode())
    assert [one.keywords for one in read_opml(raw)] == [()]


@pytest.mark.parametrize("raw", [b"", b"text", b"<html/>", b"<opml><body>", b"\x00", b'<!DOCTYPE o SYSTEM "x"><o/>'])
def test_other_files_are_told(raw: bytes) -> None:
    with pytest.raises(NoOpml, match="is not OPML"):
        read_opml(raw)


def test_starter_feeds_are_in_five_languages_each_once() -> None:
    feeds = starter_feeds()
    assert {feed.language for feed in feeds} == {"en", "de", "fr", "es", "ar"}
    assert len({feed.location for feed in feeds}) == len({feed.name for feed in feeds}) == len(feeds)
    assert all(feed.location.startswith("https://") for feed in feeds)
