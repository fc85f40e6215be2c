"""Stage 3: retrieval comes after the gap that serves it; days too early or too late."""

from collections.abc import Iterator, Mapping, Sequence

from meantime.planner.choices import Choices, Term
from meantime.planner.measure import indexes_by_id, week_indexes
from meantime.planner.plan import Placement
from meantime.planner.problem import Problem, Spacing

NAME = "spacing"
_LONGEST = 10_000


def cost(choices: Choices) -> list[Term]:
    day, terms = days(choices.problem), []
    for phase, spacing in _spaced(choices.problem):
        earlier, later = choices.places(spacing.of), choices.places(phase)
        gap = [(day[cell], unknown) for cell, unknown in later.items()]
        gap += [(-day[cell], unknown) for cell, unknown in earlier.items()]
        if earlier and later:
            off = choices.number(_LONGEST)
            choices.at_most(spacing.days, [*gap, (-1, off)], NAME, phase)
            choices.at_least(spacing.days, [*gap, (1, off)], NAME, phase)
            terms.append((1, off))
    return terms


def score(problem: Problem, placements: Sequence[Placement]) -> int:
    day, indexes = days(problem), indexes_by_id(problem)
    on = {placement.phase: day[indexes[placement.at]] for placement in placements}
    return sum(abs(on[phase] - on[spacing.of] - spacing.days) for phase, spacing in _spaced(problem))


def days(problem: Problem) -> Mapping[int, int]:
    """Stretch index to a day of the term: the middle of the stretch, or its share of the week without dates."""
    first = next((stretch.start for stretch in problem.timeline if stretch.start is not None), None)
    found = {}
    for week, indexes in week_indexes(problem).items():
        for place, index in enumerate(indexes):
            stretch = problem.timeline[index]
            if first is None or stretch.start is None or stretch.end is None:
                found[index] = 7 * (week - 1) + 7 * place // len(indexes)
            else:
                found[index] = (stretch.start + (stretch.end - stretch.start) / 2 - first).days
    return found


def _spaced(problem: Problem) -> Iterator[tuple[str, Spacing]]:
    for phase in problem.phases:
        if phase.spacing is not None:
            yield phase.id, phase.spacing
