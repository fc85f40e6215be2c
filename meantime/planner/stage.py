"""A stage as a goal over choices, and what was reached of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from meantime.planner.choices import Choices, Term
from meantime.planner.plan import Placement


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """`terms` plus `constant` is what the solver makes small; `score` says the same of any placements."""

    name: str
    terms: Sequence[Term]
    score: Callable[[Sequence[Placement]], int]
    constant: int = 0
    hinted: bool = True  # start from the best so far
    give_back: float = 0.0  # the share of the value that later goals may cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """`value` and `bound` of a goal, made small. `proven`: no placements are better."""

    goal: Goal
    value: int
    bound: float
    proven: bool

    @property
    def allowed(self) -> int:
        """The value that later goals may not exceed."""
        return self.value + int(self.goal.give_back * abs(self.value))

    def bounded(self, bound: float) -> "Reached":
        """The same with a bound from elsewhere, if that says more."""
        bound = max(self.bound, bound)
        proven = self.proven or bound > self.value - 1
        return replace(self, bound=float(self.value) if proven else bound, proven=proven)


MakeGoal = Callable[[Choices], Goal]


def hold(choices: Choices, goal: Goal, allowed: int) -> None:
    """From now on the goal is at most `allowed`."""
    choices.at_most(allowed - goal.constant, goal.terms, goal.name, "")
