"""Meeting patterns laid over a term: wall-clock times in the section's zone, so that daylight saving moves nothing."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from meantime.formats.document import Break, Meeting
from meantime.formats.ids import Ids
from meantime.formats.patterns import Pattern

_WEEK = timedelta(days=7)
# A term longer than this is a slip of the pen; it also bounds the search through breaks.
_MOST_WEEKS = 110


def meetings_of(
    patterns: Iterable[Pattern], start: date, weeks: int, zone: str, breaks: Sequence[Break] = ()
) -> tuple[Meeting, ...]:
    """The meetings of `weeks` teaching weeks from `start`, in time order, none in a break.

    `zone` is an IANA name. Ids are the local start, "2027-01-12T10:00".
    """
    tz = ZoneInfo(zone)
    starts = {
        (_real(datetime.combine(day, pattern.time, tz)), pattern.minutes)
        for day in teaching_days(start, weeks, breaks)
        for pattern in patterns
        if day.weekday() in pattern.days
    }
    ids = Ids()
    return tuple(
        Meeting(id=ids.keep(meeting_id(begin)), start=begin, end=_end(begin, minutes)) for begin, minutes in sorted(starts)
    )


def meeting_id(start: datetime) -> str:
    """What a meeting is called when its source gives it no name: its start on the wall clock."""
    return start.strftime("%Y-%m-%dT%H:%M")


def teaching_days(start: date, weeks: int, breaks: Sequence[Break] = ()) -> list[date]:
    """Every day of `weeks` teaching weeks from `start` that lies in no break, weekends included."""
    days = []
    for monday in teaching_weeks(start, weeks, breaks):
        week = (monday + timedelta(days=offset) for offset in range(7))
        days += [day for day in week if day >= start and not in_break(day, breaks)]
    return days


def teaching_weeks(start: date, weeks: int, breaks: Sequence[Break] = ()) -> list[date]:
    """The Mondays of the teaching weeks. A week whose Monday to Friday all lie in breaks does not count.

    A term that starts at a weekend has its first week after it.
    """
    monday = start - timedelta(days=start.weekday())
    if start.weekday() >= 5:
        monday += _WEEK
    mondays: list[date] = []
    for _ in range(_MOST_WEEKS):
        if len(mondays) == weeks or monday.year >= 9999:
            break
        if not all(in_break(monday + timedelta(days=day), breaks) for day in range(5)):
            mondays.append(monday)
        monday += _WEEK
    return mondays


def in_break(day: date, breaks: Sequence[Break]) -> bool:
    return any(pause.start <= day <= pause.end for pause in breaks)


def _real(moment: datetime) -> datetime:
    """An hour that the change of clocks leaves out is the hour after it."""
    return moment.astimezone(UTC).astimezone(moment.tzinfo)


def minutes_between(start: datetime, end: datetime) -> int:
    """Minutes of real time: two times of one zone would subtract as the clock on the wall shows them."""
    return int((end.astimezone(UTC) - start.astimezone(UTC)).total_seconds() // 60)


def _end(begin: datetime, minutes: int) -> datetime:
    """Minutes of real time later: a meeting over the hour of the change keeps its length."""
    return (begin.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(begin.tzinfo)
