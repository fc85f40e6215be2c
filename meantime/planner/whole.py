"""Stages 0 and 1 over the whole course at once: proves courses of up to a few hundred phases."""

from collections.abc import Callable

from meantime.planner.budget import Budget
from meantime.planner.cells import stretch_cells
from meantime.planner.choices import Choices
from meantime.planner.climb import Climb
from meantime.planner.goals import best_worth, shortfalls_goal, worth_goal
from meantime.planner.limits import Limits, Progress
from meantime.planner.placing import Spots
from meantime.planner.problem import Problem
from meantime.planner.rules.joined import add_rules
from meantime.planner.rules.where import all_spots


def search_whole(
    problem: Problem,
    limits: Limits,
    budget: Budget,
    *,
    first: Spots,
    valid: bool,
    seconds: float,
    thorough: bool,
    told: Callable[[Progress], None],
) -> Climb:
    """Each stage for at most `seconds`. `first` is where to look first; it counts as found when it is `valid`."""
    choices = Choices(problem, stretch_cells(problem), all_spots(problem))
    add_rules(choices)
    climb = Climb(choices, budget, limits.seed, first if valid else None, thorough=thorough)
    climb.hint(first)
    climb.reach(shortfalls_goal(choices), seconds, least=0)
    if climb.spots is None:
        return climb
    told(Progress(stage="shortfalls", valid=True, value=climb.reached[-1].value, bound=climb.reached[-1].bound))
    climb.reach(
        worth_goal(choices),
        seconds,
        least=-best_worth(choices),
        told=lambda value, bound: told(Progress(stage="worth", valid=True, value=-value, bound=-bound)),
    )
    return climb
