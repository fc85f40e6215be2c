from datetime import timedelta

import pytest
from django.db import IntegrityError

from meantime.formats.document import CourseDocument
from meantime.plans.actions import adopt, claim_request, keep_answer, keep_failure, keep_plan, renew_claim, request_plan
from meantime.plans.changes import move
from meantime.plans.frozen import thaw
from meantime.plans.models import LEASE, MOST_CLAIMS, Placement, Plan, PlanRequest, State
from meantime.plans.moving import Move
from meantime.plans.queries import adopted_plan, answer_in, current_plan, last_failure, open_request
from meantime.testing import NOW, an_answer


@pytest.fixture
def request_(world) -> PlanRequest:
    return request_plan(world.section, world.tara, NOW)


def test_the_question_is_frozen_when_it_is_asked(world, request_):
    world.section.course.activities.all().delete()
    request_.refresh_from_db()
    assert len(thaw(request_.document, CourseDocument).activities) == 7


def test_asking_twice_before_a_worker_looks_is_one_question(world, request_):
    again = request_plan(world.section, world.tara, NOW + timedelta(seconds=3))
    assert again.pk == request_.pk
    assert PlanRequest.objects.count() == 1


def test_the_database_refuses_a_second_waiting_question(world, request_):
    with pytest.raises(IntegrityError):
        PlanRequest.objects.create(section=world.section, document={}, asked_at=NOW)


def test_of_two_workers_one_gets_the_request(request_):
    assert claim_request("one", NOW) == request_
    assert claim_request("two", NOW) is None


def test_of_two_workers_that_saw_the_same_row_one_gets_it(request_, monkeypatch):
    """The second worker looked before the first had claimed, and claims after it."""
    seen = list(PlanRequest.objects.claimable(NOW))
    assert claim_request("one", NOW) == request_
    monkeypatch.setattr("meantime.plans.models.request.PlanRequestQuerySet.claimable", lambda self, now: seen)
    assert claim_request("two", NOW) is None
    request_.refresh_from_db()
    assert (request_.claimed_by, request_.claims) == ("one", 1)


def test_what_a_dead_worker_left_is_claimed_again(request_):
    claim_request("dead", NOW)
    assert claim_request("next", NOW + LEASE) is None
    later = claim_request("next", NOW + LEASE + timedelta(seconds=1))
    assert later is not None
    assert (later.claimed_by, later.claims) == ("next", 2)


def test_a_worker_that_says_it_is_alive_keeps_its_request(request_):
    mine = claim_request("slow", NOW)
    assert mine is not None
    renew_claim(mine, NOW + LEASE)
    assert claim_request("next", NOW + LEASE + timedelta(seconds=1)) is None


def test_a_request_that_kills_its_workers_is_given_up(world, request_):
    now = NOW
    for number in range(MOST_CLAIMS):
        assert claim_request(f"worker {number}", now) is not None
        now += 2 * LEASE
    assert claim_request("last", now) is None
    request_.refresh_from_db()
    assert request_.state == State.FAILED
    assert "workers" in last_failure(world.section)


def test_an_answer_is_kept_as_rows(world, request_):
    mine = claim_request("one", NOW)
    assert mine is not None
    plan = keep_answer(mine, an_answer(), NOW)
    assert plan is not None
    assert current_plan(world.section) == plan
    assert open_request(world.section) is None
    assert answer_in(plan) == an_answer()
    assert plan.placements.count() == 8
    assert plan.placements.get(phase="dam/1").activity.key == "dam"


def test_a_worker_that_was_given_up_does_not_answer_any_more(request_):
    slow = claim_request("slow", NOW)
    claim_request("next", NOW + 2 * LEASE)
    assert slow is not None
    assert keep_answer(slow, an_answer(), NOW) is None
    keep_failure(slow, "too late", NOW)
    request_.refresh_from_db()
    assert request_.state == State.WORKING
    assert not Plan.objects.exists()


def test_learners_see_the_plan_adopted_last(world):
    first, second = (keep_plan(world.section, an_answer(), NOW + timedelta(days=day)) for day in (0, 1))
    move(second, world.tara, NOW, [Move(phase="map/1", at="t4")])
    assert adopted_plan(world.section) is None
    for hour, (plan, at) in enumerate(((first, "t1"), (second, "t4"), (first, "t1"))):
        adopt(plan, world.tara, NOW + timedelta(hours=hour))
        adopted = adopted_plan(world.section)
        assert adopted is not None
        assert next(p.at for p in adopted.placements if p.phase == "map/1") == at


@pytest.mark.parametrize(
    "columns",
    [
        {"phase": "dam/1", "at": "m4", "order": 9},
        {"at": "m3"},
        {"clock": "both"},
        {"role": "x"},
        {"order": 0},
        {"minutes_low": 99},
    ],
    ids=str,
)
def test_a_placement_that_cannot_be_is_refused(world, columns):
    plan = keep_plan(world.section, an_answer(), NOW)
    good = {
        **{"plan": plan, "phase": "new/1", "kind": "poll", "role": "engage", "clock": "live", "at": "m9", "order": 1},
        **{"minutes_low": 5, "minutes_typical": 5, "minutes_high": 5, "minutes_planned": 5},
    }
    with pytest.raises(IntegrityError):
        Placement.objects.create(**{**good, **columns})
