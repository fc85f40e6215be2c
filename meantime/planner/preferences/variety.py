"""Stage 3: a meeting of different kinds rather than of the same kind again and again."""

from collections import Counter
from collections.abc import Sequence

from meantime.planner.choices import Choices, Term
from meantime.planner.plan import Placement
from meantime.planner.problem import Problem
from meantime.terms.modality import Clock

NAME = "variety"
# One repeat weighs as much as a stretch between preparation and meeting.
PER_REPEAT = 2


def cost(choices: Choices) -> list[Term]:
    terms = []
    for index, cell in enumerate(choices.cells):
        if cell.clock is Clock.LIVE:
            kinds: dict[str, list[int]] = {}
            for phase, unknown in choices.in_cell(index):
                kinds.setdefault(phase.kind, []).append(unknown)
            for kind, unknowns in kinds.items():
                if len(unknowns) > 1:
                    repeats = choices.number(len(unknowns) - 1)
                    choices.at_most(1, [*((1, unknown) for unknown in unknowns), (-1, repeats)], NAME, kind)
                    terms.append((PER_REPEAT, repeats))
    return terms


def score(problem: Problem, placements: Sequence[Placement]) -> int:
    counts = Counter((placement.at, placement.kind) for placement in placements if placement.clock is Clock.LIVE)
    return PER_REPEAT * sum(count - 1 for count in counts.values())
