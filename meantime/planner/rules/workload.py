"""The planned minutes of the term lie between the floor and the ceiling of the credit policy."""

from collections.abc import Iterator, Sequence

from meantime.planner.choices import Choices
from meantime.planner.measure import planned_minutes
from meantime.planner.plan import Placement, Violation
from meantime.planner.problem import Problem
from meantime.terms.message import message

NAME = "workload"
# Said, not optimised: the same phase takes more minutes in own time than live, so making this small would send to own time
# whatever is better together. What is missing is work, and no arrangement makes it good.
WEIGHT = 0


def constraints(choices: Choices) -> None:
    rules = choices.problem.rules
    if rules.workload_floor is None and rules.workload_ceiling is None:
        return
    terms = [
        (planned_minutes(phase, choices.cells[cell].clock), unknown)
        for phase, places in choices.placed()
        for cell, unknown in places.items()
    ]
    if rules.workload_floor is not None:
        under = choices.slack(NAME, rules.workload_floor, WEIGHT)
        choices.at_least(rules.workload_floor, terms + under, NAME, "")
    if rules.workload_ceiling is not None:
        most = sum(minutes for minutes, _ in terms)
        over = [(-weight, unknown) for weight, unknown in choices.slack(NAME, most, WEIGHT)]
        choices.at_most(rules.workload_ceiling, terms + over, NAME, "")


def violations(problem: Problem, placements: Sequence[Placement]) -> Iterator[Violation]:
    floor, ceiling = problem.rules.workload_floor, problem.rules.workload_ceiling
    minutes = sum(placement.minutes.planned for placement in placements)
    if floor is not None and minutes < floor:
        said = message("planner.workload_floor", minutes=minutes, limit=floor, short=floor - minutes)
        yield Violation(rule=NAME, at="", amount=floor - minutes, message=said)
    if ceiling is not None and minutes > ceiling:
        said = message("planner.workload_ceiling", minutes=minutes, limit=ceiling, over=minutes - ceiling)
        yield Violation(rule=NAME, at="", amount=minutes - ceiling, message=said)
