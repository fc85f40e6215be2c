"""Plan again when something happened: a meeting was cancelled, weeks went by, people know the plan so far."""

from collections.abc import Collection
from dataclasses import replace

from meantime.planner.plan import Plan
from meantime.planner.problem import Known, Problem, StretchType


def known_from(plan: Plan) -> tuple[Known, ...]:
    """The placements of a plan, as what people know."""
    return tuple(Known(phase=p.phase, clock=p.clock, at=p.at) for p in plan.placements)


def after_change(plan: Plan, *, cancelled: Collection[str] = (), past: Collection[str] = ()) -> Problem:
    """The problem of what is left: `cancelled` meetings take nothing, `past` stretches are over.

    What stood in the past stays there; `best_plan` of the result changes as little as it must of the rest.
    """
    timeline = tuple(
        replace(
            stretch,
            minutes=0 if stretch.id in cancelled and stretch.type is StretchType.MEETING else stretch.minutes,
            past=stretch.past or stretch.id in past,
        )
        for stretch in plan.problem.timeline
    )
    return replace(plan.problem, timeline=timeline, known=known_from(plan))
