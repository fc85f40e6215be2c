"""Improve: asked of the plan as it stands, answered by the worker, accepted and refused move by move."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection

from meantime.planner.limits import Cancelled
from meantime.plans import worker
from meantime.plans.accepting import decide
from meantime.plans.actions import cancel_request, claim_request
from meantime.plans.changes import Conflict, move, redo, undo
from meantime.plans.frozen import thaw
from meantime.plans.improving import Improvement, Question, request_improvement
from meantime.plans.models import LEASE, Hold, Plan, PlanRequest, State
from meantime.plans.moving import Move
from meantime.plans.queries import answer_in, plan_now
from meantime.plans.standing import spots_of
from meantime.plans.tests.improved import a_good_plan, improved, made_worse, places, proposed
from meantime.terms.message import UserError
from meantime.terms.modality import Clock
from meantime.testing import NOW, world


@pytest.fixture
def plan(world) -> Plan:
    return a_good_plan(world)


@pytest.fixture
def worse(plan, world) -> Plan:
    made_worse(plan, world)
    return plan


def again(plan: Plan) -> Plan:
    return Plan.objects.select_related("section__course").get(pk=plan.pk)


def test_a_plan_that_was_made_worse_gets_moves_that_say_what_they_gain(worse, world):
    request = improved(worse, world)
    proposal = proposed(request, worse)
    assert request.state == State.ANSWERED
    assert thaw(request.answer, Improvement).moves == len(proposal.diff.moves) > 1
    assert proposal.diff.gain.worth > 0
    assert all(one.to_clock is Clock.LIVE for one in proposal.diff.moves if one.gain.worth > 0)


def test_the_best_plan_is_left_as_it_is(plan, world):
    request = improved(plan, world)
    assert proposed(request, plan).diff.moves == ()
    assert proposed(request, plan).improvement.plan.optimal


def test_all_that_is_accepted_is_one_change_and_one_undo(worse, world):
    start, request = places(worse), improved(worse, world)
    moves = {one.phase for one in proposed(request, worse).diff.moves}
    change = decide(request, worse, world.tara, NOW, accepted=moves, refused=())
    assert change is not None
    assert change.label == {"code": "plans.improved", "params": {"n": len(moves)}}
    assert {phase for phase, at in places(worse).items() if at != start[phase]} == moves
    undo(again(worse), world.tara, NOW)
    assert places(worse) == start


def test_a_plan_that_took_everything_is_proven_until_it_is_moved_again(worse, world):
    request = improved(worse, world)
    assert not plan_now(worse).optimal
    decide(request, worse, world.tara, NOW, accepted={m.phase for m in proposed(request, worse).diff.moves}, refused=())
    assert plan_now(again(worse)).optimal
    assert again(worse).status == "optimal"
    undo(again(worse), world.tara, NOW)
    assert not plan_now(again(worse)).optimal
    redo(again(worse), world.tara, NOW)
    assert plan_now(again(worse)).optimal


def test_what_was_proven_around_a_hold_is_not_claimed_without_it(plan, world):
    (phase, *_others) = [p.phase for p in plan_now(plan).placements if p.clock is Clock.LIVE and p.phase != "flow/1"]
    stretches = [s.id for s in plan_now(plan).problem.timeline]
    own = stretches[stretches.index(places(plan)[phase]) - 1]
    made_worse(plan, world)
    move(plan, world.tara, NOW, [Move(phase=phase, at=own, hold=Hold.PLACE)])
    request = improved(again(plan), world)
    decide(request, plan, world.tara, NOW, accepted={m.phase for m in proposed(request, plan).diff.moves}, refused=())
    around = plan_now(again(plan))
    assert around.optimal
    move(again(plan), world.tara, NOW, [Move(phase=phase, at=own, hold=Hold.FREE)])
    assert plan_now(again(plan)).bound > around.bound


def test_what_is_held_stays(worse, world):
    held = places(worse)["dam/1"]
    move(worse, world.tara, NOW, [Move(phase="dam/1", at=held, hold=Hold.PLACE)])
    request = improved(again(worse), world)
    assert "dam/1" not in {one.phase for one in proposed(request, worse).diff.moves}


def test_what_is_held_outside_its_window_is_allowed_to_stand_there(plan, world):
    last = [s.id for s in plan_now(plan).problem.timeline if s.id.startswith("t") and s.minutes][-1]
    move(plan, world.tara, NOW, [Move(phase="map/1", at=last, hold=Hold.PLACE)])
    request = improved(again(plan), world)
    assert proposed(request, plan).improvement.plan.conflicts == ()


def test_what_is_refused_is_not_proposed_again(worse, world):
    request = improved(worse, world)
    first, *others = [group.moves[0].phase for group in proposed(request, worse).diff.groups if len(group.moves) == 1]
    decide(request, worse, world.tara, NOW, accepted=set(others), refused={first})
    left = proposed(request, worse)
    assert first not in {one.phase for one in left.diff.moves}
    assert left.improvement.refused == (first,)
    assert not plan_now(again(worse)).optimal


def test_what_is_refused_and_held_is_not_proposed_by_the_next_either(worse, world):
    request = improved(worse, world)
    moves = {one.phase for one in proposed(request, worse).diff.moves}
    decide(request, worse, world.tara, NOW, accepted=(), refused=moves, hold_refused=True)
    assert {phase for phase, spot in spots_of(worse).items() if spot.hold == Hold.PLACE} >= moves
    later = improved(again(worse), world)
    assert not moves & {one.phase for one in proposed(later, worse).diff.moves}
    undo(again(worse), world.tara, NOW)
    assert all(spot.hold != Hold.PLACE for phase, spot in spots_of(worse).items() if phase in moves)


def test_what_another_moved_since_is_a_conflict_and_the_rest_can_be_accepted(worse, world):
    request = improved(worse, world)
    moves = [group.moves[0] for group in proposed(request, worse).diff.groups if len(group.moves) == 1]
    touched = moves[0]
    elsewhere = next(at for at in ("t5", "t4", "t3") if at not in (touched.from_at, touched.to_at))
    move(again(worse), world.otto, NOW, [Move(phase=touched.phase, at=elsewhere)])
    before = places(worse)
    with pytest.raises(Conflict):
        decide(request, worse, world.tara, NOW, accepted={one.phase for one in moves}, refused=())
    assert places(worse) == before
    left = {one.phase for one in proposed(request, worse).diff.moves}
    assert left
    assert touched.phase not in left
    assert decide(request, worse, world.tara, NOW, accepted=left, refused=()) is not None
    assert places(worse)[touched.phase] == elsewhere


def test_who_has_no_place_without_another_is_not_accepted_without_it(worse, world):
    # The reading fills the meeting that the discussion was taken from.
    move(again(worse), world.tara, NOW, [Move(phase="map/1", at="m3")])
    request = improved(again(worse), world)
    (group,) = (group for group in proposed(request, worse).diff.groups if "map/1" in {one.phase for one in group.moves})
    others = {one.phase for one in group.moves} - {"map/1"}
    before = places(worse)
    with pytest.raises(UserError) as refused:
        decide(request, worse, world.tara, NOW, accepted=others, refused={"map/1"})
    assert refused.value.message.code == "improving.go_together"
    assert places(worse) == before
    decide(request, worse, world.tara, NOW, accepted={*others, "map/1"}, refused=())
    assert others <= {p.phase for p in plan_now(again(worse)).placements if p.clock is Clock.LIVE}


def test_what_cannot_be_met_together_names_what_is_held(plan, world):
    live = [p for p in plan_now(plan).problem.phases if p.live]
    move(plan, world.tara, NOW, [Move(phase=p.id, at="m1", hold=Hold.PLACE) for p in live])
    request = improved(again(plan), world)
    assert request.state == State.ANSWERED
    conflicts = proposed(request, plan).improvement.plan.conflicts
    assert conflicts
    assert "m1" in {conflict.params.get("at") for conflict in conflicts}


def test_weeks_that_are_over_stay_as_they_were(worse, world):
    timeline = plan_now(worse).problem.timeline
    week = next(s for s in timeline if s.id == "m2")
    request = improved(worse, world, week.end)
    over = {s.id for s in timeline if s.end <= week.end}
    moves = proposed(request, worse).diff.moves
    assert moves
    assert not over & {at for one in moves for at in (one.from_at, one.to_at)}


def test_two_presses_are_one_question_and_a_changed_plan_another(worse, world):
    first = request_improvement(worse, world.tara, NOW)
    assert request_improvement(again(worse), world.otto, NOW + timedelta(seconds=2)) == first
    move(again(worse), world.tara, NOW, [Move(phase="map/1", at="t4")])
    second = request_improvement(again(worse), world.tara, NOW)
    first.refresh_from_db()
    assert (second != first, first.state) == (True, State.CANCELLED)


def test_who_is_being_answered_already_is_not_asked_twice(worse, world):
    first = request_improvement(worse, world.tara, NOW)
    claim_request("one", NOW)
    assert request_improvement(again(worse), world.tara, NOW) == first


def test_a_course_that_changed_elsewhere_is_improved_as_it_is(worse, world):
    world.section.course.activities.filter(key="check").delete()
    request = improved(worse, world)
    question = thaw(request.question, Question)
    assert "check" not in {phase.activity for phase in question.plan.problem.phases}


def test_nothing_is_accepted_of_a_course_that_is_another_since(worse, world):
    request = improved(worse, world)
    moves = {one.phase for one in proposed(request, worse).diff.moves}
    Plan.objects.filter(pk=worse.pk).update(stamp="another")
    with pytest.raises(Conflict):
        decide(request, worse, world.tara, NOW, accepted=moves, refused=())


def test_a_request_that_was_called_off_is_never_answered(worse, world):
    request = request_improvement(worse, world.tara, NOW)
    claimed = claim_request("one", NOW)
    assert cancel_request(request, NOW)
    worker.answer_request(claimed)
    request.refresh_from_db()
    assert (request.state, request.answer) == (State.CANCELLED, None)
    assert claim_request("two", NOW + 2 * LEASE) is None
    assert not cancel_request(request, NOW)


def test_what_a_dying_worker_left_is_improved_by_the_next(worse, world):
    request = request_improvement(worse, world.tara, NOW)
    claim_request("dying", NOW)
    later = claim_request("next", NOW + 2 * LEASE)
    assert later == request
    worker.answer_request(later)
    request.refresh_from_db()
    assert request.state == State.ANSWERED


def test_the_worker_leaves_off_within_a_second_of_being_called_off(transactional_db, monkeypatch):
    w = world()
    plan = a_good_plan(w)
    request = request_improvement(plan, w.tara, NOW)
    began, ended = threading.Event(), []

    def endless(question, limits, told):
        began.set()
        while not limits.stop():
            time.sleep(0.01)
        ended.append(time.monotonic())
        raise Cancelled

    monkeypatch.setattr(worker, "improvement_of", endless)
    rounds = iter([True, False])

    def run() -> None:
        worker.work(going=lambda: next(rounds), pause=0)
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    assert began.wait(5)
    called_off = time.monotonic()
    cancel_request(request, NOW)
    thread.join(5)
    assert ended[0] - called_off < 1
    request.refresh_from_db()
    assert (request.state, request.answer) == (State.CANCELLED, None)


def test_the_worker_says_how_far_it_is(transactional_db, monkeypatch):
    w = world()
    request = request_improvement(a_good_plan(w), w.tara, NOW)
    improve, stages = worker.improvement_of, []

    def slowly(question, limits, told):
        def and_wait(progress):
            told(progress)
            time.sleep(0.5)
            stages.append(PlanRequest.objects.get(pk=request.pk).stage)

        return improve(question, limits, and_wait)

    monkeypatch.setattr(worker, "improvement_of", slowly)
    rounds = iter([True, False])
    worker.work(going=lambda: next(rounds), pause=0)
    request.refresh_from_db()
    assert request.state == State.ANSWERED
    assert [stage for i, stage in enumerate(stages) if stage not in stages[:i]][-2:] == ["even", "done"]


def test_the_answer_keeps_what_the_plan_had_to_say(worse, world):
    before = answer_in(worse)
    request = improved(worse, world)
    decide(request, worse, world.tara, NOW, accepted={m.phase for m in proposed(request, worse).diff.moves}, refused=())
    after = answer_in(again(worse))
    assert (after.flips, after.notices, after.advice) == (before.flips, before.notices, before.advice)
    assert after.answered
    assert {phase.lock for phase in after.plan.problem.phases} == {phase.lock for phase in before.plan.problem.phases}
