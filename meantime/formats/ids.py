"""Ids that stay the same from reading to reading: made from what a person wrote, told apart by a number."""

import re
import unicodedata
from collections.abc import Iterable

from meantime.formats.people import without_people

_LONGEST = 60


class Ids:
    """Hands out ids that are unique within one tuple of the document."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}

    def make(self, text: str, *, fallback: str) -> str:
        """A slug of `text` (of `fallback` where nothing is left of it), with -2, -3 … where it is taken.

        Ids outlive the cleaning of titles, so nobody's address may get into one.
        """
        return self.keep(slug(without_people(text)) or fallback)

    def keep(self, wanted: str) -> str:
        """`wanted` itself where it is free, or with a number."""
        chosen, number = wanted, self._numbers.get(wanted, 1)
        while chosen in self._taken:
            number += 1
            chosen = f"{wanted}-{number}"
        self._numbers[wanted] = number  # thousands of the same title must not count up from 2 each time
        self._taken.add(chosen)
        return chosen


def slug(text: str) -> str:
    """Lower-case letters and digits joined by hyphens; letters of any script are kept, accents are not."""
    plain = unicodedata.normalize("NFKD", text[: 4 * _LONGEST]).lower()
    words = re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return "-".join(words)[:_LONGEST].strip("-")
