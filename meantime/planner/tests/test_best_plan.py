from dataclasses import replace
from itertools import product
from random import Random

import pytest

from meantime.planner import check
from meantime.planner.greedy import greedy_plan
from meantime.planner.limits import Limits, Progress
from meantime.planner.placing import placements_of
from meantime.planner.plan import Plan, Status
from meantime.planner.problem import Lock, Problem
from meantime.planner.rules.where import all_spots
from meantime.planner.solve import best_plan
from meantime.planner.tests.small import meantime, meeting, phase, problem, random_problem, two_weeks
from meantime.terms.message import UserError
from meantime.terms.modality import Clock


def live(plan: Plan) -> set[str]:
    return {p.phase for p in plan.placements if p.clock is Clock.LIVE}


def at(plan: Plan, phase: str) -> str:
    return next(p.at for p in plan.placements if p.phase == phase)


def brute_force(problem: Problem) -> tuple[int, int] | None:
    """The least shortfall and then the greatest worth of all placements, by trying each."""
    options = all_spots(problem)
    best = None
    for spots in product(*options.values()):
        placements = placements_of(problem, dict(enumerate(spots)))
        if not check.violations(problem, placements):
            found = (check.shortfall(problem, placements), -check.objective(problem, placements))
            best = found if best is None else min(best, found)
    return None if best is None else (best[0], -best[1])


@pytest.mark.parametrize("seed", range(60))
def test_a_small_plan_is_as_good_as_the_best_of_all_placements(seed):
    asked = random_problem(seed, phases=4)
    best, plan = brute_force(asked), best_plan(asked)
    if best is None:
        assert plan.status is Status.INFEASIBLE
        assert plan.conflicts
        assert not plan.placements
        return
    assert plan.status is Status.OPTIMAL
    stages = {stage.name: stage for stage in plan.stages}
    assert (stages["shortfalls"].value, stages["worth"].value) == best
    assert check.shortfall(asked, plan.placements) == best[0]
    assert plan.objective == best[1] - stages["worth"].given_back
    assert plan.bound == best[1]


@pytest.mark.parametrize("seed", range(100, 140))
def test_no_plan_breaks_a_rule_or_claims_what_is_not_so(seed):
    asked = random_problem(seed, phases=Random(seed).randint(1, 12))
    plan = best_plan(asked)
    assert check.judge(plan) == ()
    for stage in plan.stages:
        assert stage.given_back <= 0.005 * abs(stage.value)


def test_the_same_problem_and_seed_give_the_same_plan():
    asked = next(p for p in (random_problem(seed, phases=10) for seed in range(99)) if best_plan(p).placements)
    assert best_plan(asked) == best_plan(asked)


def test_live_minutes_go_where_they_are_worth_most_per_minute():
    talk = phase("talk", live=50, worth=20)
    debate, quiz = phase("debate", live=30, worth=15), phase("quiz", live=25, worth=15)
    plan = best_plan(problem((meantime("before"), meeting("only")), [talk, debate, quiz]))
    assert live(plan) == {"debate", "quiz"}
    assert plan.objective == plan.bound == 30
    assert plan.optimal


def test_a_changeover_can_cost_a_phase_its_place():
    pair = [phase("debate", live=30, worth=15), phase("quiz", live=30, worth=15)]
    timeline = (meantime("before"), meeting("only", minutes=60))
    assert best_plan(problem(timeline, pair, rules={"changeover": 0})).objective == 30
    assert best_plan(problem(timeline, pair, rules={"changeover": 1})).objective == 15


def test_a_lock_is_kept_even_when_it_is_worth_less():
    debate = phase("debate", worth=20, window=(0, 3), lock=Lock(clock=Clock.OWN, at="before 2"))
    plan = best_plan(two_weeks(debate))
    assert at(plan, "debate") == "before 2"
    assert plan.placements[0].locked
    assert best_plan(two_weeks(replace(debate, lock=None))).objective == 20


def test_preparation_stands_just_before_what_it_leads_to():
    read = phase("read", live=None, window=(0, 3), home=0, leads_to=("debate",))
    debate = phase("debate", own=None, worth=10, window=(3, 3), home=3, after=("read",))
    plan = best_plan(two_weeks(read, debate, week_range=(0, 500)))
    assert at(plan, "read") == "before 2"


def test_weeks_are_evened_before_phases_are_brought_home():
    essays = [phase(f"essay {i}", live=None, own=60, window=(0, 3), home=0) for i in range(4)]
    plan = best_plan(two_weeks(*essays))
    assert sorted(p.at for p in plan.placements) == ["before 1"] * 2 + ["before 2"] * 2


def test_a_week_without_any_touchpoint_is_said():
    debate = phase("debate", window=(0, 1), touchpoint=(Clock.LIVE, Clock.OWN))
    read = phase("read", live=None, window=(2, 3))
    plan = best_plan(two_weeks(debate, read, rules={"touchpoints": True}))
    assert [(s.rule, s.at) for s in plan.shortfalls] == [("touchpoints", "week:2")]


def test_own_time_over_the_ceiling_is_as_small_as_it_can_be():
    essays = [phase(f"essay {i}", live=None, own=200, window=(0, 3)) for i in range(3)]
    plan = best_plan(two_weeks(*essays, rules={"own_ceiling": 300}))
    assert [(s.at, s.amount) for s in plan.shortfalls if s.rule == "own_ceiling"] in (
        [("week:1", 100)],
        [("week:2", 100)],
    )


def test_a_hardened_rule_makes_the_problem_impossible_instead_of_falling_short():
    essays = [phase(f"essay {i}", live=None, own=200, window=(0, 3)) for i in range(4)]
    rules = {"own_ceiling": 300, "hard": ("own_ceiling",)}
    plan = best_plan(two_weeks(*essays, rules=rules))
    assert plan.status is Status.INFEASIBLE
    assert "planner.give_elastic" in {m.code for m in plan.conflicts}


def test_a_talk_longer_than_the_limit_is_never_live():
    plan = best_plan(two_weeks(phase("talk", live=30, worth=30, one_way=25)))
    assert not live(plan)


def test_listening_is_broken_up_by_something_active():
    talks = [phase(f"talk {i}", live=15, own=15, worth=15, one_way=15) for i in range(2)]
    poll = phase("poll", live=5, own=5, worth=1)
    timeline = (meantime("before"), meeting("only"))
    assert len(live(best_plan(problem(timeline, talks)))) == 1
    plan = best_plan(problem(timeline, [*talks, poll]))
    assert [p.phase for p in plan.placements] == ["talk 0", "poll", "talk 1"]


def test_greedy_is_told_first_and_is_valid_where_nothing_is_tight():
    told: list[Progress] = []
    asked = two_weeks(phase("debate", worth=10), phase("read", live=None))
    best_plan(asked, progress=told.append)
    assert (told[0].stage, told[0].valid) == ("first", True)
    assert not check.violations(asked, greedy_plan(asked, 0))


def test_without_any_time_for_the_solver_the_greedy_plan_is_the_fallback():
    asked = two_weeks(phase("debate", worth=10), phase("read", live=None), rules={"touchpoints": True})
    plan = best_plan(asked, Limits(seconds=0.0))
    assert plan.status is Status.FALLBACK
    assert check.judge(plan) == ()


def test_a_plan_that_the_wall_clock_cut_off_says_so():
    asked = two_weeks(phase("debate", worth=10), phase("read", live=None), rules={"touchpoints": True})
    plan = best_plan(asked, Limits(wall=0.0))
    assert plan.status is Status.STOPPED
    assert check.judge(plan) == ()


def test_a_phase_that_refers_to_nothing_is_refused():
    with pytest.raises(UserError) as refused:
        best_plan(two_weeks(phase("debate", after=("nobody",))))
    assert refused.value.message.code == "planner.unknown_reference"
