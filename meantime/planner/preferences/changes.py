"""Stage 4: as few placements as possible move away from the plan that people know."""

from collections.abc import Mapping, Sequence

from meantime.planner.choices import Choices, Term
from meantime.planner.plan import Placement
from meantime.planner.problem import Problem
from meantime.terms.modality import Clock

NAME = "changes"


def cost(choices: Choices) -> list[Term]:
    """Minus one for each phase that stays; add the count of known phases for the changes."""
    known = _known(choices.problem)
    return [
        (-1, unknown)
        for phase, places in choices.placed()
        for cell, unknown in places.items()
        if known.get(phase.id) == (choices.cells[cell].clock, _stretch(choices, cell))
    ]


def score(problem: Problem, placements: Sequence[Placement]) -> int:
    known = _known(problem)
    return sum(
        placement.phase in known and known[placement.phase] != (placement.clock, placement.at) for placement in placements
    )


def _known(problem: Problem) -> Mapping[str, tuple[Clock, str]]:
    return {known.phase: (known.clock, known.at) for known in problem.known}


def _stretch(choices: Choices, cell: int) -> str:
    return choices.problem.timeline[choices.cells[cell].stretches[0]].id
