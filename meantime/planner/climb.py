"""Stages 0 and 1 over one set of choices, and the check that every meeting has an order."""

from collections.abc import Callable, Mapping

from meantime.planner.budget import Budget
from meantime.planner.choices import Choices
from meantime.planner.cpsat import Answer, Found, Solver
from meantime.planner.cuts import cut_off, without_order
from meantime.planner.placing import placements_of
from meantime.planner.stage import Goal, Reached, hold

# After so many answers without an order in some meeting, cuts also forbid plans that may be valid.
_PATIENT_ROUNDS = 20


class Climb:
    """`spots` is the best so far, None until one is known; `found`: by the solver; `impossible`: proven to be none."""

    def __init__(
        self, choices: Choices, budget: Budget, seed: int, spots: Mapping[int, int] | None, *, thorough: bool = False
    ) -> None:
        self.choices, self.budget = choices, budget
        self.spots = spots
        self.impossible = self.found = False
        self.reached: list[Reached] = []
        self._solver = Solver(choices, seed, thorough=thorough)
        self._hint = self._hint_of(spots or {})
        self._exact = True

    def hint(self, spots: Mapping[int, int]) -> None:
        """Where to look first, valid or not."""
        self._hint = self._hint_of(spots)

    def reach(
        self, goal: Goal, seconds: float, least: int | None = None, told: Callable[[int, float], None] | None = None
    ) -> None:
        """Make the goal small for at most `seconds`, then hold it. `least`: no value is below it."""
        before = None if self.spots is None else self._score(goal, self.spots)
        if before is not None and before == least:
            self._hold(goal, before, float(before))
            return
        bound = self._improve(goal, seconds, told)
        if self.spots is not None and bound is not None:
            value = self._score(goal, self.spots)
            self._hold(goal, value, max(bound, -float("inf") if least is None else least))

    def _improve(self, goal: Goal, seconds: float, told: Callable[[int, float], None] | None) -> float | None:
        """The proven bound; None when that is not even known to exist."""
        left, bound, rounds = min(seconds, self.budget.seconds), -float("inf"), 0
        while left > 0 and self.budget.wall > 0:
            answer = self._solver.minimise(
                goal.terms,
                seconds=left,
                wall=self.budget.wall,
                hint=self._hint if goal.hinted else None,
                told=told,
                stop=self.budget.stop,
            )
            self.budget.spend(answer.seconds, answer.stopped)
            left -= answer.seconds
            rounds += 1
            if self._exact:
                bound = max(bound, answer.bound + goal.constant if answer else -float("inf"))
            if not answer:
                self.impossible = answer.found is Found.INFEASIBLE and self._exact and self.spots is None
                break
            if self._accept(answer, rounds):
                break
        return None if self.spots is None else bound

    def _accept(self, answer: Answer, rounds: int) -> bool:
        """Take the answer if each of its meetings has an order; otherwise cut those off that have none."""
        spots = self.choices.chosen(answer.values)
        wrong = list(without_order(self.choices.problem, spots))
        if wrong:
            patient = rounds < _PATIENT_ROUNDS
            self._exact = self._exact and patient
            for inside in wrong:
                cut_off(self.choices, inside, whatever_else=not patient)
            return False
        self.spots, self.found = spots, True
        self._hint = dict(enumerate(answer.values))
        return True

    def _hold(self, goal: Goal, value: int, bound: float) -> None:
        proven = self._exact and bound > value - 1
        reached = Reached(goal=goal, value=value, bound=float(value) if proven else bound, proven=proven)
        self.reached.append(reached)
        hold(self.choices, goal, value)

    def _score(self, goal: Goal, spots: Mapping[int, int]) -> int:
        return goal.score(placements_of(self.choices.problem, spots))

    def _hint_of(self, spots: Mapping[int, int]) -> dict[int, int]:
        return {
            unknown: int(spots.get(phase) == cell)
            for phase in sorted(spots)
            for cell, unknown in self.choices.places(self.choices.problem.phases[phase].id).items()
        }
