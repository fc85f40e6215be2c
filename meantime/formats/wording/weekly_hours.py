"""How many hours a week a course says it takes: "plan on 8-10 hours per week"."""

import re

from meantime.terms.durations import find_durations

_PER_WEEK = re.compile(
    r"\s{0,2}(?:of (?P<what>\w{1,15})\s)?(?:per|a|each|every|/|par|por|a la|pro|in der|weekly)\s{0,2}"
    r"(?:week|wk|semaine|semana|woche)|\s{0,2}(?:weekly|hebdomadaires|semanales)",
    re.IGNORECASE,
)
# Hours of the staff, or of the meetings alone, are not what the course takes.
_OTHER = re.compile(
    r"office|bureau|tutor|oficina|sprechstunde|\bmeets?\b|\bmeetings?\b|\blectures?\b|cours magistral", re.IGNORECASE
)
_WORDS = ("week", "wk", "semaine", "semana", "woche", "hebdo")
_SENTENCE_END = re.compile(r"[.!?;\n]")
_BEFORE = 60
_LEAST, _MOST = 60, 60 * 60


def hours_per_week(text: str) -> tuple[float, float] | None:
    """The first statement of one to sixty hours a week, as (low, high) in hours."""
    lower = text.lower()
    if not any(word in lower for word in _WORDS):
        return None  # before the slow search: most pages of a course never speak of weeks
    for duration in find_durations(text):
        stated = _PER_WEEK.match(text, duration.end)
        if stated is None:
            continue
        before = _SENTENCE_END.split(text[max(0, duration.start - _BEFORE) : duration.start])[-1]
        if _LEAST <= duration.low <= duration.high <= _MOST and not _OTHER.search(f"{before} {stated['what'] or ''}"):
            return duration.low / 60, duration.high / 60
    return None
