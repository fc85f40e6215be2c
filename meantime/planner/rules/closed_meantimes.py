"""A meantime of no minutes, such as the one between two meetings of a day, takes nothing."""

from collections.abc import Iterator, Sequence

from meantime.planner.measure import by_stretch
from meantime.planner.plan import Placement, Violation
from meantime.planner.problem import Phase, Problem, Stretch, StretchType
from meantime.terms.message import message

NAME = "closed_meantimes"


def allowed(problem: Problem, phase: Phase, indexes: Sequence[int]) -> list[int]:
    return [index for index in indexes if not _closed(problem.timeline[index])]


def violations(problem: Problem, placements: Sequence[Placement]) -> Iterator[Violation]:
    there = by_stretch(placements)
    for stretch in problem.timeline:
        count = len(there.get(stretch.id, ()))
        if count and _closed(stretch):
            said = message("planner.closed_meantime", at=stretch.id, week=stretch.week, n=count)
            yield Violation(rule=NAME, at=stretch.id, amount=count, message=said)


def _closed(stretch: Stretch) -> bool:
    return stretch.type is StretchType.MEANTIME and stretch.minutes <= 0 and not stretch.past
