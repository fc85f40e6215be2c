"""A phase comes after those that it needs: in a later stretch, or later within the same one."""

from collections.abc import Iterator, Mapping, Sequence

from meantime.planner.choices import Choices
from meantime.planner.measure import indexes_by_id, phases_by_id
from meantime.planner.plan import Placement, Violation
from meantime.planner.problem import Phase, Problem
from meantime.terms.message import message

NAME = "order"


def constraints(choices: Choices) -> None:
    """Cumulative rows, tight for the relaxation: who needs `before` stands from rank k on if `before` does."""
    for phase, later in choices.placed():
        for before in phase.after:
            _keep_order(choices, phase, later, choices.places(before))


def _keep_order(choices: Choices, phase: Phase, later: Mapping[int, int], earlier: Mapping[int, int]) -> None:
    cells = choices.cells
    # What already happened is not blamed for what was moved since: in the past it counts as late enough.
    first = min((cells[cell].rank for cell in later if not cells[cell].past), default=len(cells))
    for k in sorted({cells[cell].rank for cell in earlier if cells[cell].rank > first}):
        terms = [(1, unknown) for cell, unknown in earlier.items() if cells[cell].rank >= k]
        terms += [(-1, unknown) for cell, unknown in later.items() if cells[cell].rank >= k or cells[cell].past]
        choices.at_most(0, terms, NAME, phase.id)


def violations(problem: Problem, placements: Sequence[Placement]) -> Iterator[Violation]:
    phases, indexes = phases_by_id(problem), indexes_by_id(problem)
    spots = {p.phase: (indexes[p.at], p.order) for p in placements if p.at in indexes}
    for phase in problem.phases:
        if phase.id not in spots or problem.timeline[spots[phase.id][0]].past:
            continue
        for before in phase.after:
            if before in spots and spots[before] >= spots[phase.id]:
                titles = _titles(phase, phases[before])
                said = message("planner.order", phase=phase.id, **titles)
                off = spots[before][0] - spots[phase.id][0]
                yield Violation(rule=NAME, at=phase.id, amount=max(1, off), message=said)


def _titles(phase: Phase, before: Phase) -> dict[str, str]:
    """Of two phases of one activity the names tell which is which."""
    if phase.activity != before.activity:
        return {"title": phase.title, "before": before.title}
    return {
        "title": f"{phase.title}: {phase.name.replace('_', ' ')}",
        "before": f"{before.title}: {before.name.replace('_', ' ')}",
    }
