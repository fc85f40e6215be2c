"""Stage 2: no week much fuller or emptier than the others; minutes outside the range, over all weeks."""

from collections.abc import Sequence
from functools import lru_cache

from meantime.planner.choices import Choices, Term
from meantime.planner.measure import planned_minutes, week_totals
from meantime.planner.plan import Placement
from meantime.planner.problem import Problem
from meantime.planner.rules.where import open_weeks
from meantime.terms.modality import Clock

NAME = "even_workload"
# Around the course's own mean, when nobody says what an even week is: a quarter less, a sixth more.
LOWEST, HIGHEST = 3 / 4, 7 / 6


def cost(choices: Choices) -> list[Term]:
    low, high = even_range(choices.problem)
    terms: list[Term] = []
    for week in sorted(open_weeks(choices.problem)):
        load = [(planned_minutes(phase, cell.clock), unknown) for phase, cell, unknown in choices.in_week(week)]
        most = sum(minutes for minutes, _ in load)
        if low > 0:
            under = choices.number(low)
            choices.at_least(low, [*load, (1, under)], NAME, f"week:{week}")
            terms.append((1, under))
        if most > high:
            over = choices.number(most - high)
            choices.at_most(high, [*load, (-1, over)], NAME, f"week:{week}")
            terms.append((1, over))
    return terms


def score(problem: Problem, placements: Sequence[Placement]) -> int:
    low, high = even_range(problem)
    totals, weeks = week_totals(problem, placements), open_weeks(problem)
    return sum(max(0, low - load, load - high) for week, load in totals.items() if week in weeks)


@lru_cache(maxsize=4)
def even_range(problem: Problem) -> tuple[int, int]:
    """Minutes of an even week, live and own time together."""
    if problem.week_range is not None:
        return problem.week_range
    clocks = [[c for c, m in ((Clock.LIVE, phase.live), (Clock.OWN, phase.own)) if m] for phase in problem.phases]
    total = sum(
        sum(planned_minutes(phase, clock) for clock in on) / len(on)
        for phase, on in zip(problem.phases, clocks, strict=True)
    )
    mean = total / max(1, len(open_weeks(problem)))
    return round(LOWEST * mean), round(HIGHEST * mean)
