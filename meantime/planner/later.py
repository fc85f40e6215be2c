"""Stages 2 to 4: even, near and stable, holding what the stages before reached.

Which phases are live is settled by then: with the clocks kept, courses of usual windows are solved at once; others
week by week. Bounds are of the whole question all the same, from the relaxation.
"""

from collections.abc import Iterator, Sequence
from math import ceil

from meantime.planner.budget import Budget
from meantime.planner.glop import relaxed_minimum
from meantime.planner.goals import arrangement_goal, changes_goal, even_goal
from meantime.planner.limits import Limits
from meantime.planner.measure import clock_of
from meantime.planner.neighbourhood import Near, Options
from meantime.planner.placing import Spots, placements_of
from meantime.planner.problem import Problem
from meantime.planner.rules.where import all_spots
from meantime.planner.stage import MakeGoal, Reached

# Each stage, and the goals whose relaxation shows where to look: an even week is also to be a good place.
_STAGES: tuple[tuple[MakeGoal, tuple[MakeGoal, ...]], ...] = (
    (even_goal, (even_goal, arrangement_goal)),
    (arrangement_goal, (arrangement_goal,)),
    (changes_goal, (changes_goal,)),
)
# Deterministic seconds: of all phases at once, of one neighbourhood, and of a stage as a share of the limit.
_AT_ONCE, _NEAR, _SHARE = 0.2, 0.05, 0.06
# How many promising stretches of each phase are tried at once; fewer where windows leave more than so many.
_MOST, _MOST_IF_LOOSE, _LOOSE = 5, 3, 6
# More phases than this are not tried at once.
_MOST_AT_ONCE = 250
# Weeks that are free together; neighbourhoods overlap by half.
_WEEKS = 4
# Below this a bound is rounding.
_ROUNDING = 1e-6


def later_stages(
    problem: Problem, limits: Limits, budget: Budget, spots: Spots, held: Sequence[tuple[MakeGoal, Reached]]
) -> tuple[Spots, list[tuple[MakeGoal, Reached]]]:
    """The spots after all stages, and what each stage reached, the given ones included."""
    reached, seconds = list(held), _SHARE * limits.seconds
    tie = None
    if problem.known:
        tie = changes_goal
        near = Near(problem=problem, budget=budget, seed=limits.seed, held=reached)
        spots = _stage(near, changes_goal, (changes_goal,), spots, all_spots(problem), seconds)
    for make, guide in _STAGES if problem.known else _STAGES[:-1]:
        near = Near(problem=problem, budget=budget, seed=limits.seed, held=reached, tie=tie)
        options = all_spots(problem) if make is changes_goal else _clocks_kept(problem, spots)
        spots = _stage(near, make, guide, spots, options, seconds)
        reached.append((make, _reached(near, make, spots)))
    return spots, reached


def _stage(near: Near, make: MakeGoal, guide: Sequence[MakeGoal], spots: Spots, options: Options, seconds: float) -> Spots:
    end = near.budget.seconds - seconds
    if len(options) <= _MOST_AT_ONCE:
        loose = sum(map(len, options.values())) > _LOOSE * len(options)
        promising = near.promising(guide, spots, options, _MOST_IF_LOOSE if loose else _MOST)
        spots, best = near.better(make, spots, promising, _AT_ONCE)
        if best:
            return spots
    for there in _week_by_week(near.problem, spots, options):
        if near.budget.seconds > end and near.budget.wall > 0:
            spots, _ = near.better(make, spots, there, _NEAR)
    return spots


def _clocks_kept(problem: Problem, spots: Spots) -> Options:
    clocks = [clock_of(stretch) for stretch in problem.timeline]
    return {
        phase: [spot for spot in may if clocks[spot] is clocks[spots[phase]]] for phase, may in all_spots(problem).items()
    }


def _week_by_week(problem: Problem, spots: Spots, options: Options) -> Iterator[Options]:
    weeks = sorted({stretch.week for stretch in problem.timeline})
    for first in range(0, max(1, len(weeks) - _WEEKS // 2), _WEEKS // 2):
        free = set(weeks[first : first + _WEEKS])
        yield {
            phase: [spot for spot in options[phase] if problem.timeline[spot].week in free]
            if problem.timeline[at].week in free
            else [at]
            for phase, at in spots.items()
        }


def _reached(near: Near, make: MakeGoal, spots: Spots) -> Reached:
    large = len(spots) > _MOST_AT_ONCE
    choices = near.choices({} if large else all_spots(near.problem))
    goal = make(choices)
    value = goal.score(placements_of(near.problem, spots))
    # Of a large course the relaxation takes seconds and says little: then nothing is below zero, and that is the bound.
    relaxed = None if large or not value else relaxed_minimum(choices, goal.terms, near.budget.wall, near.budget.stop)
    bound = max(0, 0 if relaxed is None else ceil(relaxed.bound + goal.constant - _ROUNDING))
    return Reached(goal=goal, value=value, bound=float(min(bound, value)), proven=bound >= value)
