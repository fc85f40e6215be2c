"""The teaching weeks of a term as places for days: the same place in another term is another day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from meantime.balance.timeline import timeline_of
from meantime.balance.weeks import monday_of, weeks_between
from meantime.formats.document import Break, CourseDocument
from meantime.formats.timetable import in_break, teaching_weeks
from meantime.policies.load import DEFAULT, packaged_policy

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
# Years in which a date is meant; others are slips of the pen that no calendar can move.
YEARS = range(1900, 9000)


@dataclass(frozen=True, slots=True)
class Place:
    """Days from the Monday of teaching week `week`: below zero before the term, from 7 in a break or after the term."""

    week: int
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TermWeeks:
    """`mondays[i]` begins teaching week i + 1. `count`: weeks that the term states; meetings may lie beyond them.

    `start` and `end` as stated; `first` and `last`: the days between which there are meetings, None where nothing says.
    `weekend`: a term that begins at a weekend has its first meeting there, so that is its first week.
    """

    start: date
    end: date | None
    first: date
    last: date | None
    mondays: tuple[date, ...]
    count: int
    breaks: tuple[Break, ...] = ()
    weekend: bool = False

    def place(self, day: date) -> Place:
        week = max(1, sum(monday <= day for monday in self.mondays))
        return Place(week, (day - self.mondays[week - 1]).days)

    def day(self, place: Place) -> date | None:
        """None where the term has no such week."""
        if place.week > len(self.mondays):
            return None
        return self.mondays[place.week - 1] + _DAY * place.offset

    def teaches(self, day: date | None) -> bool:
        """Whether there may be a meeting on that day."""
        if day is None or day < self.first or (self.last is not None and day > self.last):
            return False
        return not in_break(day, self.breaks)


def old_weeks(document: CourseDocument, zone: ZoneInfo) -> TermWeeks | None:
    """The weeks as the term map counts them, else those of its dates; None where nothing has a date."""
    term = document.term
    # The policy only decides about minutes, which nobody asks for here.
    weeks = timeline_of(document, packaged_policy(DEFAULT), 0).weeks
    if weeks is None:
        days = list(_days(document, zone))
        if not days:
            return None
        weeks = weeks_between(min(days), max(days), term.breaks)
        start = min(days)
    else:
        start = term.start or weeks.start
    meetings = [meeting.start.astimezone(zone).date() for meeting in document.meetings]
    weekend = any(start <= day < _first_monday(start, weekend=False) for day in meetings)
    monday = _first_monday(start, weekend=weekend)
    mondays = tuple(day for day in weeks.mondays if day >= monday) or (monday,)
    found = TermWeeks(
        start=start,
        end=term.end,
        # The first meeting of a week may come some days before the day that is called the start.
        first=min([start, *(day for day in meetings if day > start - _WEEK)]),
        last=max([term.end, *meetings]) if term.end else None,
        mondays=mondays,
        count=len(mondays),
        breaks=term.breaks,
        weekend=weekend,
    )
    if term.weeks:
        return replace(found, count=term.weeks)
    return found if term.end is None else replace(found, count=found.place(term.end).week)


def new_weeks(before: TermWeeks, start: date, weeks: int | None, breaks: tuple[Break, ...]) -> TermWeeks:
    """As many weeks as before, or `weeks` of them; what lay beyond the stated weeks has as many weeks there."""
    count = weeks or before.count
    beyond = max(0, len(before.mondays) - before.count)
    monday = _first_monday(start, weekend=before.weekend)
    found = TermWeeks(
        start=start,
        end=None,
        first=start - (before.start - before.first),
        last=None,
        mondays=tuple(teaching_weeks(monday, count + beyond, breaks)),
        count=count,
        breaks=breaks,
        weekend=before.weekend,
    )
    longer = count - before.count
    return replace(
        found, end=_last_day(before, before.end, found, longer), last=_last_day(before, before.last, found, longer)
    )


def _last_day(before: TermWeeks, day: date | None, after: TermWeeks, longer: int) -> date | None:
    """The counterpart of a last day, in a term so many weeks longer."""
    if day is None:
        return None
    place = before.place(day)
    again = after.day(Place(max(1, place.week + longer), max(0, min(place.offset, 6))))
    return None if again is None else max(after.start, again)


def _first_monday(start: date, *, weekend: bool) -> date:
    return monday_of(start) + (_WEEK if start.weekday() >= 5 and not weekend else timedelta())


def _days(document: CourseDocument, zone: ZoneInfo) -> Iterator[date]:
    for activity in document.activities:
        for moment in (activity.opens, activity.due, activity.closes):
            if moment is not None and moment.year in YEARS:
                yield moment.astimezone(zone).date()
