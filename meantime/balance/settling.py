"""Phases put one by one into a term that is already in use: each where it does least harm, nothing else moved."""

from collections.abc import Sequence
from dataclasses import replace

from meantime.planner.measure import clock_of, minutes_on, own_limit, placed_minutes, planned_minutes
from meantime.planner.plan import Placement
from meantime.planner.problem import Phase, Problem
from meantime.planner.rules import closed_meantimes, locks
from meantime.planner.rules.one_way import longest_run
from meantime.planner.rules.where import spots_of
from meantime.terms.modality import Clock

# Where a phase stood before: index of the stretch and order within it. Phases that are new come after all of them.
Place = tuple[int, int]
_NEW: Place = (10**9, 0)


class Settling:
    """The timeline of a problem with the phases that stand in it so far."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.lines: list[list[tuple[Place, Phase]]] = [[] for _ in problem.timeline]
        self.spots: dict[str, int] = {}
        self.own_left = {stretch.week: own_limit(problem, stretch.week) for stretch in problem.timeline}
        self.needed_by: dict[str, list[str]] = {}
        for phase in problem.phases:
            for need in phase.after:
                self.needed_by.setdefault(need, []).append(phase.id)

    def placements(self) -> tuple[Placement, ...]:
        """In the order of the timeline."""
        return tuple(
            Placement(
                activity=phase.activity,
                phase=phase.id,
                kind=phase.kind,
                role=phase.role,
                clock=clock_of(stretch),
                at=stretch.id,
                order=order,
                minutes=placed_minutes(phase, clock_of(stretch)),
                locked=phase.lock is not None,
                reasons=phase.reasons,
            )
            for stretch, line in zip(self.problem.timeline, self.lines, strict=True)
            for order, (_, phase) in enumerate(line, start=1)
        )

    def leave(self, phase: Phase, spot: int, place: Place) -> None:
        """What stays in its stretch is put there as people ordered it; call in the order of `place`."""
        self._put(phase, spot, place, len(self.lines[spot]))

    def move(self, phase: Phase, near: int, place: Place) -> bool:
        """To the stretch nearest to `near` in which the phase can run; False where there is none."""
        options = self._runnable(phase)
        if not options:
            return False
        over, clock = self.problem.timeline[near].past, self._clock(near)
        for wish in (
            lambda i: locks.allowed(self.problem, phase, [i]),
            lambda i: self._clock(i) is clock,
            lambda i: closed_meantimes.allowed(self.problem, phase, [i]),
            lambda i: self.problem.timeline[i].past == over,
        ):
            options = [i for i in options if wish(i)] or options
        spot = min(options, key=lambda i: (abs(i - near), self._out_of_order(phase, i), self._harm(phase, i)))
        first, last = self._between(phase, spot)
        wanted = sum(other < place for other, _ in self.lines[spot])
        self._put(phase, spot, place, max(first, min(wanted, last)))
        return True

    def add(self, phase: Phase) -> bool:
        """Near its home: in a meeting that has room if it gains from that, else in own time; False if nowhere."""
        options = self._open_to(phase)
        if not options:
            return False
        own = [i for i in options if self._clock(i) is Clock.OWN]
        meetings = [i for i in options if self._clock(i) is Clock.LIVE]
        if not own or phase.worth > 0:
            for spot in sorted(meetings, key=lambda i: (abs(i - phase.home), i)):
                position = self._position(phase, spot)
                if position is not None and self._harm(phase, spot)[0] == 0 and not self._out_of_order(phase, spot):
                    self._put(phase, spot, _NEW, position)
                    return True
        spot = min(own or meetings, key=lambda i: (self._out_of_order(phase, i), self._harm(phase, i)))
        first, last = self._between(phase, spot)
        self._put(phase, spot, _NEW, max(first, last))
        return True

    def _put(self, phase: Phase, spot: int, place: Place, position: int) -> None:
        self.lines[spot].insert(position, (place, phase))
        self.spots[phase.id] = spot
        if self._clock(spot) is Clock.OWN:
            self.own_left[self.problem.timeline[spot].week] -= planned_minutes(phase, Clock.OWN)

    def _runnable(self, phase: Phase) -> list[int]:
        return [i for i in range(len(self.problem.timeline)) if minutes_on(phase, self._clock(i)) is not None]

    def _open_to(self, phase: Phase) -> Sequence[int]:
        """Where every rule lets the phase stand, else where its lock is left out, else where it can run at all."""
        free = replace(phase, lock=None)
        return spots_of(self.problem, phase) or spots_of(self.problem, free) or self._runnable(phase)

    def _out_of_order(self, phase: Phase, spot: int) -> int:
        """How many phases that it needs, or that need it, would stand on the wrong side of it."""
        late = sum(self.spots.get(need, spot) > spot for need in phase.after)
        return late + sum(self.spots.get(other, spot) < spot for other in self.needed_by.get(phase.id, ()))

    def _harm(self, phase: Phase, spot: int) -> tuple[int, int, int]:
        """Minutes that would be too many, then stretches from home, the earlier first."""
        return self._over(phase, spot), abs(spot - phase.home), spot

    def _over(self, phase: Phase, spot: int) -> int:
        stretch, rules = self.problem.timeline[spot], self.problem.rules
        clock = clock_of(stretch)
        minutes = planned_minutes(phase, clock)
        if clock is Clock.OWN:
            return 0 if rules.own_ceiling is None else max(0, minutes - self.own_left[stretch.week])
        inside = [other for _, other in self.lines[spot]]
        used = sum(planned_minutes(other, Clock.LIVE) for other in inside) + rules.changeover * len(inside)
        return max(0, used + minutes - stretch.minutes)

    def _between(self, phase: Phase, spot: int) -> tuple[int, int]:
        """First and last position in the stretch: after what it needs, before what needs it."""
        inside = [other.id for _, other in self.lines[spot]]
        needs, needed_by = set(phase.after), set(self.needed_by.get(phase.id, ()))
        first = max((i + 1 for i, other in enumerate(inside) if other in needs), default=0)
        return first, min((i for i, other in enumerate(inside) if other in needed_by), default=len(inside))

    def _position(self, phase: Phase, spot: int) -> int | None:
        """The last position in a meeting at which the order is right and no run of listening gets too long."""
        inside = [other for _, other in self.lines[spot]]
        limit = max(self.problem.rules.one_way_run, longest_run(inside))
        first, last = self._between(phase, spot)
        fitting = (i for i in range(last, first - 1, -1) if longest_run([*inside[:i], phase, *inside[i:]]) <= limit)
        return next(fitting, None)

    def _clock(self, spot: int) -> Clock:
        return clock_of(self.problem.timeline[spot])
