from dataclasses import replace

import pytest

from meantime.balance.advice import Advice
from meantime.planner.plan import Status, Violation
from meantime.plans.telling import Telling, telling_of
from meantime.terms.message import message
from meantime.testing import a_plan, an_answer


def told(answer) -> Telling:
    return telling_of(answer, answer.plan)


def test_a_stretch_is_called_by_its_name_and_not_by_its_id():
    said = message("planner.meeting_minutes", week=1, at="m2", used=50, over=5, limit=45)
    plan = replace(a_plan(), shortfalls=(Violation(rule="meeting_minutes", at="m2", amount=5, message=said),))
    line = told(replace(an_answer(), plan=plan)).shortfalls[0]
    assert line.text == "Week 1: Thu 18 Mar holds 50 minutes with changeovers, 5 more than its 45."
    assert (line.anchor, line.place) == ("at-m2", "Thu 18 Mar")


def test_the_place_that_a_sentence_names_is_what_leads_there():
    said = message("planner.meeting_minutes", week=1, at="m2", used=50, over=5, limit=45)
    plan = replace(a_plan(), shortfalls=(Violation(rule="meeting_minutes", at="m2", amount=5, message=said),))
    line = told(replace(an_answer(), plan=plan)).shortfalls[0]
    assert line.parts == ("Week 1: ", "Thu 18 Mar", " holds 50 minutes with changeovers, 5 more than its 45.")
    assert replace(line, place="Thu 18").parts == (
        "Week 1: ",
        "Thu 18",
        " Mar holds 50 minutes with changeovers, 5 more than its 45.",
    )
    assert replace(line, place="Week 11").parts is None


def test_a_clock_is_called_by_its_name():
    said = message("planner.locked_clock", title="A dam", lock="live", clock="own")
    plan = replace(a_plan(), conflicts=(said,))
    assert told(replace(an_answer(), plan=plan)).conflicts[0].text == "“A dam” is held together, but stands in own time."


def test_the_greatest_shortfall_comes_first():
    assert [line.anchor for line in told(an_answer()).shortfalls] == ["week-2", "card-7"]


def test_a_clock_of_a_phase_is_said_as_people_say_it():
    said = message("planner.clock_of_phase", title="A dam", clock="live", at="m1")
    plan = replace(a_plan(), conflicts=(said,))
    assert told(replace(an_answer(), plan=plan)).conflicts[0].text == "“A dam” cannot be done together."


def test_advice_to_record_leads_to_its_lecture():
    said = message("balance.record_held_spare", n=1, pieces=2, frees=20)
    advice = Advice(topic="record", message=said, activities=("flow",))
    line = told(replace(an_answer(), advice=(advice,))).advice[0]
    assert "2 pieces" in line.text
    assert line.anchor == "card-2"


def test_more_live_minutes_are_priced_where_they_would_buy_most():
    price = told(an_answer()).price
    assert price is not None
    assert price.text == "Ten more live minutes here would buy most: about 4 minutes well spent."
    assert (price.anchor, price.place) == ("at-m3", "Tue 30 Mar")


def test_where_more_live_minutes_buy_nothing_nothing_is_said():
    assert told(replace(an_answer(), prices={"m1": 0.2})).price is None


def test_advice_on_a_week_leads_to_it():
    advice = Advice(topic="spare", message=message("balance.spare", n=1, minutes=25, week=2, most=25), week=2)
    assert told(replace(an_answer(), advice=(advice,))).advice[0].anchor == "week-2"


@pytest.mark.parametrize(
    ("status", "short"),
    [
        (Status.OPTIMAL, "Proven: no plan is better"),
        (Status.FEASIBLE, "At most 4.8 % from the best plan"),
        (Status.STOPPED, "At most 4.8 % from the best plan"),
        (Status.INFEASIBLE, "No plan fits these rules"),
    ],
)
def test_the_proof_says_how_far_it_got(status, short):
    plan = replace(a_plan(), status=status, bound=42.0, gap=2 / 42)
    answer = told(replace(an_answer(), plan=plan))
    assert answer.proof_short == short
    assert ("4.8" in answer.proof) == (status in (Status.FEASIBLE, Status.STOPPED))


def moved_by_hand(plan):
    moved = tuple(replace(p, at="t3") if p.phase == "map/1" else p for p in plan.placements)
    return replace(plan, placements=moved, objective=33)


def test_a_plan_moved_by_hand_no_longer_has_the_proof_of_the_planner():
    told_ = telling_of(an_answer(), moved_by_hand(a_plan()))
    assert told_.proof == ("Moved by hand since it was planned: 33 live minutes are well spent; as planned, 40 were.")
    assert told_.proof_short == "Moved by hand since it was planned"


def test_a_plan_moved_and_moved_back_has_it_again():
    again = replace(a_plan(), status=Status.FEASIBLE)
    assert telling_of(an_answer(), again).proof_short == "Proven: no plan is better"


def test_a_course_that_has_changed_has_neither_proof_nor_prices():
    told_ = told(replace(an_answer(), answered=False))
    assert "Improve plans again" in told_.proof
    assert told_.price is None
