"""The term as the planner sees it: meetings and meantimes in turn, in the section's own zone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from meantime.balance.given import patterns_of
from meantime.balance.weeks import Weeks, week_count, weeks_between, weeks_from
from meantime.formats.document import CourseDocument, Meeting
from meantime.formats.timetable import minutes_between
from meantime.planner.problem import Stretch, StretchType
from meantime.policies.policy import Policy, usable_minutes
from meantime.terms.minutes import UNIT

# Nothing can be asked of anybody between two meetings this close to each other.
_SHORTEST_MEANTIME = 6 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """`stretches` in time order; `weeks` is None for a term without dates; `meeting_of` maps Meeting.id to Stretch.id.

    `scheduled` and `usable`: minutes of the longest meeting, as in the timetable and for activities; 0 without meetings.
    """

    stretches: tuple[Stretch, ...]
    week_count: int
    weeks: Weeks | None
    zone: ZoneInfo
    meeting_of: dict[str, str]
    scheduled: int
    usable: int


def timeline_of(document: CourseDocument, policy: Policy, own_week: int, now: datetime | None = None) -> Timeline:
    """`own_week`: own-time minutes of a whole week; a meantime gets its share by its length in days.

    Stretches that ended before `now` are past. Two meetings at the same time follow one another.
    """
    zone = ZoneInfo(document.term.zone or "UTC")
    meetings = sorted((m for m in document.meetings if not m.cancelled), key=lambda m: (m.start, m.end, m.id))
    weeks = _weeks(document, meetings, zone)
    if weeks is None:
        count = week_count(document)
        stretches = _undated(document, policy, own_week, count)
    elif meetings:
        count = len(weeks.mondays)
        stretches = _dated(meetings, weeks, document.term.start, zone, policy, own_week / 7)
    else:
        count = len(weeks.mondays)
        days = [*weeks.mondays, weeks.end]
        stretches = [_meantime(i + 1, days[i], days[i + 1], weeks, own_week / 7, zone) for i in range(count)]
    lengths = [minutes_between(m.start, m.end) for m in meetings] or [p.minutes for p in patterns_of(document)]
    scheduled = max(lengths, default=0)
    return Timeline(
        stretches=_named(stretches, now),
        week_count=count,
        weeks=weeks,
        zone=zone,
        meeting_of={m.id: f"m{i}" for i, m in enumerate(meetings, start=1)} if weeks else {},
        scheduled=scheduled,
        usable=usable_minutes(policy, scheduled) if scheduled else 0,
    )


def _weeks(document: CourseDocument, meetings: Sequence[Meeting], zone: ZoneInfo) -> Weeks | None:
    """The teaching weeks: what the term says, widened where the timetable begins earlier or ends later."""
    term = document.term
    days = [edge.astimezone(zone).date() for m in meetings for edge in (m.start, m.end)]
    starts = [day for day in (term.start, *days[:1]) if day]
    if not starts:
        return None
    first = min(starts)
    if term.start and term.weeks:
        ends = [weeks_from(term.start, term.weeks, term.breaks).end - timedelta(days=1), *days]
    else:
        ends = [day for day in (term.end, *days) if day]
    if not ends or max(ends) < first:
        return weeks_from(first, week_count(document), term.breaks)
    return weeks_between(first, max(ends), term.breaks)


def _dated(
    meetings: Sequence[Meeting], weeks: Weeks, first: date | None, zone: ZoneInfo, policy: Policy, day_rate: float
) -> list[Stretch]:
    """`first`: the first day of the term, which may lie inside its first week."""
    stretches: list[Stretch] = []
    clock = min(_midnight(max(weeks.start, first or weeks.start), zone), meetings[0].start)
    for meeting in meetings:
        week = weeks.number(meeting.start.astimezone(zone).date())
        stretches.append(_meantime(week, clock, max(meeting.start, clock), weeks, day_rate, zone))
        minutes = minutes_between(meeting.start, meeting.end)
        stretches.append(_meeting(week, usable_minutes(policy, minutes), meeting))
        clock = max(meeting.end, clock)
    end = max(_midnight(weeks.end, zone), clock)
    return [*stretches, _meantime(stretches[-1].week, clock, end, weeks, day_rate, zone)]


def _undated(document: CourseDocument, policy: Policy, own_week: int, count: int) -> list[Stretch]:
    """Weeks without dates; patterns still say how many meetings a week has and how long they are."""
    pattern_days = sorted((d, p.time, p.minutes) for p in patterns_of(document) for d in p.days)
    stretches: list[Stretch] = []
    if not pattern_days:
        return [_own_time(week, own_week) for week in range(1, count + 1)]
    before = 0
    for week in range(1, count + 1):
        for day, _, minutes in pattern_days:
            today = 7 * (week - 1) + day
            stretches.append(_own_time(week, own_week * (today - before) / 7))
            stretches.append(_meeting(week, usable_minutes(policy, minutes)))
            before = today
    return [*stretches, _own_time(count, own_week * (7 * count - before) / 7)]


def _meantime(
    week: int, start: datetime | date, end: datetime | date, weeks: Weeks, day_rate: float, zone: ZoneInfo
) -> Stretch:
    begins, ends = _moment(start, zone), _moment(end, zone)
    # Every day counts once: a meantime has the day on which it begins, not the day of the meeting that ends it.
    days = weeks.working_days(begins.astimezone(zone).date(), ends.astimezone(zone).date())
    minutes = 0.0 if minutes_between(begins, ends) < _SHORTEST_MEANTIME else day_rate * max(days, 1)
    return replace(_own_time(week, minutes), start=begins, end=ends)


def _own_time(week: int, minutes: float) -> Stretch:
    return Stretch(id="", type=StretchType.MEANTIME, week=week, minutes=round(minutes / UNIT) * UNIT)


def _meeting(week: int, minutes: int, meeting: Meeting | None = None) -> Stretch:
    start, end = (meeting.start, meeting.end) if meeting else (None, None)
    return Stretch(id="", type=StretchType.MEETING, week=week, minutes=minutes, start=start, end=end)


def _moment(day: datetime | date, zone: ZoneInfo) -> datetime:
    return day if isinstance(day, datetime) else _midnight(day, zone)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _named(stretches: Iterable[Stretch], now: datetime | None) -> tuple[Stretch, ...]:
    """Meetings m1, m2, …; meantimes t1, t2, …: t1 comes before m1."""
    counts = {StretchType.MEETING: 0, StretchType.MEANTIME: 0}
    named = []
    for stretch in stretches:
        counts[stretch.type] += 1
        letter = "m" if stretch.type is StretchType.MEETING else "t"
        past = now is not None and stretch.end is not None and stretch.end <= now
        named.append(replace(stretch, id=f"{letter}{counts[stretch.type]}", past=past))
    return tuple(named)
