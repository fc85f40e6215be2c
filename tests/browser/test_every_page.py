"""Every page, in both themes: nothing that axe objects to."""

import pytest

from meantime import testing
from meantime.plans.actions import keep_plan, request_plan

THEMES = ("light", "dark")


@pytest.fixture
def planned(world):
    keep_plan(world.section, testing.an_answer(), testing.NOW)
    return world


@pytest.mark.parametrize("theme", THEMES)
def test_the_course_list(planned, open_page, axe_violations, theme):
    assert axe_violations(open_page("/", planned.tara, color_scheme=theme)) == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_term_map_and_an_open_card(planned, open_page, axe_violations, theme):
    page = open_page(f"/sections/{planned.section.key}/", planned.tara, color_scheme=theme)
    assert axe_violations(page) == []
    page.wait_for_selector("term-map[data-ready]")
    page.click("#card-6")
    page.wait_for_selector("#sheet:popover-open")
    page.wait_for_timeout(300)
    assert axe_violations(page) == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_page_that_waits(world, open_page, axe_violations, theme):
    request_plan(world.section, world.tara, testing.NOW)
    assert axe_violations(open_page(f"/sections/{world.section.key}/", world.tara, color_scheme=theme)) == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_sign_in(transactional_db, open_page, axe_violations, theme):
    assert axe_violations(open_page("/login/", color_scheme=theme)) == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_page_that_is_not_there(world, open_page, axe_violations, theme):
    assert axe_violations(open_page("/no/such/page", world.tara, color_scheme=theme, fails=404)) == []
