"""The past is over: nothing enters a stretch that is past, and what stood there stays, unless a lock says otherwise."""

from collections.abc import Iterator, Sequence

from meantime.planner.measure import indexes_by_id, phases_by_id
from meantime.planner.plan import Placement, Violation
from meantime.planner.problem import Phase, Problem
from meantime.terms.message import message

NAME = "past"


def allowed(problem: Problem, phase: Phase, indexes: Sequence[int]) -> list[int]:
    home = phase.lock.at if phase.lock is not None and phase.lock.at is not None else _happened(problem, phase)
    if home in {stretch.id for stretch in problem.timeline if stretch.past}:
        return [index for index in indexes if problem.timeline[index].id == home]
    return [index for index in indexes if not problem.timeline[index].past]


def violations(problem: Problem, placements: Sequence[Placement]) -> Iterator[Violation]:
    phases, indexes = phases_by_id(problem), indexes_by_id(problem)
    for placement in placements:
        phase, index = phases.get(placement.phase), indexes.get(placement.at)
        if phase is None or index is None or allowed(problem, phase, [index]):
            continue
        code = "planner.into_past" if problem.timeline[index].past else "planner.out_of_past"
        said = message(code, title=phase.title, phase=phase.id, at=placement.at)
        yield Violation(rule=NAME, at=phase.id, amount=1, message=said)


def _happened(problem: Problem, phase: Phase) -> str | None:
    """Where the phase stood in the plan that people know."""
    return next((known.at for known in problem.known if known.phase == phase.id), None)
