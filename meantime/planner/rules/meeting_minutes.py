"""The phases of a meeting and the changeovers between them fit into its minutes."""

from collections import Counter
from collections.abc import Iterator, Sequence

from meantime.planner.cells import Cell
from meantime.planner.choices import Choices, Term
from meantime.planner.fillings import fillings
from meantime.planner.measure import by_stretch, planned_minutes
from meantime.planner.plan import Placement, Violation
from meantime.planner.problem import Phase, Problem, StretchType
from meantime.terms.message import message
from meantime.terms.minutes import UNIT
from meantime.terms.modality import Clock

NAME = "meeting_minutes"
# Into how many parts a meeting is divided when meetings of a week are joined.
_PARTS = range(1, 7)


def constraints(choices: Choices) -> None:
    for index, cell in enumerate(choices.cells):
        # A meeting that is over took what it took.
        if cell.clock is Clock.LIVE and not cell.past and choices.in_cell(index):
            _fit(choices, cell, choices.in_cell(index))
    for week in choices.weeks():
        _fill_week(choices, week)


def _fill_week(choices: Choices, week: int) -> None:
    """Meetings of a week that are cells of their own, once more together: implied, and tight for the relaxation."""
    cells = [
        index
        for index, cell in enumerate(choices.cells)
        if cell.week == week and cell.clock is Clock.LIVE and not cell.past and choices.in_cell(index)
    ]
    if len(cells) > 1:
        there = [pair for index in cells for pair in choices.in_cell(index)]
        planned = [(planned_minutes(phase, Clock.LIVE), unknown) for phase, unknown in there]
        stretches = [stretch for index in cells for stretch in choices.cells[index].stretches]
        _fill(choices, stretches, planned, choices.problem.timeline[stretches[0]].id)


def _fit(choices: Choices, cell: Cell, there: list[tuple[Phase, int]]) -> None:
    changeover, at = choices.problem.rules.changeover, choices.problem.timeline[cell.stretches[0]].id
    # The first phase needs no changeover.
    limit = cell.minutes + changeover
    planned = [(planned_minutes(phase, Clock.LIVE), unknown) for phase, unknown in there]
    choices.at_most(limit, [(minutes + changeover, unknown) for minutes, unknown in planned], NAME, at)
    # What follows is implied, and tight for the relaxation.
    if len(cell.stretches) > 1 and _fill(choices, cell.stretches, planned, at):
        return
    units = [(minutes // UNIT, unknown) for minutes, unknown in planned]
    longest = max(length for length, _ in units)
    full = [_most_units(choices.problem.timeline[i].minutes, changeover, longest) for i in cell.stretches]
    if len(cell.stretches) == 1:
        choices.at_most(full[0] * UNIT, planned, NAME, at, implied=True)
        return
    whole = choices.number(sum(full))
    choices.at_most(0, [*units, (-1, whole)], NAME, at, implied=True)
    choices.at_most(limit, [(UNIT, whole), *((changeover, unknown) for _, unknown in there)], NAME, at, implied=True)
    _no_sharing(choices, units, max(full), len(full), at)


def _fill(choices: Choices, stretches: Sequence[int], planned: list[Term], at: str) -> bool:
    """Each meeting is filled in one of its ways, and each phase takes a place of its length or more.

    False when there are too many ways.
    """
    lengths = tuple(sorted({minutes for minutes, _ in planned if minutes}))
    meetings = Counter(choices.problem.timeline[index].minutes for index in stretches)
    ways = {minutes: fillings(minutes, choices.problem.rules.changeover, lengths) for minutes in sorted(meetings)}
    if None in ways.values():
        return False
    used = []
    for minutes, several in ways.items():
        numbers = [(way, choices.number(meetings[minutes])) for way in several or ()]
        choices.at_most(meetings[minutes], [(1, number) for _, number in numbers], NAME, at, implied=True)
        used += numbers
    for length in lengths:
        long = [(1, unknown) for minutes, unknown in planned if minutes >= length]
        places = [(-sum(place >= length for place in way), number) for way, number in used]
        choices.at_most(0, [*long, *places], NAME, at, implied=True)
    return True


def _no_sharing(choices: Choices, units: list[Term], full: int, meetings: int, at: str) -> None:
    """A phase is not split between meetings: at most k phases longer than the k+1st part of one stand in each."""
    for k in _PARTS:
        terms = [(-(-(k + 1) * length // full) - 1, unknown) for length, unknown in units] if full else []
        choices.at_most(k * meetings, terms, NAME, at, implied=True)


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
