"""Of plans that are equally good, the one that people have to hear least about."""

from dataclasses import replace

import pytest

from meantime.planner import check
from meantime.planner.fewest import A_MOVE, fewest_changes
from meantime.planner.limits import Limits
from meantime.planner.plan import Plan
from meantime.planner.preferences import changes, even_workload
from meantime.planner.replan import known_from
from meantime.planner.solve import best_plan
from meantime.planner.tests.small import course, phase, placed, random_problem, two_weeks

QUICK = Limits(seconds=1.0)


def costs(plan: Plan) -> int:
    moved = changes.score(plan.problem, plan.placements)
    return A_MOVE * moved + even_workload.score(plan.problem, plan.placements)


@pytest.mark.parametrize("seed", range(40))
def test_it_is_as_good_as_before_and_moves_no_more(seed):
    asked = random_problem(seed, 7)
    plan = best_plan(asked, QUICK)
    few = fewest_changes(plan, QUICK)
    assert check.judge(few) == ()
    assert few.objective >= plan.objective
    assert check.shortfall(asked, few.placements) <= check.shortfall(asked, plan.placements)
    assert costs(few) <= costs(plan)


def test_a_plan_that_people_know_and_that_is_best_stays_as_it_is():
    plan = best_plan(course(40), QUICK)
    known = replace(plan, problem=replace(plan.problem, known=known_from(plan)))
    assert changes.score(known.problem, fewest_changes(best_plan(known.problem, QUICK), QUICK).placements) == 0


def test_a_little_evenness_is_not_worth_a_move_and_much_is():
    def moved(minutes: int) -> int:
        asked = two_weeks(
            phase("long", live=None, own=100, window=(0, 2), home=0),
            phase("short", live=None, own=minutes, window=(0, 2), home=0),
            week_range=(0, 100),
        )
        known = known_from(Plan(**{**_empty(asked), "placements": placed(asked, {0: 0, 1: 0})}))
        asked = replace(asked, known=known)
        return changes.score(asked, fewest_changes(best_plan(asked, QUICK), QUICK).placements)

    assert (moved(10), moved(30)) == (0, 1)


def _empty(asked):
    plan = best_plan(asked, QUICK)
    return {name: getattr(plan, name) for name in ("problem", "status", "objective", "bound", "gap", "seed", "solver")}
