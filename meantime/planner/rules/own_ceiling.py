"""Own time of a week stays within its budget: the minutes of its meantimes."""

from collections.abc import Iterator, Sequence

from meantime.planner.choices import Choices
from meantime.planner.measure import own_limit, planned_minutes, week_totals
from meantime.planner.plan import Placement, Violation
from meantime.planner.problem import Problem
from meantime.terms.message import message
from meantime.terms.modality import Clock

NAME = "own_ceiling"
WEIGHT = 1


def constraints(choices: Choices) -> None:
    if choices.problem.rules.own_ceiling is None:
        return
    for week in choices.weeks():
        there = [
            (planned_minutes(phase, Clock.OWN), unknown)
            for phase, cell, unknown in choices.in_week(week)
            if cell.clock is Clock.OWN
        ]
        limit, most = own_limit(choices.problem, week), sum(minutes for minutes, _ in there)
        if most > limit:
            over = [(-weight, unknown) for weight, unknown in choices.slack(NAME, most - limit, WEIGHT)]
            choices.at_most(limit, there + over, NAME, f"week:{week}")


def violations(problem: Problem, placements: Sequence[Placement]) -> Iterator[Violation]:
    if problem.rules.own_ceiling is None:
        return
    for week, minutes in week_totals(problem, placements, Clock.OWN).items():
        limit = own_limit(problem, week)
        if minutes > limit:
            said = message("planner.own_ceiling", week=week, minutes=minutes, limit=limit, over=minutes - limit)
            yield Violation(rule=NAME, at=f"week:{week}", amount=minutes - limit, message=said)
