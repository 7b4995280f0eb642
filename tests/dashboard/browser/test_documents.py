"""From a word to the documents that hold it, to one text, to the evidence of a number in it."""

from playwright.sync_api import expect
from sqlalchemy import Engine

from tests.dashboard.browser.conftest import Visit


def test_a_search_is_an_address_and_leads_to_the_sentence(visit: Visit, engine: Engine) -> None:
    page = visit.go("/documents", wait_for=".documents")
    page.get_by_label("Words in title or text").fill("coast guard")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("status").first).to_have_text("1 document")
    assert "words=coast+guard" in visit.query()
    page.get_by_role("link", name="Ardan on 2024-02-01").click()
    page.locator(".document-text mark").click()
    expect(page.locator(".evidence mark")).to_have_text("4,000 to 4,600")
    page.locator(".evidence dd").get_by_role("link", name="Ardan on 2024-02-01").click()
    expect(page.locator(".document-text mark")).to_have_text("4,000 to 4,600")
