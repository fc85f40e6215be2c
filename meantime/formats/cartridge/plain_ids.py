"""Ids that strangers' files give: kept as they are where they are unique, without anything that could be an address."""

import re

_UNPLAIN = re.compile(r"[^\w.:-]")
_LONGEST = 100


class PlainIds:
    """Unlike `ids.Ids`, as fast for a file in which every id is the same as for one in which none is."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}  # id -> the highest number that was put behind it

    def keep(self, identifier: str, *, fallback: str) -> str:
        """`identifier` made plain, or `fallback` where it is empty; with -2, -3 … where it is taken."""
        wanted = _UNPLAIN.sub("_", identifier)[:_LONGEST] or fallback
        if wanted not in self._used:
            self._used[wanted] = 1
            return wanted
        number = self._used[wanted] + 1
        while f"{wanted}-{number}" in self._used:
            number += 1
        self._used[wanted] = number
        self._used[f"{wanted}-{number}"] = 1
        return f"{wanted}-{number}"
