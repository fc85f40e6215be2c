"""At most so many minutes of listening in a row; an active phase, or a question at the end, starts the count anew."""

from collections.abc import Iterator, Sequence

from meantime.planner.cells import Cell
from meantime.planner.choices import Choices, Term
from meantime.planner.measure import by_stretch, phases_by_id
from meantime.planner.plan import Placement, Violation
from meantime.planner.problem import Phase, Problem, StretchType
from meantime.terms.message import message
from meantime.terms.modality import Clock

NAME = "one_way"


def constraints(choices: Choices) -> None:
    """Necessary rows; whether an order exists is checked on the answer, and a wrong set is cut off (`cuts`).

    A meeting is a sequence of runs of listening. Each active phase adds a run, and so does each phase that ends
    actively. All listening must fit the runs, and no run holds two phases longer than half of it.
    """
    for index, cell in enumerate(choices.cells):
        if cell.clock is Clock.LIVE and not cell.past:
            there = choices.in_cell(index)
            _each_alone(choices, there)
            _all_runs(choices, cell, there)


def _each_alone(choices: Choices, there: list[tuple[Phase, int]]) -> None:
    for phase, unknown in there:
        if phase.one_way > choices.problem.rules.one_way_run:
            choices.at_most(0, [(1, unknown)], NAME, phase.id)


def _all_runs(choices: Choices, cell: Cell, there: list[tuple[Phase, int]]) -> None:
    limit = choices.problem.rules.one_way_run
    minutes: list[Term] = []
    halves: list[Term] = []
    for phase, unknown in there:
        opens = int(phase.one_way == 0 or phase.ends_active)
        minutes.append((phase.one_way - limit * opens, unknown))
        halves.append((int(2 * phase.one_way > limit) - opens, unknown))
    at = choices.problem.timeline[cell.stretches[0]].id
    if any(coefficient > 0 for coefficient, _ in minutes):
        choices.at_most(limit * len(cell.stretches), minutes, NAME, at)
    if sum(coefficient > 0 for coefficient, _ in halves) > 1:
        choices.at_most(len(cell.stretches), halves, NAME, at)


def violations(problem: Problem, placements: Sequence[Placement]) -> Iterator[Violation]:
    phases, there = phases_by_id(problem), by_stretch(placements)
    for stretch in problem.timeline:
        if stretch.type is not StretchType.MEETING or stretch.past:
            continue
        inside = [phases[placement.phase] for placement in there.get(stretch.id, []) if placement.phase in phases]
        longest, limit = longest_run(inside), problem.rules.one_way_run
        if longest > limit:
            said = message(
                "planner.one_way", at=stretch.id, week=stretch.week, minutes=longest, limit=limit, over=longest - limit
            )
            yield Violation(rule=NAME, at=stretch.id, amount=longest - limit, message=said)


def longest_run(phases: Sequence[Phase]) -> int:
    """The longest listening in a row, in minutes, when the phases come in this order."""
    longest = run = 0
    for phase in phases:
        run = run + phase.one_way if phase.one_way else 0
        longest = max(longest, run)
        if phase.ends_active:
            run = 0
    return longest
