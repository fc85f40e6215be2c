"""Plans kept beside each other, the course list, and a plan shared by link, as people use them."""

import re

import pytest
from playwright.sync_api import expect

from meantime import testing
from meantime.plans import comment_limits
from meantime.plans.actions import keep_plan
from meantime.plans.keeping import keep_copy
from meantime.plans.models import Plan
from meantime.plans.sharing import comment, make_link

THEMES = ("light", "dark")


@pytest.fixture
def planned(world):
    comment_limits.forget_all()
    keep_plan(world.section, testing.an_answer(), testing.NOW)
    return world


def test_a_link_is_made_read_commented_on_and_revoked(planned, open_page):
    """Without JavaScript, from both ends."""
    teacher = open_page(f"/sections/{planned.section.key}/share/", planned.tara, java_script_enabled=False)
    teacher.fill("[name=name]", "The department")
    teacher.click("text=Make a link")
    address = teacher.locator(".link input[readonly]").input_value()
    path = address[address.index("/shared/") :]

    visitor = open_page(path, java_script_enabled=False)
    visitor.click("#card-1")
    expect(visitor.locator("h1")).to_have_text("Reading: The map of a river")
    visitor.fill("[name=name]", "Mina")
    visitor.fill("[name=text]", "My students loved this map.")
    visitor.click("button:has-text('Comment')")
    expect(visitor.locator(".comment .comment-text")).to_have_text("My students loved this map.")

    teacher.reload()
    teacher.click("text=1 open comment")
    expect(teacher.locator(".comment")).to_contain_text("by the link “The department”")
    teacher.click("button:has-text('Done with')")
    expect(teacher.locator("main")).to_contain_text("No comment is open.")
    teacher.goto(f"/sections/{planned.section.key}/share/")
    teacher.click("button:has-text('Revoke')")
    expect(teacher.locator("#links")).to_contain_text("Nobody has a link yet.")
    gone = visitor.request.get(path)
    assert gone.status == 404
    assert "This link opens nothing" in gone.text()


def test_the_address_of_a_link_is_copied_by_a_press(planned, open_page):
    link = make_link(planned.section.plans.get(), planned.tara, testing.NOW)
    page = open_page(
        f"/sections/{planned.section.key}/share/", planned.tara, permissions=["clipboard-read", "clipboard-write"]
    )
    page.click("button:has-text('Copy')")
    expect(page.locator("button[data-copy]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/shared/{link.token}/")


def test_a_plan_is_kept_under_a_name_opened_and_adopted(planned, open_page):
    page = open_page(f"/sections/{planned.section.key}/plans/", planned.tara)
    page.click("summary:has-text('Keep a copy')")
    page.fill("details[open] [name=name]", "Before the floods")
    page.click("button:has-text('Keep')")
    kept = page.locator("article", has_text="Before the floods")
    kept.get_by_role("button", name=re.compile("^Open")).click()
    expect(page.locator("article.current h2")).to_have_text("Before the floods")
    page.locator("article.current").get_by_role("button", name=re.compile("^Adopt")).click()
    expect(page.locator("article.current")).to_contain_text("learners see it since")


def test_courses_are_found_and_sorted_on_a_phone(planned, open_page):
    page = open_page("/?q=river", planned.tara, viewport={"width": 375, "height": 812}, is_mobile=True, has_touch=True)
    page.select_option("#sort", "heaviest")
    page.click("button:has-text('Show')")
    page.wait_for_url(re.compile("q=river.*sort=heaviest"), wait_until="load")
    expect(page.locator(".courses")).to_contain_text("Rivers and people")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_that_axe_objects_to(planned, open_page, axe_violations, theme):
    plan = planned.section.plans.get()
    copy = keep_copy(plan, testing.NOW, name="Aside")
    link = make_link(plan, planned.tara, testing.NOW, name="The department")
    comment(plan, planned.tara, testing.NOW, phase="map/1", text="Too long?")
    section = f"/sections/{planned.section.key}"
    own = ("/", f"{section}/plans/", f"{section}/share/", f"{section}/share/comments/", *_pages_of(plan, copy))
    page = open_page("/", planned.tara, color_scheme=theme)
    for address in own:
        page.goto(address)
        assert axe_violations(page) == [], address
    visitor = open_page(f"/shared/{link.token}/", color_scheme=theme)
    for address in (f"/shared/{link.token}/", f"/shared/{link.token}/cards/1/"):
        visitor.goto(address)
        assert axe_violations(visitor) == [], address


def _pages_of(plan: Plan, copy: Plan) -> tuple[str, ...]:
    return (
        f"/plans/{plan.key}/adopt",
        f"/plans/{plan.key}/history",
        f"/plans/{plan.key}/against/{copy.key}/",
        f"/plans/{copy.key}/delete",
    )
