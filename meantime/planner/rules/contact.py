"""The term holds the contact minutes that the institution's policy asks for."""

from collections.abc import Iterator, Sequence

from meantime.planner.choices import Choices
from meantime.planner.measure import phases_by_id
from meantime.planner.plan import Placement, Violation
from meantime.planner.problem import Phase, Problem
from meantime.terms.message import message
from meantime.terms.modality import Clock

NAME = "contact_floor"
WEIGHT = 1


def constraints(choices: Choices) -> None:
    floor = choices.problem.rules.contact_floor
    if floor is None:
        return
    terms = [
        (_contact(phase, choices.cells[cell].clock), unknown)
        for phase, places in choices.placed()
        for cell, unknown in places.items()
    ]
    choices.at_least(floor, terms + choices.slack(NAME, floor, WEIGHT), NAME, "")


def violations(problem: Problem, placements: Sequence[Placement]) -> Iterator[Violation]:
    floor = problem.rules.contact_floor
    if floor is None:
        return
    phases = phases_by_id(problem)
    minutes = sum(_contact(phases[p.phase], p.clock) for p in placements if p.phase in phases)
    if minutes < floor:
        said = message("planner.contact_floor", minutes=minutes, limit=floor, short=floor - minutes)
        yield Violation(rule=NAME, at="", amount=floor - minutes, message=said)


def _contact(phase: Phase, clock: Clock) -> int:
    return phase.contact_live if clock is Clock.LIVE else phase.contact_own
