"""The same problem as most people would write it: start times, optional intervals, no overlap; default CP-SAT.

Stages 0 and 1 in one sum. The baseline of `bench.planner`, nothing else.
"""

from dataclasses import dataclass

from ortools.sat.python import cp_model

from meantime.planner.check import WEIGHTS
from meantime.planner.measure import clock_of, own_limit, planned_minutes
from meantime.planner.problem import Problem
from meantime.planner.rules.where import all_spots, open_weeks
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class NaiveAnswer:
    proven: bool
    seconds: float
    shortfall: int | None
    worth: int | None


def solve_naively(problem: Problem, seconds: float) -> NaiveAnswer:
    model = cp_model.CpModel()
    naive = _Naive(problem, model)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return NaiveAnswer(proven=False, seconds=solver.wall_time, shortfall=None, worth=None)
    return NaiveAnswer(
        proven=status == cp_model.OPTIMAL,
        seconds=solver.wall_time,
        shortfall=solver.value(naive.shortfall),
        worth=solver.value(naive.worth),
    )


class _Naive:
    def __init__(self, problem: Problem, model: cp_model.CpModel) -> None:
        self.problem, self.model = problem, model
        self.bases = self._lay_out()
        self.spots = all_spots(problem)
        self.at: dict[tuple[int, int], cp_model.IntVar] = {}
        self.start: list[cp_model.IntVar] = []
        self.minutes: list[cp_model.LinearExprT] = []
        self._place()
        self._keep_order()
        self._limit_listening()
        self.shortfall = self._shortfall()
        self.worth = sum(
            problem.phases[i].worth * there for (i, s), there in self.at.items() if self._clock(s) is Clock.LIVE
        )
        much = 1 + sum(abs(phase.worth) for phase in problem.phases)
        model.minimize(much * self.shortfall - self.worth)

    def _lay_out(self) -> list[int]:
        """Each stretch gets its own part of one line of minutes; own time as much as all phases could need."""
        bases, base = [], 0
        for stretch in self.problem.timeline:
            bases.append(base)
            base += stretch.minutes + 1_000
        self.end = base
        return bases

    def _clock(self, spot: int) -> Clock:
        return clock_of(self.problem.timeline[spot])

    def _place(self) -> None:
        intervals = []
        for i, phase in enumerate(self.problem.phases):
            start = self.model.new_int_var(0, self.end, "")
            self.start.append(start)
            for spot in self.spots[i]:
                there = self.at[i, spot] = self.model.new_bool_var("")
                length = planned_minutes(phase, self._clock(spot))
                base = self.bases[spot]
                self.model.add(start >= base).only_enforce_if(there)
                if self._clock(spot) is Clock.LIVE:
                    last = base + self.problem.timeline[spot].minutes - length
                    self.model.add(start <= last).only_enforce_if(there)
                    size = length + self.problem.rules.changeover
                    intervals.append(self.model.new_optional_fixed_size_interval_var(start, size, there, ""))
                else:
                    self.model.add(start <= base + 900).only_enforce_if(there)
            self.model.add_exactly_one(self.at[i, spot] for spot in self.spots[i])
            self.minutes.append(
                sum(planned_minutes(phase, self._clock(s)) * self.at[i, s] for s in self.spots[i] if self._live(s))
            )
        self.model.add_no_overlap(intervals)

    def _live(self, spot: int) -> bool:
        return self._clock(spot) is Clock.LIVE

    def _keep_order(self) -> None:
        index = {phase.id: i for i, phase in enumerate(self.problem.phases)}
        for i, phase in enumerate(self.problem.phases):
            for before in phase.after:
                j = index[before]
                self.model.add(self.start[j] + self.minutes[j] <= self.start[i])

    def _limit_listening(self) -> None:
        limit = self.problem.rules.one_way_run
        for spot, stretch in enumerate(self.problem.timeline):
            if not self._live(spot) or stretch.past:
                continue
            inside = [(self.problem.phases[i], there) for (i, s), there in self.at.items() if s == spot]
            opens = [(phase.one_way == 0 or phase.ends_active, phase, there) for phase, there in inside]
            runs = 1 + sum(there for more, _, there in opens if more)
            self.model.add(sum(phase.one_way * there for phase, there in inside) <= limit * runs)
            self.model.add(sum(there for phase, there in inside if 2 * phase.one_way > limit) <= runs)

    def _shortfall(self) -> cp_model.LinearExprT:
        short: list[cp_model.LinearExprT] = []
        for week in sorted(open_weeks(self.problem)):
            there = [(i, s, x) for (i, s), x in self.at.items() if self.problem.timeline[s].week == week]
            met = sum(x for i, s, x in there if self._clock(s) in self.problem.phases[i].touchpoint)
            missed = self.model.new_bool_var("")
            self.model.add(met + missed >= 1)
            over = self.model.new_int_var(0, 10_000, "")
            own = sum(planned_minutes(self.problem.phases[i], Clock.OWN) * x for i, s, x in there if not self._live(s))
            self.model.add(own <= own_limit(self.problem, week) + over)
            short += [WEIGHTS["touchpoints"] * missed, over]
        return sum(short)
