"""Every item of the export menu, and the bytes that come."""

import datetime as dt
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from playwright.sync_api import Route, expect
from sqlalchemy import Engine

from dashboard.exports import FORMATS
from dashboard.exports.briefing import FORMATS as BRIEFING_FORMATS
from dashboard.exports.picture import SIZES
from db.reviews import Decision, save_review
from db.save import save_crisis
from tests.dashboard.browser.conftest import Visit
from tests.dashboard.reports import thaw

QUERY = "metric=displaced&place=VEL01"


@pytest.fixture
def context_options() -> dict[str, object]:
    """Return a reader on a dark screen: pictures are light all the same."""
    return {"color_scheme": "dark", "permissions": ["clipboard-read", "clipboard-write"]}


def exported(visit: Visit, selector: str) -> tuple[str, bytes]:
    visit.page.locator("#export").click()
    with visit.page.expect_download() as started:
        visit.page.locator(selector).click()
    expect(visit.page.locator(selector)).to_be_hidden()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def test_pictures_have_their_size_their_words_and_a_light_ground(visit: Visit, engine: Engine) -> None:
    visit.go(f"/trends?{QUERY}")
    for purpose, size in SIZES.items():
        name, content = exported(visit, f"[data-purpose={purpose}][data-picture=png]")
        assert name == "displaced-ardan-2024-02-02.png"
        picture = Image.open(BytesIO(content))
        picture.load()
        assert picture.size == (2 * size.width, 2 * size.height)
        assert picture.convert("RGB").getpixel((5, 5)) == (255, 255, 255)
        assert picture.text["Title"].startswith("Displaced, Ardan, 10")  # type: ignore[attr-defined]
        assert picture.text["Source"] == f"{visit.address}/trends?{QUERY}"  # type: ignore[attr-defined]


def test_a_picture_has_as_many_pixels_as_asked_for(visit: Visit, engine: Engine) -> None:
    page = visit.go(f"/trends?{QUERY}")
    for scale in (1, 3):
        page.locator("#export").click()
        page.locator("#export-scale").select_option(str(scale))
        page.locator("#export").click()
        _, content = exported(visit, "[data-purpose=slide][data-picture=png]")
        size = SIZES["slide"]
        assert Image.open(BytesIO(content)).size == (scale * size.width, scale * size.height)


def test_svg_says_what_it_is(visit: Visit, engine: Engine) -> None:
    visit.go(f"/trends?{QUERY}")
    _, content = exported(visit, "[data-picture=svg]")
    tree = ET.fromstring(content)
    first = {element.tag.rpartition("}")[2]: element.text or "" for element in list(tree)[:3]}
    assert first["title"].startswith("Displaced, Ardan, 10")
    assert "Harbour Relief" in first["desc"]
    assert first["metadata"].endswith(QUERY)


@pytest.mark.parametrize("name", FORMATS)
def test_files_come_from_the_server(visit: Visit, engine: Engine, name: str) -> None:
    visit.go(f"/trends?{QUERY}")
    file, content = exported(visit, f"[data-export={name}]")
    assert file == f"displaced-ardan-2024-02-02.{FORMATS[name].ending}"
    assert len(content) > 500


def test_the_picture_and_the_link_go_to_the_clipboard(visit: Visit, engine: Engine) -> None:
    page = visit.go(f"/trends?{QUERY}")
    page.locator("#export").click()
    page.locator("[data-picture=copy]").click()
    expect(page.get_by_role("alert")).to_contain_text("Copied.")
    assert page.evaluate("navigator.clipboard.read().then((items) => items[0].types)") == ["image/png"]
    page.locator("#export").click()
    page.locator("[data-copy=link]").click()
    expect(page.get_by_role("button", name="Copy the link")).to_be_hidden()
    assert page.evaluate("navigator.clipboard.readText()") == f"{visit.address}/trends?{QUERY}"


def test_a_frozen_link_shows_what_was_known(visit: Visit, engine: Engine) -> None:
    page = visit.go(f"/trends?{QUERY}")
    page.locator("#export").click()
    page.locator("[data-copy=frozen]").click()
    expect(page.get_by_role("alert")).to_contain_text("Copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert "&known=2" in link
    low = {"low": 4900, "high": 4900}
    later = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=1)
    save_review(engine, Decision(figure_id=3, decision="corrected", reviewer="Ada", why="a slip", changes=low), later)
    page.goto(f"{link}&figure=3")
    expect(page.locator(".known")).to_contain_text("Frozen: as known on")
    expect(page.locator(".evidence-figure")).to_contain_text("5,000 people")
    expect(page.locator(".evidence")).to_contain_text("Some of them came after the instant")
    expect(page.locator(".evidence")).to_contain_text("Low: 5,000 → 4,900")
    expect(page.get_by_role("gridcell", name="5,000 people")).to_be_visible()
    assert "known=" in visit.query()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Show what is known now").click()
    expect(page.get_by_role("gridcell", name="4,900 people")).to_be_visible()
    expect(page.locator(".known")).to_have_count(0)


def test_a_figure_and_a_chart_are_cited_in_one_click(visit: Visit, engine: Engine) -> None:
    page = visit.go(f"/trends?{QUERY}&figure=3")
    page.locator(".evidence [data-cite=text]").click()
    expect(page.get_by_role("alert")).to_contain_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("Ardan Courier (3 Feb 2024): Ardan on")
    with page.expect_download() as started:
        page.locator(".evidence [data-cite=bibtex]").click()
    assert started.value.suggested_filename == "figure3.bib"
    page.keyboard.press("Escape")
    name, content = exported(visit, "#export-menu [data-cite=csl-json]")
    assert name.endswith(".json")
    assert b"Displacement Figures Tracker" in content


def test_an_embedded_chart_is_drawn_in_a_page_of_ones_own(visit: Visit, engine: Engine) -> None:
    page = visit.go(f"/trends?{QUERY}")
    page.locator("#export").click()
    page.locator("[data-copy=embed]").click()
    expect(page.get_by_role("alert")).to_contain_text("Copied.")
    code = page.evaluate("navigator.clipboard.readText()")
    page.set_content(code)
    frame = page.frame_locator("iframe")
    expect(frame.locator("#chart .point")).to_have_count(4)
    expect(frame.locator("h1")).to_contain_text("Displaced, Ardan")


def test_a_briefing_comes_with_one_click(visit: Visit, engine: Engine) -> None:
    save_crisis(engine, thaw())
    page = visit.go("/?crisis=Thaw", ".tile")
    for ending in BRIEFING_FORMATS:
        page.locator(".overview-tools summary").click()
        with page.expect_download() as started:
            page.locator(f".export-items [href*='/briefing/{ending}']").click()
        assert started.value.suggested_filename == f"briefing-thaw.{ending}"
        page.locator(".overview-tools summary").click()


def test_a_file_that_takes_long_says_so_until_it_is_there(visit: Visit, engine: Engine) -> None:
    page = visit.go(f"/trends?{QUERY}")
    held: list[Route] = []
    page.route("**/export/xlsx**", lambda route: held.append(route))
    page.locator("#export").click()
    with page.expect_download() as started:
        page.locator("[data-export=xlsx]").click()
        expect(page.get_by_role("alert")).to_contain_text("The file is being written; it comes as a download.")
        held[0].continue_()
    assert zipfile.is_zipfile(started.value.path())
    expect(page.get_by_role("alert")).to_have_count(0)


def test_what_cannot_be_drawn_is_said(visit: Visit, engine: Engine) -> None:
    page = visit.go(f"/trends?{QUERY}")
    page.route("**/export/picture**", lambda route: route.fulfill(status=503))
    page.locator("#export").click()
    page.locator("[data-picture=svg]").click()
    expect(page.get_by_role("alert")).to_contain_text("could not be exported")
    visit.errors.clear()


def test_the_menu_is_for_the_keyboard_too(visit: Visit, engine: Engine) -> None:
    page = visit.go(f"/trends?{QUERY}")
    page.locator("#export").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="PNG for a slide (16:9)")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="PNG for a slide (16:9)")).to_be_hidden()
    expect(page.locator("#export")).to_be_focused()
