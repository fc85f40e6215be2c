"""Stage 3: a phase stands near its home, preparation just before what it leads to, follow-up soon after."""

from collections.abc import Iterator, Mapping, Sequence

from meantime.planner.choices import Choices, Term
from meantime.planner.measure import indexes_by_id
from meantime.planner.plan import Placement
from meantime.planner.problem import Problem

NAME = "nearness"
# Stage 3 counts days: with two meetings a week a stretch is near two of them, and home is only a rough place.
PER_STRETCH_FROM_HOME, PER_STRETCH_BETWEEN = 1, 2


def cost(choices: Choices) -> list[Term]:
    home = homes(choices.problem)
    terms = [
        (PER_STRETCH_FROM_HOME * abs(cell - home[phase.id]), unknown)
        for phase, places in choices.placed()
        for cell, unknown in places.items()
    ]
    for first, second in _pairs(choices.problem):
        terms += _apart(choices, first, second)
    return terms


def _apart(choices: Choices, first: str, second: str) -> list[Term]:
    """How many stretches lie between two phases: an unknown at least the difference, either way round."""
    earlier, later = choices.places(first), choices.places(second)
    if not earlier or not later:
        return []
    difference = [(cell, unknown) for cell, unknown in later.items()]
    difference += [(-cell, unknown) for cell, unknown in earlier.items()]
    apart = choices.number(len(choices.cells))
    choices.at_most(0, [*difference, (-1, apart)], NAME, first)
    choices.at_most(0, [*((-c, unknown) for c, unknown in difference), (-1, apart)], NAME, first)
    return [(PER_STRETCH_BETWEEN, apart)]


def score(problem: Problem, placements: Sequence[Placement]) -> int:
    indexes = indexes_by_id(problem)
    spots = {placement.phase: indexes[placement.at] for placement in placements}
    home = homes(problem)
    away = sum(abs(spots[phase.id] - home[phase.id]) for phase in problem.phases)
    between = sum(abs(spots[second] - spots[first]) for first, second in _pairs(problem))
    return PER_STRETCH_FROM_HOME * away + PER_STRETCH_BETWEEN * between


def homes(problem: Problem) -> Mapping[str, int]:
    """Where each phase belongs: where people know it to be, else where its author put it."""
    indexes = indexes_by_id(problem)
    known = {known.phase: indexes[known.at] for known in problem.known if known.at in indexes}
    return {phase.id: known.get(phase.id, phase.home) for phase in problem.phases}


def _pairs(problem: Problem) -> Iterator[tuple[str, str]]:
    """What should stand close together, each pair once."""
    pairs = {(phase.id, other) for phase in problem.phases for other in phase.leads_to}
    pairs |= {(other, phase.id) for phase in problem.phases for other in phase.follows}
    return iter(sorted(pairs))
