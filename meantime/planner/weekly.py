"""Stages 0 and 1 for large or loose courses: first the week and clock of each phase, then the places inside each week.

A week with all its meetings joined is an easier question, so its bound holds for the real one. Where a week cannot
be packed as it was decided, it is decided anew together with its neighbours.
"""

from collections.abc import Mapping, Sequence
from math import ceil

from meantime.planner.budget import Budget
from meantime.planner.cells import Cell, stretch_cells, week_cells
from meantime.planner.choices import Choices, Term
from meantime.planner.cpsat import Answer, Solver
from meantime.planner.cuts import without_order
from meantime.planner.glop import relaxed_minimum
from meantime.planner.goals import shortfalls_goal, worth_goal
from meantime.planner.neighbourhood import Near, Options, promising
from meantime.planner.placing import Spots, placements_of
from meantime.planner.problem import Problem
from meantime.planner.rules.joined import HARD, add_rules
from meantime.planner.rules.where import all_spots
from meantime.planner.stage import MakeGoal, Reached, hold

Weeks = Mapping[int, Options]
# Deterministic seconds: to pack a week, to decide weeks anew, to improve a few of them.
_PACK, _ANEW, _NEAR = 0.02, 0.1, 0.05
# How many weeks on both sides are decided anew with one that cannot be packed; how many are improved together.
_REACH = (1, 2, 4)
_TOGETHER = 2
# The gap at which large courses are left alone: a thousandth of the worth.
_NEAR_BOUND = 0.001
# How many weeks and clocks of each phase are tried, the most promising first; all when these cannot be.
_MOST_CELLS = (2, 3, 1_000)
_ROUNDING = 1e-6


class Weekly:
    """`spots` None: no valid plan was found this way. `reached`: shortfalls and worth, with their bounds."""

    def __init__(self, problem: Problem, budget: Budget, seed: int) -> None:
        self.problem, self.budget, self.seed = problem, budget, seed
        self.options = all_spots(problem)
        self.spots: Spots | None = None
        self.reached: list[tuple[MakeGoal, Reached]] = []
        self._week = [stretch.week for stretch in problem.timeline]

    def search(self, seconds: float) -> None:
        """Spend about that many deterministic seconds; half of them on weeks and clocks."""
        end = self.budget.seconds - seconds
        decided = self._decide(seconds / 2)
        if decided is None:
            return
        weeks, bounds = decided
        self.spots = self._pack(weeks)
        if self.spots is not None:
            self._note(self.spots, bounds)
            self._improve(end, bounds)

    def _decide(self, seconds: float) -> tuple[Weeks, tuple[float, float]] | None:
        """For each week its phases with the stretches of the clock they are given; and the bounds of both stages."""
        cells = week_cells(self.problem)
        cell_of = {stretch: index for index, cell in enumerate(cells) for stretch in cell.stretches}
        options = {phase: sorted({cell_of[spot] for spot in may}) for phase, may in self.options.items()}
        choices = self._choices(cells, options)
        short = relaxed_minimum(choices, choices.shortfalls, self.budget.wall)
        relaxed = relaxed_minimum(choices, self._both(choices), self.budget.wall)
        if short is None or relaxed is None:
            return None
        for most in _MOST_CELLS:
            few = self._choices(cells, promising(choices, relaxed, options, most))
            answer = self._ask(Solver(few, self.seed), self._both(few), seconds)
            if answer:
                break
        else:
            return None
        value = sum(weight * answer.values[unknown] for weight, unknown in few.shortfalls)
        hold(choices, shortfalls_goal(choices), value)
        relaxed = relaxed_minimum(choices, worth_goal(choices).terms, self.budget.wall) or relaxed
        weeks: dict[int, dict[int, Sequence[int]]] = {}
        for phase, cell in few.chosen(answer.values).items():
            inside = [spot for spot in self.options[phase] if spot in cells[cell].stretches]
            weeks.setdefault(cells[cell].week, {})[phase] = inside
        return weeks, (max(0, ceil(short.bound - _ROUNDING)), ceil(relaxed.bound - _ROUNDING))

    def _choices(self, cells: Sequence[Cell], options: Options) -> Choices:
        choices = Choices(self.problem, cells, options)
        add_rules(choices)
        return choices

    def _both(self, choices: Choices) -> list[Term]:
        """Small shortfall before great worth, in one sum."""
        much = 1 + sum(abs(phase.worth) for phase in self.problem.phases)
        return [*((much * weight, unknown) for weight, unknown in choices.shortfalls), *worth_goal(choices).terms]

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
        choices = Choices(self.problem, stretch_cells(self.problem), options)
        for rule in HARD:
            rule.constraints(choices)
        return self._ordered(choices, [], _PACK)

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
        choices = self._choices(stretch_cells(self.problem), options)
        return self._ordered(choices, self._both(choices), _ANEW)

    def _ordered(self, choices: Choices, terms: Sequence[Term], seconds: float) -> Spots | None:
        answer = self._ask(Solver(choices, self.seed), terms, seconds)
        spots = choices.chosen(answer.values) if answer else None
        return None if spots is None or any(without_order(self.problem, spots)) else spots

    def _ask(self, solver: Solver, terms: Sequence[Term], seconds: float) -> Answer:
        answer = solver.minimise(terms, seconds=min(seconds, self.budget.seconds), wall=self.budget.wall)
        self.budget.spend(answer.seconds, answer.stopped)
        return answer

    def _note(self, spots: Spots, bounds: tuple[float, float]) -> None:
        choices = Choices(self.problem, stretch_cells(self.problem), {})
        placements = placements_of(self.problem, spots)
        self.reached = []
        for make, bound in zip((shortfalls_goal, worth_goal), bounds, strict=True):
            goal = make(choices)
            value = goal.score(placements)
            proven = bound > value - 1
            reached = Reached(goal=goal, value=value, bound=float(value if proven else bound), proven=proven)
            self.reached.append((make, reached))

    def _improve(self, end: float, bounds: tuple[float, float]) -> None:
        """A few weeks at a time decided anew in full, once through the term, until the bound is near."""
        weeks = sorted(set(self._week))
        for first in range(max(1, len(weeks) - _TOGETHER + 1)):
            for stage, (make, reached) in enumerate(self.reached):
                near = reached.bound >= reached.value - _NEAR_BOUND * abs(reached.value)
                if not near and self.budget.seconds > end and self.budget.wall > 0:
                    self._improve_near(make, self.reached[:stage], set(weeks[first : first + _TOGETHER]))
                    self._note(self.spots or {}, bounds)

    def _improve_near(self, make: MakeGoal, held: Sequence[tuple[MakeGoal, Reached]], free: set[int]) -> None:
        near = Near(problem=self.problem, budget=self.budget, seed=self.seed, held=held)
        spots = self.spots or {}
        options = {
            phase: [s for s in self.options[phase] if self._week[s] in free] if self._week[spot] in free else [spot]
            for phase, spot in spots.items()
        }
        self.spots, _ = near.better(make, spots, options, _NEAR)
