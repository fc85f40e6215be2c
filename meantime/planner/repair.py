"""When no plan exists: the least that would have to give, found by letting every rule give at a price."""

from collections.abc import Iterator, Mapping, Sequence

from meantime.planner.budget import Budget
from meantime.planner.cells import stretch_cells
from meantime.planner.choices import Choices, Row, Term
from meantime.planner.cpsat import Solver
from meantime.planner.problem import Problem
from meantime.planner.rules import locks, meeting_minutes, one_way, order, placed_once, windows
from meantime.planner.rules.joined import add_rules
from meantime.planner.rules.where import OF_ONE_PHASE, spots_of
from meantime.terms.message import Message, message

# Prices in minutes: what people decided gives last, then prerequisites, then windows.
_LOCK, _ORDER, _WINDOW = 240, 120, 60
# More unknowns than this take longer to repair than anybody waits for the reason.
_MOST_UNKNOWNS = 20_000


def what_would_give(problem: Problem, seed: int, seconds: float, budget: Budget) -> tuple[Message, ...]:
    """One sentence per rule that gives in the cheapest repair; a general one when none is found in `seconds`."""
    options = _wide_options(problem)
    choices = Choices(problem, stretch_cells(problem), options)
    add_rules(choices)
    choices.drop_implied()
    gives = [*_let_rows_give(choices), *_let_spots_give(choices)]
    terms = [(price, unknown) for price, unknown, _ in gives]
    answer = Solver(choices, seed).minimise(terms, seconds=seconds, wall=budget.wall, stop=budget.stop)
    budget.spend(answer.seconds, answer.stopped)
    if not answer:
        return (message("planner.no_plan"),)
    said = [_sentence(problem, row, answer.values[unknown]) for _, unknown, row in gives if answer.values[unknown]]
    return tuple(said) or (message("planner.no_order"),)


def _wide_options(problem: Problem) -> Mapping[int, Sequence[int]]:
    """Also outside windows and against locks, while that is small enough."""
    if len(problem.phases) * len(problem.timeline) > _MOST_UNKNOWNS:
        return {i: spots_of(problem, phase) for i, phase in enumerate(problem.phases)}
    options: dict[int, Sequence[int]] = {}
    for i, phase in enumerate(problem.phases):
        may: Sequence[int] = range(len(problem.timeline))
        for rule in OF_ONE_PHASE:
            if rule not in (windows, locks):
                may = rule.allowed(problem, phase, may)
        options[i] = may
    return options


def _let_rows_give(choices: Choices) -> Iterator[tuple[int, int, Row]]:
    """Price, unknown and row of each slack; all rows of a rule in one place share it."""
    slacks: dict[tuple[str, str], int] = {}
    for i, row in enumerate(choices.rows):
        if row.rule == placed_once.NAME:
            continue
        place = (row.rule, row.at)
        if place not in slacks:
            ordered = row.rule == order.NAME
            slacks[place] = choices.number(1 if ordered else _most(row))
            yield _ORDER if ordered else 1, slacks[place], row
        give: Term = (-1 if row.high is not None else 1, slacks[place])
        choices.rows[i] = Row(row.low, row.high, (*row.terms, give), row.rule, row.at)


def _most(row: Row) -> int:
    return sum(abs(coefficient) for coefficient, _ in row.terms) + abs(row.low or 0) + abs(row.high or 0)


def _let_spots_give(choices: Choices) -> Iterator[tuple[int, int, Row]]:
    for phase, places in choices.placed():
        inside = set(windows.allowed(choices.problem, phase, list(places)))
        locked = set(locks.allowed(choices.problem, phase, list(places)))
        for cell, unknown in places.items():
            for rule, price, allowed in ((windows, _WINDOW, inside), (locks, _LOCK, locked)):
                if cell not in allowed:
                    yield price, unknown, Row(None, None, (), rule.NAME, phase.id)


def _sentence(problem: Problem, row: Row, amount: int) -> Message:
    titles = {phase.id: phase.title for phase in problem.phases}
    if row.rule == meeting_minutes.NAME:
        return message("planner.give_minutes", at=row.at, n=amount)
    if row.rule == one_way.NAME:
        return message("planner.give_listening", at=row.at, limit=problem.rules.one_way_run)
    if row.rule in (order.NAME, windows.NAME, locks.NAME):
        return message(f"planner.give_{row.rule}", title=titles[row.at], phase=row.at)
    return message("planner.give_elastic", rule=row.rule, at=row.at, n=amount)
