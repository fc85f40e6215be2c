"""A plan in which phases are tried in other places: where one fits without breaking a rule, and what that costs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from meantime.planner.check import violations
from meantime.planner.measure import clock_of, minutes_on, own_limit, placed_minutes, planned_minutes
from meantime.planner.plan import Placement, Violation
from meantime.planner.problem import Phase, Problem
from meantime.planner.rules import touchpoints
from meantime.planner.rules.one_way import longest_run
from meantime.planner.rules.where import spots_of
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Phase.id to Stretch.id. `order` counts from 1 within the stretch; `hold` ("clock", "place"): None leaves it."""

    phase: str
    at: str
    order: int | None = None
    hold: str | None = None


# Lines, spots and shifts of a trial.
State = tuple[list[list[Phase]], dict[str, int], list[Shift]]


class Trial:
    """Phases in their stretches. `shifts`: what was moved so far, in its order."""

    def __init__(self, problem: Problem, placements: Sequence[Placement]) -> None:
        self.problem = problem
        self.phases = {phase.id: phase for phase in problem.phases}
        self.shifts: list[Shift] = []
        self.spots: dict[str, int] = {}
        self.lines: list[list[Phase]] = [[] for _ in problem.timeline]
        self.needed_by: dict[str, list[str]] = {}
        self._open: dict[str, Sequence[int]] = {}
        self._summed: tuple[int, int] | None = None
        indexes = {stretch.id: index for index, stretch in enumerate(problem.timeline)}
        for placement in sorted(placements, key=lambda placement: placement.order):
            phase = self.phases[placement.phase]
            self.lines[indexes[placement.at]].append(phase)
            self.spots[phase.id] = indexes[placement.at]
        for phase in problem.phases:
            for need in phase.after:
                self.needed_by.setdefault(need, []).append(phase.id)
        self.weeks: dict[int, list[int]] = {}
        for index, stretch in enumerate(problem.timeline):
            self.weeks.setdefault(stretch.week, []).append(index)
        self.limits = {week: own_limit(problem, week) for week in self.weeks}

    def clock(self, spot: int) -> Clock:
        return clock_of(self.problem.timeline[spot])

    def week(self, spot: int) -> int:
        return self.problem.timeline[spot].week

    def minutes(self, phase: Phase) -> int:
        """Planned minutes where the phase stands."""
        return planned_minutes(phase, self.clock(self.spots[phase.id]))

    def room(self, spot: int) -> int:
        """Minutes that a meeting has left for one more phase."""
        line, stretch = self.lines[spot], self.problem.timeline[spot]
        used = sum(planned_minutes(phase, Clock.LIVE) for phase in line if phase.live)
        return stretch.minutes - used - self.problem.rules.changeover * len(line)

    def week_minutes(self, week: int, clock: Clock | None = None) -> int:
        return sum(
            self.minutes(phase)
            for spot in self.weeks[week]
            if clock in (None, self.clock(spot))
            for phase in self.lines[spot]
        )

    def open_to(self, phase: Phase) -> Sequence[int]:
        """Where the phase may stand by itself, the nearest to where it stood first. What is over stays as it was."""
        if phase.id not in self._open:
            here, timeline = self.spots[phase.id], self.problem.timeline
            spots = [] if timeline[here].past else [i for i in spots_of(self.problem, phase) if not timeline[i].past]
            self._open[phase.id] = sorted(spots, key=lambda spot: (abs(spot - here), spot))
        return self._open[phase.id]

    def position(self, phase: Phase, spot: int) -> int | None:
        """Where in the stretch the phase may stand: nothing comes before what it needs, no meeting is too full.

        Counted without the phase itself; None where it does not fit. What is broken already is not held against it.
        """
        here = self.spots[phase.id]
        line = [other for other in self.lines[spot] if other.id != phase.id]
        if minutes_on(phase, self.clock(spot)) is None or not self._between(phase, spot) or not self._leaves(phase, spot):
            return None
        first = max((i + 1 for i, other in enumerate(line) if other.id in phase.after), default=0)
        last = min((i for i, other in enumerate(line) if phase.id in other.after), default=len(line))
        if first > last:
            return None
        if self.clock(spot) is Clock.OWN:
            return last
        if spot != here and self.room(spot) < planned_minutes(phase, Clock.LIVE):
            return None
        most = max(self.problem.rules.one_way_run, longest_run(self.lines[spot]))
        for position in range(last, first - 1, -1):
            if longest_run([*line[:position], phase, *line[position:]]) <= most:
                return position
        return None

    def put(self, phase: Phase, spot: int, position: int, hold: str | None = None) -> None:
        self.lines[self.spots[phase.id]] = [p for p in self.lines[self.spots[phase.id]] if p.id != phase.id]
        self.lines[spot].insert(position, phase)
        self.spots[phase.id] = spot
        self._summed = None
        at = self.problem.timeline[spot].id
        self.shifts.append(Shift(phase=phase.id, at=at, order=position + 1, hold=hold))

    def state(self) -> State:
        return [list(line) for line in self.lines], dict(self.spots), list(self.shifts)

    def restore(self, state: State) -> None:
        self.lines, self.spots, self.shifts = state
        self._summed = None

    def harm(self, phase: Phase, spot: int) -> int:
        """What going there costs, in minutes: worth, and what `falls` shorter."""
        here = self.spots[phase.id]
        worth = phase.worth * ((self.clock(here) is Clock.LIVE) - (self.clock(spot) is Clock.LIVE))
        return worth + self.falls(phase, spot)

    def falls(self, phase: Phase, spot: int) -> int:
        """By how much rules that may give fall shorter than now, in minutes."""
        here = self.spots[phase.id]
        week = self._touch(phase, here, spot) + self._over(phase, here, spot) + self._staff(phase, here, spot)
        return week + self._term(phase, here, spot)

    def broken_pairs(self, phase: Phase) -> list[str]:
        """Phases that stand on the wrong side of this one."""
        late = [need for need in phase.after if self._wrong(need, phase.id)]
        return late + [other for other in self.needed_by.get(phase.id, ()) if self._wrong(phase.id, other)]

    def placements(self) -> tuple[Placement, ...]:
        """In the order of the timeline."""
        return tuple(
            Placement(
                activity=phase.activity,
                phase=phase.id,
                kind=phase.kind,
                role=phase.role,
                clock=self.clock(spot),
                at=self.problem.timeline[spot].id,
                order=order,
                minutes=placed_minutes(phase, self.clock(spot)),
                locked=phase.lock is not None,
                reasons=phase.reasons,
            )
            for spot, line in enumerate(self.lines)
            for order, phase in enumerate(line, start=1)
        )

    def breaks(self, before: Iterable[Violation]) -> bool:
        """Whether a hard rule is broken that was not, or more than it was."""
        return newly_broken(before, violations(self.problem, self.placements()))

    def _between(self, phase: Phase, spot: int) -> bool:
        """Whether what the phase needs stands no later, and what needs it no earlier; broken pairs aside."""
        here = self.spots[phase.id]
        for need in phase.after:
            there = self.spots.get(need, spot)
            if there > spot and not (spot >= here and self._wrong(need, phase.id)):
                return False
        for other in self.needed_by.get(phase.id, ()):
            there = self.spots.get(other, spot)
            over = self.problem.timeline[there].past
            if there < spot and not over and not (spot <= here and self._wrong(phase.id, other)):
                return False
        return True

    def _leaves(self, phase: Phase, spot: int) -> bool:
        """Whether the listening in the stretch that it leaves stays short: an active phase may part two lectures."""
        here = self.spots[phase.id]
        if spot == here or self.clock(here) is Clock.OWN:
            return True
        rest = longest_run([other for other in self.lines[here] if other.id != phase.id])
        return rest <= max(self.problem.rules.one_way_run, longest_run(self.lines[here]))

    def _wrong(self, need: str, phase: str) -> bool:
        if need not in self.spots or phase not in self.spots or self.problem.timeline[self.spots[phase]].past:
            return False
        first, then = self.spots[need], self.spots[phase]
        if first != then:
            return first > then
        line = [other.id for other in self.lines[first]]
        return line.index(need) > line.index(phase)

    def _touch(self, phase: Phase, here: int, spot: int) -> int:
        if not self.problem.rules.touchpoints:
            return 0
        left, come = self.week(here), self.week(spot)
        was, will = self.clock(here) in phase.touchpoint, self.clock(spot) in phase.touchpoint
        lost = was and not (will and come == left) and not self.meets(left, phase)
        gained = will and not (was and come == left) and not self.meets(come, phase)
        return touchpoints.WEIGHT * (lost - gained)

    def meets(self, week: int, without: Phase | None = None) -> bool:
        """Whether learners meet somebody in that week, one phase left out."""
        return any(
            self.clock(spot) in phase.touchpoint
            for spot in self.weeks[week]
            for phase in self.lines[spot]
            if without is None or phase.id != without.id
        )

    def _over(self, phase: Phase, here: int, spot: int) -> int:
        if self.problem.rules.own_ceiling is None:
            return 0
        change: dict[int, int] = {}
        if self.clock(here) is Clock.OWN:
            change[self.week(here)] = -planned_minutes(phase, Clock.OWN)
        if self.clock(spot) is Clock.OWN:
            change[self.week(spot)] = change.get(self.week(spot), 0) + planned_minutes(phase, Clock.OWN)
        return sum(
            _more_over(self.week_minutes(week, Clock.OWN), self.limits[week], minutes) for week, minutes in change.items()
        )

    def _staff(self, phase: Phase, here: int, spot: int) -> int:
        ceiling = self.problem.rules.staff_ceiling
        if ceiling is None:
            return 0
        change = Counter({self.week(here): -_staff(phase, self.clock(here))})
        change[self.week(spot)] += _staff(phase, self.clock(spot))
        return sum(_more_over(self._staff_minutes(week), ceiling, minutes) for week, minutes in change.items())

    def _staff_minutes(self, week: int) -> int:
        return sum(_staff(phase, self.clock(spot)) for spot in self.weeks[week] for phase in self.lines[spot])

    def _term(self, phase: Phase, here: int, spot: int) -> int:
        """Contact and work of the whole term change only with the clock."""
        if self.clock(here) is self.clock(spot):
            return 0
        rules = self.problem.rules
        contact, work = self._sums()
        come, gone = self.clock(spot), self.clock(here)
        more_contact = _contact(phase, come) - _contact(phase, gone)
        more_work = planned_minutes(phase, come) - (planned_minutes(phase, gone) if minutes_on(phase, gone) else 0)
        short = 0
        if rules.contact_floor is not None:
            short += _more_over(-contact, -rules.contact_floor, -more_contact)
        if rules.workload_floor is not None:
            short += _more_over(-work, -rules.workload_floor, -more_work)
        if rules.workload_ceiling is not None:
            short += _more_over(work, rules.workload_ceiling, more_work)
        return short

    def _sums(self) -> tuple[int, int]:
        """Contact minutes and minutes of work of the term."""
        if self._summed is None:
            there = [(phase, self.clock(spot)) for spot, line in enumerate(self.lines) for phase in line]
            work = sum(planned_minutes(phase, clock) for phase, clock in there if minutes_on(phase, clock))
            self._summed = sum(_contact(phase, clock) for phase, clock in there), work
        return self._summed


def _more_over(minutes: int, limit: int, more: int) -> int:
    """How much farther beyond the limit `more` minutes lead."""
    return max(0, minutes + more - limit) - max(0, minutes - limit)


def _staff(phase: Phase, clock: Clock) -> int:
    return phase.staff_live if clock is Clock.LIVE else phase.staff_own


def _contact(phase: Phase, clock: Clock) -> int:
    return phase.contact_live if clock is Clock.LIVE else phase.contact_own


def newly_broken(before: Iterable[Violation], after: Iterable[Violation]) -> bool:
    """Whether `after` breaks something that `before` does not, or breaks something more than before."""
    left: Counter[tuple[str, str]] = Counter()
    for violation in before:
        left[violation.rule, violation.at] += violation.amount
    for violation in after:
        left[violation.rule, violation.at] -= violation.amount
    return min(left.values(), default=0) < 0
