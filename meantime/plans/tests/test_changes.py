"""What people do to a plan: every change is one row, can be undone, and never overwrites another's in silence."""

from dataclasses import replace
from datetime import timedelta

import pytest

from meantime.activities.queries import document_for
from meantime.balance.planned import plan_document
from meantime.formats.document import Activity
from meantime.plans.actions import adopt, keep_plan
from meantime.plans.answer import answer_of
from meantime.plans.changes import Conflict, bring_up_to_date, edit, move, redo, turnable, undo
from meantime.plans.models import Hold, Plan
from meantime.plans.moving import Move
from meantime.plans.patch import frame_of
from meantime.plans.queries import adopted_plan, plan_now
from meantime.plans.standing import spots_of, stamp_of
from meantime.terms.minutes import Minutes
from meantime.terms.modality import Clock
from meantime.testing import NOW, World


@pytest.fixture
def plan(world: World) -> Plan:
    """The small course, planned by the planner itself."""
    document = document_for(world.section)
    return keep_plan(world.section, answer_of(plan_document(document)), NOW, stamp=stamp_of(document))


def place_of(plan: Plan, phase: str) -> str:
    return spots_of(plan)[phase].at


def elsewhere(plan: Plan, phase: str, letter: str = "t") -> str:
    """Another stretch of the clock with that letter."""
    here = place_of(plan, phase)
    return next(s.id for s in plan_now(plan).problem.timeline if s.id.startswith(letter) and s.id != here and s.minutes)


def test_a_card_that_was_carried_stays_there(plan, world):
    target = elsewhere(plan, "map/1")
    change = move(plan, world.tara, NOW, [Move(phase="map/1", at=target, seen_at=place_of(plan, "map/1"))])
    plan.refresh_from_db()
    assert (plan.version, change.number, change.by) == (1, 1, world.tara)
    now = next(p for p in plan_now(plan).placements if p.phase == "map/1")
    assert (now.at, now.clock) == (target, Clock.OWN)


def test_orders_count_from_one_wherever_a_card_comes_or_goes(plan, world):
    for phase in ("map/1", "hello/1", "dam/1"):
        move(plan, world.tara, NOW, [Move(phase=phase, at="t2", order=1)])
    orders: dict[str, list[int]] = {}
    for at, order in plan.placements.order_by("at", "order").values_list("at", "order"):
        orders.setdefault(at, []).append(order)
    assert all(inside == list(range(1, len(inside) + 1)) for inside in orders.values())
    assert [row.phase for row in plan.placements.filter(at="t2").order_by("order")][:3] == ["dam/1", "hello/1", "map/1"]


def test_an_order_beyond_the_last_is_the_last(plan, world):
    move(plan, world.tara, NOW, [Move(phase="map/1", at="t2", order=2**70)])
    inside = plan.placements.filter(at=place_of(plan, "map/1")).order_by("order")
    assert inside.last().phase == "map/1"


def test_undo_and_redo_lead_there_and_back(plan, world):
    start, target = place_of(plan, "map/1"), elsewhere(plan, "map/1")
    move(plan, world.tara, NOW, [Move(phase="map/1", at=target)])
    undo(plan, world.tara, NOW)
    assert place_of(plan, "map/1") == start
    redo(plan, world.tara, NOW)
    assert place_of(plan, "map/1") == target
    assert redo(plan, world.tara, NOW) is None


def test_undo_goes_back_step_by_step_and_redo_forward_again(plan, world):
    seen = [place_of(plan, "map/1")]
    for at in [at for at in ("t1", "t2", "t3", "t4") if at != seen[0]][:3]:
        move(plan, world.tara, NOW, [Move(phase="map/1", at=at)])
        seen.append(at)
    for expected in reversed(seen[:-1]):
        undo(plan, world.tara, NOW)
        assert place_of(plan, "map/1") == expected
    assert undo(plan, world.tara, NOW) is None
    for expected in seen[1:]:
        redo(plan, world.tara, NOW)
        assert place_of(plan, "map/1") == expected


def test_what_was_undone_cannot_be_done_again_after_something_new(plan, world):
    move(plan, world.tara, NOW, [Move(phase="map/1", at="t3")])
    undo(plan, world.tara, NOW)
    move(plan, world.tara, NOW, [Move(phase="sheet/1", at="t2")])
    assert turnable(plan, world.tara, undoes=False) is None


def test_two_people_who_move_the_same_card_do_not_overwrite_each_other(plan, world):
    seen = place_of(plan, "map/1")
    move(plan, world.tara, NOW, [Move(phase="map/1", at="t3", seen_at=seen)])
    with pytest.raises(Conflict) as refused:
        move(plan, world.otto, NOW, [Move(phase="map/1", at="t4", seen_at=seen)])
    assert refused.value.message.params["title"] == "Reading: The map of a river"
    plan.refresh_from_db()
    assert (place_of(plan, "map/1"), plan.version) == ("t3", 1)


def test_two_people_who_move_different_cards_both_get_their_way(plan, world):
    seen = {phase: place_of(plan, phase) for phase in ("map/1", "sheet/1")}
    move(plan, world.tara, NOW, [Move(phase="map/1", at="t3", seen_at=seen["map/1"])])
    move(plan, world.otto, NOW, [Move(phase="sheet/1", at="t2", seen_at=seen["sheet/1"])])
    assert (place_of(plan, "map/1"), place_of(plan, "sheet/1")) == ("t3", "t2")


def test_undo_takes_back_what_i_did_and_not_what_another_did(plan, world):
    start = place_of(plan, "map/1")
    move(plan, world.tara, NOW, [Move(phase="map/1", at="t3")])
    move(plan, world.otto, NOW, [Move(phase="sheet/1", at="t2")])
    undo(plan, world.tara, NOW)
    assert (place_of(plan, "map/1"), place_of(plan, "sheet/1")) == (start, "t2")


def test_undo_refuses_where_another_has_built_on_it(plan, world):
    move(plan, world.tara, NOW, [Move(phase="map/1", at="t3")])
    move(plan, world.otto, NOW, [Move(phase="map/1", at="t4")])
    with pytest.raises(Conflict):
        undo(plan, world.tara, NOW)
    assert place_of(plan, "map/1") == "t4"


def test_several_moves_are_one_change_and_one_undo(plan, world):
    before = {phase: spot.at for phase, spot in spots_of(plan).items()}
    move(plan, world.tara, NOW, [Move(phase=phase, at="t2") for phase in ("map/1", "sheet/1", "dam/1")])
    undo(plan, world.tara, NOW)
    assert {phase: spot.at for phase, spot in spots_of(plan).items()} == before


def test_holding_and_releasing_is_a_change_too(plan, world):
    here = place_of(plan, "dam/1")
    move(plan, world.tara, NOW, [Move(phase="dam/1", at=here, hold=Hold.PLACE)])
    held = next(phase for phase in plan_now(_again(plan)).problem.phases if phase.id == "dam/1")
    assert held.lock is not None
    assert held.lock.at == here
    undo(plan, world.tara, NOW)
    assert spots_of(plan)["dam/1"].hold == Hold.FREE


def test_a_move_to_where_it_stands_is_no_change(plan, world):
    assert move(plan, world.tara, NOW, [Move(phase="map/1", at=place_of(plan, "map/1"))]) is None
    plan.refresh_from_db()
    assert plan.version == 0


def test_a_reordered_meeting_can_be_undone(plan, world):
    move(plan, world.tara, NOW, [Move(phase="map/1", at="t3"), Move(phase="sheet/1", at="t3")])
    before = {phase: spot.order for phase, spot in spots_of(plan).items()}
    move(plan, world.tara, NOW, [Move(phase="sheet/1", at="t3", order=1)])
    assert {phase: spot.order for phase, spot in spots_of(plan).items()} != before
    undo(plan, world.tara, NOW)
    assert {phase: spot.order for phase, spot in spots_of(plan).items()} == before


def test_editing_an_activity_takes_the_plan_along_and_undo_brings_both_back(plan, world):
    document = document_for(world.section)
    places = {phase: spot.at for phase, spot in spots_of(plan).items()}
    planned = plan.placements.get(phase="map/1").minutes_planned
    reading = next(activity for activity in document.activities if activity.id == "map")
    edit(plan, world.tara, NOW, activities={"map": replace(reading, minutes=Minutes.exactly(80))})
    placed = next(p for p in plan_now(_again(plan)).placements if p.phase == "map/1")
    assert placed.minutes.planned > planned + 20
    assert placed.at == places["map/1"]
    undo(_again(plan), world.tara, NOW)
    assert document_for(world.section) == document
    assert {phase: spot.at for phase, spot in spots_of(plan).items()} == places


def test_a_new_activity_finds_a_place_and_a_removed_one_leaves_none(plan, world):
    new = Activity(id="walk", title="Walk along a river", position=8, kind="project", minutes=Minutes.exactly(60))
    edit(plan, world.tara, NOW, activities={"walk": new})
    assert any(phase.startswith("walk/") for phase in spots_of(plan))
    edit(_again(plan), world.tara, NOW, activities={"walk": None})
    assert not any(phase.startswith("walk/") for phase in spots_of(plan))
    undo(_again(plan), world.tara, NOW)
    assert any(phase.startswith("walk/") for phase in spots_of(plan))


def test_removing_what_others_need_and_undoing_it_keeps_the_thread(plan, world):
    edit(plan, world.tara, NOW, activities={"flow": None})
    assert "flow" not in document_for(world.section).activities[1].after
    undo(_again(plan), world.tara, NOW)
    bed = next(activity for activity in document_for(world.section).activities if activity.id == "bed")
    assert bed.after == ("flow",)


def test_a_cancelled_meeting_leaves_nothing_without_a_place(plan, world):
    document = document_for(world.section)
    first, *others = document.meetings
    frame = replace(frame_of(document), meetings=(replace(first, cancelled=True), *others))
    edit(plan, world.tara, NOW, frame=frame)
    now = plan_now(_again(plan))
    assert {p.phase for p in now.placements} == {phase.id for phase in now.problem.phases}
    assert len([s for s in now.problem.timeline if s.id.startswith("m")]) == 3
    undo(_again(plan), world.tara, NOW)
    assert document_for(world.section) == document


@pytest.mark.parametrize("gone", range(4))
def test_undoing_a_cancelled_meeting_puts_every_card_back(plan, world, gone):
    document, before = document_for(world.section), spots_of(plan)
    meetings = [replace(one, cancelled=i == gone) for i, one in enumerate(document.meetings)]
    edit(plan, world.tara, NOW, frame=replace(frame_of(document), meetings=tuple(meetings)))
    undo(_again(plan), world.tara, NOW)
    assert spots_of(plan) == before


def test_a_card_that_gets_minutes_on_a_new_clock_is_no_conflict(plan, world):
    problem = plan_now(plan).problem
    only_own = next(phase.id for phase in problem.phases if phase.live is None)
    change = move(plan, world.tara, NOW, [Move(phase=only_own, at="m2", seen_at=place_of(plan, only_own))])
    assert change is not None
    assert place_of(plan, only_own) == "m2"


def test_a_plan_kept_aside_is_brought_up_to_date_with_the_course(plan, world):
    document = document_for(world.section)
    aside = keep_plan(world.section, answer_of(plan_document(document)), NOW, stamp=stamp_of(document))
    edit(plan, world.tara, NOW, activities={"hello": None})
    assert bring_up_to_date(aside, world.tara, NOW) is not None
    assert not any(phase.startswith("hello/") for phase in spots_of(aside))
    assert bring_up_to_date(_again(aside), world.tara, NOW) is None


def test_learners_see_what_was_adopted_however_the_plan_goes_on(plan, world):
    adopt(plan, world.tara, NOW)
    before = place_of(plan, "map/1")
    move(plan, world.tara, NOW + timedelta(minutes=1), [Move(phase="map/1", at=elsewhere(plan, "map/1"))])
    adopted = adopted_plan(world.section)
    assert adopted is not None
    assert next(p.at for p in adopted.placements if p.phase == "map/1") == before


def test_the_newest_plan_is_the_one_that_opens(plan, world):
    newer = keep_plan(world.section, answer_of(plan_document(document_for(world.section))), NOW)
    assert [p.pk for p in Plan.objects.filter(section=world.section, current=True)] == [newer.pk]


def test_a_change_reads_and_writes_few_rows(plan, world, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        move(plan, world.tara, NOW, [Move(phase="map/1", at=elsewhere(plan, "map/1"))])


def _again(plan: Plan) -> Plan:
    return Plan.objects.get(pk=plan.pk)
