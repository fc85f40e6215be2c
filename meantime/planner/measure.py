"""What follows from a problem by definition: planned minutes, clocks of stretches, weeks."""

from collections.abc import Iterable, Mapping

from meantime.planner.plan import PlacedMinutes, Placement
from meantime.planner.problem import Phase, Problem, Stretch, StretchType
from meantime.terms.minutes import Minutes, in_units
from meantime.terms.modality import Clock


def clock_of(stretch: Stretch) -> Clock:
    return Clock.LIVE if stretch.type is StretchType.MEETING else Clock.OWN


def minutes_on(phase: Phase, clock: Clock) -> Minutes | None:
    return phase.live if clock is Clock.LIVE else phase.own


def planned_minutes(phase: Phase, clock: Clock) -> int:
    """Live phases are packed at their high estimate, own time at the typical one; in units of five."""
    minutes = minutes_on(phase, clock)
    if minutes is None:
        raise ValueError(f"{phase.id} has no minutes on the clock {clock}")
    return in_units(minutes.high if clock is Clock.LIVE else minutes.typical)


def placed_minutes(phase: Phase, clock: Clock) -> PlacedMinutes:
    planned, minutes = planned_minutes(phase, clock), minutes_on(phase, clock)
    assert minutes is not None
    return PlacedMinutes(low=minutes.low, typical=minutes.typical, high=minutes.high, planned=planned)


def listening(phase: Phase) -> int:
    """Live minutes of the phase in which one person talks, questions in between left out."""
    return max(phase.listening, phase.one_way)


def phases_by_id(problem: Problem) -> Mapping[str, Phase]:
    return {phase.id: phase for phase in problem.phases}


def indexes_by_id(problem: Problem) -> Mapping[str, int]:
    """Stretch id to index in the timeline."""
    return {stretch.id: index for index, stretch in enumerate(problem.timeline)}


def week_indexes(problem: Problem) -> Mapping[int, tuple[int, ...]]:
    """Week to the indexes of its stretches, in time order."""
    weeks: dict[int, list[int]] = {}
    for index, stretch in enumerate(problem.timeline):
        weeks.setdefault(stretch.week, []).append(index)
    return {week: tuple(indexes) for week, indexes in sorted(weeks.items())}


def by_stretch(placements: Iterable[Placement]) -> Mapping[str, list[Placement]]:
    """Stretch id to its placements in their order."""
    stretches: dict[str, list[Placement]] = {}
    for placement in placements:
        stretches.setdefault(placement.at, []).append(placement)
    return {at: sorted(there, key=lambda placement: placement.order) for at, there in stretches.items()}


def own_limit(problem: Problem, week: int) -> int:
    """The own-time budget of a week: the sum over its meantimes."""
    return sum(s.minutes for s in problem.timeline if s.week == week and s.type is StretchType.MEANTIME)


def week_totals(problem: Problem, placements: Iterable[Placement], clock: Clock | None = None) -> Mapping[int, int]:
    """Planned minutes of each week of the timeline, on one clock or on both."""
    stretches = {stretch.id: stretch for stretch in problem.timeline}
    totals = {stretch.week: 0 for stretch in problem.timeline}
    for placement in placements:
        if placement.at in stretches and clock in (None, placement.clock):
            totals[stretches[placement.at].week] += placement.minutes.planned
    return totals
