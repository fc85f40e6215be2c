"""The best plan for a problem: the way through greedy, solver, checker and stages."""

from collections.abc import Callable, Sequence
from importlib.metadata import version

from meantime.planner import check
from meantime.planner.budget import Budget
from meantime.planner.climb import Climb
from meantime.planner.conflicts import plain_conflicts
from meantime.planner.goals import shortfalls_goal, worth_goal
from meantime.planner.greedy import greedy_spots
from meantime.planner.later import later_stages
from meantime.planner.limits import Limits as Limits
from meantime.planner.limits import Progress as Progress
from meantime.planner.placing import Spots, placements_of
from meantime.planner.plan import Placement, Plan, Stage, Status
from meantime.planner.preferences import worth
from meantime.planner.problem import Problem
from meantime.planner.repair import what_would_give
from meantime.planner.sound import assert_sound
from meantime.planner.stage import Reached
from meantime.planner.whole import search_whole
from meantime.terms.message import Message, message

# The share of the seconds for saying why there is no plan.
_REPAIR_SHARE = 0.25


def best_plan(
    problem: Problem,
    limits: Limits = Limits(),
    progress: Callable[[Progress], None] | None = None,
) -> Plan:
    """The plan that falls least short, then is worth most, then is even, near and stable; checked before returned.

    Same problem, limits and seed: same plan, unless the wall-clock stop cuts in, and then the status says so.
    Problems whose parts do not refer to each other correctly raise UserError.
    """
    assert_sound(problem)
    told = progress or (lambda _: None)
    budget = Budget(limits)
    conflicts = plain_conflicts(problem)
    if conflicts:
        return _no_plan(problem, limits, conflicts)
    first = greedy_spots(problem, limits.seed)
    placements = placements_of(problem, first)
    valid = not check.violations(problem, placements)
    told(Progress(stage="first", valid=valid, value=check.objective(problem, placements)))
    climb = search_whole(problem, limits, budget, first, valid, told)
    if climb.spots is None:
        return _no_plan(problem, limits, _why_none(problem, limits, budget, climb))
    makes = (shortfalls_goal, worth_goal)
    spots, reached = later_stages(problem, limits, budget, climb.spots, list(zip(makes, climb.reached, strict=True)))
    plan = _plan(problem, limits, budget, climb, spots, [r for _, r in reached])
    _assert_valid(plan)
    return plan


def _plan(problem: Problem, limits: Limits, budget: Budget, climb: Climb, spots: Spots, stages: Sequence[Reached]) -> Plan:
    placements = placements_of(problem, spots)
    reached = {r.goal.name: r for r in stages}
    objective = check.objective(problem, placements)
    bound = -reached[worth.NAME].bound
    return Plan(
        problem=problem,
        status=_status(budget, climb, reached["shortfalls"].proven and reached[worth.NAME].proven),
        objective=objective,
        bound=bound,
        gap=check.gap_of(objective, bound),
        seed=limits.seed,
        solver=_solver(),
        placements=placements,
        shortfalls=check.shortfalls(problem, placements),
        stages=tuple(_stage(r, placements) for r in stages),
    )


def _status(budget: Budget, climb: Climb, proven: bool) -> Status:
    if budget.stopped:
        return Status.STOPPED
    if proven:
        return Status.OPTIMAL
    return Status.FEASIBLE if climb.found else Status.FALLBACK


def _stage(reached: Reached, placements: Sequence[Placement]) -> Stage:
    given = reached.goal.score(placements) - reached.value
    sign = -1 if reached.goal.name == worth.NAME else 1
    return Stage(name=reached.goal.name, value=sign * reached.value, bound=sign * reached.bound, given_back=max(0, given))


def _why_none(problem: Problem, limits: Limits, budget: Budget, climb: Climb) -> tuple[Message, ...]:
    if not climb.impossible:
        return (message("planner.nothing_found", seconds=limits.seconds),)
    return what_would_give(problem, limits.seed, _REPAIR_SHARE * limits.seconds, budget)


def _no_plan(problem: Problem, limits: Limits, conflicts: tuple[Message, ...]) -> Plan:
    return Plan(
        problem=problem,
        status=Status.INFEASIBLE,
        objective=0,
        bound=0.0,
        gap=0.0,
        seed=limits.seed,
        solver=_solver(),
        conflicts=conflicts,
    )


def _assert_valid(plan: Plan) -> None:
    broken = check.judge(plan)
    if broken:
        raise RuntimeError(f"the checker refuses what the solver accepted: {broken[0]}")


def _solver() -> str:
    return f"ortools {version('ortools')}"
