"""GLOP over neutral rows: what could be reached if phases could be divided. Bounds and prices, in milliseconds."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np
from ortools.linear_solver.python import model_builder_helper as linear

from meantime.planner.choices import Choices, Term
from meantime.planner.interrupting import Stop, interrupting


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxed:
    """`bound`: no values make the sum smaller. `prices` per row, `reduced` and `values` per unknown."""

    bound: float
    prices: Sequence[float]
    reduced: Sequence[float]
    values: Sequence[float]


def relaxed_minimum(choices: Choices, terms: Sequence[Term], wall: float, stop: Stop | None = None) -> Relaxed | None:
    """The least sum of `terms` when unknowns need not be whole; None when there is none or no time.

    `Cancelled` when `stop` said True.
    """
    model: Any = linear.ModelBuilderHelper()
    count = len(choices.uppers)
    uppers = np.array(choices.uppers, dtype=np.float64)
    model.add_var_array_with_bounds(np.zeros(count), uppers, np.zeros(count, dtype=bool), "")
    costs = [0.0] * count
    for coefficient, unknown in terms:
        costs[unknown] += coefficient
    for unknown, cost in enumerate(costs):
        model.set_var_objective_coefficient(unknown, cost)
    _add_rows(model, choices)
    solver: Any = linear.ModelSolverHelper("GLOP")
    solver.set_time_limit_in_seconds(max(wall, 0.0))
    with interrupting(stop, solver.interrupt_solve):
        solver.solve(model)
    if not solver.has_solution() or solver.status() != linear.SolveStatus.OPTIMAL:
        return None
    return Relaxed(
        bound=solver.objective_value(),
        prices=solver.dual_values(),
        reduced=solver.reduced_costs(),
        values=solver.variable_values(),
    )


def _add_rows(model: Any, choices: Choices) -> None:
    for row in choices.rows:
        index = model.add_linear_constraint()
        model.set_constraint_lower_bound(index, -inf if row.low is None else row.low)
        model.set_constraint_upper_bound(index, inf if row.high is None else row.high)
        for coefficient, unknown in row.terms:
            model.safe_add_term_to_constraint(index, unknown, coefficient)
