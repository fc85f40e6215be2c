"""The best plan for a problem: the way through greedy, solver, checker and stages."""

from collections.abc import Callable, Sequence
from importlib.metadata import version

from meantime.planner import check
from meantime.planner.budget import Budget
from meantime.planner.conflicts import plain_conflicts
from meantime.planner.first import FirstStages, first_stages
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
    Problems whose parts do not refer to each other correctly raise UserError; `limits.stop` raises Cancelled.
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
    stages = first_stages(problem, limits, budget, first=first, valid=valid, told=told)
    if stages.spots is None:
        return _no_plan(problem, limits, _why_none(problem, limits, budget, stages))
    shortfall, most = (reached for _, reached in stages.reached)
    told(Progress(stage="shortfalls", valid=True, value=shortfall.value, bound=shortfall.bound))
    told(Progress(stage="worth", valid=True, value=-most.value, bound=-most.bound))
    told(Progress(stage="even", valid=True))
    spots, reached = later_stages(problem, limits, budget, stages.spots, stages.reached)
    plan = _plan(problem, limits, spots, [r for _, r in reached], _status(budget, stages))
    _assert_valid(plan)
    told(Progress(stage="done", valid=True, value=plan.objective, bound=plan.bound))
    return plan


def _plan(problem: Problem, limits: Limits, spots: Spots, stages: Sequence[Reached], status: Status) -> Plan:
    placements = placements_of(problem, spots)
    bound = -next(reached.bound for reached in stages if reached.goal.name == worth.NAME)
    objective = check.objective(problem, placements)
    return Plan(
        problem=problem,
        status=status,
        objective=objective,
        bound=bound,
        gap=check.gap_of(objective, bound),
        seed=limits.seed,
        solver=_solver(),
        placements=placements,
        shortfalls=check.shortfalls(problem, placements),
        stages=tuple(_stage(reached, placements) for reached in stages),
    )


def _status(budget: Budget, stages: FirstStages) -> Status:
    if budget.stopped:
        return Status.STOPPED
    if stages.proven:
        return Status.OPTIMAL
    return Status.FEASIBLE if stages.found else Status.FALLBACK


def _stage(reached: Reached, placements: Sequence[Placement]) -> Stage:
    given = reached.goal.score(placements) - reached.value
    sign = -1 if reached.goal.name == worth.NAME else 1
    return Stage(name=reached.goal.name, value=sign * reached.value, bound=sign * reached.bound, given_back=max(0, given))


def _why_none(problem: Problem, limits: Limits, budget: Budget, stages: FirstStages) -> tuple[Message, ...]:
    if not stages.impossible:
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
