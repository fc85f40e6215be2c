from dataclasses import replace

import pytest

from meantime.planner import check
from meantime.planner.replan import after_change, known_from
from meantime.planner.solve import best_plan
from meantime.planner.tests.small import course, phase, two_weeks


@pytest.mark.parametrize("seed", range(3))
def test_a_cancelled_meeting_moves_little_of_the_future_and_nothing_of_the_past(seed):
    plan = best_plan(course(75, seed, weeks=8))
    past = {s.id for s in plan.problem.timeline if s.week <= 3}
    again = best_plan(after_change(plan, cancelled={"live 4.1"}, past=past))
    assert check.judge(again) == ()
    before = {p.phase: (p.at, p.clock) for p in plan.placements}
    future = [p for p in again.placements if before[p.phase][0] not in past and before[p.phase][0] != "live 4.1"]
    assert all(before[p.phase] == (p.at, p.clock) for p in again.placements if before[p.phase][0] in past)
    assert not any(p.at == "live 4.1" for p in again.placements)
    assert sum(before[p.phase] == (p.at, p.clock) for p in future) >= 0.9 * len(future)
    assert again.objective >= 0.995 * again.bound


def test_between_equal_plans_the_known_one_stays():
    debates = [phase(f"debate {i}", live=50, worth=10, window=(0, 3)) for i in range(2)]
    asked = two_weeks(*debates, week_range=(0, 500))
    plan = best_plan(asked)
    known = known_from(plan)
    swapped = tuple(replace(k, at={"first": "second", "second": "first"}[k.at]) for k in known)
    assert known_from(best_plan(replace(asked, known=known))) == known
    assert set(known_from(best_plan(replace(asked, known=swapped)))) == set(swapped)
