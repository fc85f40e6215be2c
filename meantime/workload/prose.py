"""Minutes that an author wrote in a sentence: "about 15 minutes", "spend 20 to 30 minutes", "durée : 2 h".

A sentence names durations that are no work at all (a quiz is open for 48 hours, a penalty per 10 minutes late), so
only what clearly speaks of doing the activity is taken; what is missed falls back to lengths and defaults.
"""

import re
from collections.abc import Iterator

from meantime.terms.durations import Duration, find_durations
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.workload.number_words import with_digits
from meantime.workload.prose_cues import is_total, is_work, is_workload

# Longer than this is no single activity but a course, a term or a job.
_LONGEST = 40 * 60
# Minutes of work a week for one course that somebody may mean seriously.
_WEEKLY = range(60, 60 * 60 + 1)
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")


def minutes_in(text: str) -> Minutes | None:
    """What `text` says its activity takes; None where it says nothing of it.

    A stated total wins. Several parts: the longest alone is the low bound, all together the high one.
    """
    found: list[Duration] = []
    for duration, before, after in _durations(text):
        if duration.high > _LONGEST or not is_work(before, after, minutes=duration.low):
            continue
        if is_total(before, after):
            return _minutes(duration.low, duration.high)
        found.append(duration)
    # A title and its text often say the same twice.
    parts = list(dict.fromkeys((duration.low, duration.high) for duration in found))
    if not parts:
        return None
    return _minutes(max(low for low, _ in parts), sum(high for _, high in parts))


def weekly_hours_in(text: str) -> tuple[float, float] | None:
    """Hours of work a week that `text` states for the course: "8-10 hours per week" is (8.0, 10.0)."""
    for duration, before, after in _durations(text):
        if duration.low in _WEEKLY and duration.high in _WEEKLY and is_workload(before, after):
            return duration.low / 60, duration.high / 60
    return None


def _durations(text: str) -> Iterator[tuple[Duration, str, str]]:
    """Every duration with what stands before and after it in its sentence."""
    for sentence in _SENTENCE_END.split(text):
        written = with_digits(sentence)
        for duration in find_durations(written):
            yield duration, written[: duration.start], written[duration.end :]


def _minutes(low: int, high: int) -> Minutes:
    return Minutes(low, round((low + high) / 2), high, MinutesSource.PROSE)
