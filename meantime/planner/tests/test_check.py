from dataclasses import replace

import pytest

from meantime.planner import check
from meantime.planner.plan import Plan
from meantime.planner.solve import best_plan
from meantime.planner.tests.small import phase, two_weeks


@pytest.fixture(scope="module")
def plan() -> Plan:
    phases = [phase("read", live=None), phase("debate", live=30, worth=20, after=("read",)), phase("poll", worth=5)]
    return best_plan(two_weeks(*phases))


def rules(plan: Plan) -> set[str]:
    return {violation.rule for violation in check.judge(plan)}


def spoilt(plan: Plan, which: str, **changes: object) -> Plan:
    placements = tuple(replace(p, **changes) if p.phase == which else p for p in plan.placements)
    return replace(plan, placements=placements)


def test_a_fresh_plan_is_found_right(plan):
    assert check.judge(plan) == ()


def test_each_false_claim_is_found(plan):
    assert "objective" in rules(replace(plan, objective=plan.objective + 1))
    assert "bound" in rules(replace(plan, bound=plan.bound - 1))
    assert "gap" in rules(replace(plan, gap=0.5))
    assert "numbering" in rules(spoilt(plan, "read", order=7))
    assert "names" in rules(spoilt(plan, "read", phase="nobody"))
    assert "names" in rules(spoilt(plan, "read", at="nowhere"))
    assert "names" in rules(spoilt(plan, "read", kind="lecture"))
    assert "names" in rules(spoilt(plan, "read", locked=True))
    minutes = replace(plan.placements[0].minutes, planned=1)
    assert "planned_minutes" in rules(spoilt(plan, plan.placements[0].phase, minutes=minutes))


def test_a_shortfall_that_is_kept_silent_is_found(plan):
    ceiling = replace(plan.problem, rules=replace(plan.problem.rules, workload_ceiling=10))
    assert "shortfalls" in rules(replace(plan, problem=ceiling))


def test_a_missing_and_a_doubled_phase_are_found(plan):
    assert "placed_once" in rules(replace(plan, placements=plan.placements[1:]))
    assert "placed_once" in rules(replace(plan, placements=(*plan.placements, plan.placements[0])))
