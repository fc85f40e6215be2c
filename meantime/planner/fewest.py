"""Of all plans as good as one, that which changes least of what people know; evenness is worth a move, up to a point."""

from collections.abc import Sequence
from dataclasses import replace

from meantime.planner import check
from meantime.planner.budget import Budget
from meantime.planner.choices import Choices
from meantime.planner.goals import changes_goal, even_goal, shortfalls_goal, worth_goal
from meantime.planner.limits import Limits
from meantime.planner.neighbourhood import Near
from meantime.planner.placing import placements_of, spots_in
from meantime.planner.plan import Placement, Plan
from meantime.planner.rules.where import all_spots
from meantime.planner.stage import Goal, MakeGoal, Reached

# What has to be gained in evenness, in minutes, before one more phase moves: less is not worth telling people.
A_MOVE = 15
# The share of the seconds; and more phases than this, all at once, take longer than that.
_SHARE, _MOST = 0.25, 250


def fewest_changes(plan: Plan, limits: Limits = Limits()) -> Plan:
    """The plan with fewer moves away from `problem.known`, falling no shorter and worth no less; the same proof."""
    problem = plan.problem
    if not problem.known or not plan.placements or len(problem.phases) > _MOST:
        return plan
    near = Near(problem=problem, budget=Budget(limits), seed=limits.seed, held=_held(plan))
    spots, _best = near.better(_moves_goal, spots_in(problem, plan.placements), all_spots(problem), _SHARE * limits.seconds)
    placements = placements_of(problem, spots)
    if check.violations(problem, placements):
        return plan
    objective = check.objective(problem, placements)
    bound = max(float(objective), plan.bound)
    return replace(
        plan,
        placements=placements,
        objective=objective,
        bound=bound,
        gap=check.gap_of(objective, bound),
        shortfalls=check.shortfalls(problem, placements),
        stages=(),
    )


def _held(plan: Plan) -> list[tuple[MakeGoal, Reached]]:
    nothing = Choices(plan.problem, (), {})
    held: list[tuple[MakeGoal, Reached]] = []
    for make in (shortfalls_goal, _exact_worth):
        goal = make(nothing)
        value = goal.score(plan.placements)
        held.append((make, Reached(goal=goal, value=value, bound=float(value), proven=True)))
    return held


def _exact_worth(choices: Choices) -> Goal:
    return replace(worth_goal(choices), give_back=0.0)


def _moves_goal(choices: Choices) -> Goal:
    changes, even = changes_goal(choices), even_goal(choices)

    def score(placed: Sequence[Placement]) -> int:
        return A_MOVE * changes.score(placed) + even.score(placed)

    terms = [*((A_MOVE * weight, unknown) for weight, unknown in changes.terms), *even.terms]
    return Goal(name="moves", terms=terms, score=score, constant=A_MOVE * changes.constant)
