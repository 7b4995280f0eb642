"""Light and dark, wide and narrow, English and German."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from tests.dashboard.browser.chart import wait_for_points
from tests.dashboard.browser.conftest import Visit

pytestmark = pytest.mark.usefixtures("engine")

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
GROUND = "getComputedStyle(document.body).backgroundColor"
INK = "document.querySelector('#trend .js-plotly-plot').layout.font.color"


@pytest.fixture
def context_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(getattr(request, "param", {}))


def darkness(page: Page) -> tuple[str, str, str]:
    """Return what tells light from dark: the frame, the table and the chart."""
    root = page.locator("html")
    return (
        str(root.get_attribute("data-mantine-color-scheme")),
        str(root.get_attribute("data-ag-theme-mode")),
        str(page.evaluate(INK)),
    )


LABEL = "Trend chart: Displaced, Ardan. The table below lists the same figures."
LIGHT, DARK = ("light", "light", "#1c2733"), ("dark", "dark", "#e8edf2")


@pytest.mark.parametrize("context_options", [{"color_scheme": "dark"}], indirect=True)
def test_the_page_follows_the_system_and_the_switch(visit: Visit) -> None:
    page = visit.go()
    assert darkness(page) == DARK
    dark = page.evaluate(GROUND)
    page.get_by_role("button", name="Light or dark").click()
    page.wait_for_function(f"() => {INK} === '{LIGHT[2]}'")
    assert darkness(page) == LIGHT
    assert page.evaluate(GROUND) != dark
    page.reload()
    page.wait_for_selector(".point")
    page.wait_for_function(f"() => {INK} === '{LIGHT[2]}'")
    assert darkness(page) == LIGHT


@pytest.mark.parametrize(
    "context_options",
    [{"viewport": {"width": 390, "height": 844}, "has_touch": True, "locale": locale} for locale in ("en-GB", "de-DE")],
    ids=["en", "de"],
    indirect=True,
)
def test_a_phone_never_scrolls_sideways(visit: Visit) -> None:
    page = visit.go("/trends?metric=displaced")
    assert page.evaluate(WIDER) == 0
    page.locator(".ag-row").first.click()
    page.wait_for_selector(".evidence")
    page.wait_for_timeout(400)
    assert page.evaluate(WIDER) == 0
    drawer = page.get_by_role("dialog").bounding_box()
    assert drawer
    assert drawer["width"] <= 390
    visit.go("/feeds", wait_for="h1")
    assert page.evaluate(WIDER) == 0


@pytest.mark.parametrize("context_options", [{"locale": "de-DE"}], indirect=True)
def test_the_page_speaks_german(visit: Visit) -> None:
    page = visit.go("/trends?metric=displaced&place=VEL01&until=2024-02-02")
    expect(page).to_have_title("Verläufe – Vertreibung in Zahlen")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vertriebene · Ardan")
    expect(page.locator(".counts")).to_contain_text("4 Angaben von 2 Herausgebern")
    expect(page.get_by_role("gridcell", name="Mehr als 3.400 Menschen")).to_be_visible()
    expect(page.locator(".ag-paging-description")).to_have_text("Seite 1 von 1")
    expect(page.locator("#trend .ytick").last).to_have_text("5.000")
    page.click("#since")
    expect(page.get_by_text("Februar 2024")).to_be_visible()
    page.keyboard.press("Escape")
    page.click("#language")
    page.get_by_role("option", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Displaced · Ardan")
    wait_for_points(page, 4)


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_a_phone_folds_the_further_filters_unless_one_is_used(visit: Visit) -> None:
    page = visit.go("/trends?metric=displaced&place=VEL01")
    expect(page.locator("#organizations")).to_be_hidden()
    page.get_by_role("button", name="More filters").click()
    expect(page.locator("#organizations")).to_be_visible()
    page.get_by_role("button", name="Fewer filters").click()
    expect(page.locator("#organizations")).to_be_hidden()
    visit.go("/trends?metric=displaced&place=VEL01&organization=Coast+Guard")
    expect(page.locator("#organizations")).to_be_visible()


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_a_phone_is_told_why_a_chart_is_empty(visit: Visit) -> None:
    page = visit.go("/trends?metric=displaced&per=day", wait_for="#trend .annotation")
    expect(page.get_by_text("Nobody tells of single days here.")).to_be_visible()


def test_the_chart_is_neither_sent_away_nor_saved_without_its_source(visit: Visit) -> None:
    page = visit.go()
    titles = page.locator("#trend .modebar-btn").evaluate_all("buttons => buttons.map(b => b.dataset.title)")
    assert titles == ["Reset the view"]


def test_the_page_is_outlined_for_screen_readers(visit: Visit) -> None:
    page = visit.go()
    for role in ("banner", "navigation", "main"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.locator("#trend-label")).to_have_attribute("aria-label", LABEL)
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to content")).to_be_focused()


def test_the_first_load_is_light(browser: Browser, engine: Engine, address: str) -> None:
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(f"{address}/trends")
    page.wait_for_selector(".point")
    page.close()
    assert sum(sizes) < 1_600_000
