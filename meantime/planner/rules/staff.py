"""Staff minutes of a week (prepare, lead, feedback) stay within the ceiling."""

from collections.abc import Iterator, Sequence

from meantime.planner.choices import Choices
from meantime.planner.measure import phases_by_id
from meantime.planner.plan import Placement, Violation
from meantime.planner.problem import Phase, Problem
from meantime.terms.message import message
from meantime.terms.modality import Clock

NAME = "staff_ceiling"
WEIGHT = 1


def constraints(choices: Choices) -> None:
    ceiling = choices.problem.rules.staff_ceiling
    if ceiling is None:
        return
    for week in choices.weeks():
        there = [(_staff(phase, cell.clock), unknown) for phase, cell, unknown in choices.in_week(week)]
        most = sum(minutes for minutes, _ in there)
        if most > ceiling:
            over = [(-weight, unknown) for weight, unknown in choices.slack(NAME, most - ceiling, WEIGHT)]
            choices.at_most(ceiling, there + over, NAME, f"week:{week}")


def violations(problem: Problem, placements: Sequence[Placement]) -> Iterator[Violation]:
    ceiling = problem.rules.staff_ceiling
    if ceiling is None:
        return
    phases = phases_by_id(problem)
    weeks = {stretch.id: stretch.week for stretch in problem.timeline}
    totals = dict.fromkeys(sorted(weeks.values()), 0)
    for placement in placements:
        if placement.phase in phases and placement.at in weeks:
            totals[weeks[placement.at]] += _staff(phases[placement.phase], placement.clock)
    for week, minutes in totals.items():
        if minutes > ceiling:
            said = message("planner.staff_ceiling", week=week, minutes=minutes, limit=ceiling, over=minutes - ceiling)
            yield Violation(rule=NAME, at=f"week:{week}", amount=minutes - ceiling, message=said)


def _staff(phase: Phase, clock: Clock) -> int:
    return phase.staff_live if clock is Clock.LIVE else phase.staff_own
