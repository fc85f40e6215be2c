"""From spots (phase index to stretch index) to placements with clock, order and minutes, and back."""

from collections.abc import Mapping, Sequence

from meantime.planner.measure import clock_of, indexes_by_id, placed_minutes
from meantime.planner.plan import Placement
from meantime.planner.problem import Phase, Problem
from meantime.planner.sequence import in_sequence
from meantime.terms.modality import Clock

Spots = Mapping[int, int]


def placements_of(problem: Problem, spots: Spots) -> tuple[Placement, ...]:
    """Placements in the order of the timeline. Where no valid order exists, the order breaks as little as it must."""
    return tuple(
        _placement(problem, phase, index, order)
        for index, inside in sorted(inside_of(problem, spots).items())
        for order, phase in enumerate(_ordered(problem, index, inside), start=1)
    )


def inside_of(problem: Problem, spots: Spots) -> dict[int, list[Phase]]:
    """Stretch index to its phases in the order of the problem."""
    inside: dict[int, list[Phase]] = {}
    for phase, index in sorted(spots.items()):
        inside.setdefault(index, []).append(problem.phases[phase])
    return inside


def spots_in(problem: Problem, placements: Sequence[Placement]) -> dict[int, int]:
    phases = {phase.id: index for index, phase in enumerate(problem.phases)}
    indexes = indexes_by_id(problem)
    return {phases[p.phase]: indexes[p.at] for p in placements if p.phase in phases and p.at in indexes}


def _ordered(problem: Problem, index: int, inside: list[Phase]) -> list[Phase]:
    live = clock_of(problem.timeline[index]) is Clock.LIVE
    ordered = in_sequence(inside, problem.rules.one_way_run) if live else None
    if ordered is None:
        ordered = in_sequence(inside, None)
    return inside if ordered is None else ordered


def _placement(problem: Problem, phase: Phase, index: int, order: int) -> Placement:
    stretch = problem.timeline[index]
    clock = clock_of(stretch)
    return Placement(
        activity=phase.activity,
        phase=phase.id,
        kind=phase.kind,
        role=phase.role,
        clock=clock,
        at=stretch.id,
        order=order,
        minutes=placed_minutes(phase, clock),
        locked=phase.lock is not None,
        reasons=phase.reasons,
    )
