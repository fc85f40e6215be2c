"""A remedy tried on the course itself before anybody sees it: does the plan that is carried along stay whole?"""

from dataclasses import replace

from meantime.balance.carry import carried
from meantime.balance.problem import problem_for
from meantime.balance.remedies import Remedy, variants
from meantime.balance.trial import newly_broken
from meantime.formats.document import CourseDocument
from meantime.planner.check import violations
from meantime.planner.measure import indexes_by_id, phases_by_id, placed_minutes
from meantime.planner.plan import Plan
from meantime.planner.rules import locks
from meantime.terms.modality import Clock


def sound(found: Remedy, document: CourseDocument, plan: Plan) -> Remedy | None:
    """`found`, or a variant of it, that breaks nothing which was whole; None where each of them does.

    Moves alone were judged when they were found. What is added changes the question: its windows and orders.
    """
    if not found.activities:
        return found
    return next((variant for variant in variants(found) if _is_sound(variant, document, plan)), None)


def _is_sound(found: Remedy, document: CourseDocument, plan: Plan) -> bool:
    added = {activity.id for activity in found.activities}
    activities = (*(known for known in document.activities if known.id not in added), *found.activities)
    problem = problem_for(replace(document, activities=activities)).problem
    phases, indexes = phases_by_id(problem), indexes_by_id(problem)
    placements = carried(plan.problem, plan.placements, problem).placements
    for move in found.moves:
        if move.phase not in phases or move.at not in indexes:
            return False
        clock = Clock.LIVE if move.at.startswith("m") else Clock.OWN
        last = max((p.order for p in placements if p.at == move.at and p.phase != move.phase), default=0)
        placements = tuple(
            replace(p, at=move.at, clock=clock, order=last + 1, minutes=placed_minutes(phases[p.phase], clock))
            if p.phase == move.phase
            else p
            for p in placements
        )
    # What people hold is a lock in the one problem and not in the other.
    before, after = (
        [violation for violation in judged if violation.rule != locks.NAME]
        for judged in (violations(plan.problem, plan.placements), violations(problem, placements))
    )
    return not newly_broken(before, after)
