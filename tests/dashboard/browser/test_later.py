"""Charts and tables bring their code when there are any."""

import pytest
from playwright.sync_api import Page

from tests.dashboard.browser.conftest import Visit

pytestmark = pytest.mark.usefixtures("engine")


def code_of_charts_and_tables(page: Page) -> set[str]:
    """Return the names of the scripts of charts and tables that a page has run."""
    scripts: list[str] = page.evaluate("[...document.scripts].map((script) => script.src)")
    names = {script.rpartition("/")[2].partition(".")[0] for script in scripts}
    return {name for name in names if "plotly" in name or "grid" in name}


def test_a_page_without_chart_or_table_runs_the_code_of_neither(visit: Visit) -> None:
    assert code_of_charts_and_tables(visit.go("/method", ".method table")) == set()


def test_a_page_with_both_runs_its_part_of_plotly_and_the_grid(visit: Visit) -> None:
    page = visit.go()
    page.wait_for_selector(".ag-row")
    assert code_of_charts_and_tables(page) == {"plotly-basic", "dash_ag_grid"}


def test_a_browser_that_does_not_tell_when_it_is_idle_shows_the_table_too(visit: Visit) -> None:
    visit.page.add_init_script("delete window.requestIdleCallback")
    page = visit.go()
    page.wait_for_selector(".ag-row")
    assert page.evaluate("'requestIdleCallback' in window") is False
