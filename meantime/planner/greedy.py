"""The greedy planner: own time near home first, then the live phases worth most per minute. First hint, last fallback.

Fast and near the best worth, but it never looks back: it may break rules that the solver would satisfy.
"""

from collections.abc import Iterable, Sequence
from random import Random

from meantime.planner.measure import clock_of, own_limit, planned_minutes
from meantime.planner.placing import placements_of
from meantime.planner.plan import Placement
from meantime.planner.problem import Phase, Problem
from meantime.planner.rules.where import all_spots
from meantime.planner.sequence import in_sequence
from meantime.terms.modality import Clock


def greedy_plan(problem: Problem, seed: int) -> tuple[Placement, ...]:
    """Every phase that may stand somewhere is placed; `check.violations` says what it broke. `seed` breaks ties."""
    return placements_of(problem, greedy_spots(problem, seed))


def greedy_spots(problem: Problem, seed: int) -> dict[int, int]:
    greedy = _Greedy(problem)
    for phase in greedy.in_order():
        greedy.place(phase)
    for phase in greedy.by_worth_per_minute(Random(seed)):
        greedy.move_live(phase)
    return greedy.spots


class _Greedy:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.spots: dict[int, int] = {}
        self.options = all_spots(problem)
        self.inside: dict[int, list[Phase]] = {index: [] for index in range(len(problem.timeline))}
        self.own_left = {s.week: own_limit(problem, s.week) for s in problem.timeline}
        index = {phase.id: i for i, phase in enumerate(problem.phases)}
        self.needs = [[index[b] for b in phase.after if b in index] for phase in problem.phases]
        self.needed_by: list[list[int]] = [[] for _ in problem.phases]
        for phase, needs in enumerate(self.needs):
            for need in needs:
                self.needed_by[need].append(phase)
        self.latest = self._latest()

    def in_order(self) -> list[int]:
        """Prerequisites first, then who has to stand earliest."""
        waiting = [len(needs) for needs in self.needs]
        ready = [phase for phase, count in enumerate(waiting) if count == 0]
        ordered: list[int] = []
        while ready:
            phase = min(ready, key=lambda i: (self.latest[i], self.problem.phases[i].home, i))
            ready.remove(phase)
            ordered.append(phase)
            for later in self.needed_by[phase]:
                waiting[later] -= 1
                if waiting[later] == 0:
                    ready.append(later)
        return ordered

    def _latest(self) -> list[int]:
        """The last index where each phase may stand so that those which need it still find a place."""
        latest = [max(self.options[i], default=-1) for i in range(len(self.problem.phases))]
        changed = True
        while changed:
            changed = False
            for phase, needs in enumerate(self.needs):
                for need in needs:
                    if latest[need] > latest[phase] >= 0:
                        latest[need] = latest[phase]
                        changed = True
        return latest

    def place(self, phase: int) -> None:
        earliest = max((self.spots[need] for need in self.needs[phase] if need in self.spots), default=-1)
        may = [spot for spot in self.options[phase] if earliest <= spot <= self.latest[phase]] or self.options[phase]
        own = [spot for spot in may if self._clock(spot) is Clock.OWN]
        if own:
            self._put(phase, min(own, key=lambda spot: (self._over(phase, spot), self._from_home(phase, spot))))
        elif may:
            roomy = [spot for spot in may if self._has_room(phase, spot)]
            self._put(phase, min(roomy or may, key=lambda spot: self._from_home(phase, spot)))

    def by_worth_per_minute(self, random: Random) -> Sequence[int]:
        """Phases in own time that would gain by being live, the greatest gain per live minute first."""
        gains = [
            (phase.worth / planned_minutes(phase, Clock.LIVE), random.random(), i)
            for i, phase in enumerate(self.problem.phases)
            if phase.live is not None and phase.worth > 0
        ]
        return [i for _, _, i in sorted(gains, reverse=True)]

    def move_live(self, phase: int) -> None:
        if phase not in self.spots or self._clock(self.spots[phase]) is Clock.LIVE:
            return
        first = max((self.spots[need] for need in self.needs[phase]), default=-1)
        last = min((self.spots[later] for later in self.needed_by[phase]), default=len(self.problem.timeline))
        meetings = [
            spot
            for spot in self.options[phase]
            if first <= spot <= last and self._clock(spot) is Clock.LIVE and self._has_room(phase, spot)
        ]
        if meetings:
            self._take(phase)
            self._put(phase, min(meetings, key=lambda spot: self._from_home(phase, spot)))

    def _put(self, phase: int, spot: int) -> None:
        self.spots[phase] = spot
        self.inside[spot].append(self.problem.phases[phase])
        if self._clock(spot) is Clock.OWN:
            self.own_left[self._week(spot)] -= planned_minutes(self.problem.phases[phase], Clock.OWN)

    def _take(self, phase: int) -> None:
        spot = self.spots.pop(phase)
        self.inside[spot].remove(self.problem.phases[phase])
        if self._clock(spot) is Clock.OWN:
            self.own_left[self._week(spot)] += planned_minutes(self.problem.phases[phase], Clock.OWN)

    def _has_room(self, phase: int, spot: int) -> bool:
        inside = [*self.inside[spot], self.problem.phases[phase]]
        used = self._live_minutes(inside) + self.problem.rules.changeover * (len(inside) - 1)
        fits = used <= self.problem.timeline[spot].minutes
        return fits and in_sequence(inside, self.problem.rules.one_way_run) is not None

    def _live_minutes(self, phases: Iterable[Phase]) -> int:
        return sum(planned_minutes(phase, Clock.LIVE) for phase in phases)

    def _over(self, phase: int, spot: int) -> int:
        left = self.own_left[self._week(spot)] - planned_minutes(self.problem.phases[phase], Clock.OWN)
        return 0 if self.problem.rules.own_ceiling is None else max(0, -left)

    def _from_home(self, phase: int, spot: int) -> int:
        return abs(spot - self.problem.phases[phase].home)

    def _clock(self, spot: int) -> Clock:
        return clock_of(self.problem.timeline[spot])

    def _week(self, spot: int) -> int:
        return self.problem.timeline[spot].week
