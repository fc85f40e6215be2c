"""Search near a valid plan: some phases may move, the others stay; what was reached before is held."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from meantime.planner.budget import Budget
from meantime.planner.cells import stretch_cells
from meantime.planner.choices import Choices
from meantime.planner.cpsat import Found, Solver
from meantime.planner.cuts import without_order
from meantime.planner.glop import Relaxed, relaxed_minimum
from meantime.planner.placing import Spots, placements_of
from meantime.planner.problem import Problem
from meantime.planner.rules.joined import add_rules
from meantime.planner.stage import MakeGoal, Reached, hold

# Between two stretches of the same reduced cost, the one that the relaxation took.
_CHOSEN = 1e-3
Options = Mapping[int, Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """`tie` breaks ties between equal values of the goal that is sought."""

    problem: Problem
    budget: Budget
    seed: int
    held: Sequence[tuple[MakeGoal, Reached]]
    tie: MakeGoal | None = None

    def better(self, make: MakeGoal, spots: Spots, options: Options, seconds: float) -> tuple[Spots, bool]:
        """The best spots found within `options` and whether they are proven best there; `spots` when none is better."""
        choices = self.choices(options)
        goal = make(choices)
        terms = list(goal.terms)
        if self.tie is not None:
            ties = self.tie(choices).terms
            terms = [((1 + len(options)) * weight, unknown) for weight, unknown in terms] + list(ties)
        left = min(seconds, self.budget.seconds)
        if left <= 0 or self.budget.wall <= 0:
            return spots, False
        solver = Solver(choices, self.seed)
        answer = solver.minimise(terms, seconds=left, wall=self.budget.wall, stop=self.budget.stop)
        self.budget.spend(answer.seconds, answer.stopped)
        if not answer:
            return spots, False
        found = choices.chosen(answer.values)
        if any(without_order(self.problem, found)):
            return spots, False
        better = self._value(goal.score, found) <= self._value(goal.score, spots)
        return (found if better else spots), answer.found is Found.OPTIMAL

    def promising(self, guide: Sequence[MakeGoal], spots: Spots, options: Options, most: int) -> Options:
        """For each phase the stretch it has and those least costly in the relaxation, at most so many."""
        choices = self.choices(options)
        terms = [term for make in guide for term in make(choices).terms]
        relaxed = relaxed_minimum(choices, terms, self.budget.wall, self.budget.stop)
        if relaxed is None:
            return options
        kept = promising(choices, relaxed, options, most)
        return {phase: sorted({*may, spots[phase]}) for phase, may in kept.items()}

    def choices(self, options: Options) -> Choices:
        choices = Choices(self.problem, stretch_cells(self.problem), options)
        add_rules(choices)
        for make, reached in self.held:
            hold(choices, make(choices), reached.allowed)
        return choices

    def _value(self, score: Callable[..., int], spots: Spots) -> int:
        return score(placements_of(self.problem, spots))


def promising(choices: Choices, relaxed: Relaxed, options: Options, most: int) -> Options:
    """For each phase the cells that cost least in the relaxation, at most so many."""
    kept = {}
    for phase, may in options.items():
        unknowns = choices.places(choices.problem.phases[phase].id)
        cost = {
            cell: (round(relaxed.reduced[unknowns[cell]] - _CHOSEN * relaxed.values[unknowns[cell]], 6), cell)
            for cell in may
        }
        kept[phase] = sorted(sorted(may, key=cost.__getitem__)[:most])
    return kept
