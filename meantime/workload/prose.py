"""Minutes that an author wrote in a sentence: "about 15 minutes", "spend 20 to 30 minutes", "durée : 2 h".

A sentence names durations that are no work at all (a quiz is open for 48 hours, a penalty per 10 minutes late), so
only what clearly speaks of doing the activity is taken; what is missed falls back to lengths and defaults.
"""

import re
from collections.abc import Iterator

from meantime.terms.durations import Duration, find_durations
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.workload.number_words import with_digits
from meantime.workload.prose_cues import is_total, is_work

# Longer than this is no single activity but a course, a term or a job.
_LONGEST = 40 * 60
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


def _durations(text: str) -> Iterator[tuple[Duration, str, str]]:
    """Every duration with what stands before and after it in its sentence."""
    for sentence in _SENTENCE_END.split(text):
        written = with_digits(sentence)
        for duration in find_durations(written):
            yield duration, written[: duration.start], written[duration.end :]


def _minutes(low: int, high: int) -> Minutes:
    return Minutes(low, round((low + high) / 2), high, MinutesSource.PROSE)
