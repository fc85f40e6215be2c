"""Where a phase may stand by itself, other phases aside: the rules that look at one phase and one stretch."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from meantime.planner.problem import Phase, Problem
from meantime.planner.rules import clocks, closed_meantimes, locks, past, windows

# To add a rule of this sort: a file with NAME, `allowed` and `violations`, and its line here.
OF_ONE_PHASE = (windows, clocks, closed_meantimes, locks, past)


def spots_of(problem: Problem, phase: Phase) -> Sequence[int]:
    """Indexes of the stretches in which the phase may stand."""
    indexes: Sequence[int] = range(len(problem.timeline))
    for rule in OF_ONE_PHASE:
        indexes = rule.allowed(problem, phase, indexes)
    return indexes


# Asked again for each neighbourhood of a search; a few problems are alive at a time.
@lru_cache(maxsize=4)
def all_spots(problem: Problem) -> Mapping[int, Sequence[int]]:
    """Phase index to the indexes of the stretches in which it may stand."""
    return {index: spots_of(problem, phase) for index, phase in enumerate(problem.phases)}


@lru_cache(maxsize=4)
def open_weeks(problem: Problem) -> frozenset[int]:
    """The weeks in which some phase may stand."""
    return frozenset(problem.timeline[spot].week for spots in all_spots(problem).values() for spot in spots)
