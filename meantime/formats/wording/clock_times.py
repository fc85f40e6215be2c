"""Times of day as people write them: 10:00, 9.30 am, 14h30, noon; and spans of them: 10-11:15 am."""

import re
from datetime import time

_TIME = (
    r"(?:(?P<{0}noon>noon|midi)|(?P<{0}midnight>midnight|minuit)"
    r"|(?P<{0}hour>\d{{1,2}})(?:\s?h(?:(?P<{0}h>[0-5]\d)|(?<=\sh)\s(?P<{0}g>[0-5]\d))?(?!\w)|[:.](?P<{0}minute>\d{{2}})(?::\d{{2}})?)?"
    r"(?:\s?(?P<{0}half>[ap])\.?\s?m\b\.?)?)"
)
_ONE = re.compile(r"(?<![\w:.])" + _TIME.format("a") + r"(?![\w:])", re.IGNORECASE)
_SPAN = re.compile(
    r"(?<![\w:.])" + _TIME.format("a") + r"\s*(?:-|–|—|to|until|à|bis)\s*" + _TIME.format("b") + r"(?![\w:])",
    re.IGNORECASE,
)


def parse_time(text: str) -> time | None:
    """The one time of day that is all of `text`; a bare number is none."""
    match = _ONE.fullmatch(text.strip())
    return _time(match, "a") if match and _unmistakable(match, "a") else None


def find_time(text: str) -> tuple[time, int, int] | None:
    """The first time of day in `text` that cannot be mistaken for a mere number, and where it stands."""
    for match in _ONE.finditer(text):
        found = _time(match, "a") if _unmistakable(match, "a") else None
        if found is not None:
            return found, match.start(), match.end()
    return None


def find_span(text: str) -> tuple[time, time, int, int] | None:
    """The first "10:00-11:15" in `text`: start, end, and where it stands. The end is later than the start."""
    for match in _SPAN.finditer(text):
        if not (_unmistakable(match, "a") or _unmistakable(match, "b")):
            continue
        span = _resolve(match)
        if span is not None:
            return *span, match.start(), match.end()
    return None


def _resolve(match: re.Match[str]) -> tuple[time, time] | None:
    """11:00-12:15 pm starts in the morning, 1-2:15 pm does not: the nearest reading in which time goes forward."""
    end = _time(match, "b")
    halves = [match["ahalf"]] if match["ahalf"] or not match["bhalf"] else [match["bhalf"], "a", "p"]
    for half in halves:
        start = _time(match, "a", half)
        if start is not None and end is not None and start < end:
            return start, end
    if match["ahalf"] and not match["bhalf"]:  # "10 am - 1"
        start, end = _time(match, "a"), _time(match, "b", "p")
        if start is not None and end is not None and start < end:
            return start, end
    return None


def _time(match: re.Match[str], which: str, half: str | None = None) -> time | None:
    if match[which + "noon"]:
        return time(12)
    if match[which + "midnight"]:
        return time(0)
    hour = int(match[which + "hour"])
    minute = int(match[which + "minute"] or match[which + "h"] or match[which + "g"] or 0)
    half = (half or match[which + "half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _unmistakable(match: re.Match[str], which: str) -> bool:
    named = match[which + "noon"] or match[which + "midnight"] or match[which + "half"]
    return bool(named or match[which + "minute"] or re.search(r"\d\s?h", match[0], re.IGNORECASE))
