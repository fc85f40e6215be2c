"""What more minutes of a meeting would buy, exactly."""

import pytest

from meantime.activities.queries import document_for
from meantime.balance.planned import plan_document
from meantime.planner.limits import Limits
from meantime.planner.plan import Plan as Planned
from meantime.planner.solve import best_plan
from meantime.planner.tests.small import phase, two_weeks
from meantime.plans import worker
from meantime.plans.actions import claim_request
from meantime.plans.changes import move
from meantime.plans.frozen import thaw
from meantime.plans.models import Plan, PlanRequest, State
from meantime.plans.moving import Move
from meantime.plans.price_page import price_sentences
from meantime.plans.pricing import Price, PriceQuestion, price_of, request_price
from meantime.plans.tests.improved import a_good_plan
from meantime.terms.message import UserError
from meantime.testing import NOW


@pytest.fixture
def plan(world) -> Plan:
    return a_good_plan(world)


def a_tight_course() -> Planned:
    """Two phases that are both worth an hour together, and one meeting of an hour for them."""
    return best_plan(
        two_weeks(
            phase("debate", live=40, worth=30, window=(0, 1)),
            phase("review", live=25, worth=8, window=(0, 1)),
            week_range=(0, 600),
        )
    )


def price_at(minutes: int) -> Price:
    return price_of(PriceQuestion(at="first", minutes=minutes, version=0, plan=a_tight_course()), Limits())


def test_minutes_buy_what_did_not_fit_before():
    assert price_at(10) == Price(worth=8, shortfall=0, comes=("review",), proven=True)


def test_too_few_minutes_buy_nothing():
    assert price_at(5) == Price(worth=0, shortfall=0, comes=(), proven=True)


def test_the_answer_is_a_sentence_that_names_what_would_fit():
    problem = a_tight_course().problem
    said = price_sentences(price_at(10), problem, "first", 10)
    assert said == ["meeting 1: 10 more minutes would buy 8 minutes well spent.", "“Review” would fit."]
    (nothing,) = price_sentences(price_at(5), problem, "first", 5)
    assert "nothing" in nothing


def test_what_was_moved_by_hand_is_no_part_of_the_price():
    asked = a_tight_course()
    own = best_plan(asked.problem)
    by_hand = tuple(p for p in own.placements)
    assert (
        price_of(
            PriceQuestion(
                at="first",
                minutes=5,
                version=3,
                plan=Planned(
                    problem=asked.problem,
                    status=own.status,
                    objective=0,
                    bound=30.0,
                    gap=1.0,
                    seed=0,
                    solver="",
                    placements=by_hand,
                ),
            ),
            Limits(),
        ).worth
        == 0
    )


def answered(request: PlanRequest) -> PlanRequest:
    worker.answer_request(claim_request("one", NOW))
    request.refresh_from_db()
    return request


def test_a_price_is_asked_of_the_worker_and_kept_for_the_plan_as_it_stands(plan, world):
    request = answered(request_price(plan, world.tara, NOW, "m1", 10))
    assert request.state == State.ANSWERED
    assert thaw(request.answer, Price).proven
    # The plan that was asked about is not kept with every answer.
    assert "placements" not in str(request.question)
    assert request_price(plan, world.otto, NOW, "m1", 10) == request
    assert request_price(plan, world.tara, NOW, "m1", 15) != request


def test_a_plan_that_was_changed_has_other_prices(plan, world):
    request = answered(request_price(plan, world.tara, NOW, "m1", 10))
    move(plan, world.tara, NOW, [Move(phase="map/1", at="t4")])
    assert request_price(Plan.objects.get(pk=plan.pk), world.tara, NOW, "m1", 10) != request


@pytest.mark.parametrize(("at", "minutes"), [("t1", 10), ("m99", 10), ("", 10), ("m1", 0), ("m1", 500), ("m1", -5)])
def test_what_cannot_be_asked_is_refused_with_a_sentence(plan, world, at, minutes):
    with pytest.raises(UserError):
        request_price(plan, world.tara, NOW, at, minutes)
    assert not PlanRequest.objects.exists()


def test_a_meeting_that_is_over_has_no_price(plan, world):
    report = plan_document(document_for(world.section))
    first = next(s for s in report.plan.problem.timeline if s.id == "m1")
    with pytest.raises(UserError):
        request_price(plan, world.tara, first.end, "m1", 10)
