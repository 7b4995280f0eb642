from pathlib import Path

from tests.tracker.commands.conftest import Run
from tests.tracker.site import Site


def test_says_how_each_enabled_feed_does_and_ends_with_the_worst(run: Run, folder: Path, site: Site) -> None:
    assert run("status").status == 1
    (folder / "docs").mkdir()
    (folder / "docs" / "a.md").write_text("---\npublished: 2024-05-06\n---\nText.")
    run("feeds", "add", "docs", "docs")
    never = run("status")
    assert (never.status, "never captured" in never.out) == (2, True)
    run("capture", "docs")
    well = run("status")
    assert (well.status, well.rows[0][:2]) == (0, ["docs", "well"])
    run("feeds", "add", "lake", site.put("/feed", "", status=500), "--kind", "rss", "--local")
    run("capture", "lake")
    failing = run("status")
    assert failing.status == 2
    assert "answered 500 Internal Server Error" in failing.out
    assert "Failing since" in failing.out
    run("feeds", "disable", "lake")
    assert run("status").status == 0
