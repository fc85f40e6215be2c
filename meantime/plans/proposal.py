"""What of an improvement is still open on a plan as it stands now: recomputed whenever it is looked at."""

from dataclasses import dataclass, replace
from functools import lru_cache

from meantime.balance.diff import Diff, diff
from meantime.planner.measure import indexes_by_id, phases_by_id, placed_minutes
from meantime.planner.plan import Placement as Placed
from meantime.planner.plan import Plan as Planned
from meantime.planner.problem import Problem
from meantime.planner.rules.where import spots_of
from meantime.plans.frozen import thaw
from meantime.plans.improving import Improvement, Question, as_asked
from meantime.plans.models import Plan, PlanRequest
from meantime.plans.queries import plan_now


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """`now`: the plan as it stands, its problem as the planner was asked. `wanted`: every phase that is still to move,
    and all others where they stand. `touched`: Phase.id of what people moved or hold since it was asked.

    `stale`: the course is another since; nothing of it can be accepted.
    """

    question: Question
    improvement: Improvement
    now: Planned
    wanted: tuple[Placed, ...]
    diff: Diff
    touched: tuple[str, ...] = ()
    stale: bool = False

    @property
    def problem(self) -> Problem:
        return self.now.problem

    @property
    def finished(self) -> bool:
        """All that was proposed was accepted."""
        return not (self.stale or self.touched or self.improvement.refused or self.diff.groups)


def proposal_of(request: PlanRequest, plan: Plan) -> Proposal:
    """Of an answered request to improve this plan."""
    question, improvement = thaw(request.question, Question), thaw(request.answer, Improvement)
    # As of when it was asked: the same stretches are over, the same may move.
    now = as_asked(plan_now(plan), request.asked_at)
    if plan.stamp != question.stamp or not improvement.plan.placements:
        stale = plan.stamp != question.stamp
        return Proposal(question=question, improvement=improvement, now=now, wanted=(), diff=Diff(), stale=stale)
    wanted, touched = _wanted(question, improvement, now)
    return Proposal(
        question=question,
        improvement=improvement,
        now=now,
        wanted=wanted,
        diff=_compared(now.problem, now.placements, wanted),
        touched=touched,
    )


# A page that is read, accepted and read again compares the same three times.
@lru_cache(maxsize=8)
def _compared(problem: Problem, now: tuple[Placed, ...], wanted: tuple[Placed, ...]) -> Diff:
    return diff(problem, now, wanted)


def _wanted(question: Question, improvement: Improvement, now: Planned) -> tuple[tuple[Placed, ...], tuple[str, ...]]:
    """What people moved elsewhere, hold elsewhere or refused since stays where it is."""
    asked = {placed.phase: placed.at for placed in question.plan.placements}
    goals = {placed.phase: placed for placed in improvement.plan.placements}
    phases, indexes = phases_by_id(now.problem), indexes_by_id(now.problem)
    wanted: list[Placed] = []
    touched: list[str] = []
    for placed in now.placements:
        goal = goals.get(placed.phase)
        if placed.phase in improvement.refused or goal is None:
            continue
        moved = placed.at not in (asked.get(placed.phase), goal.at)
        fits = indexes[goal.at] in spots_of(now.problem, phases[placed.phase])
        if goal.at != placed.at and (moved or not fits):
            touched.append(placed.phase)
        elif goal.at == placed.at:
            wanted.append(replace(placed, order=goal.order))
        else:
            minutes = placed_minutes(phases[placed.phase], goal.clock)
            wanted.append(replace(placed, at=goal.at, order=goal.order, clock=goal.clock, minutes=minutes))
    return tuple(wanted), tuple(touched)
