"""Dates of a course in another term: near a meeting they follow it, else their teaching week and their weekday."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from meantime.balance.new_meetings import Laid
from meantime.balance.term_weeks import YEARS, TermWeeks
from meantime.formats.document import Meeting
from meantime.formats.timetable import in_break
from meantime.terms.message import Param

_NEAR = timedelta(hours=24)
# Things open some days before a term begins; what is older is left from another term.
_BEFORE = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Lost:
    """Why a date has no counterpart; `reason` ends the code of its message."""

    reason: str
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Held:
    """An old meeting on the clock on the wall, and its counterpart there."""

    start: datetime
    end: datetime
    again: tuple[datetime, datetime] | None


class Dates:
    def __init__(self, laid: Laid, before: TermWeeks, after: TermWeeks, zones: tuple[ZoneInfo, ZoneInfo]) -> None:
        self.before, self.after, self.zones = before, after, zones
        self.held = [self._held(meeting, laid.partners[meeting.id]) for meeting in laid.held]
        self.starts = [held.start for held in self.held]

    def moved(self, moment: datetime) -> datetime | Lost:
        if moment.year not in YEARS:
            return Lost("outside")
        wall = self._wall(moment)
        near = self._nearest(wall)
        if near is None:
            found = self._in_week(wall.date())
        elif near.again is None:
            found = Lost("meeting")
        else:
            found = _beside(wall, near, near.again)
        if isinstance(found, date) and not isinstance(found, datetime):
            found = datetime.combine(found, wall.time())
        if isinstance(found, Lost):
            return found
        return self._misplaced(wall.date(), found.date()) or self.at(found, fold=wall.fold)

    def shifted(self, again: datetime, old: datetime, other: datetime) -> datetime:
        """As far from `again` as `other` was from `old`, on the clock on the wall."""
        return self.at(again.replace(tzinfo=None) + (self._wall(other) - self._wall(old)))

    def at(self, wall: datetime, fold: int = 0) -> datetime:
        """An hour that the change of clocks leaves out is the hour after it."""
        return wall.replace(tzinfo=self.zones[1], fold=fold).astimezone(UTC).astimezone(self.zones[1])

    def _held(self, meeting: Meeting, again: Meeting | None) -> _Held:
        walls = (again.start.replace(tzinfo=None), again.end.replace(tzinfo=None)) if again else None
        return _Held(self._wall(meeting.start), self._wall(meeting.end), walls)

    def _wall(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zones[0]).replace(tzinfo=None)

    def _nearest(self, wall: datetime) -> _Held | None:
        """The meeting within a day; between two at the same distance the one to come."""
        place = bisect_left(self.starts, wall)
        around = self.held[max(0, place - 2) : place + 2]
        near = [held for held in around if held.start - _NEAR <= wall <= held.end + _NEAR]
        return min(reversed(near), key=lambda held: max(held.start - wall, wall - held.end, timedelta()), default=None)

    def _in_week(self, day: date) -> date | Lost:
        place = self.before.place(day)
        beyond = place.offset > 6
        if day < self.before.start - _BEFORE or (beyond and place.week == len(self.before.mondays)):
            return Lost("outside")
        again = self.after.day(place)
        if again is None:
            return Lost("week", {"week": place.week, "weeks": self.after.count})
        if beyond and self.after.place(again) != place:
            return Lost("pause")
        return again

    def _misplaced(self, old: date, again: date) -> Lost | None:
        """A day that was free before may be free again: its author meant it."""
        if in_break(again, self.after.breaks) and not in_break(old, self.before.breaks):
            return Lost("break", {"day": again.isoformat()})
        if again < self.after.start and old >= self.before.start:
            return Lost("early", {"day": again.isoformat()})
        return None


def _beside(wall: datetime, old: _Held, again: tuple[datetime, datetime]) -> datetime:
    """The same time, as many days from the meeting; as many minutes where that would be on its other side."""
    start, end = again
    if old.start <= wall <= old.end:
        return end - (old.end - wall) if old.end - wall < wall - old.start else start + (wall - old.start)
    same_time = datetime.combine(start.date() + (wall.date() - old.start.date()), wall.time())
    if wall < old.start:
        return same_time if same_time <= start else start - (old.start - wall)
    return same_time if same_time >= end else end + (wall - old.end)
