"""Stages 0 and 1: the whole course at once where that can be proven, week by week where it cannot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
# Shares of the deterministic seconds: of the whole per stage, week by week, and of the whole again where both fell short.
_WHOLE, _WEEKLY, _AGAIN = 0.12, 0.2, 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStages:
    """`spots` None: no plan; `impossible` then says whether that is proven. `found`: by the solver, not by greedy."""

    spots: Spots | None
    reached: tuple[tuple[MakeGoal, Reached], ...] = ()
    found: bool = False
    impossible: bool = False

    @property
    def proven(self) -> bool:
        return all(reached.proven for _, reached in self.reached)


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

    def whole(first: Spots, valid: bool, share: float) -> FirstStages:
        climb = search_whole(problem, limits, budget, first=first, valid=valid, seconds=share * limits.seconds, told=told)
        makes: tuple[MakeGoal, ...] = (shortfalls_goal, worth_goal)
        reached = tuple(zip(makes, climb.reached, strict=False))
        return FirstStages(spots=climb.spots, reached=reached, found=climb.found, impossible=climb.impossible)

    best: FirstStages | None = None
    if len(problem.phases) <= _MOST_AT_ONCE:
        best = whole(first, valid, _WHOLE)
        if best.impossible or (best.spots is not None and best.proven):
            return best
    weekly = _weekly(problem, limits, budget, told)
    best = _better(best, weekly)
    if best is None or not best.proven:
        spots = first if best is None or best.spots is None else best.spots
        known_valid = valid or (best is not None and best.spots is not None)
        if best is None or best.spots is None or len(problem.phases) <= _MOST_AT_ONCE:
            best = _better(best, whole(spots, known_valid, _AGAIN))
    return best or FirstStages(spots=None)


def _weekly(problem: Problem, limits: Limits, budget: Budget, told: Callable[[Progress], None]) -> FirstStages | None:
    weekly = Weekly(problem, budget, limits.seed)
    weekly.search(_WEEKLY * limits.seconds)
    if weekly.spots is None:
        return None
    worth = weekly.reached[-1][1]
    told(Progress(stage="worth", valid=True, value=-worth.value, bound=-worth.bound))
    return FirstStages(spots=weekly.spots, reached=tuple(weekly.reached), found=True)


def _better(one: FirstStages | None, other: FirstStages | None) -> FirstStages | None:
    """The one that falls less short and is worth more, with the best bounds of both."""
    if one is None or other is None or one.spots is None or other.spots is None:
        return other if one is None or one.spots is None else one
    better, worse = sorted((one, other), key=lambda stages: [reached.value for _, reached in stages.reached])
    return FirstStages(
        spots=better.spots,
        reached=_joined(better.reached, worse.reached),
        found=better.found,
    )


def _joined(
    better: Sequence[tuple[MakeGoal, Reached]], worse: Sequence[tuple[MakeGoal, Reached]]
) -> tuple[tuple[MakeGoal, Reached], ...]:
    """The greater bound of each stage: bounds of the worth hold as well for plans that fall less short."""
    return tuple((make, reached.bounded(other.bound)) for (make, reached), (_, other) in zip(better, worse, strict=True))
