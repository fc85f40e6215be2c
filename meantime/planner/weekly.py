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
from meantime.planner.placing import placements_of
from meantime.planner.problem import Problem
from meantime.planner.rules.joined import HARD, add_rules
from meantime.planner.rules.where import all_spots
from meantime.planner.stage import MakeGoal, Reached, hold

# Deterministic seconds: to pack a week, to decide it anew.
_PACK, _ANEW = 0.05, 0.3
# How many weeks on both sides are decided anew with one that cannot be packed.
_REACH = (1, 2, 4)
_ROUNDING = 1e-6


class Weekly:
    """`spots` None: no valid plan was found this way. `reached`: shortfalls and worth, as far as they are bounded."""

    def __init__(self, problem: Problem, budget: Budget, seed: int) -> None:
        self.problem, self.budget, self.seed = problem, budget, seed
        self.options = all_spots(problem)
        self.spots: dict[int, int] | None = None
        self.reached: list[tuple[MakeGoal, Reached]] = []

    def search(self, seconds: float) -> None:
        decided = self._decide(seconds)
        if decided is not None:
            cells, choice, bounds = decided
            self.spots = self._pack(cells, choice)
            if self.spots is not None:
                self._note(self.spots, bounds)

    def _decide(self, seconds: float) -> tuple[Sequence[Cell], Mapping[int, int], tuple[float, float]] | None:
        """Cells, the cell of each phase, and the bounds of both stages."""
        cells = week_cells(self.problem)
        cell_of = {stretch: index for index, cell in enumerate(cells) for stretch in cell.stretches}
        options = {phase: sorted({cell_of[spot] for spot in may}) for phase, may in self.options.items()}
        choices = Choices(self.problem, cells, options)
        add_rules(choices)
        solver = Solver(choices, self.seed)
        short = self._ask(solver, choices.shortfalls, seconds / 3)
        if not short:
            return None
        hold(choices, shortfalls_goal(choices), short.value)
        terms = worth_goal(choices).terms
        relaxed = relaxed_minimum(choices, terms, self.budget.wall)
        answer = self._ask(solver, terms, seconds * 2 / 3)
        best = answer if answer else short
        bound = max(answer.bound if answer else -float("inf"), relaxed.bound if relaxed else -float("inf"))
        return cells, choices.chosen(best.values), (short.bound, ceil(bound - _ROUNDING))

    def _ask(self, solver: Solver, terms: Sequence[Term], seconds: float) -> Answer:
        answer = solver.minimise(terms, seconds=min(seconds, self.budget.seconds), wall=self.budget.wall)
        self.budget.spend(answer.seconds, answer.stopped)
        return answer

    def _pack(self, cells: Sequence[Cell], choice: Mapping[int, int]) -> dict[int, int] | None:
        weeks: dict[int, dict[int, Sequence[int]]] = {}
        for phase, cell in choice.items():
            may = [spot for spot in self.options[phase] if spot in cells[cell].stretches]
            weeks.setdefault(cells[cell].week, {})[phase] = may
        packed = {week: self._pack_week(options) for week, options in weeks.items()}
        return self._anew(weeks, packed)

    def _pack_week(self, options: Mapping[int, Sequence[int]]) -> dict[int, int] | None:
        choices = Choices(self.problem, stretch_cells(self.problem), options)
        for rule in HARD:
            rule.constraints(choices)
        return self._ordered(choices, [], _PACK)

    def _ordered(self, choices: Choices, terms: Sequence[Term], seconds: float) -> dict[int, int] | None:
        answer = self._ask(Solver(choices, self.seed), terms, seconds)
        spots = choices.chosen(answer.values) if answer else None
        return None if spots is None or any(without_order(self.problem, spots)) else spots

    def _anew(
        self, weeks: Mapping[int, Mapping[int, Sequence[int]]], packed: Mapping[int, Mapping[int, int] | None]
    ) -> dict[int, int] | None:
        failed = [week for week, spots in packed.items() if spots is None]
        for reach in _REACH if failed else (0,):
            near = {week for week in weeks if any(abs(week - other) <= reach for other in failed)}
            inside = {
                week
                for week in {s.week for s in self.problem.timeline}
                if week in near or any(abs(week - other) <= reach for other in failed)
            }
            options: dict[int, Sequence[int]] = {}
            for week, there in weeks.items():
                spots = packed[week]
                for phase in there:
                    if spots is not None and week not in near:
                        options[phase] = [spots[phase]]
                    else:
                        options[phase] = [
                            spot for spot in self.options[phase] if self.problem.timeline[spot].week in inside
                        ]
            found = self._place(options)
            if found is not None:
                return found
        return None

    def _place(self, options: Mapping[int, Sequence[int]]) -> dict[int, int] | None:
        """Small shortfall before great worth, in one sum: the question is small."""
        choices = Choices(self.problem, stretch_cells(self.problem), options)
        add_rules(choices)
        much = 1 + sum(abs(phase.worth) for phase in self.problem.phases)
        terms = [(much * weight, unknown) for weight, unknown in choices.shortfalls]
        return self._ordered(choices, [*terms, *worth_goal(choices).terms], _ANEW)

    def _note(self, spots: Mapping[int, int], bounds: tuple[float, float]) -> None:
        choices = Choices(self.problem, stretch_cells(self.problem), {})
        placements = placements_of(self.problem, spots)
        for make, bound in zip((shortfalls_goal, worth_goal), bounds, strict=True):
            goal = make(choices)
            value = goal.score(placements)
            proven = bound > value - 1
            self.reached.append(
                (make, Reached(goal=goal, value=value, bound=float(value if proven else bound), proven=proven))
            )
