import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.planner.codec import plan_from, problem_from, to_builtins
from meantime.planner.solve import best_plan
from meantime.planner.tests.small import phase, random_problem, two_weeks
from meantime.terms.message import UserError


@given(seed=st.integers(0, 10**6))
@settings(max_examples=50, deadline=None)
def test_a_problem_survives_json(seed):
    problem = random_problem(seed)
    assert problem_from(json.loads(json.dumps(to_builtins(problem)))) == problem


@pytest.mark.parametrize("seed", range(10))
def test_a_plan_survives_json(seed):
    plan = best_plan(random_problem(seed))
    assert plan_from(json.loads(json.dumps(to_builtins(plan)))) == plan


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda plain: plain.pop("title"), "planner.unreadable"),
        (lambda plain: plain.update(version=7), "planner.version"),
        (lambda plain: plain["phases"][0].update(window=[3, 1]), "planner.bad_window"),
        (lambda plain: plain["phases"][0].update(live=None, own=None), "planner.no_minutes"),
        (lambda plain: plain["phases"][0].update(kind=3), "planner.unreadable"),
        (lambda plain: plain["phases"][0]["live"].update(low=90), "planner.unreadable"),
        (lambda plain: plain["timeline"][0].update(week=9), "planner.weeks_backwards"),
        (lambda plain: plain["phases"].append(plain["phases"][0]), "planner.phase_twice"),
        (lambda plain: plain["timeline"].append(plain["timeline"][-1]), "planner.stretch_twice"),
    ],
    ids=["title", "version", "window", "minutes", "type", "range", "weeks", "phases", "stretches"],
)
def test_what_is_not_a_problem_is_refused_with_the_reason(spoil, code):
    plain = json.loads(json.dumps(to_builtins(two_weeks(phase("debate")))))
    spoil(plain)
    with pytest.raises(UserError) as refused:
        problem_from(plain)
    assert refused.value.message.code == code
