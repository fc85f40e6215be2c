"""The phases of a meeting and the changeovers between them fit into its minutes."""

from collections.abc import Iterator, Sequence

from meantime.planner.choices import Choices
from meantime.planner.measure import by_stretch, planned_minutes
from meantime.planner.plan import Placement, Violation
from meantime.planner.problem import Problem, StretchType
from meantime.terms.message import message
from meantime.terms.modality import Clock

NAME = "meeting_minutes"


def constraints(choices: Choices) -> None:
    changeover = choices.problem.rules.changeover
    for index, cell in enumerate(choices.cells):
        there = choices.in_cell(index)
        # A meeting that is over took what it took.
        if cell.clock is Clock.LIVE and not cell.past and there:
            terms = [(planned_minutes(phase, Clock.LIVE) + changeover, unknown) for phase, unknown in there]
            # The first phase needs no changeover.
            choices.at_most(cell.minutes + changeover, terms, NAME, _names(choices, cell.stretches))


def violations(problem: Problem, placements: Sequence[Placement]) -> Iterator[Violation]:
    there = by_stretch(placements)
    for stretch in problem.timeline:
        inside = there.get(stretch.id, [])
        if stretch.type is not StretchType.MEETING or stretch.past or not inside:
            continue
        used = sum(placement.minutes.planned for placement in inside)
        used += problem.rules.changeover * (len(inside) - 1)
        over = used - stretch.minutes
        if over > 0:
            said = message(
                "planner.meeting_minutes", at=stretch.id, week=stretch.week, used=used, limit=stretch.minutes, over=over
            )
            yield Violation(rule=NAME, at=stretch.id, amount=over, message=said)


def _names(choices: Choices, stretches: tuple[int, ...]) -> str:
    return " ".join(choices.problem.timeline[index].id for index in stretches)
