"""Improve a plan in a browser: see it being planned, refuse one move, accept the rest, undo; ask for a price."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from meantime.plans import worker
from meantime.plans.actions import claim_request, request_plan
from meantime.plans.improving import request_improvement
from meantime.plans.models import Plan
from meantime.plans.tests.improved import a_good_plan, improved, made_worse, places, proposed

THEMES = ("light", "dark")
PHONE = {"viewport": {"width": 375, "height": 740}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def plan(world) -> Plan:
    plan = a_good_plan(world)
    made_worse(plan, world)
    return plan


def work() -> None:
    now = datetime.now(UTC)
    worker.answer_request(claim_request("one", now))


def test_improve_refuse_one_accept_the_rest_and_undo_it_all(world, plan, open_page, axe_violations):
    before = places(plan)
    page: Page = open_page(f"/sections/{world.section.key}/", world.tara)
    page.click("#improve button:has-text('Improve')")
    expect(page.locator("#improve [aria-current=step]")).to_have_text(re.compile("a first plan"))
    assert axe_violations(page) == []
    work()
    page.click("#improve a:has-text('proposed moves')")
    moves = page.locator("input[name=move]")
    count = moves.count()
    expect(page.locator("[data-label]")).to_have_text(f"Accept {count} of {count}")
    alone = page.locator("div.group input[name=move]").first
    refused = alone.get_attribute("value")
    alone.uncheck()
    expect(page.locator("[data-label]")).to_have_text(f"Accept {count - 1} of {count}")
    page.click("[data-label]")
    page.wait_for_selector("term-map[data-ready]")
    after = places(plan)
    assert len([phase for phase in before if before[phase] != after[phase]]) == count - 1
    assert after[refused] == before[refused]
    with page.expect_response("**/undo"):
        page.click("[data-do=undo]")
    assert places(plan) == before


def test_call_it_off_on_the_map(world, plan, open_page):
    page: Page = open_page(f"/sections/{world.section.key}/", world.tara)
    page.click("#improve button:has-text('Improve')")
    page.click("#improve button:has-text('Cancel')")
    expect(page.locator("#improve button:has-text('Improve')")).to_be_visible()
    assert claim_request("one", datetime.now(UTC)) is None


def test_the_price_of_minutes_is_answered_on_the_line(world, plan, open_page, axe_violations):
    page: Page = open_page(f"/sections/{world.section.key}/", world.tara)
    page.click("#at-m2 button.price")
    expect(page.locator("#at-m2 .price-answer")).to_contain_text("Planning")
    work()
    expect(page.locator("#at-m2 .price-answer")).to_contain_text("10 more minutes would buy")
    assert axe_violations(page) == []


@pytest.mark.parametrize(("theme", "size"), [("light", {}), ("dark", {}), ("light", PHONE), ("dark", PHONE)])
def test_a_proposal_is_readable_everywhere(world, plan, open_page, axe_violations, theme, size):
    request = improved(plan, world)
    assert proposed(request, plan).diff.moves
    page: Page = open_page(f"/plans/{plan.key}/proposals/{request.pk}/", world.tara, color_scheme=theme, **size)
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("theme", THEMES)
def test_pages_that_wait_and_pages_of_prices(world, plan, open_page, axe_violations, theme):
    request = request_improvement(plan, world.tara, datetime.now(UTC))
    page: Page = open_page(f"/plans/{plan.key}/proposals/{request.pk}/", world.tara, color_scheme=theme)
    assert axe_violations(page) == []
    work()
    expect(page.locator("h1")).to_contain_text("make the plan better")
    page.goto(f"/plans/{plan.key}/price?at=m1&minutes=10")
    assert axe_violations(page) == []


def test_the_first_plan_opens_by_itself_and_can_be_called_off(world, open_page, axe_violations):
    page: Page = open_page(f"/sections/{world.section.key}/", world.tara)
    page.click("button:has-text('Plan this course')")
    expect(page.locator(".stages .current")).to_be_visible()
    assert axe_violations(page) == []
    page.click("button:has-text('Cancel')")
    expect(page.locator("button:has-text('Plan this course')")).to_be_visible()
    request_plan(world.section, world.tara, datetime.now(UTC))
    page.goto(f"/sections/{world.section.key}/planning/")
    work()
    expect(page.locator("term-map")).to_be_visible()


def test_without_javascript_everything_has_a_page(world, plan, open_page):
    page: Page = open_page(f"/sections/{world.section.key}/", world.tara, java_script_enabled=False)
    page.click("#improve button")
    expect(page.locator("h1")).to_have_text("Improving the plan")
    work()
    page.reload()
    page.click("button:has-text('Accept')")
    expect(page.locator("term-map")).to_have_count(1)
    page.click("#at-m1 button.price")
    work()
    page.reload()
    expect(page.locator(".price-answer")).to_contain_text("10 more minutes")
