"""Strict decoding of a data file: what is wrong is said with file, key and what to do, never passed over."""

from collections.abc import Mapping
from math import isfinite
from typing import Any, TypeVar

import msgspec

from meantime.policies.refusal import refusal
from meantime.terms.message import UserError, message

T = TypeVar("T")

# How msgspec writes the name of an entry of a mapping in a path.
_SOME_ENTRY = "[...]"


def decoded(data: Mapping[str, Any], into: type[T], file: str) -> T:
    """`data` as an `into`. UserError names `file`, the key and what to do."""
    _refuse_not_finite(data, file, "")
    problem = _problem(data, into)
    if problem:
        raise UserError(refusal(_with_names(problem, data, into), file))
    return msgspec.convert(data, into, strict=True)


def _problem(data: Mapping[str, Any], into: type) -> str:
    """What msgspec says of the first thing that is wrong; empty where nothing is."""
    try:
        msgspec.convert(data, into, strict=True)
    except msgspec.ValidationError as error:
        return str(error)
    return ""


def _with_names(problem: str, data: Mapping[str, Any], into: type) -> str:
    """`problem` with the real names in its path: the entry is the one that fails in the same way when left alone."""
    before, entry, after = problem.partition(_SOME_ENTRY)
    if not entry:
        return problem
    path = before.rpartition("$.")[2].split(".")
    for name in _inner(data, path):
        alone = _only(data, path, name)
        if _problem(alone, into) == problem:
            return f"{before}.{name}{after}"
    return problem


def _inner(data: Mapping[str, Any], path: list[str]) -> Mapping[str, Any]:
    for name in path:
        data = data[name]
    return data


def _only(data: Mapping[str, Any], path: list[str], name: str) -> dict[str, Any]:
    """`data` with a single entry, `name`, in the mapping at `path`."""
    if not path:
        return {name: data[name]}
    return {**data, path[0]: _only(data[path[0]], path[1:], name)}


def _refuse_not_finite(value: Any, file: str, key: str) -> None:
    """TOML knows `inf` and `nan`; no number of ours is either, and a comparison would let nan through."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            _refuse_not_finite(inner, file, f"{key}.{name}" if key else str(name))
    elif isinstance(value, list):
        for inner in value:
            _refuse_not_finite(inner, file, key)
    elif isinstance(value, float) and not isfinite(value):
        raise UserError(message("policies.not_finite", file=file, key=key))
