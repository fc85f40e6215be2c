"""A table must have a row for every word of its vocabulary, or the gap would show far from the file."""

from collections.abc import Container
from enum import StrEnum


def check_complete(table: Container[str], words: type[StrEnum]) -> None:
    """ValueError with the first word that has no row."""
    for word in words:
        if word not in table:
            raise ValueError(f"policies.incomplete {word}")
