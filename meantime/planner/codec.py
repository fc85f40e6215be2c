"""Problems and plans to and from plain values, for JSON: dates in ISO 8601, wrong types and values refused."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from meantime.planner.plan import Plan
from meantime.planner.problem import Problem
from meantime.planner.sound import assert_sound
from meantime.terms.message import UserError, message

# The version of the values that this code writes and reads.
VERSION = 1
Value = TypeVar("Value", Problem, Plan)


def to_builtins(value: Problem | Plan) -> dict[str, Any]:
    """A problem or plan as dicts, lists, strings and numbers, ready for JSON."""
    plain: dict[str, Any] = msgspec.to_builtins(value)
    return plain


def problem_from(plain: Mapping[str, Any]) -> Problem:
    """The problem that `to_builtins` wrote. Anything else raises UserError with the place."""
    problem = _from(plain, Problem)
    _assert_readable(problem)
    return problem


def plan_from(plain: Mapping[str, Any]) -> Plan:
    """The plan that `to_builtins` wrote, not yet judged (`check.judge`). Anything else raises UserError."""
    plan = _from(plain, Plan)
    _assert_readable(plan.problem)
    return plan


def _from(plain: Mapping[str, Any], wanted: type[Value]) -> Value:
    try:
        return msgspec.convert(plain, wanted)
    except msgspec.ValidationError as error:
        raise UserError(message("planner.unreadable", what=wanted.__name__.lower(), why=str(error))) from error


def _assert_readable(problem: Problem) -> None:
    if problem.version != VERSION:
        raise UserError(message("planner.version", version=problem.version, right=VERSION))
    assert_sound(problem)
