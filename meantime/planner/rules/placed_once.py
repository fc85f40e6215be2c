"""Every phase is placed exactly once."""

from collections import Counter
from collections.abc import Iterator, Sequence

from meantime.planner.choices import Choices
from meantime.planner.plan import Placement, Violation
from meantime.planner.problem import Problem
from meantime.terms.message import message

NAME = "placed_once"


def constraints(choices: Choices) -> None:
    for phase, places in choices.placed():
        choices.exactly(1, [(1, unknown) for unknown in places.values()], NAME, phase.id)


def violations(problem: Problem, placements: Sequence[Placement]) -> Iterator[Violation]:
    counts = Counter(placement.phase for placement in placements)
    for phase in problem.phases:
        count = counts[phase.id]
        if count != 1:
            code = "planner.placed_twice" if count else "planner.not_placed"
            said = message(code, title=phase.title, phase=phase.id)
            yield Violation(rule=NAME, at=phase.id, amount=abs(count - 1), message=said)
