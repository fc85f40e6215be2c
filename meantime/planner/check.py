"""The independent checker: judges any plan from the problem alone, without the solver."""

from collections.abc import Iterator, Sequence

from meantime.planner.measure import by_stretch, indexes_by_id, minutes_on, phases_by_id, placed_minutes
from meantime.planner.plan import Placement, Plan, Status, Violation
from meantime.planner.problem import Problem
from meantime.planner.rules.joined import ALWAYS, ELASTIC
from meantime.terms.message import message
from meantime.terms.modality import Clock

# Bounds are sums of whole numbers that a solver found in floating point.
TOLERANCE = 1e-6
# Minutes that one unit of each elastic rule weighs.
WEIGHTS = {rule.NAME: rule.WEIGHT for rule in ELASTIC}


def violations(problem: Problem, placements: Sequence[Placement]) -> tuple[Violation, ...]:
    """Every hard rule that the placements break, hardened elastic rules included; empty for a valid plan."""
    broken = [violation for rule in ALWAYS for violation in rule.violations(problem, placements)]
    hardened = [rule for rule in ELASTIC if rule.NAME in problem.rules.hard]
    return (*broken, *(violation for rule in hardened for violation in rule.violations(problem, placements)))


def shortfalls(problem: Problem, placements: Sequence[Placement]) -> tuple[Violation, ...]:
    """Every elastic rule that is not fully met, each with its number."""
    elastic = [rule for rule in ELASTIC if rule.NAME not in problem.rules.hard]
    return tuple(violation for rule in elastic for violation in rule.violations(problem, placements))


def shortfall(problem: Problem, placements: Sequence[Placement]) -> int:
    """What stage 0 makes small: all shortfalls in one unit, minutes."""
    return sum(WEIGHTS[short.rule] * short.amount for short in shortfalls(problem, placements))


def objective(problem: Problem, placements: Sequence[Placement]) -> int:
    """The worth of the live placements, in well-spent live minutes."""
    phases = phases_by_id(problem)
    return sum(phases[p.phase].worth for p in placements if p.clock is Clock.LIVE and p.phase in phases)


def judge(plan: Plan) -> tuple[Violation, ...]:
    """Everything that can be wrong with a plan: its rules, its numbers and its claims."""
    if plan.status is Status.INFEASIBLE and not plan.placements:
        return ()
    return (
        *_unknown_names(plan),
        *_descriptions(plan),
        *_orders(plan),
        *violations(plan.problem, plan.placements),
        *_claims(plan),
    )


def _unknown_names(plan: Plan) -> Iterator[Violation]:
    phases, stretches = phases_by_id(plan.problem), indexes_by_id(plan.problem)
    for placement in plan.placements:
        if placement.phase not in phases:
            said = message("planner.unknown_phase", phase=placement.phase)
            yield Violation(rule="names", at=placement.phase, amount=1, message=said)
        if placement.at not in stretches:
            said = message("planner.unknown_stretch", phase=placement.phase, at=placement.at)
            yield Violation(rule="names", at=placement.phase, amount=1, message=said)


def _descriptions(plan: Plan) -> Iterator[Violation]:
    phases = phases_by_id(plan.problem)
    for placement in plan.placements:
        phase = phases.get(placement.phase)
        if phase is None or minutes_on(phase, placement.clock) is None:
            continue
        right = placed_minutes(phase, placement.clock)
        if placement.minutes != right:
            said = message(
                "planner.planned_minutes", title=phase.title, planned=placement.minutes.planned, right=right.planned
            )
            off = abs(placement.minutes.planned - right.planned)
            yield Violation(rule="planned_minutes", at=phase.id, amount=off, message=said)
        if (placement.activity, placement.kind, placement.role) != (phase.activity, phase.kind, phase.role):
            said = message("planner.other_activity", title=phase.title, phase=phase.id)
            yield Violation(rule="names", at=phase.id, amount=1, message=said)
        if placement.locked != (phase.lock is not None):
            said = message("planner.lock_shown", title=phase.title, phase=phase.id)
            yield Violation(rule="names", at=phase.id, amount=1, message=said)


def _orders(plan: Plan) -> Iterator[Violation]:
    for at, inside in by_stretch(plan.placements).items():
        if [placement.order for placement in inside] != list(range(1, len(inside) + 1)):
            said = message("planner.numbering", at=at, n=len(inside))
            yield Violation(rule="numbering", at=at, amount=1, message=said)


def _claims(plan: Plan) -> Iterator[Violation]:
    worth = objective(plan.problem, plan.placements)
    if plan.objective != worth:
        said = message("planner.claimed_objective", claimed=plan.objective, right=worth)
        yield Violation(rule="objective", at="", amount=abs(plan.objective - worth), message=said)
    if plan.bound < worth - TOLERANCE:
        said = message("planner.claimed_bound", bound=plan.bound, objective=worth)
        yield Violation(rule="bound", at="", amount=1, message=said)
    if abs(plan.gap - gap_of(worth, plan.bound)) > TOLERANCE:
        said = message("planner.claimed_gap", claimed=plan.gap, right=gap_of(worth, plan.bound))
        yield Violation(rule="gap", at="", amount=1, message=said)
    right = shortfalls(plan.problem, plan.placements)
    if {(s.rule, s.at, s.amount) for s in plan.shortfalls} != {(s.rule, s.at, s.amount) for s in right}:
        said = message("planner.claimed_shortfalls", claimed=len(plan.shortfalls), right=len(right))
        yield Violation(rule="shortfalls", at="", amount=1, message=said)


def gap_of(worth: int, bound: float) -> float:
    return max(0.0, bound - worth) / max(1.0, abs(bound))
