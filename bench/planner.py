"""The planner beside greedy and beside a naive model of the same problems: `python -m bench.planner [--quick]`.

Every instance is synthetic and seeded (`bench.instances`). All figures are of one process on the machine at hand.
"""

import sys
import time
from dataclasses import dataclass, field
from statistics import median

from bench.instances import instance
from bench.planner_naive import NaiveAnswer, solve_naively
from meantime.planner import check
from meantime.planner.greedy import greedy_plan
from meantime.planner.limits import Limits, Progress
from meantime.planner.plan import Plan, Status
from meantime.planner.problem import Problem
from meantime.planner.replan import after_change
from meantime.planner.solve import best_plan
from meantime.planner.tests.small import random_problem

NORMAL, TIGHT, WIDE = 1.0, 0.66, 2


@dataclass(kw_only=True)
class Run:
    problem: Problem
    plan: Plan
    first: float  # seconds to the first valid plan
    worth: float  # seconds until stage 1 was proven or given up
    whole: float


@dataclass(kw_only=True)
class Row:
    name: str
    runs: list[Run] = field(default_factory=list)
    naive: list[NaiveAnswer] = field(default_factory=list)


def main() -> None:
    quick = "--quick" in sys.argv
    began = time.monotonic()
    best_plan(instance(10, 99))  # so that no row pays for imports
    rows = [measure(phases, quick) for phases in settings(quick)]
    print_plans(rows)
    print_beside(rows, naive_limit(quick))
    replan_row(3 if quick else 10)
    random_row(100 if quick else 1_000)
    print(f"\n{time.monotonic() - began:.0f} s in all")


def settings(quick: bool) -> list[tuple[int, float, int, int, int]]:
    """Phases, live share, wider windows, seeds, seeds for the naive model."""
    few, naive = (2, 1) if quick else (8, 3)
    large = 1 if quick else 4
    return [
        (10, NORMAL, 0, few, naive),
        (10, TIGHT, 0, few, naive),
        (40, NORMAL, 0, few, naive),
        (40, TIGHT, 0, few, naive),
        (40, TIGHT, WIDE, few, naive),
        (150, NORMAL, 0, few, naive),
        (150, TIGHT, 0, few, naive),
        (150, NORMAL, WIDE, large, 0),
        (150, TIGHT, WIDE, large, 0),
        (600, NORMAL, 0, large, 0),
        (600, TIGHT, 0, large, 0),
        (600, NORMAL, WIDE, large, 0),
    ]


def naive_limit(quick: bool) -> float:
    """Seconds; a run that needs more counts as these."""
    return 5.0 if quick else 15.0


def measure(setting: tuple[int, float, int, int, int], quick: bool) -> Row:
    phases, live, wider, seeds, naive = setting
    row = Row(name=f"{phases:>3}  {'tight ' if live < 1 else 'normal'}  {'wide  ' if wider else 'normal'}")
    for seed in range(seeds):
        problem = instance(phases, seed, live=live, wider=wider)
        row.runs.append(run(problem))
        if seed < naive:
            row.naive.append(solve_naively(problem, naive_limit(quick)))
    return row


def run(problem: Problem) -> Run:
    began = time.perf_counter()
    at: dict[str, float] = {}

    def told(progress: Progress) -> None:
        now = time.perf_counter() - began
        if progress.valid:
            at.setdefault("first", now)
        at[progress.stage] = now

    plan = best_plan(problem, Limits(), told)
    whole = time.perf_counter() - began
    broken = check.judge(plan)
    assert not broken, broken[0]
    return Run(problem=problem, plan=plan, first=at.get("first", whole), worth=at.get("worth", whole), whole=whole)


def print_plans(rows: list[Row]) -> None:
    print("\nPlans. Seconds: median (95th percentile). Gap: of stage 1, worst. Greedy: its worth; rules it breaks.\n")
    head = ("phases  live    windows ", "proven", "first plan", "to proof", "whole plan", "gap", "greedy", "broken")
    print("{:<24}{:>8}{:>12}{:>15}{:>15}{:>9}{:>8}{:>8}".format(*head))
    for row in rows:
        plans = [r for r in row.runs if r.plan.status is not Status.INFEASIBLE]
        none = len(row.runs) - len(plans)
        proven = sum(r.plan.status is Status.OPTIMAL for r in plans)
        share, broken = greedy(plans)
        print(
            f"{row.name:<24}{proven:>5}/{len(plans):<2}{max(r.first for r in plans):>12.2f}"
            f"{spread([r.worth for r in plans]):>15}{spread([r.whole for r in plans]):>15}"
            f"{max(r.plan.gap for r in plans):>9.2%}{share:>8.1%}{broken:>8.1f}"
            + (f"  ({none} without any plan, said so)" if none else "")
        )


def greedy(runs: list[Run]) -> tuple[float, float]:
    """Its worth as a share of ours, and how many rules it breaks or falls short of more than we do."""
    shares, broken = [], []
    for r in runs:
        placements = greedy_plan(r.problem, 0)
        shares.append(check.objective(r.problem, placements) / max(1, r.plan.objective))
        short = len(check.shortfalls(r.problem, placements)) - len(r.plan.shortfalls)
        broken.append(len(check.violations(r.problem, placements)) + short)
    return median(shares), sum(broken) / len(broken)


def print_beside(rows: list[Row], limit: float) -> None:
    print(f"\nBeside a naive start-time model with default CP-SAT, 2 workers, {limit:.0f} s: to the same optimum.\n")
    print("{:<24}{:>10}{:>10}{:>10}{:>12}".format("phases  live    windows ", "ours", "naive", "times", "same worth"))
    times, large = [], []
    for row in rows:
        if row.naive:
            pairs = list(zip(row.runs, row.naive, strict=False))
            ratios = [naive.seconds / r.worth for r, naive in pairs]
            times += ratios
            large += ratios if len(row.runs[0].problem.phases) == 150 else []
            same = sum(naive.worth == r.plan.objective for r, naive in pairs if naive.proven)
            print(
                f"{row.name:<24}{median(r.worth for r, _ in pairs):>10.3f}{median(n.seconds for n in row.naive):>10.2f}"
                f"{median(ratios):>10.1f}{same:>6} of {sum(naive.proven for naive in row.naive)} proven"
            )
    print(f"median of all: {median(times):.1f} times; of 150 phases: {median(large):.1f} times")


def replan_row(seeds: int) -> None:
    kept, loss, seconds = [], [], []
    for seed in range(seeds):
        plan = best_plan(instance(150, seed))
        past = {s.id for s in plan.problem.timeline if s.week <= 8}
        asked = after_change(plan, cancelled={"m9.1"}, past=past)
        began = time.perf_counter()
        again = best_plan(asked)
        seconds.append(time.perf_counter() - began)
        if again.status is Status.INFEASIBLE:
            print(f"seed {seed}: no plan without that meeting, and it says so")
            continue
        before = {p.phase: (p.at, p.clock) for p in plan.placements}
        future = [p for p in again.placements if before[p.phase][0] not in past and before[p.phase][0] != "m9.1"]
        kept.append(sum(before[p.phase] == (p.at, p.clock) for p in future) / len(future))
        loss.append(again.gap)
    print(
        f"\nPlanning again, 150 phases, a meeting of week 9 cancelled: keeps {median(kept):.1%} of what can stay"
        f" (worst {min(kept):.1%}), loses {max(loss):.2%} at most, {spread(seconds)} s"
    )


def random_row(count: int) -> None:
    """So many problems that have a plan; those met on the way that have none must say why."""
    broken = none = seed = 0
    while seed - none < count:
        plan = best_plan(random_problem(seed, phases=2 + seed % 9))
        seed += 1
        if plan.status is Status.INFEASIBLE:
            none += 1
            assert plan.conflicts
        broken += bool(check.judge(plan))
    print(f"{count} random problems: {broken} plans with a violation; {none} more have no plan and say why")


def spread(values: list[float]) -> str:
    ordered = sorted(values)
    return f"{median(ordered):.2f} ({ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]:.2f})"


if __name__ == "__main__":
    main()
