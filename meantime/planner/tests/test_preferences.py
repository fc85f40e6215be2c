from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.planner.cells import stretch_cells
from meantime.planner.choices import Choices
from meantime.planner.cpsat import Solver
from meantime.planner.goals import arrangement_goal, changes_goal, even_goal, worth_goal
from meantime.planner.measure import clock_of, minutes_on
from meantime.planner.placing import placements_of
from meantime.planner.rules import placed_once
from meantime.planner.tests.small import random_problem


@pytest.mark.parametrize("make", [worth_goal, even_goal, arrangement_goal, changes_goal])
@given(seed=st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_the_solver_and_the_score_give_the_same_number_to_any_placements(make, seed):
    problem, random = random_problem(seed), Random(seed)
    spots = {
        i: random.choice([s for s, stretch in enumerate(problem.timeline) if minutes_on(p, clock_of(stretch))])
        for i, p in enumerate(problem.phases)
    }
    choices = Choices(problem, stretch_cells(problem), {i: [spot] for i, spot in spots.items()})
    placed_once.constraints(choices)
    goal = make(choices)
    answer = Solver(choices, 0).minimise(goal.terms, seconds=1, wall=10)
    assert answer.value + goal.constant == goal.score(placements_of(problem, spots))
