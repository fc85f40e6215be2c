"""Values of the pure parts as JSON in a column, and back: unknown or missing fields are refused when they are read."""

from typing import Any, TypeVar

import msgspec

Value = TypeVar("Value")


def freeze(value: object) -> Any:
    """What a JSONField holds."""
    return msgspec.to_builtins(value, str_keys=True)


def thaw(data: Any, type_: type[Value]) -> Value:
    """The value again; msgspec.ValidationError where `data` is not one."""
    return msgspec.convert(data, type_, str_keys=True, strict=True)
