"""How a reader's hand and eye meet the chart."""

from typing import Any

from playwright.sync_api import Page

POSITION = """figure => {
    const graph = document.querySelector("#trend .js-plotly-plot");
    for (const trace of graph._fullData) {
        const index = (trace.customdata || []).indexOf(figure);
        if (index < 0) continue;
        const box = graph.getBoundingClientRect(), axis = (id) => graph._fullLayout[id[0] + "axis" + id.slice(1)];
        const xaxis = axis(trace.xaxis), yaxis = axis(trace.yaxis);
        return [box.x + xaxis._offset + xaxis.d2p(trace.x[index]), box.y + yaxis._offset + yaxis.d2p(trace.y[index])];
    }
}"""


def click_point(page: Page, figure: int) -> None:
    """Click the point of a figure."""
    x, y = page.evaluate(POSITION, figure)
    page.mouse.move(x, y)
    page.wait_for_selector("#trend .hoverlayer .hovertext")
    page.mouse.click(x, y)


def points(page: Page) -> int:
    """Return the number of points drawn."""
    return page.locator("#trend .point").count()


def wait_for_points(page: Page, count: int) -> None:
    """Wait until so many points are drawn."""
    page.wait_for_function("count => document.querySelectorAll('#trend .point').length === count", arg=count)


def axis_range(page: Page) -> Any:
    """Return the days between which the chart is drawn."""
    return page.evaluate("document.querySelector('#trend .js-plotly-plot').layout.xaxis.range")


def choose(page: Page, control: str, option: str) -> None:
    """Choose an option of a control by its name."""
    page.click(f"#{control}")
    page.get_by_role("option", name=option).click()
