"""From one figure of the chart to the next in the drawer."""

import pytest
from playwright.sync_api import expect

from tests.dashboard.browser.conftest import Visit

pytestmark = pytest.mark.usefixtures("engine")


def test_the_drawer_leads_by_keyboard_through_the_figures_of_the_chart_in_order_of_days(visit: Visit) -> None:
    page = visit.go("/trends?metric=displaced&place=VEL01&figure=1")
    number, place = page.locator(".evidence mark"), page.locator("#step-place")
    before, after = (page.get_by_role("button", name=f"The figure {side}") for side in ("before", "after"))
    expect(number).to_have_text("1,200")
    expect(place).to_have_text("1 / 4")
    expect(before).to_be_disabled()
    after.focus()
    for step, told in enumerate(("3,400", "4,000 to 4,600", "5,000"), start=2):
        page.keyboard.press("Enter")
        expect(number).to_have_text(told)
        expect(place).to_have_text(f"{step} / 4")
    expect(after).to_be_disabled()
    visit.expect_query("metric=displaced&place=VEL01&figure=3")
    before.click()
    expect(number).to_have_text("4,000 to 4,600")


def test_a_figure_that_is_not_on_the_chart_has_no_neighbours_there(visit: Visit) -> None:
    page = visit.go("/trends?metric=displaced&place=VEL01&figure=4")
    expect(page.locator(".evidence mark")).to_have_text("2,100")
    expect(page.get_by_role("navigation", name="Figures of the chart")).to_be_hidden()
