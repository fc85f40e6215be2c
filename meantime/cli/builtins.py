"""Outputs as plain values for JSON."""

from typing import Any

import msgspec


def to_builtins(output: object) -> Any:
    """Dataclasses to dicts; a name that Python reserves has a trailing underscore there and none in JSON."""
    return _renamed(msgspec.to_builtins(output))


def _renamed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key.rstrip("_") if isinstance(key, str) else key: _renamed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(item) for item in value]
    return value
