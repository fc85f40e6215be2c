import pytest

from meantime.planner import check
from meantime.planner.limits import Limits
from meantime.planner.plan import Status
from meantime.planner.solve import best_plan
from meantime.planner.tests.small import course


@pytest.mark.parametrize("minutes", [50, 30])
def test_a_course_of_150_phases_is_proven_optimal(minutes):
    plan = best_plan(course(150, minutes=minutes))
    assert plan.status is Status.OPTIMAL
    assert plan.objective == plan.bound
    assert check.judge(plan) == ()


def test_a_course_too_large_to_prove_at_once_comes_within_a_hundredth():
    plan = best_plan(course(300, minutes=110), Limits(seconds=4.0))
    assert check.judge(plan) == ()
    assert plan.gap <= 0.01
    assert plan.bound >= plan.objective
