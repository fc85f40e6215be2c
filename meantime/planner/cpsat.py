"""CP-SAT over neutral rows: one worker, so that the same question and seed have the same answer.

Uses the solver's own bindings rather than `cp_model`, which imports pandas: that alone takes longer than a plan.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ortools.sat.python import cp_model_helper as cp_sat

from meantime.planner.choices import Choices, Row, Term
from meantime.planner.interrupting import Stop, interrupting
from meantime.planner.rules import placed_once

# What an unknown is never asked to exceed; stands for "no limit" in a row.
_ENDLESS = 1 << 40


class Found(StrEnum):
    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    NOTHING = "nothing"  # the limits came first


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`value` and `bound` are of the sum that was made small; `values` holds every unknown, empty unless found."""

    found: Found
    values: tuple[int, ...] = ()
    value: int = 0
    bound: float = 0.0
    seconds: float = 0.0  # deterministic
    stopped: bool = False  # by the wall clock

    def __bool__(self) -> bool:
        return self.found in (Found.OPTIMAL, Found.FEASIBLE)


class Solver:
    """Keeps the model between questions; unknowns and rows added to `choices` since are loaded before each.

    `thorough`: more work on the relaxation at every step. Slower at first, and the way to a proof where meetings are
    nearly full. `near`: the share of the value by which an answer may miss the bound and is enough.
    """

    def __init__(self, choices: Choices, seed: int, *, thorough: bool = False, near: float = 0.0) -> None:
        self.choices, self.seed, self.thorough, self.near = choices, seed, thorough, near
        self._model = cp_sat.CpModelProto()
        self._unknowns = self._rows = 0

    def minimise(
        self,
        terms: Sequence[Term],
        *,
        seconds: float,
        wall: float,
        hint: Mapping[int, int] | None = None,
        told: Callable[[int, float], None] | None = None,
        stop: Stop | None = None,
    ) -> Answer:
        """The values that make the sum of `terms` least. `told` hears value and bound of each better answer.

        `Cancelled` when `stop` said True.
        """
        self._load()
        self._aim(terms)
        self._hint(hint or {})
        wrapper: Any = cp_sat.SolveWrapper()
        wrapper.set_parameters(_parameters(self, seconds, wall))
        listener = None
        if told is not None:
            # Named, because the solver holds no reference to it.
            listener = _Listener(told)
            wrapper.add_solution_callback(listener)
        with interrupting(stop, wrapper.stop_search):
            response = wrapper.solve(self._model)
        return _answer(response, terms, seconds, wall)

    def _load(self) -> None:
        for upper in self.choices.uppers[self._unknowns :]:
            self._model.variables.add().domain.extend([0, upper])
        for row in self.choices.rows[self._rows :]:
            _add_row(self._model, row)
        self._unknowns, self._rows = len(self.choices.uppers), len(self.choices.rows)

    def _aim(self, terms: Sequence[Term]) -> None:
        self._model.clear_objective()
        self._model.objective.vars.extend([unknown for _, unknown in terms])
        self._model.objective.coeffs.extend([coefficient for coefficient, _ in terms])

    def _hint(self, hint: Mapping[int, int]) -> None:
        self._model.solution_hint.vars.clear()
        self._model.solution_hint.values.clear()
        self._model.solution_hint.vars.extend(list(hint))
        self._model.solution_hint.values.extend(list(hint.values()))


class _Listener(cp_sat.SolutionCallback):
    def __init__(self, told: Callable[[int, float], None]) -> None:
        super().__init__()
        self._told = told

    def OnSolutionCallback(self) -> None:
        self._told(round(self.ObjectiveValue()), self.BestObjectiveBound())


def _add_row(model: Any, row: Row) -> None:
    unknowns = [unknown for _, unknown in row.terms]
    if row.rule == placed_once.NAME and unknowns:
        model.constraints.add().exactly_one.literals.extend(unknowns)
        return
    linear = model.constraints.add().linear
    linear.vars.extend(unknowns)
    linear.coeffs.extend([coefficient for coefficient, _ in row.terms])
    low = -_ENDLESS if row.low is None else row.low
    linear.domain.extend([low, _ENDLESS if row.high is None else row.high])


def _parameters(solver: Solver, seconds: float, wall: float) -> Any:
    parameters = cp_sat.SatParameters()
    parameters.num_workers = 1
    parameters.linearization_level = 2
    parameters.random_seed = solver.seed
    parameters.relative_gap_limit = solver.near
    if solver.thorough:
        parameters.subsolvers.append("max_lp")
    parameters.max_deterministic_time = max(seconds, 0.0)
    parameters.max_time_in_seconds = max(wall, 0.0)
    return parameters


def _answer(response: Any, terms: Sequence[Term], seconds: float, wall: float) -> Answer:
    found = _FOUND.get(response.status, Found.NOTHING)
    used = response.deterministic_time
    # A search that ended short of a proof before its deterministic time was cut by the wall clock.
    stopped = found in (Found.FEASIBLE, Found.NOTHING) and response.wall_time >= wall
    if found not in (Found.OPTIMAL, Found.FEASIBLE):
        return Answer(found=found, seconds=used, stopped=stopped)
    values = tuple(response.solution)
    value = sum(coefficient * values[unknown] for coefficient, unknown in terms)
    # The solver calls an answer optimal that is as near as it was asked to be.
    bound = float(response.best_objective_bound)
    return Answer(found=found, values=values, value=value, bound=bound, seconds=used, stopped=stopped)


_FOUND = {
    cp_sat.OPTIMAL: Found.OPTIMAL,
    cp_sat.FEASIBLE: Found.FEASIBLE,
    cp_sat.INFEASIBLE: Found.INFEASIBLE,
}
