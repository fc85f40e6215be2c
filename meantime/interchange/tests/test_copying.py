"""A course once more in another term, with its plan."""

from datetime import date

import pytest
from django.test import Client

from meantime.activities.queries import document_for
from meantime.balance.copying import NewTerm
from meantime.balance.planned import plan_document
from meantime.courses.models import Section
from meantime.formats.document import Break
from meantime.interchange.copying.actions import copy_to_term
from meantime.plans.actions import keep_plan
from meantime.plans.answer import answer_of
from meantime.plans.changes import move
from meantime.plans.models import Hold, Plan
from meantime.plans.moving import Move
from meantime.plans.queries import current_plan, plan_now
from meantime.plans.standing import spots_of, stamp_of
from meantime.testing import NOW, World

NEXT = NewTerm(start=date(2028, 3, 13))


@pytest.fixture
def plan(world: World) -> Plan:
    document = document_for(world.section)
    return keep_plan(world.section, answer_of(plan_document(document)), NOW, stamp=stamp_of(document))


def test_the_plan_comes_along_meeting_for_meeting(plan, world):
    made = copy_to_term(world.section, NEXT, world.tara, NOW).section
    copy = current_plan(made)
    assert copy is not None
    assert {p: (s.at, s.order) for p, s in spots_of(copy).items()} == {
        p: (s.at, s.order) for p, s in spots_of(plan).items()
    }
    starts = [s.start.date().isoformat() for s in plan_now(copy).problem.timeline if s.id.startswith("m") and s.start]
    assert starts == ["2028-03-14", "2028-03-16", "2028-03-21", "2028-03-23"]


def test_what_people_held_is_held_in_the_copy(plan, world):
    move(plan, world.tara, NOW, [Move(phase="dam/1", at=spots_of(plan)["dam/1"].at, hold=Hold.PLACE)])
    made = copy_to_term(world.section, NEXT, world.tara, NOW).section
    copy = current_plan(made)
    assert copy is not None
    assert spots_of(copy)["dam/1"].hold == Hold.PLACE


def test_the_copy_and_its_original_go_their_own_ways(plan, world):
    before = document_for(world.section)
    made = copy_to_term(world.section, NEXT, world.tara, NOW).section
    made.course.activities.all().delete()
    assert document_for(world.section) == before


def test_a_break_moves_what_it_hits_to_later(plan, world):
    new = NewTerm(start=date(2028, 3, 13), breaks=(Break(start=date(2028, 3, 20), end=date(2028, 3, 24)),))
    made = copy_to_term(world.section, new, world.tara, NOW).section
    starts = [meeting.start.date().isoformat() for meeting in made.meetings.order_by("start")]
    assert starts == ["2028-03-14", "2028-03-16", "2028-03-28", "2028-03-30"]


@pytest.fixture
def tara(plan: Plan, world: World) -> Client:
    client = Client()
    client.force_login(world.tara)
    return client


def test_the_page_shows_what_would_come_of_it_before_anything_is_made(tara, world):
    page = tara.post(f"/sections/{world.section.key}/copy/", {"start": "2028-03-13", "weeks": "1"})
    assert page.status_code == 200
    assert "Make the copy" in page.content.decode()
    assert Section.objects.count() == 1


def test_pressing_make_the_copy_opens_the_new_map(tara, world):
    page = tara.post(f"/sections/{world.section.key}/copy/", {"start": "2028-03-13", "make": "1"})
    new = Section.objects.exclude(pk=world.section.pk).get()
    assert page.status_code == 302
    assert page["Location"] == f"/sections/{new.key}/"


@pytest.mark.parametrize(
    ("field", "value"),
    [("start", "soon"), ("zone", "Mars/Olympus"), ("patterns", "now and then"), ("breaks", "Easter"), ("weeks", "0")],
)
def test_what_cannot_be_understood_is_said_beside_its_field(tara, world, field, value):
    page = tara.post(f"/sections/{world.section.key}/copy/", {"start": "2028-03-13", field: value, "make": "1"})
    assert page.status_code == 422
    assert f'id="id_{field}_error"' in page.content.decode()
    assert Section.objects.count() == 1


def test_strangers_cannot_copy(plan, world):
    client = Client()
    client.force_login(world.otto)
    assert client.get(f"/sections/{world.section.key}/copy/").status_code == 404
