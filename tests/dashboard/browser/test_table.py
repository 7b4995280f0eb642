"""The table below the chart: sorted, narrowed, and what is left of it in a file."""

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.browser.conftest import Visit

pytestmark = pytest.mark.usefixtures("engine")
ALL = "/trends?metric=displaced&parts=1"


@pytest.fixture
def context_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(getattr(request, "param", {}))


def figures(page: Page) -> list[str]:
    """Return the figures of the rows from the top down."""
    found: list[str] = page.evaluate("""() => {
        const told = [];
        dash_ag_grid.getApi("figures").forEachNodeAfterFilterAndSort((row) => told.push(row.data.figure));
        return told;
    }""")
    return found


def rows(page: Page, count: int) -> None:
    expect(page.locator(".ag-center-cols-container .ag-row")).to_have_count(count)


def narrow(page: Page, column: str, value: str) -> None:
    """Fill the filter of a column."""
    page.locator(f".ag-header-cell[col-id={column}] .ag-header-cell-filter-button").click()
    page.locator(".ag-filter input:visible").first.fill(value)
    page.keyboard.press("Escape")


def test_numbers_and_periods_are_sorted_as_such(visit: Visit) -> None:
    page = visit.go(ALL)
    page.get_by_role("columnheader", name="Figure", exact=True).get_by_text("Figure").click()
    assert figures(page) == [
        "About 1,200 people",
        "2,100 people (part of a total)",
        "More than 3,400 people",
        "4,000 to 4,600 people",
        "5,000 people",
    ]
    page.get_by_role("columnheader", name="Period").get_by_text("Period").click()
    assert figures(page)[:2] == ["About 1,200 people", "More than 3,400 people"]


def test_columns_are_narrowed_by_number_day_and_word(visit: Visit) -> None:
    page = visit.go(ALL)
    narrow(page, "value", "3000")
    rows(page, 3)
    narrow(page, "day", "2024-02-01")
    rows(page, 1)
    assert figures(page) == ["5,000 people"]
    narrow(page, "organization", "coast")
    rows(page, 0)


def test_a_search_looks_at_what_the_cells_show(visit: Visit) -> None:
    page = visit.go(ALL)
    page.get_by_label("Search in the table").fill("3,400")
    rows(page, 1)
    page.get_by_label("Search in the table").fill("2 Feb 2024 harbour")
    rows(page, 2)
    page.get_by_label("Search in the table").fill("")
    rows(page, 5)


def test_the_rows_that_are_left_are_exported(visit: Visit, tmp_path: Path) -> None:
    page = visit.go(ALL)
    page.get_by_label("Search in the table").fill("coast guard")
    rows(page, 1)
    with page.expect_download() as told:
        page.get_by_role("button", name="These rows as CSV").click()
    text = Path(told.value.path()).read_text("utf-8-sig")
    assert [(row["figure_id"], row["organization"]) for row in csv.DictReader(io.StringIO(text))] == [
        ("5", "Coast Guard")
    ]
    with page.expect_download() as told:
        page.get_by_role("button", name="These rows as Excel").click()
    told.value.save_as(tmp_path / "rows.xlsx")
    book = openpyxl.load_workbook(tmp_path / "rows.xlsx")
    about = " ".join(str(cell.value) for row in book.worksheets[-1] for cell in row)
    assert "1 of the 5 figures of this view, as filtered in the table." in about


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_a_phone_reads_place_organization_and_confidence_in_each_row(visit: Visit) -> None:
    page = visit.go(ALL)
    row = page.locator(".ag-center-cols-container .ag-row").filter(has_text="More than 3,400 people")
    expect(row.locator(".figure-card small")).to_have_text(
        ["Port Ardan", "Harbour Relief", "Confidence 90% · Ardan Courier"]
    )
    expect(page.get_by_role("columnheader")).to_have_text(["Date", "Figure"])
    cut = "element => element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight + 1"
    assert not row.locator(".figure-card").evaluate(cut)
    assert not row.locator("[col-id=day]").evaluate(cut)
    page.get_by_label("Search in the table").fill("coast guard")
    rows(page, 1)
    page.locator(".figure-card").click()
    expect(page.locator(".evidence mark")).to_have_text("4,000 to 4,600")
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.get_by_role("columnheader", name="Confidence")).to_be_attached()
    expect(page.locator(".figure-card")).to_have_count(0)
