"""The week and the clock of each phase, all meetings of a week joined: an easier question, so its bound holds too.

Weeks that could not be packed as decided are kept `apart`: asked again, in them each stretch counts for itself.
"""

from collections.abc import Mapping, Sequence
from math import ceil

from meantime.planner.budget import Budget
from meantime.planner.cells import Cell, week_cells
from meantime.planner.choices import Choices, Term
from meantime.planner.cpsat import Answer, Found, Solver
from meantime.planner.glop import Relaxed, relaxed_minimum
from meantime.planner.goals import shortfalls_goal, worth_goal
from meantime.planner.neighbourhood import Options, promising
from meantime.planner.problem import Problem
from meantime.planner.rules.joined import add_rules
from meantime.planner.rules.where import all_spots
from meantime.planner.stage import hold

Weeks = Mapping[int, Options]
# How many weeks and clocks of each phase are tried, the most promising first; all when these cannot be.
_MOST_CELLS = (2, 3, 1_000)
# The first answers need not be better than this share: what cannot be packed is asked again anyway.
_NEAR_ENOUGH = 0.0002
# How far from weeks apart phases may move when all is asked again.
_REACH = 2
_ROUNDING = 1e-6


class Coarse:
    """`apart` grows; `bounds`: no plan falls less short, and none that falls no shorter than `short` is worth more."""

    def __init__(self, problem: Problem, budget: Budget, seed: int) -> None:
        self.problem, self.budget, self.seed = problem, budget, seed
        self.apart: set[int] = set()
        self._joined = week_cells(problem)
        self._options = _in_cells(self._joined, all_spots(problem))
        self._joined_of = {stretch: index for index, cell in enumerate(self._joined) for stretch in cell.stretches}
        self._taken: dict[int, int] = {}  # phase to the joined cell it was last given
        self._most = 0
        choices = choices_of(problem, self._joined, self._options)
        self._short = relaxed_minimum(choices, choices.shortfalls, budget.wall, budget.stop)
        self._relaxed = relaxed_minimum(choices, both(choices), budget.wall, budget.stop)

    def decide(self, seconds: float) -> Weeks | None:
        """For each week its phases with the stretches that they may take there; None when nothing was found."""
        if self._relaxed is None:
            return None
        choices = Choices(self.problem, self._joined, self._options)
        while self._most < len(_MOST_CELLS):
            few = promising(choices, self._relaxed, self._options, _MOST_CELLS[self._most])
            asked = self._asked({phase: self._around(phase, may) for phase, may in few.items()})
            answer = self._ask(asked, both(asked), seconds)
            if answer:
                return self._weeks(asked, answer)
            self._most += 1
        return None

    def _around(self, phase: int, may: Sequence[int]) -> Sequence[int]:
        """Asked again, a phase far from all weeks apart stays where it was decided to be."""
        taken = self._taken.get(phase)
        if taken is None or any(abs(self._joined[taken].week - week) <= _REACH for week in self.apart):
            return may
        return [taken]

    def bounds(self, short: int) -> tuple[float, float]:
        """Of the shortfalls, and of the worth (as a cost) when these may be `short`."""
        relaxed = self._held(short)
        least = 0 if self._short is None else max(0, ceil(self._short.bound - _ROUNDING))
        return least, -float("inf") if relaxed is None else ceil(relaxed.bound - _ROUNDING)

    def beyond(self, short: int, value: int, seconds: float) -> tuple[Weeks | None, float]:
        """What would be worth more than `value` (as a cost: be less), if anything, and a better bound."""
        relaxed = self._held(short)
        if relaxed is None:
            return None, -float("inf")
        asked = self._asked(self._could_be_better(relaxed, value))
        hold(asked, shortfalls_goal(asked), short)
        terms = worth_goal(asked).terms
        asked.at_most(value - 1, terms, "worth", "")
        answer = self._ask(asked, terms, seconds, last=True)
        if answer.found is Found.INFEASIBLE:
            return None, value
        if not answer:
            return None, ceil(relaxed.bound - _ROUNDING)
        return self._weeks(asked, answer), min(value, ceil(answer.bound - _ROUNDING))

    def _held(self, short: int) -> Relaxed | None:
        choices = choices_of(self.problem, self._joined, self._options)
        hold(choices, shortfalls_goal(choices), short)
        return relaxed_minimum(choices, worth_goal(choices).terms, self.budget.wall, self.budget.stop)

    def _could_be_better(self, relaxed: Relaxed, value: int) -> Options:
        """Cells whose price in the relaxation leaves room for an answer below `value`."""
        choices = Choices(self.problem, self._joined, self._options)
        room = value - 1 - relaxed.bound + _ROUNDING
        return {
            phase: [cell for cell in may if relaxed.reduced[choices.places(self.problem.phases[phase].id)[cell]] <= room]
            for phase, may in self._options.items()
        }

    def _asked(self, few: Options) -> Choices:
        cells = week_cells(self.problem, self.apart)
        spots = {phase: [spot for cell in may for spot in self._joined[cell].stretches] for phase, may in few.items()}
        possible = all_spots(self.problem)
        return choices_of(
            self.problem,
            cells,
            _in_cells(cells, {phase: [spot for spot in may if spot in possible[phase]] for phase, may in spots.items()}),
        )

    def _weeks(self, asked: Choices, answer: Answer) -> Weeks:
        weeks: dict[int, dict[int, Sequence[int]]] = {}
        possible = all_spots(self.problem)
        for phase, index in asked.chosen(answer.values).items():
            cell = asked.cells[index]
            self._taken[phase] = self._joined_of[cell.stretches[0]]
            weeks.setdefault(cell.week, {})[phase] = [spot for spot in possible[phase] if spot in cell.stretches]
        return weeks

    def _ask(self, choices: Choices, terms: Sequence[Term], seconds: float, *, last: bool = False) -> Answer:
        solver = Solver(choices, self.seed, thorough=last, near=0.0 if last else _NEAR_ENOUGH)
        left = min(seconds, self.budget.seconds)
        answer = solver.minimise(terms, seconds=left, wall=self.budget.wall, stop=self.budget.stop)
        self.budget.spend(answer.seconds, answer.stopped)
        return answer


def choices_of(problem: Problem, cells: Sequence[Cell], options: Options) -> Choices:
    choices = Choices(problem, cells, options)
    add_rules(choices)
    return choices


def both(choices: Choices) -> list[Term]:
    """Small shortfall before great worth, in one sum."""
    much = 1 + sum(abs(phase.worth) for phase in choices.problem.phases)
    return [*((much * weight, unknown) for weight, unknown in choices.shortfalls), *worth_goal(choices).terms]


def _in_cells(cells: Sequence[Cell], spots: Options) -> Options:
    cell_of = {stretch: index for index, cell in enumerate(cells) for stretch in cell.stretches}
    return {phase: sorted({cell_of[spot] for spot in may}) for phase, may in spots.items()}
