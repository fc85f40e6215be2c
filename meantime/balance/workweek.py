"""What a week of the course should hold: by its credits, by what it says itself, or unknown."""

from dataclasses import dataclass

from meantime.balance.weeks import week_count
from meantime.formats.document import CourseDocument
from meantime.formats.timetable import minutes_between
from meantime.policies.policy import Policy, rule_numbers, usable_minutes, weekly_expectation

# Own-time minutes of a week of which nothing is known: what three US credits leave beside three hours of meetings.
_OWN_WEEK = 6 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Workweek:
    """Minutes. `live`: usable in an average week's meetings. `own`: budget of a whole week's meantimes.

    `total`: the range that makes an even week, None where nothing says it. `overhead`: minutes of meetings over the
    term in which people are together but nothing is placed.
    """

    live: int
    own: int
    total: tuple[int, int] | None
    overhead: int


def workweek_of(document: CourseDocument, policy: Policy) -> Workweek:
    weeks = max(1, week_count(document))
    lengths = [minutes_between(m.start, m.end) for m in document.meetings if not m.cancelled]
    usable = [usable_minutes(policy, length) for length in lengths]
    live = sum(usable) // weeks
    total = _total(document, policy, weeks)
    numbers = rule_numbers(policy, weeks=weeks, live_week=live, credits=document.credits)
    own = numbers.own_ceiling
    if own is None:
        own = max(0, total[1] - live) if total else _OWN_WEEK
    return Workweek(live=live, own=own, total=total, overhead=sum(lengths) - sum(usable))


def _total(document: CourseDocument, policy: Policy, weeks: int) -> tuple[int, int] | None:
    """What the course says of its week counts more than what its credits stand for."""
    if document.hours_per_week:
        low, high = document.hours_per_week
        return round(low * 60), round(high * 60)
    if document.credits:
        low_minutes, _, high_minutes = weekly_expectation(policy, document.credits, weeks)
        return low_minutes, high_minutes
    return None
