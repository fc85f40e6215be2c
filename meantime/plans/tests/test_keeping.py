"""Plans beside each other: which one is open, which one learners see, and what tells them apart."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from meantime import testing
from meantime.activities.queries import document_for
from meantime.balance.planned import plan_document
from meantime.interchange.actions import import_document
from meantime.plans.actions import keep_plan
from meantime.plans.adoption import adopted_line
from meantime.plans.answer import answer_of
from meantime.plans.changes import Conflict, edit, move, undo
from meantime.plans.comparing import compared
from meantime.plans.glance import glance_of
from meantime.plans.keeping import MOST_PLANS, adopt, delete, keep_copy, open_plan, rename
from meantime.plans.models import Plan
from meantime.plans.moving import Move
from meantime.plans.queries import adopted_plan, current_plan, plan_now
from meantime.plans.standing import spots_of, stamp_of
from meantime.plans.state import names_of
from meantime.terms.message import UserError
from meantime.terms.modality import Clock
from meantime.testing import NOW, World, a_person

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def plan(world: World) -> Plan:
    document = document_for(world.section)
    return keep_plan(world.section, answer_of(plan_document(document)), NOW, stamp=stamp_of(document))


def again(plan: Plan) -> Plan:
    return Plan.objects.select_related("section__course").get(pk=plan.pk)


def moved(plan: Plan, person, phase: str = "map/1", at: str = "t3") -> Plan:
    move(plan, person, NOW, [Move(phase=phase, at=at)])
    return again(plan)


def test_a_copy_stands_as_the_plan_stood_and_goes_its_own_way(plan, world):
    moved(plan, world.tara)
    copy = keep_copy(plan, LATER, name="Before the floods")
    assert spots_of(copy) == spots_of(plan)
    assert plan_now(copy).placements == plan_now(again(plan)).placements
    move(copy, world.tara, LATER, [Move(phase="map/1", at="t4")])
    assert spots_of(plan)["map/1"].at == "t3"
    assert current_plan(world.section) == plan


def test_who_saw_another_plan_open_opens_none(plan, world):
    one, two = keep_copy(plan, NOW), keep_copy(plan, NOW)
    open_plan(one, seen=plan.key)
    with pytest.raises(Conflict):
        open_plan(two, seen=plan.key)
    assert current_plan(world.section) == one
    open_plan(two, seen=one.key)
    assert current_plan(world.section) == two


def test_a_section_keeps_a_limited_number_of_plans(plan):
    for _ in range(MOST_PLANS - 1):
        keep_copy(plan, NOW)
    with pytest.raises(UserError):
        keep_copy(plan, NOW)


@pytest.mark.parametrize("act", [keep_copy, undo, adopt])
def test_what_is_done_to_a_plan_that_was_deleted_just_now_finds_none(plan, world, act):
    copy = keep_copy(plan, NOW)
    delete(again(copy))
    with pytest.raises(Http404):
        act(copy, NOW) if act is keep_copy else act(copy, world.tara, NOW)


def test_neither_the_open_plan_nor_what_learners_see_can_be_deleted(plan, world):
    copy, other = keep_copy(plan, NOW), keep_copy(plan, NOW)
    adopt(copy, world.tara, NOW)
    for kept in (plan, copy):
        with pytest.raises(UserError):
            delete(kept)
    delete(other)
    assert set(Plan.objects.values_list("pk", flat=True)) == {plan.pk, copy.pk}
    adopt(plan, world.tara, LATER)
    delete(copy)
    assert not Plan.objects.filter(pk=copy.pk).exists()


def test_a_plan_that_changed_since_it_was_seen_is_not_adopted(plan, world):
    seen = plan.version
    moved(plan, world.otto)
    with pytest.raises(Conflict):
        adopt(plan, world.tara, LATER, seen=seen)
    assert adopted_plan(world.section) is None


def test_what_was_undone_since_the_adoption_does_not_count_as_a_change(plan, world):
    adopt(plan, world.tara, NOW)
    assert adopted_line(world.section, again(plan)).up_to_date
    moved(plan, world.tara)
    moved(plan, world.tara, phase="sheet/1", at="t2")
    assert adopted_line(world.section, again(plan)).changes == 2
    undo(plan, world.tara, LATER)
    assert adopted_line(world.section, again(plan)).changes == 1
    undo(plan, world.tara, LATER)
    assert adopted_line(world.section, again(plan)).up_to_date


def test_undoing_what_was_adopted_counts_as_a_change(plan, world):
    moved(plan, world.tara)
    adopt(plan, world.tara, NOW)
    undo(plan, world.tara, LATER)
    assert adopted_line(world.section, again(plan)).changes == 1


def test_two_plans_are_told_apart_by_clock_and_place(plan, world):
    before = plan_now(plan)
    live = next(p for p in before.placements if p.clock is Clock.LIVE)
    own = next(p for p in before.placements if p.clock is Clock.OWN and p.at != "t2")
    copy = keep_copy(plan, NOW)
    move(copy, world.tara, NOW, [Move(phase=live.phase, at="t4"), Move(phase=own.phase, at="t2")])
    found = compared(before, plan_now(again(copy)))
    assert [one.before.name for one in found.clocks] == [names_of(before.problem)[live.at]]
    assert [one.after.name for one in found.places] == ["before Thu 18 Mar"]
    assert found.count == 2
    assert compared(before, before).count == 0


def test_the_figures_at_a_glance_follow_every_change(plan, world):
    before = glance_of(plan)
    live = next(p for p in plan_now(plan).placements if p.clock is Clock.LIVE)
    after = glance_of(moved(plan, world.tara, phase=live.phase, at="t1"))
    assert after.live == before.live - live.minutes.planned
    assert sum(week.minutes for week in after.weeks) == after.live + after.own


@pytest.fixture
def tara(plan, world, client):
    client.force_login(world.tara)
    return client


def test_the_page_of_plans_names_each_and_says_what_was_done(plan, world, tara):
    move(plan, world.tara, NOW, [Move(phase="map/1", at="t3")], reason="A holiday")
    undo(plan, world.tara, NOW)
    keep_copy(plan, NOW, name="Aside")
    page = tara.get(f"/sections/{world.section.key}/plans/").content.decode()
    assert "Planned 1 Mar 13:00" in page
    assert "Aside" in page
    assert "<s>“Reading: The map of a river” to before" in page
    assert "A holiday" in page


def test_opening_a_plan_from_a_page_that_is_out_of_date_says_so(plan, world, tara):
    one, two = keep_copy(plan, NOW), keep_copy(plan, NOW)
    assert tara.post(f"/plans/{one.key}/open", {"seen": plan.key}).status_code == 302
    answer = tara.post(f"/plans/{two.key}/open", {"seen": plan.key})
    assert answer.status_code == 409
    assert "Somebody else has opened another plan" in answer.content.decode()


@pytest.fixture
def left_behind(plan, world) -> Plan:
    """A copy of the plan, after an activity was removed under the open one."""
    copy = keep_copy(plan, NOW)
    edit(plan, world.tara, NOW, activities={"hello": None})
    return copy


def test_learners_never_get_what_was_removed_under_another_plan(left_behind, world, tara):
    old = {"seen": left_behind.version, "anyway": "1"}
    assert tara.post(f"/plans/{left_behind.key}/adopt", old).status_code == 409
    assert adopted_plan(world.section) is None
    seen = {"seen": again(left_behind).version, "anyway": "1"}
    assert tara.post(f"/plans/{left_behind.key}/adopt", seen).status_code == 302
    assert "hello/1" not in {placed.phase for placed in adopted_plan(world.section).placements}


def test_a_plan_that_is_opened_follows_the_course_as_it_is(left_behind, plan, world, tara):
    assert tara.post(f"/plans/{left_behind.key}/open", {"seen": plan.key}).status_code == 302
    assert current_plan(world.section) == left_behind
    assert "hello/1" not in spots_of(again(left_behind))


def test_a_plan_that_breaks_rules_is_adopted_only_after_asking(plan, world, tara):
    moved(plan, world.tara, phase="sheet/1", at="t1")
    assert glance_of(again(plan)).broken
    asked = tara.post(f"/plans/{plan.key}/adopt", {"seen": "1"})
    assert asked["Location"] == f"/plans/{plan.key}/adopt"
    assert "comes later in the plan" in tara.get(asked["Location"]).content.decode()
    assert adopted_plan(world.section) is None
    tara.post(f"/plans/{plan.key}/adopt", {"seen": "1", "anyway": "1"})
    assert adopted_plan(world.section) is not None


def test_deleting_asks_first(plan, tara):
    copy = keep_copy(plan, NOW)
    assert "Delete for good" in tara.get(f"/plans/{copy.key}/delete").content.decode()
    assert Plan.objects.filter(pk=copy.pk).exists()
    tara.post(f"/plans/{copy.key}/delete")
    assert not Plan.objects.filter(pk=copy.pk).exists()
    assert "Open another one first" in tara.get(f"/plans/{plan.key}/delete").content.decode()


def test_a_name_that_is_too_long_is_refused_with_a_sentence(plan, tara):
    answer = tara.post(f"/plans/{plan.key}/rename", {"name": "x" * 201})
    assert answer.status_code == 422
    assert "at most 200 letters" in answer.content.decode()
    rename(plan, "  The  short\tone ")
    assert again(plan).name == "The short one"


def test_two_plans_of_different_sections_cannot_be_compared(plan, world, tara):
    section = import_document(replace(testing.a_document(), title="Lakes", code="GEO 8"), world.tara, NOW).section
    other = keep_plan(section, testing.an_answer(), NOW)
    assert tara.get(f"/plans/{plan.key}/against/{other.key}/").status_code == 404


ADDRESSES = ("copy", "open", "rename", "delete", "adopt", "comments")


@pytest.mark.parametrize("name", ["otto", "lena"])
def test_strangers_learn_nothing_of_plans_and_change_none(plan, world, client, name):
    client.force_login(getattr(world, name))
    for address in ADDRESSES:
        assert client.post(f"/plans/{plan.key}/{address}", {"text": "x"}).status_code == 404
    for address in ("plans", "share", "share/comments"):
        assert client.get(f"/sections/{world.section.key}/{address}/").status_code == 404
    for address in ("history", "adopt", "delete", f"against/{plan.key}/"):
        assert client.get(f"/plans/{plan.key}/{address}").status_code == 404
    assert Plan.objects.count() == 1


def test_the_page_of_plans_takes_as_many_queries_for_ten_as_for_one(plan, world, tara):
    address = f"/sections/{world.section.key}/plans/"
    with CaptureQueriesContext(connection) as few:
        tara.get(address)
        one = len(few)
    for _ in range(9):
        keep_copy(plan, NOW)
    with CaptureQueriesContext(connection) as many:
        tara.get(address)
        assert len(many) <= one


def test_somebody_without_a_name_is_shown_by_address_among_those_who_teach(plan, world, tara):
    nameless = a_person("Nils")
    nameless.name = ""
    nameless.save()
    move(plan, nameless, NOW, [Move(phase="map/1", at="t3")])
    assert "nils@example.org" in tara.get(f"/sections/{world.section.key}/plans/").content.decode()
