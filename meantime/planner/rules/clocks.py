"""Live phases stand in meetings, own-time phases in meantimes, and only on a clock that they have minutes for."""

from collections.abc import Iterator, Sequence

from meantime.planner.measure import clock_of, indexes_by_id, minutes_on, phases_by_id
from meantime.planner.plan import Placement, Violation
from meantime.planner.problem import Phase, Problem
from meantime.terms.message import message

NAME = "clocks"


def allowed(problem: Problem, phase: Phase, indexes: Sequence[int]) -> list[int]:
    return [index for index in indexes if minutes_on(phase, clock_of(problem.timeline[index])) is not None]


def violations(problem: Problem, placements: Sequence[Placement]) -> Iterator[Violation]:
    phases, indexes = phases_by_id(problem), indexes_by_id(problem)
    for placement in placements:
        phase, index = phases.get(placement.phase), indexes.get(placement.at)
        if phase is None or index is None:
            continue
        if placement.clock is not clock_of(problem.timeline[index]):
            yield _violation("planner.clock_of_stretch", phase, placement)
        elif minutes_on(phase, placement.clock) is None:
            yield _violation("planner.clock_of_phase", phase, placement)


def _violation(code: str, phase: Phase, placement: Placement) -> Violation:
    said = message(code, title=phase.title, phase=phase.id, clock=placement.clock, at=placement.at)
    return Violation(rule=NAME, at=phase.id, amount=1, message=said)
