"""The ways into Meantime and out of it, in both themes: nothing that axe objects to, nothing wider than a phone."""

import pytest

from meantime.activities.queries import document_for
from meantime.balance.planned import plan_document
from meantime.plans.actions import keep_plan
from meantime.plans.answer import answer_of
from meantime.plans.standing import stamp_of
from meantime.testing import NOW


@pytest.fixture
def planned(world):
    document = document_for(world.section)
    keep_plan(world.section, answer_of(plan_document(document)), NOW, stamp=stamp_of(document))
    return world


PAGES = (
    "/courses/new/",
    "{section}out/",
    "{section}out/syllabus/",
    "{section}out/changes/",
    "{section}copy/",
    "{section}import/",
)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_clean_in_both_themes_and_fits_a_phone(planned, open_page, axe_violations, address):
    address = address.format(section=f"/sections/{planned.section.key}/")
    page = open_page(address, planned.tara, viewport={"width": 375, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        page.wait_for_timeout(100)
        assert axe_violations(page) == []


def test_a_course_is_copied_to_a_new_term(planned, open_page, axe_violations):
    page = open_page(f"/sections/{planned.section.key}/copy/", planned.tara)
    page.fill("#id_start", "2028-03-13")
    page.fill("#id_weeks", "1")
    page.click("text=Show what would come of it")
    assert "no counterpart" in page.inner_text(".outcome")
    assert axe_violations(page) == []
    page.click("text=Make the copy")
    page.wait_for_selector("term-map[data-ready]")
    assert "14 Mar" in page.inner_text("#at-m1")
