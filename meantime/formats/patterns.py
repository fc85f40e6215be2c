"""Meeting patterns as people write them: "Tue,Thu 10:00 75", "lundi et mercredi 13h30-15h"; several with ";"."""

import re
from dataclasses import dataclass
from datetime import time

from meantime.formats.wording.clock_times import find_span, find_time
from meantime.formats.wording.weekdays import weekdays
from meantime.terms.durations import find_durations
from meantime.terms.message import UserError, message

_LONGEST = 12 * 60


@dataclass(frozen=True, slots=True)
class Pattern:
    """Meetings on `days` (0 is Monday, ascending) at `time` on the wall clock, `minutes` long."""

    days: tuple[int, ...]
    time: time
    minutes: int


def parse_patterns(text: str) -> tuple[Pattern, ...]:
    """Every pattern of `text`, which separates them by ";"."""
    return tuple(parse_pattern(part) for part in text.split(";") if part.strip())


def parse_pattern(text: str) -> Pattern:
    """`text` as a pattern; UserError says which of days, time and length is not understood."""
    start, minutes, before, after = _times(text)
    days = weekdays(_without_fillers(before)) or weekdays(_without_fillers(after))
    if days is None:
        raise UserError(message("formats.pattern_days", pattern=text))
    if minutes is None:
        raise UserError(message("formats.pattern_minutes", pattern=text))
    if not 0 < minutes <= _LONGEST:
        raise UserError(message("formats.pattern_length", pattern=text, minutes=minutes, longest=_LONGEST))
    return Pattern(days, start, minutes)


def _times(text: str) -> tuple[time, int | None, str, str]:
    span = find_span(text)
    if span is not None:
        start, end, first, last = span
        minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
        return start, minutes, text[:first], text[last:]
    found = find_time(text)
    if found is None:
        raise UserError(message("formats.pattern_time", pattern=text))
    at, first, last = found
    return at, _length(text[last:]), text[:first], re.sub(r".*\d\s*\w*", "", text[last:])


def _length(text: str) -> int | None:
    number = re.fullmatch(r"[\s,x*×(]*(\d{1,3})\s*[)m]?\s*", text)
    if number:
        return int(number[1])
    durations = find_durations(text)
    return durations[0].high if durations else None


def _without_fillers(text: str) -> str:
    return re.sub(
        r"\b(?:meets?|meetings?|at|from|de|à|le|les|every|each|on|du|chaque)\b|[()@:]", " ", text, flags=re.IGNORECASE
    )
