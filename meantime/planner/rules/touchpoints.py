"""Each week in which something may be placed has a phase where learners meet each other or the instructor.

A week in which no phase could be one falls short all the same: the sentence is what tells its author.
"""

from collections.abc import Iterator, Sequence

from meantime.planner.choices import Choices
from meantime.planner.measure import indexes_by_id, phases_by_id
from meantime.planner.plan import Placement, Violation
from meantime.planner.problem import Problem
from meantime.planner.rules.where import open_weeks
from meantime.terms.message import message

NAME = "touchpoints"
# A missing touchpoint weighs as much as half an hour elsewhere: about what a week's discussion takes.
WEIGHT = 30


def constraints(choices: Choices) -> None:
    if not choices.problem.rules.touchpoints:
        return
    for week in sorted(open_weeks(choices.problem)):
        meeting = [(1, unknown) for phase, cell, unknown in choices.in_week(week) if cell.clock in phase.touchpoint]
        choices.at_least(1, meeting + choices.slack(NAME, 1, WEIGHT), NAME, f"week:{week}")


def violations(problem: Problem, placements: Sequence[Placement]) -> Iterator[Violation]:
    if not problem.rules.touchpoints:
        return
    phases, indexes = phases_by_id(problem), indexes_by_id(problem)
    met = {
        problem.timeline[indexes[p.at]].week
        for p in placements
        if p.phase in phases and p.at in indexes and p.clock in phases[p.phase].touchpoint
    }
    for week in sorted(open_weeks(problem) - met):
        said = message("planner.touchpoints", week=week)
        yield Violation(rule=NAME, at=f"week:{week}", amount=1, message=said)
