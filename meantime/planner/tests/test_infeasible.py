from dataclasses import replace

import pytest

from meantime.planner.plan import Plan, Status
from meantime.planner.problem import Known, Lock
from meantime.planner.solve import best_plan
from meantime.planner.tests.small import meantime, meeting, phase, problem, two_weeks
from meantime.terms.modality import Clock


def conflicts(plan: Plan) -> list[str]:
    assert plan.status is Status.INFEASIBLE
    return [said.code.removeprefix("planner.") for said in plan.conflicts]


@pytest.mark.parametrize(
    ("odd", "code"),
    [
        (phase("exam", own=None, window=(0, 0)), "nowhere_live"),
        (phase("essay", live=None, window=(1, 1)), "nowhere_own"),
        (phase("debate", window=(0, 1), lock=Lock(at="second")), "nowhere_lock"),
        (phase("debate", lock=Lock(at="cancelled")), "nowhere_lock"),
        (phase("talk", own=None, live=50, one_way=45), "too_much_listening"),
        (phase("marathon", own=None, live=90), "overfull"),
    ],
    ids=["meeting", "own time", "lock outside the window", "lock to nowhere", "listening", "too long"],
)
def test_what_cannot_stand_anywhere_is_named_with_the_reason(odd, code):
    plan = best_plan(two_weeks(odd, phase("poll")))
    assert code in conflicts(plan)
    assert plan.conflicts[0].params.get("title", odd.title) == odd.title


def test_needs_in_a_circle_are_named():
    circle = [phase("a", after=("b",)), phase("b", after=("c",)), phase("c", after=("a",)), phase("d", after=("a",))]
    plan = best_plan(two_weeks(*circle))
    assert conflicts(plan) == ["circle"]
    assert set(str(plan.conflicts[0].params["titles"]).split(" → ")) == {"A", "B", "C"}


def test_a_phase_that_has_to_be_over_before_what_it_needs_is_named():
    early, late = phase("early", window=(0, 1), after=("late",)), phase("late", window=(2, 3))
    assert conflicts(best_plan(two_weeks(early, late))) == ["no_time"]


def test_too_much_locked_into_a_meeting_says_how_much():
    locked = [phase(f"p{i}", live=25, lock=Lock(at="first")) for i in range(3)]
    plan = best_plan(two_weeks(*locked))
    assert conflicts(plan) == ["overfull"]
    assert plan.conflicts[0].params == {"at": "first", "week": 1, "used": 77, "limit": 60, "n": 3}


def test_meetings_too_short_together_name_the_minutes_that_would_do():
    exams = [phase(f"exam {i}", own=None, live=30, window=(0, 3)) for i in range(4)]
    plan = best_plan(two_weeks(*exams, rules={"changeover": 5}))
    assert conflicts(plan) == ["give_minutes", "give_minutes"]
    assert [said.params["n"] for said in plan.conflicts] == [5, 5]


def test_listening_that_nothing_can_break_up_is_named():
    talks = [phase(f"talk {i}", own=None, live=15, one_way=15) for i in range(2)]
    plan = best_plan(problem((meantime("before"), meeting("only")), talks))
    assert conflicts(plan) == ["give_listening"]


def test_prerequisites_across_locks_name_the_cheaper_of_both():
    first = phase("first", window=(0, 3), lock=Lock(at="second"))
    then = phase("then", window=(0, 3), after=("middle",), lock=Lock(at="first"))
    middle = phase("middle", window=(0, 3), after=("first",))
    assert conflicts(best_plan(two_weeks(first, middle, then))) == ["give_order"]


def test_nothing_new_enters_the_past():
    late = phase("late", window=(0, 1))
    asked = two_weeks(late)
    timeline = tuple(replace(s, past=s.week == 1) for s in asked.timeline)
    assert conflicts(best_plan(replace(asked, timeline=timeline))) == ["nowhere_past"]
    known = (Known(phase="late", clock=Clock.LIVE, at="first"),)
    assert best_plan(replace(asked, timeline=timeline, known=known)).placements[0].at == "first"
