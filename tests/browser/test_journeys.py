"""What people do, by mouse, by keyboard, on a phone, without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from meantime import testing
from meantime.plans.actions import adopt, claim_request, keep_answer, keep_plan, request_plan


@pytest.fixture
def planned(world):
    keep_plan(world.section, testing.an_answer(), testing.NOW)
    return world


def test_from_the_sign_in_to_a_card_and_out_again(planned, open_page):
    page = open_page("/login/")
    page.fill("[name=username]", "tara@example.org")
    page.fill("[name=password]", "wrong")
    page.click("button:has-text('Sign in')")
    expect(page.locator(".errorlist")).to_be_visible()
    page.fill("[name=password]", testing.PASSWORD)
    page.click("button:has-text('Sign in')")
    page.click("text=Rivers and people")
    expect(page.locator("h1")).to_have_text("Rivers and people")
    page.wait_for_selector("term-map[data-ready]")
    page.click("#card-6")
    expect(page.locator("#sheet h2")).to_have_text("A dam: who pays?")
    page.click("#sheet .close")
    expect(page.locator("#sheet")).to_be_hidden()
    page.click("text=Sign out")
    expect(page.locator("h1")).to_have_text("Sign in")


def test_the_term_map_by_keyboard(planned, open_page):
    page = open_page(f"/sections/{planned.section.key}/", planned.tara)
    stops = page.locator(".card[tabindex='0']")
    expect(stops).to_have_count(1)
    stops.focus()
    visited = []
    for key in ("ArrowUp", "ArrowRight", "ArrowUp", "ArrowDown", "End", "Home"):
        page.keyboard.press(key)
        visited.append(page.evaluate("document.activeElement.id"))
    # From the reading below the axis to the lecture above it, on to the next meeting, up and down in it, to both ends.
    assert visited == ["card-2", "card-4", "card-3", "card-4", "card-7", "card-1"]
    page.keyboard.press("Enter")
    expect(page.locator("#sheet h2")).to_contain_text("The map of a river")
    page.keyboard.press("Escape")
    expect(page.locator("#sheet")).to_be_hidden()
    expect(page.locator("#card-1")).to_be_focused()


def test_a_sentence_opens_the_card_it_is_about(planned, open_page):
    page = open_page(f"/sections/{planned.section.key}/", planned.tara)
    page.wait_for_selector("term-map[data-ready]")
    for _time in ("first", "again"):
        page.click("#shortfalls a:has-text('Problem sheet')")
        expect(page.locator("#sheet h2")).to_have_text("Problem sheet")
        page.keyboard.press("Escape")
        expect(page.locator("#sheet")).to_be_hidden()
        expect(page.locator("#card-7")).to_be_focused()


def test_a_card_leads_to_the_card_it_comes_after(planned, open_page):
    page = open_page(f"/sections/{planned.section.key}/", planned.tara)
    page.wait_for_selector("term-map[data-ready]")
    page.click("#card-4")
    page.click("#sheet a:has-text('how water flows')")
    expect(page.locator("#sheet h2")).to_contain_text("how water flows: questions")


def test_a_card_is_a_page_without_javascript(planned, open_page):
    page = open_page(f"/sections/{planned.section.key}/", planned.tara, java_script_enabled=False)
    page.click("#card-6")
    expect(page.locator("h1")).to_have_text("A dam: who pays?")
    expect(page.locator("main")).to_contain_text("Somebody can answer at once.")


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_the_plan_opens_by_itself_when_it_is_there(world, open_page, script):
    request_plan(world.section, world.tara, testing.NOW)
    page = open_page(f"/sections/{world.section.key}/", world.tara, java_script_enabled=script)
    expect(page.locator("[role=status]")).to_contain_text("a first plan")
    keep_answer(claim_request("one", testing.NOW), testing.an_answer(), testing.NOW)
    expect(page.locator("#card-1")).to_be_visible()


def test_the_page_of_a_section_shows_the_adopted_plan(planned, open_page):
    older = planned.section.plans.get()
    adopt(older, planned.tara, testing.NOW)
    page = open_page(f"/sections/{planned.section.key}/", planned.tara)
    expect(page.locator(".chip.proof")).to_contain_text(re.compile("Proven"))
