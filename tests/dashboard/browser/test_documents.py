"""From a word to the documents that hold it, to one text, to the evidence of a number in it."""

from dataclasses import replace

from playwright.sync_api import expect
from sqlalchemy import Engine

from db.stories import note_story
from tests.dashboard.browser.conftest import Visit
from tests.dashboard.reports import REPORTS, save_report, url_of


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


def test_a_changed_page_and_its_copies_are_told_with_links(visit: Visit, engine: Engine) -> None:
    changed = replace(REPORTS[1], number="3,500", low=3500, sentence="More than 3,500 people have left, sources say.")
    save_report(engine, replace(changed, url=url_of(REPORTS[1])))
    note_story(engine, 2, 1)
    page = visit.go("/documents/2", wait_for=".document-text")
    expect(page.locator(".known")).to_contain_text("1 figure is new in this version")
    expect(page.locator("mark.update")).to_have_text("3,500")
    page.get_by_role("link", name="Version 1").click()
    expect(page.locator(".document-text mark")).to_have_text("3,400")
    expect(page.locator(".known")).to_contain_text("This is an earlier version")
    page.locator(".document-text mark").click()
    expect(page.locator(".evidence")).to_contain_text("this figure is from its former version")
    page.go_back()
    page.locator(".copies").get_by_role("link").click()
    expect(page.locator(".document-text mark")).to_have_text("1,200")
    page.goto(f"{visit.address}/documents")
    page.get_by_label("Copies").select_option("yes")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("status").first).to_have_text(f"{len(REPORTS) - 1} documents")
    page.get_by_label("Words in title or text").fill("no such words")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Show all documents").click()
    expect(page.get_by_role("status").first).to_have_text(f"{len(REPORTS)} documents")
