from pathlib import Path

import pytest

from tests.tracker.commands.conftest import Run
from tests.tracker.site import Site
from tracker.sources.opml import starter_feeds

URL = "https://paper.example/rss"


def test_from_adding_to_removing(run: Run) -> None:
    assert "no feeds yet" in run("feeds", "list").err
    assert run("feeds", "add", "paper", URL, "--interval", "30", "--kind", "rss").status == 0
    assert run("feeds", "list").rows == [["paper", "rss", URL, "30", "min", "yes", "never"]]
    assert run("feeds", "disable", "paper").status == 0
    assert run("feeds", "list").rows == [["paper", "rss", URL, "30", "min", "no", "never"]]
    assert run("feeds", "enable", "paper").status == 0
    assert run("feeds", "list").rows == [["paper", "rss", URL, "30", "min", "yes", "never"]]
    assert run("feeds", "remove", "paper").status == 0
    assert run("feeds", "list").out == ""


def test_a_folder_is_kept_with_its_whole_path(run: Run, folder: Path) -> None:
    (folder / "docs").mkdir()
    run("feeds", "add", "docs", "docs")
    assert run("feeds", "list").rows[0][:3] == ["docs", "folder", str(folder / "docs")]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "paper", URL, "--kind", "rss"), "There is a feed named 'paper' already"),
        (
            ("add", "other", URL, "--kind", "carrier-pigeon"),
            "is not a kind of feed; these are: folder, hdx_hapi, idmc, listing, reliefweb, rss",
        ),
        (("add", "other", "nowhere"), "There is no file or folder nowhere"),
        (("add", "other", "nowhere", "--kind", "rss"), "is not a location for a feed of kind rss"),
        (("add", "other", URL, "--kind", "folder"), "is not a location for a feed of kind folder"),
        (("remove", "other"), "There is no feed named other"),
        (("enable", "other"), "There is no feed named other"),
        (("disable", "other"), "There is no feed named other"),
        (("add", "other", URL, "--kind", "rss", "--links", "/a/*"), "has no --links; listing and sitemap have"),
        (("add", "other", URL, "--kind", "listing"), "Tell it with --links"),
        (("import", "nowhere.opml"), "nowhere.opml cannot be read"),
        (("starter", "--language", "tlh"), "no starter feeds in tlh; there are in en, de, fr, es, ar"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(run: Run, arguments: tuple[str, ...], words: str) -> None:
    run("feeds", "add", "paper", URL, "--kind", "rss")
    ended = run("feeds", *arguments)
    assert (ended.status, ended.out) == (1, "")
    assert words in ended.err
    assert ended.err.count("\n") == 1
    assert [row[0] for row in run("feeds", "list").rows] == ["paper"]


RSS = "<rss version='2.0'><channel><title>Lake Post</title></channel></rss>"
ALTERNATE = "<html><head><link rel='alternate' type='application/rss+xml' href='{}' title='Lake {}'></head><body>"


def test_the_feed_behind_a_page_is_found_and_named(run: Run, site: Site) -> None:
    home = site.put("/", ALTERNATE.format("/feed", "Post") + "</body></html>")
    site.put("/feed", RSS, "text/xml")
    for name in ("Lake Post", "Lake Post 2"):
        ended = run("feeds", "add", home, "--local")
        assert (ended.status, ended.err.count("\n")) == (0, 1)
        assert f"Added {name} (rss, {site.url}/feed)" in ended.err


def test_a_page_without_a_feed_is_no_feed_but_may_be_watched(run: Run, site: Site) -> None:
    home = site.put("/", "<html><body>News</body></html>")
    refused = run("feeds", "add", "lake", home, "--local")
    assert refused.status == 1
    assert "--links" in refused.err
    assert run("feeds", "add", "lake", home, "--local", "--kind", "web").status == 0
    assert run("feeds", "add", "mill", home, "--local", "--links", "/news/*").status == 0
    assert [row[2] for row in run("feeds", "list").rows] == [home, f"{home}#/news/*"]


def test_a_feed_that_does_not_answer_is_added_with_a_word(run: Run, site: Site) -> None:
    ended = run("feeds", "add", "lake", f"{site.url}/gone", "--local")
    assert ended.status == 0
    assert "answered 404 Not Found. It is added as an RSS feed all the same." in ended.err


def test_feeds_travel_as_opml(run: Run, folder: Path) -> None:
    run(
        "feeds",
        "add",
        "paper & pen",
        f"{URL}?a=1&b=2",
        "--kind",
        "rss",
        "--interval",
        "30",
        "--keyword",
        "a, b",
        "--country",
        "SDN",
    )
    run("feeds", "add", "list", "https://paper.example/", "--links", "/a/*")
    run("feeds", "add", "docs", ".")
    before = run("feeds", "list").rows
    assert "Wrote 2 feeds to feeds.opml; folders are left out." in run("feeds", "export", "feeds.opml").err
    written = run("feeds", "export").out
    assert written.strip().encode() == (folder / "feeds.opml").read_bytes().strip()
    assert "a, b" in written
    assert "Added 0 feeds; 2 were known already." in run("feeds", "import", "feeds.opml").err
    run("feeds", "remove", "paper & pen")
    run("feeds", "remove", "list")
    assert "Added 2 feeds." in run("feeds", "import", "feeds.opml").err
    assert run("feeds", "list").rows == before
    assert sorted(run("feeds", "export").out.splitlines()) == sorted(written.splitlines())


def test_the_starter_feeds_wait_until_they_are_enabled(run: Run) -> None:
    german = [feed for feed in starter_feeds() if feed.language == "de"]
    assert f"Added {len(german)} feeds. Enable" in run("feeds", "starter", "--language", "de").err
    assert f"{len(german)} were known" in run("feeds", "starter", "--enable").err
    rows = run("feeds", "list").rows
    assert len(rows) == len(starter_feeds())
    assert [row[-2] for row in rows].count("no") == len(german)
