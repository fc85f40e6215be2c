"""The phases of a meeting and the changeovers between them fit into its minutes."""

from collections.abc import Iterator, Sequence

from meantime.planner.cells import Cell
from meantime.planner.choices import Choices
from meantime.planner.measure import by_stretch, planned_minutes
from meantime.planner.plan import Placement, Violation
from meantime.planner.problem import Phase, Problem, StretchType
from meantime.terms.message import message
from meantime.terms.minutes import UNIT
from meantime.terms.modality import Clock

NAME = "meeting_minutes"


def constraints(choices: Choices) -> None:
    for index, cell in enumerate(choices.cells):
        # A meeting that is over took what it took.
        if cell.clock is Clock.LIVE and not cell.past and choices.in_cell(index):
            _fit(choices, cell, choices.in_cell(index))


def _fit(choices: Choices, cell: Cell, there: list[tuple[Phase, int]]) -> None:
    changeover, at = choices.problem.rules.changeover, choices.problem.timeline[cell.stretches[0]].id
    # The first phase needs no changeover.
    limit = cell.minutes + changeover
    planned = [(planned_minutes(phase, Clock.LIVE), unknown) for phase, unknown in there]
    choices.at_most(limit, [(minutes + changeover, unknown) for minutes, unknown in planned], NAME, at)
    # Implied, and tight for the relaxation: minutes come in units, so part of each meeting is lost to changeovers.
    longest = max(minutes for minutes, _ in planned) // UNIT
    full = sum(_most_units(choices.problem.timeline[i].minutes, changeover, longest) for i in cell.stretches)
    if len(cell.stretches) == 1:
        choices.at_most(full * UNIT, planned, NAME, at)
        return
    units = choices.number(full)
    choices.at_most(0, [*planned, (-UNIT, units)], NAME, at)
    choices.at_most(limit, [(UNIT, units), *((changeover, unknown) for _, unknown in there)], NAME, at)


def _most_units(minutes: int, changeover: int, longest: int) -> int:
    """How many planning units a meeting can hold when no phase has more than `longest`."""
    units = max(0, minutes) // UNIT
    while units and UNIT * units + changeover * (-(-units // longest) - 1) > minutes:
        units -= 1
    return units


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
