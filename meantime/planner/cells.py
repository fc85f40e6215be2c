"""Where the solver may put a phase: a stretch of the timeline, or all like stretches of a week at once.

Weeks as cells make a smaller, easier question whose every answer bounds the real one (see `weekly`).
"""

from collections.abc import Collection
from dataclasses import dataclass

from meantime.planner.measure import clock_of, week_indexes
from meantime.planner.problem import Problem
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """`stretches` are indexes in the timeline; `rank` orders cells in time, equal ranks are not ordered."""

    clock: Clock
    week: int
    rank: int
    minutes: int
    stretches: tuple[int, ...]
    past: bool


def stretch_cells(problem: Problem) -> tuple[Cell, ...]:
    """One cell per stretch, at the same index."""
    return tuple(
        Cell(
            clock=clock_of(stretch),
            week=stretch.week,
            rank=index,
            minutes=stretch.minutes,
            stretches=(index,),
            past=stretch.past,
        )
        for index, stretch in enumerate(problem.timeline)
    )


def week_cells(problem: Problem, apart: Collection[int] = ()) -> tuple[Cell, ...]:
    """One cell per week and clock, what is past apart from what is to come; in weeks `apart`, one per stretch."""
    each = stretch_cells(problem)
    cells: list[Cell] = []
    for week, indexes in week_indexes(problem).items():
        if week in apart:
            cells += [each[index] for index in indexes]
            continue
        for past in (True, False):
            for clock in Clock:
                there = [i for i in indexes if _is(problem, i, clock, past)]
                if there:
                    cells.append(_joined(problem, there, clock, week, indexes[0], past))
    return tuple(cells)


def _is(problem: Problem, index: int, clock: Clock, past: bool) -> bool:
    stretch = problem.timeline[index]
    return clock_of(stretch) is clock and stretch.past is past


def _joined(problem: Problem, there: list[int], clock: Clock, week: int, rank: int, past: bool) -> Cell:
    minutes = sum(problem.timeline[i].minutes for i in there)
    if clock is Clock.LIVE:
        # Each further meeting saves one changeover: its first phase needs none.
        minutes += problem.rules.changeover * (len(there) - 1)
    return Cell(clock=clock, week=week, rank=rank, minutes=minutes, stretches=tuple(there), past=past)
