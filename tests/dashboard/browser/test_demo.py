"""The demonstration: played before the reader's eyes, and taken away with one click."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from dashboard.app import create_app
from tests.dashboard.browser.conftest import Served, Visit
from tracker.demo import demo_file, is_wanted, load_demo
from tracker.settings import Settings

ROOT = Path(__file__).parents[3]


@pytest.fixture
def context_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(getattr(request, "param", {}))


@pytest.fixture
def replayed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Play a week of the demo in a process of its own and give the address of its dashboard."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        monkeypatch.setenv("TRACKER_PORT", str(probe.getsockname()[1]))
    command = [sys.executable, "-m", "tracker", "replay", "derna-2023", "--speed", "0.2d/s"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        told = (re.search(r"http://\S+:\d+", line) for line in process.stderr)
        yield next(filter(None, told))[0]
        process.terminate()
        assert process.wait(60) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_replay_grows_on_the_open_page(replayed: str, desk: BrowserContext) -> None:
    page = desk.new_page()
    page.goto(f"{replayed}/trends")
    page.wait_for_selector("#trend .point", timeout=60_000)
    page.evaluate("window.untouched = true")
    first = page.locator("#trend .point").count()
    page.locator("#trend .point").nth(first).wait_for(state="attached", timeout=60_000)
    assert page.evaluate("window.untouched")
    expect(page.locator(".banner")).to_contain_text("Demonstration data.")
    expect(page.locator(".banner button")).to_have_count(0)
    page.close()


def test_one_click_takes_the_demonstration_away_for_good(
    visit: Visit, served: Served, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as faster:
        faster.setattr("tracker.capture.extract", lambda _: ())
        load_demo(settings)
    served.application = create_app(settings)
    page = visit.go(wait_for=".banner")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Remove the demonstration").click()
    expect(page.locator(".banner")).to_be_visible()
    page.once("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.get_by_role("button", name="Remove the demonstration").click()
    expect(page.locator(".banner")).to_have_count(0)
    expect(page.locator(".state h2")).to_have_text("No figures yet")
    left = demo_file(settings)  # a request that was under way may have opened it once more
    assert not left.exists() or left.stat().st_size == 0
    assert not is_wanted(settings)


@pytest.mark.parametrize("context_options", [{"locale": "de-DE"}], indirect=True)
def test_crises_have_names_in_the_readers_language(visit: Visit, served: Served, settings: Settings) -> None:
    load_demo(settings)
    served.application = create_app(settings)
    page = visit.go("/?crisis=Derna+flood+2023", ".tile")
    expect(page.get_by_role("heading", level=1)).to_have_text("Flut in Derna 2023")
    page.click("#overview-crisis")
    page.get_by_role("option", name="Aleppo 2016").wait_for()
    page.get_by_role("option", name="Offensive in Nordwestsyrien 2019–20").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Offensive in Nordwestsyrien 2019–20")
    page.get_by_role("link", name="Vertriebene", exact=True).click()
    page.wait_for_selector("#trend .point")
    expect(page.locator("#headline .crisis")).to_have_text("Offensive in Nordwestsyrien 2019–20")
    expect(page.locator("#crisis")).to_have_value("Offensive in Nordwestsyrien 2019–20")


def test_a_new_user_sees_in_two_clicks_who_says_so_and_who_disagrees(
    visit: Visit, served: Served, settings: Settings
) -> None:
    """How many were displaced in north-west Syria by mid-February 2020, who says so, and who disagrees?"""
    load_demo(settings)
    served.application = create_app(settings)
    page = visit.go("/?crisis=North-west+Syria+offensive+2019%E2%80%9320", ".tile")
    page.get_by_role("link", name="Displaced", exact=True).click()
    page.wait_for_selector("#trend .point")
    rows = page.locator(".compare tbody tr")
    expect(rows.first).to_contain_text("UN OCHA")
    expect(rows.first).to_contain_text("total since 1 Dec 2019")
    expect(rows.locator("visible=true")).to_have_count(8)
    page.get_by_role("button", name="more", exact=False).and_(page.locator(".compared .tool")).click()
    expect(rows.last).to_be_visible()
    other = rows.filter(has_text="SOHR").first
    expect(other).to_contain_text("1,005,000 as of 16 Feb 2020")
    expect(other).to_contain_text("+21% to UN (830,000 as of 14 Feb 2020)")
    other.get_by_role("button", name="1,005,000").click()
    expect(page.locator(".evidence mark")).to_contain_text("1.005.000")
