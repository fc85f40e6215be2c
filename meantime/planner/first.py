"""Stages 0 and 1: the whole course at once where that can be proven, week by week where it cannot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from meantime.planner.budget import Budget
from meantime.planner.goals import shortfalls_goal, worth_goal
from meantime.planner.limits import Limits, Progress
from meantime.planner.placing import Spots
from meantime.planner.problem import Problem
from meantime.planner.stage import MakeGoal, Reached
from meantime.planner.weekly import Weekly
from meantime.planner.whole import search_whole

# More phases than this are not proven at once within the limits.
_MOST_AT_ONCE = 250
# Shares of the deterministic seconds: of the whole per stage, and week by week.
_WHOLE, _WEEKLY = 0.12, 0.2
# What is kept for the later stages when the whole is searched once more, thoroughly, because both fell short.
_LATER = 0.2

_MAKES: tuple[MakeGoal, ...] = (shortfalls_goal, worth_goal)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStages:
    """`spots` None: no plan; `impossible` then says whether that is proven. `found`: by the solver, not by greedy."""

    spots: Spots | None
    reached: tuple[tuple[MakeGoal, Reached], ...] = ()
    found: bool = False
    impossible: bool = False

    @property
    def proven(self) -> bool:
        return bool(self.reached) and all(reached.proven for _, reached in self.reached)


def first_stages(
    problem: Problem,
    limits: Limits,
    budget: Budget,
    *,
    first: Spots,
    valid: bool,
    told: Callable[[Progress], None],
) -> FirstStages:
    """`first` is the greedy answer, `valid` whether it may be returned."""

    def whole(start: FirstStages, seconds: float, *, thorough: bool = False) -> FirstStages:
        climb = search_whole(
            problem,
            limits,
            budget,
            first=start.spots or first,
            valid=start.spots is not None,
            seconds=seconds,
            thorough=thorough,
            told=told,
        )
        reached = tuple(zip(_MAKES, climb.reached, strict=False))
        return FirstStages(spots=climb.spots, reached=reached, found=climb.found, impossible=climb.impossible)

    small = len(problem.phases) <= _MOST_AT_ONCE
    best = FirstStages(spots=first if valid else None)
    if small:
        best = whole(best, _WHOLE * limits.seconds)
        if best.impossible or best.proven:
            return best
    best = _better(best, _weekly(problem, limits, budget, told))
    if not best.reached or (small and not best.proven):
        left = max(0.0, budget.seconds - _LATER * limits.seconds)
        best = _better(best, whole(best, left, thorough=True))
    return best


def _weekly(problem: Problem, limits: Limits, budget: Budget, told: Callable[[Progress], None]) -> FirstStages:
    weekly = Weekly(problem, budget, limits.seed)
    weekly.search(_WEEKLY * limits.seconds)
    if weekly.spots is None:
        return FirstStages(spots=None)
    worth = weekly.reached[-1][1]
    told(Progress(stage="worth", valid=True, value=-worth.value, bound=-worth.bound))
    return FirstStages(spots=weekly.spots, reached=tuple(weekly.reached), found=True)


def _better(one: FirstStages, other: FirstStages) -> FirstStages:
    """The one that falls less short and is worth more, with the best bounds of both."""
    if not one.reached or not other.reached:
        return other if other.reached or one.spots is None else one
    better, worse = sorted((one, other), key=lambda stages: [reached.value for _, reached in stages.reached])
    return replace(better, reached=_joined(better.reached, worse.reached))


def _joined(
    better: Sequence[tuple[MakeGoal, Reached]], worse: Sequence[tuple[MakeGoal, Reached]]
) -> tuple[tuple[MakeGoal, Reached], ...]:
    """The greater bound of each stage: bounds of the worth hold as well for plans that fall less short."""
    return tuple((make, reached.bounded(other.bound)) for (make, reached), (_, other) in zip(better, worse, strict=True))
