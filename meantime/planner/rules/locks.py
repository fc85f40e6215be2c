"""What people decided stays: the clock, the stretch, or both."""

from collections.abc import Iterator, Sequence

from meantime.planner.measure import clock_of, phases_by_id
from meantime.planner.plan import Placement, Violation
from meantime.planner.problem import Lock, Phase, Problem, Stretch
from meantime.terms.message import message

NAME = "locks"


def allowed(problem: Problem, phase: Phase, indexes: Sequence[int]) -> list[int]:
    return [index for index in indexes if phase.lock is None or _fits(phase.lock, problem.timeline[index])]


def _fits(lock: Lock, stretch: Stretch) -> bool:
    return lock.clock in (None, clock_of(stretch)) and lock.at in (None, stretch.id)


def violations(problem: Problem, placements: Sequence[Placement]) -> Iterator[Violation]:
    phases = phases_by_id(problem)
    for placement in placements:
        phase = phases.get(placement.phase)
        if phase is None or phase.lock is None:
            continue
        names = {"title": phase.title, "phase": phase.id}
        if phase.lock.at not in (None, placement.at):
            said = message("planner.locked_at", **names, at=placement.at, lock=phase.lock.at or "")
            yield Violation(rule=NAME, at=phase.id, amount=1, message=said)
        elif phase.lock.clock not in (None, placement.clock):
            said = message("planner.locked_clock", **names, clock=placement.clock, lock=phase.lock.clock or "")
            yield Violation(rule=NAME, at=phase.id, amount=1, message=said)
