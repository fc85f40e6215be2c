"""Stage 2: no week much fuller or emptier than the others; minutes outside the range, over all weeks."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from statistics import median_low

from meantime.planner.choices import Choices, Term
from meantime.planner.measure import own_limit, planned_minutes, week_indexes, week_totals
from meantime.planner.plan import Placement
from meantime.planner.problem import Problem, StretchType
from meantime.planner.rules.where import open_weeks
from meantime.terms.modality import Clock

NAME = "even_workload"
# Around the course's own mean, when nobody says what an even week is: a quarter less, a sixth more.
LOWEST, HIGHEST = 3 / 4, 7 / 6


def cost(choices: Choices) -> list[Term]:
    terms: list[Term] = []
    for week in sorted(open_weeks(choices.problem)):
        low, high = even_ranges(choices.problem)[week]
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
    ranges, weeks = even_ranges(problem), open_weeks(problem)
    totals = week_totals(problem, placements)
    return sum(max(0, ranges[w][0] - load, load - ranges[w][1]) for w, load in totals.items() if w in weeks)


@lru_cache(maxsize=4)
def even_ranges(problem: Problem) -> Mapping[int, tuple[int, int]]:
    """Minutes of an even week, live and own time together, for each week.

    The part in own time goes by the days that a week's meantimes have: a first week that begins with its meeting has
    few of them, a last week with days after its last meeting has many.
    """
    low, high = _ordinary_range(problem)
    days = {week: own_limit(problem, week) for week in week_indexes(problem)}
    ordinary = median_low(days.values()) if days else 0
    ranges = {}
    for week, own in days.items():
        live = min(low, sum(s.minutes for s in problem.timeline if s.week == week and s.type is StretchType.MEETING))
        share = own / ordinary if ordinary else 1.0
        ranges[week] = (round(live + (low - live) * share), round(live + (high - live) * share))
    return ranges


def _ordinary_range(problem: Problem) -> tuple[int, int]:
    """Minutes of an ordinary week."""
    if problem.week_range is not None:
        return problem.week_range
    clocks = [[c for c, m in ((Clock.LIVE, phase.live), (Clock.OWN, phase.own)) if m] for phase in problem.phases]
    total = sum(
        sum(planned_minutes(phase, clock) for clock in on) / len(on)
        for phase, on in zip(problem.phases, clocks, strict=True)
    )
    mean = total / max(1, len(open_weeks(problem)))
    return round(LOWEST * mean), round(HIGHEST * mean)
