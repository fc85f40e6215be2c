"""The course list of one who designs many: at a glance, sorted, found, and quick."""

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meantime import testing
from meantime.courses.models import Section
from meantime.interchange.actions import import_document
from meantime.plans import glance
from meantime.plans.actions import adopt, claim_request, keep_failure, keep_plan, request_plan
from meantime.plans.changes import move
from meantime.plans.course_rows import course_rows
from meantime.plans.moving import Move
from meantime.testing import NOW


def a_course(world, title: str, *, planned: bool = True) -> Section:
    section = import_document(replace(testing.a_document(), title=title, code=title[:3]), world.tara, NOW).section
    if planned:
        keep_plan(section, testing.an_answer(), NOW)
    return section


def titles(world, **wanted: str) -> list[str]:
    return [row.section.course.title for row in course_rows(world.tara, **wanted)]


@pytest.fixture
def tara(world, client):
    client.force_login(world.tara)
    return client


def test_a_row_shows_the_balance_the_warnings_and_the_heaviest_week(world, tara):
    plan = keep_plan(world.section, testing.an_answer(), NOW)
    adopt(plan, world.tara, NOW)
    page = tara.get("/").content.decode()
    assert "1 h 50 together, 2 h 10 in own time" in page
    assert "adopted 1 Mar" in page
    assert "changed since" not in page
    assert re.search(r"h in week \d, the heaviest", page)
    assert page.count('class="band"') == 2
    # Measuring comes after the lecture.
    move(plan, world.tara, NOW, [Move(phase="bed/1", at="t1")])
    page = tara.get("/").content.decode()
    assert "changed since" in page
    assert "1 rule broken" in page


def test_every_state_of_a_course_says_what_it_is(world, tara):
    request_plan(a_course(world, "Failed", planned=False), world.tara, NOW)
    keep_failure(claim_request("one", NOW), "No policy of that name.", NOW)
    request_plan(a_course(world, "Going", planned=False), world.tara, NOW)
    page = tara.get("/").content.decode()
    for said in ("No policy of that name.", "Planning: what to do together", "Not planned yet"):
        assert said in page


def test_courses_are_sorted_by_what_a_designer_looks_for(world):
    heavy = a_course(world, "Zoology")
    a_course(world, "Algebra")
    plan = heavy.plans.get()
    move(plan, world.tara, NOW, [Move(phase="sheet/1", at="t1"), Move(phase="bed/1", at="t1")])
    assert titles(world) == ["Algebra", "Rivers and people", "Zoology"]
    assert titles(world, sort="heaviest") == ["Zoology", "Algebra", "Rivers and people"]
    assert titles(world, sort="warnings")[0] == "Zoology"
    # What has no plan comes last, whatever the list is sorted by.
    assert {titles(world, sort=sort)[-1] for sort in ("heaviest", "warnings", "active", "changed")} == {"Rivers and people"}


def test_a_course_is_found_by_words_of_its_title_or_code(world, tara):
    a_course(world, "Économie rurale")
    assert titles(world, text="ÉCONOMIE") == ["Économie rurale"]
    assert titles(world, text="geo rivers") == ["Rivers and people"]
    assert titles(world, text="nothing") == []
    assert "has “nothing” in its title" in tara.get("/?q=nothing").content.decode()


@pytest.mark.parametrize("asked", ["sort=passwords", "page=99", "page=x", "q=%00", "sort=&q="])
def test_whatever_is_asked_for_the_list_answers(world, tara, asked):
    assert "Rivers and people" in tara.get(f"/?{asked}").content.decode()


def test_many_courses_take_as_many_queries_as_two(world, tara):
    a_course(world, "Algebra")
    counted = []
    for more in (0, 6):
        for number in range(more):
            a_course(world, f"Course {number}")
        glance._kept.clear()
        with CaptureQueriesContext(connection) as queries:
            tara.get("/")
            counted.append(len(queries))
    assert counted[0] == counted[1]


def test_what_others_teach_is_not_in_the_list(world):
    a_course(world, "Algebra")
    assert course_rows(world.otto) == []
    assert course_rows(world.lena) == []
