"""Stages 0 and 1 for large or loose courses: first the week and clock of each phase, then the places inside each week.

A week with all its meetings joined is an easier question, so its bound holds for the real one. Where weeks cannot
be packed as they were decided, all is decided again with each stretch of those weeks apart (`coarse`).
"""

from collections.abc import Mapping, Sequence

from meantime.planner.budget import Budget
from meantime.planner.cells import stretch_cells
from meantime.planner.choices import Choices, Term
from meantime.planner.coarse import Coarse, Weeks, both, choices_of
from meantime.planner.cpsat import Answer, Solver
from meantime.planner.cuts import without_order
from meantime.planner.goals import shortfalls_goal, worth_goal
from meantime.planner.neighbourhood import Near, Options
from meantime.planner.placing import Spots, placements_of
from meantime.planner.problem import Problem
from meantime.planner.rules.joined import HARD
from meantime.planner.rules.where import all_spots
from meantime.planner.stage import MakeGoal, Reached

# Deterministic seconds: to pack a week, to decide weeks anew, to improve a few of them.
_PACK, _ANEW, _NEAR = 0.02, 0.1, 0.05
# The same, to decide all weeks, and to look for what is better; and how often at most.
_DECIDE, _BEYOND, _ROUNDS = 0.6, 0.5, 4
# How many weeks on both sides are decided anew with one that cannot be packed; how many are improved together.
_REACH = (1, 2, 4)
_TOGETHER = 2
# The gap at which large courses are left alone: a thousandth of the worth.
_NEAR_BOUND = 0.001


class Weekly:
    """`spots` None: no valid plan was found this way. `reached`: shortfalls and worth, with their bounds."""

    def __init__(self, problem: Problem, budget: Budget, seed: int) -> None:
        self.problem, self.budget, self.seed = problem, budget, seed
        self.options = all_spots(problem)
        self.spots: Spots | None = None
        self.reached: list[tuple[MakeGoal, Reached]] = []
        self._bounds = (0.0, -float("inf"))
        self._packed: dict[object, Spots | None] = {}
        self._week = [stretch.week for stretch in problem.timeline]

    def search(self, seconds: float) -> None:
        """Spend about that many deterministic seconds."""
        end = self.budget.seconds - seconds
        coarse = Coarse(self.problem, self.budget, self.seed)
        weeks = self._decide(coarse)
        self.spots = None if weeks is None else self._pack(weeks)
        if self.spots is None:
            return
        short, _ = self._values()
        self._bounds = coarse.bounds(short)
        self._note()
        self._beyond(coarse, end)
        self._improve(coarse.apart, end)

    def _decide(self, coarse: Coarse) -> Weeks | None:
        """Again with the weeks apart that cannot be packed."""
        weeks = None
        for _ in range(_ROUNDS):
            again = coarse.decide(_DECIDE)
            weeks = again or weeks
            failed = {week for week, there in (again or {}).items() if self._pack_week(there) is None}
            if not failed - coarse.apart:
                break
            coarse.apart |= failed
        return weeks

    def _beyond(self, coarse: Coarse, end: float) -> None:
        """Look for what is better than the plan that stands, and prove how much better anything can be."""
        for _ in range(_ROUNDS):
            if self._is_near() or self.budget.seconds <= end or self.budget.wall <= 0:
                return
            short, value = self._values()
            weeks, bound = coarse.beyond(short, value, _BEYOND)
            self._bounds = self._bounds[0], max(self._bounds[1], bound)
            if weeks is not None:
                packed = {week: self._pack_week(there) for week, there in weeks.items()}
                failed = {week for week, spots in packed.items() if spots is None}
                if not failed:
                    self.spots = {phase: spot for spots in packed.values() if spots for phase, spot in spots.items()}
                coarse.apart |= failed
            self._note()
            if weeks is None:
                return

    def _is_near(self) -> bool:
        return all(r.bound >= r.value - _NEAR_BOUND * abs(r.value) for _, r in self.reached)

    def _values(self) -> tuple[int, int]:
        choices = Choices(self.problem, stretch_cells(self.problem), {})
        placements = placements_of(self.problem, self.spots or {})
        return shortfalls_goal(choices).score(placements), worth_goal(choices).score(placements)

    def _pack(self, weeks: Weeks) -> Spots | None:
        """As decided; else the clocks of that week anew; else all of some weeks around anew."""
        packed = {week: self._pack_week(there) or self._clocks_anew(week, there) for week, there in weeks.items()}
        if all(packed.values()):
            return {phase: spot for spots in packed.values() if spots for phase, spot in spots.items()}
        for reach in _REACH:
            spots = self._weeks_anew(weeks, packed, reach)
            if spots is not None:
                return spots
        return None

    def _pack_week(self, options: Options) -> Spots | None:
        key = tuple((phase, tuple(may)) for phase, may in sorted(options.items()))
        if key not in self._packed:
            choices = Choices(self.problem, stretch_cells(self.problem), options)
            for rule in HARD:
                rule.constraints(choices)
            self._packed[key] = self._ordered(choices, [], _PACK)
        return self._packed[key]

    def _clocks_anew(self, week: int, there: Options) -> Spots | None:
        return self._place({phase: [spot for spot in self.options[phase] if self._week[spot] == week] for phase in there})

    def _weeks_anew(self, weeks: Weeks, packed: Mapping[int, Spots | None], reach: int) -> Spots | None:
        failed = [week for week, spots in packed.items() if spots is None]
        near = {week for week in self._week if any(abs(week - other) <= reach for other in failed)}
        options: dict[int, Sequence[int]] = {}
        for week, there in weeks.items():
            spots = packed[week]
            for phase in there:
                if spots is None or week in near:
                    options[phase] = [spot for spot in self.options[phase] if self._week[spot] in near]
                else:
                    options[phase] = [spots[phase]]
        return self._place(options)

    def _place(self, options: Options) -> Spots | None:
        choices = choices_of(self.problem, stretch_cells(self.problem), options)
        return self._ordered(choices, both(choices), _ANEW)

    def _ordered(self, choices: Choices, terms: Sequence[Term], seconds: float) -> Spots | None:
        answer = self._ask(Solver(choices, self.seed), terms, seconds)
        spots = choices.chosen(answer.values) if answer else None
        return None if spots is None or any(without_order(self.problem, spots)) else spots

    def _ask(self, solver: Solver, terms: Sequence[Term], seconds: float) -> Answer:
        left = min(seconds, self.budget.seconds)
        answer = solver.minimise(terms, seconds=left, wall=self.budget.wall, stop=self.budget.stop)
        self.budget.spend(answer.seconds, answer.stopped)
        return answer

    def _note(self) -> None:
        choices = Choices(self.problem, stretch_cells(self.problem), {})
        self.reached = []
        for make, value, bound in zip((shortfalls_goal, worth_goal), self._values(), self._bounds, strict=True):
            proven = bound > value - 1
            reached = Reached(goal=make(choices), value=value, bound=float(value if proven else bound), proven=proven)
            self.reached.append((make, reached))

    def _improve(self, apart: set[int], end: float) -> None:
        """A few weeks at a time decided anew in full, around those that were hard to pack, until the bound is near."""
        weeks = sorted(set(self._week))
        for first in range(max(1, len(weeks) - _TOGETHER + 1)):
            if not apart & set(weeks[first : first + _TOGETHER]):
                continue
            for stage, (make, reached) in enumerate(self.reached):
                near = reached.bound >= reached.value - _NEAR_BOUND * abs(reached.value)
                if not near and self.budget.seconds > end and self.budget.wall > 0:
                    self._improve_near(make, self.reached[:stage], set(weeks[first : first + _TOGETHER]))
                    self._note()

    def _improve_near(self, make: MakeGoal, held: Sequence[tuple[MakeGoal, Reached]], free: set[int]) -> None:
        near = Near(problem=self.problem, budget=self.budget, seed=self.seed, held=held)
        spots = self.spots or {}
        options = {
            phase: [s for s in self.options[phase] if self._week[s] in free] if self._week[spot] in free else [spot]
            for phase, spot in spots.items()
        }
        self.spots, _ = near.better(make, spots, options, _NEAR)
