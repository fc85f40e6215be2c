"""A phase stands within its window of the timeline."""

from collections.abc import Iterator, Sequence

from meantime.planner.measure import indexes_by_id, phases_by_id
from meantime.planner.plan import Placement, Violation
from meantime.planner.problem import Phase, Problem
from meantime.terms.message import message

NAME = "windows"


def allowed(problem: Problem, phase: Phase, indexes: Sequence[int]) -> list[int]:
    first, last = phase.window
    # What already happened outside its window cannot be undone.
    return [index for index in indexes if first <= index <= last or problem.timeline[index].past]


def violations(problem: Problem, placements: Sequence[Placement]) -> Iterator[Violation]:
    phases, indexes = phases_by_id(problem), indexes_by_id(problem)
    for placement in placements:
        phase, index = phases.get(placement.phase), indexes.get(placement.at)
        if phase is None or index is None or allowed(problem, phase, [index]):
            continue
        first, last = phase.window
        off = first - index if index < first else index - last
        code = "planner.before_window" if index < first else "planner.after_window"
        edge = problem.timeline[first if index < first else last].id
        said = message(code, title=phase.title, phase=phase.id, at=placement.at, edge=edge)
        yield Violation(rule=NAME, at=phase.id, amount=off, message=said)
