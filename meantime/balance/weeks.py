"""The weeks of a term: calendar weeks from Monday, those wholly inside breaks left out."""

from dataclasses import dataclass
from datetime import date, timedelta

from meantime.formats.document import Break, CourseDocument
from meantime.formats.timetable import in_break, teaching_weeks

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
# A course that says nothing about its length is taken for a common semester.
_DEFAULT_WEEKS = 15
# Modules are taken for weeks up to this many; more of them share weeks.
_MOST_MODULE_WEEKS = 20


@dataclass(frozen=True, slots=True)
class Weeks:
    """`mondays[i]` is the Monday of teaching week i + 1; in calendar order, gaps where a break takes a whole week."""

    mondays: tuple[date, ...]
    breaks: tuple[Break, ...] = ()

    @property
    def start(self) -> date:
        return self.mondays[0]

    @property
    def end(self) -> date:
        """The first day after the last week."""
        return self.mondays[-1] + _WEEK

    def number(self, day: date) -> int:
        """The 1-based week of `day`; a day in a break or outside the term counts to the nearest week before it."""
        return max(1, sum(monday <= day for monday in self.mondays))

    def holds(self, day: date) -> bool:
        return self.start <= day < self.end

    def working_days(self, start: date, end: date) -> int:
        """Days from `start` up to but not including `end` that lie in no break."""
        return sum(not in_break(start + _DAY * i, self.breaks) for i in range(max(0, (end - start).days)))


def week_count(document: CourseDocument) -> int:
    """How many teaching weeks a course has when its dates do not say: stated, between dates, numbered, a module a week."""
    term = document.term
    numbered = [week for week in (*(m.week for m in document.modules), *(a.week for a in document.activities)) if week]
    if term.weeks:
        return term.weeks
    if term.start and term.end and term.start < term.end:
        return len(weeks_between(term.start, term.end, term.breaks).mondays)
    return max(numbered, default=0) or min(len(document.modules), _MOST_MODULE_WEEKS) or _DEFAULT_WEEKS


def weeks_between(first: date, last: date, breaks: tuple[Break, ...] = ()) -> Weeks:
    """Every teaching week that touches the days from `first` to `last`."""
    count = (last - monday_of(first)).days // 7 + 1
    mondays = [monday for monday in teaching_weeks(monday_of(first), count, breaks) if monday <= last]
    return Weeks(tuple(mondays) or (monday_of(first),), breaks)


def weeks_from(first: date, count: int, breaks: tuple[Break, ...] = ()) -> Weeks:
    """`count` teaching weeks, whole weeks of break coming on top."""
    return Weeks(tuple(teaching_weeks(first, count, breaks)) or (monday_of(first),), breaks)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())
