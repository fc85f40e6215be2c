"""Editing a course in a real browser: beside the map, in the grid, the matrix and the term; clean in both themes."""

from dataclasses import replace

import pytest

from meantime.activities.actions import write_activities
from meantime.activities.queries import document_for
from meantime.balance.planned import plan_document
from meantime.plans.actions import keep_plan
from meantime.plans.answer import answer_of
from meantime.plans.models import Plan
from meantime.plans.standing import spots_of, stamp_of
from meantime.terms.minutes import Minutes
from meantime.testing import NOW

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 375, "height": 800}


@pytest.fixture
def plan(world) -> Plan:
    document = document_for(world.section)
    return keep_plan(world.section, answer_of(plan_document(document)), NOW, stamp=stamp_of(document))


def activity(world, key):
    return next(one for one in document_for(world.section).activities if one.id == key)


def card(page, title):
    return page.locator("a.card", has_text=title).first


@pytest.mark.parametrize(("theme", "viewport"), [("light", DESKTOP), ("dark", PHONE)], ids=["desktop", "phone"])
@pytest.mark.parametrize("addresses", [("activities/", "outcomes/"), ("activities/dam/", "activities/dam/delete")], ids=str)
def test_the_pages_of_activities_and_outcomes_are_clean(world, plan, open_page, axe_violations, theme, viewport, addresses):
    for address in addresses:
        page = open_page(f"/sections/{world.section.key}/{address}", world.tara, color_scheme=theme, viewport=viewport)
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("theme", "viewport"), [("dark", DESKTOP), ("light", PHONE)], ids=["desktop", "phone"])
def test_the_term_what_it_would_do_and_a_card_are_clean(world, plan, open_page, axe_violations, theme, viewport):
    page = open_page(f"/sections/{world.section.key}/term/", world.tara, color_scheme=theme, viewport=viewport)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("button[value=preview].main")
    assert axe_violations(page) == []
    page.goto(f"/plans/{plan.key}/cards/1/")
    assert axe_violations(page) == []


def test_an_activity_is_edited_beside_the_map_without_losing_the_place(world, plan, open_page, axe_violations):
    page = open_page(f"/sections/{world.section.key}/", world.tara)
    page.wait_for_selector("term-map[data-ready]")
    card(page, "A dam").click()
    page.click("#sheet a[data-edit]")
    assert axe_violations(page) == []
    page.fill("#sheet [name=minutes]", "35")
    with page.expect_navigation():
        page.click("#sheet .short-form button.main")
    page.wait_for_selector("#sheet:popover-open .sheet-card")
    assert "35 min" in page.inner_text("#sheet dl")
    assert activity(world, "dam").minutes == Minutes.exactly(35)


def test_a_card_is_moved_by_its_buttons_beside_the_map(world, plan, open_page):
    before = spots_of(plan)["dam/1"].at
    page = open_page(f"/sections/{world.section.key}/", world.tara)
    page.wait_for_selector("term-map[data-ready]")
    card(page, "A dam").click()
    page.wait_for_selector("#sheet:popover-open .sheet-card")
    with page.expect_response(lambda answer: answer.url.endswith("/changes")) as saved:
        page.click("#sheet button[name=to]:has-text('To ')")
    assert saved.value.status == 200
    assert spots_of(plan)["dam/1"].at != before


def test_without_script_a_card_is_moved_by_its_page_and_leads_back_to_the_map(world, plan, open_page):
    page = open_page(f"/plans/{plan.key}/cards/1/", world.tara, java_script_enabled=False)
    page.select_option("[name=at]", index=0)
    page.check("[name=hold][value=place]")
    page.fill("[name=reason]", "We read it aloud")
    page.click("text=Move and hold as chosen")
    assert page.url.endswith(f"/sections/{world.section.key}/#card-1")
    assert spots_of(plan)["map/1"].hold == "place"


def test_only_changed_rows_travel_and_a_pasted_column_goes_down(world, open_page):
    page = open_page(f"/sections/{world.section.key}/activities/", world.tara)
    page.locator("[name=minutes-2]").evaluate(
        """cell => {
          const data = new DataTransfer();
          data.setData("text/plain", "11\\n12\\n13\\n");
          cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }"""
    )
    assert page.locator("td.changed").count() == 3
    assert "3 rows changed" in page.inner_text("[data-count]")
    page.focus("[name=minutes-2]")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.name") == "minutes-3"
    with page.expect_request(lambda asked: asked.method == "POST") as asked:
        page.keyboard.press("Control+s")
    assert asked.value.post_data.count("row=") == 3
    page.wait_for_selector("text=3 activities changed.")
    minutes = [one.minutes.typical for one in document_for(world.section).activities]
    assert minutes == [40, 20, 11, 12, 13, 90, 15]


def test_what_two_people_type_into_one_row_is_shown_side_by_side(world, open_page):
    # A page of its own, because the browser reports the refusal that is wanted here as an error.
    page = open_page("/", world.tara).context.new_page()
    page.goto(f"/sections/{world.section.key}/activities/")
    write_activities(world.section.course, {"dam": replace(activity(world, "dam"), minutes=Minutes.exactly(45))})
    page.fill("[name=minutes-4]", "50")
    with page.expect_navigation():
        page.click(".save button")
    assert "Now 45" in page.inner_text("#w4")
    assert page.input_value("[name=minutes-4]") == "50"
    page.click(".save button")
    page.wait_for_selector("text=1 activity changed.")
    assert activity(world, "dam").minutes.typical == 50


def test_a_cancelled_meeting_is_previewed_saved_and_undone(world, plan, open_page):
    before = document_for(world.section)
    page = open_page(f"/sections/{world.section.key}/term/", world.tara)
    page.locator("[name=meeting_state]").nth(1).select_option("cancelled")
    page.click("button[value=preview].main")
    assert "1 meeting is cancelled" in page.inner_text(".would")
    page.click("text=Save the term")
    page.click("text=Undo the term changed")
    page.wait_for_selector("text=Taken back.")
    assert document_for(world.section) == before
