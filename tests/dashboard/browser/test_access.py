"""Every page against axe-core's rules (WCAG 2 A and AA), light and dark, from a phone to a desk."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from sqlalchemy import Engine

from tests.dashboard.browser.conftest import Visit

PAGES = {
    "/": ".tile",
    "/trends": ".point",
    "/trends?metric=displaced&figure=3": ".evidence mark",
    "/trends?metric=displaced&place=VEL&split=place": ".point",
    "/documents": ".documents",
    "/documents/1": "mark",
    "/feeds": "h1",
}
SERIOUS = ("serious", "critical")


@pytest.fixture
def context_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Return the reader's screen; axe is put into the page as a script, which the policy of the page forbids."""
    return {"bypass_csp": True, **request.param}


SCREENS = [
    pytest.param({"viewport": {"width": width, "height": 900}, "color_scheme": scheme}, id=f"{width}-{scheme}")
    for width in (390, 768, 1440)
    for scheme in ("light", "dark")
]


@pytest.mark.parametrize("context_options", SCREENS, indirect=True)
def test_no_serious_barrier(visit: Visit, engine: Engine) -> None:
    found = {}
    for path, shown in PAGES.items():
        page = visit.go(path, wait_for=shown)
        page.wait_for_timeout(400)  # colours that fade in have no contrast yet
        violations = Axe().run(page).response["violations"]
        told = [
            (v["id"], [node["html"][:160] for node in v["nodes"]][:3]) for v in violations if v["impact"] in SERIOUS
        ]
        if told:
            found[path] = told
    assert found == {}
