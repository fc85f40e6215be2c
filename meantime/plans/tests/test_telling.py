from dataclasses import replace

import pytest

from meantime.balance.advice import Advice
from meantime.balance.scripts import Piece
from meantime.planner.plan import Status, Violation
from meantime.plans.telling import Telling, telling_of
from meantime.plans.term_map import term_map
from meantime.terms.message import message
from meantime.testing import a_plan, an_answer


def told(answer) -> Telling:
    return telling_of(answer, term_map(answer.plan, activities={}, week_titles={}))


def test_a_stretch_is_called_by_its_name_and_not_by_its_id():
    said = message("planner.meeting_minutes", week=1, at="m2", used=50, over=5, limit=45)
    plan = replace(a_plan(), shortfalls=(Violation(rule="meeting_minutes", at="m2", amount=5, message=said),))
    line = told(replace(an_answer(), plan=plan)).shortfalls[0]
    assert line.text == "Week 1: Thu 18 Mar holds 50 minutes with changeovers, 5 more than its 45."
    assert (line.anchor, line.place) == ("at-m2", "Thu 18 Mar")


def test_a_clock_is_called_by_its_name():
    said = message("planner.locked_clock", title="A dam", lock="live", clock="own")
    plan = replace(a_plan(), conflicts=(said,))
    assert told(replace(an_answer(), plan=plan)).conflicts[0].text == (
        "“A dam” is locked to the clock “Together”, but runs on “Own time”."
    )


def test_the_greatest_shortfall_comes_first():
    assert [line.anchor for line in told(an_answer()).shortfalls] == ["week-2", "card-7"]


def test_advice_to_record_leads_to_its_lecture_and_brings_scripts():
    piece = Piece(
        activity="flow",
        title=message("balance.piece_part", title="How water flows", number=1, count=2),
        minutes=9,
        outline=(message("balance.piece_example"),),
        check=message("balance.piece_check", goal="Measure a river"),
    )
    advice = Advice(
        topic="record",
        message=message("balance.record_held_spare", n=1, pieces=2, frees=20),
        activities=("flow",),
        pieces=(piece,),
    )
    line = told(replace(an_answer(), advice=(advice,))).advice[0]
    assert "2 pieces" in line.text
    assert line.anchor == "card-2"
    assert line.pieces[0].title == "How water flows, part 1 of 2"
    assert line.pieces[0].outline == ("Work through one example, thinking aloud.",)


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
