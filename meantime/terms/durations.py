"""Durations as people write them: "15 min", "1 h 30", "8-10 hours", "une heure et demie"."""

import re
from dataclasses import dataclass

_NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
_RANGE = rf"(?P<low>{_NUMBER})(?:\s*(?:-|–|—|to|à|or|ou|and|et)\s*(?P<high>{_NUMBER}))?"
_HOURS = r"(?:hours?|hrs?|heures?|h)\b"
_MINUTES = r"(?:minutes?|mins?|mn|′|')(?!\w)"
_DURATION = re.compile(
    rf"(?<![\w.,:/])(?:"
    rf"(?P<h>\d{{1,2}})\s*(?:hours?|hrs?|heures?|h)\s*(?:and|et)?\s*(?P<m>[0-5]?\d)(?:\s*{_MINUTES})?(?![\w.,:])"
    rf"|{_RANGE}[\s-]*(?:(?P<hours>{_HOURS})|(?P<minutes>{_MINUTES}))"
    rf"|(?P<half>half an hour|une demi-heure)"
    rf"|(?P<one_half>an hour and a half|one and a half hours?|une heure et demie)"
    rf"|(?P<one>an hour|one hour|une heure)\b"
    rf")",
    re.IGNORECASE,
)
# Nobody states a longer activity in hours; a larger number is a year, a room or a joke.
_LONGEST = 200 * 60


@dataclass(frozen=True, slots=True)
class Duration:
    """`low <= high`, in minutes, found at `text[start:end]`."""

    low: int
    high: int
    start: int
    end: int


def find_durations(text: str) -> list[Duration]:
    """Every duration in `text`, in order. Clock times such as 10:30 are not durations."""
    found = (_duration(match) for match in _DURATION.finditer(text))
    return [duration for duration in found if duration is not None]


def _duration(match: re.Match[str]) -> Duration | None:
    start, end = match.span()
    if match["h"]:
        low = high = float(int(match["h"]) * 60 + int(match["m"]))
    elif match["half"]:
        low = high = 30.0
    elif match["one_half"]:
        low = high = 90.0
    elif match["one"]:
        low = high = 60.0
    else:
        per = 60 if match["hours"] else 1
        low = float(match["low"].replace(",", ".")) * per
        high = float(match["high"].replace(",", ".")) * per if match["high"] else low
    if not 0 < low <= high <= _LONGEST:
        return None
    return Duration(round(low), round(high), start, end)
