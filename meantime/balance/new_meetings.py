"""The meetings of a term laid over another one: what recurs weekly flows around the breaks, the rest keeps its week."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from zoneinfo import ZoneInfo

from meantime.balance.term_weeks import Place, TermWeeks
from meantime.balance.weeks import monday_of
from meantime.formats.document import Meeting
from meantime.formats.ids import Ids
from meantime.formats.patterns import Pattern, parse_patterns
from meantime.formats.timetable import in_break, meeting_id, meetings_of, minutes_between

# Fewer meetings at the same time of the week, or with more gaps between them, are no weekly pattern.
_WEEKLY_FROM = 3
_WEEKLY_SHARE = 2 / 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """`held`: the old meetings that are not cancelled; `partners`: the id of each to the new meeting, or None."""

    held: tuple[Meeting, ...]
    meetings: tuple[Meeting, ...]
    partners: Mapping[str, Meeting | None]


@dataclass(frozen=True, slots=True)
class _Slot:
    """A time of the week; `number` tells apart meetings that are held at the same time."""

    offset: int
    time: time
    minutes: int
    number: int = 0


@dataclass(slots=True)
class _New:
    meeting: Meeting
    room: str = ""
    old: Meeting | None = None


def laid_anew(
    meetings: Sequence[Meeting],
    before: TermWeeks,
    after: TermWeeks,
    zones: tuple[ZoneInfo, ZoneInfo],
    patterns: Sequence[str] = (),
) -> Laid:
    """`zones`: of the old and of the new term. `patterns` take the place of the old times of the week."""
    held = tuple(sorted((m for m in meetings if not m.cancelled), key=lambda m: (m.start, m.end, m.id)))
    if patterns:
        new = _patterned(patterns, after, zones[1])
        _pair(held, new)
    else:
        new = _Timetable(meetings, held, before, after, zones).laid()
    return _finished(held, new)


def _patterned(patterns: Iterable[str], after: TermWeeks, zone: ZoneInfo) -> list[_New]:
    parsed = [pattern for text in patterns for pattern in parse_patterns(text)]
    if not after.mondays:
        return []
    laid = meetings_of(parsed, after.mondays[0], after.count, zone.key, after.breaks)
    return [_New(meeting) for meeting in laid if meeting.start.date() >= after.start]


def _pair(olds: Iterable[Meeting], news: Iterable[_New]) -> None:
    """The first is the first, the second the second, as far as both go."""
    for old, new in zip(olds, sorted(news, key=lambda new: new.meeting.start), strict=False):
        new.old = old


def _finished(held: tuple[Meeting, ...], news: Iterable[_New]) -> Laid:
    ids = Ids()
    partners: dict[str, Meeting | None] = {meeting.id: None for meeting in held}
    meetings = []
    for new in sorted(news, key=lambda new: (new.meeting.start, new.meeting.end)):
        old = new.old
        meeting = replace(
            new.meeting,
            id=ids.keep(meeting_id(new.meeting.start)),
            title=old.title if old else "",
            place=new.room or (old.place if old else ""),
        )
        meetings.append(meeting)
        if old:
            partners[old.id] = meeting
    return Laid(held=held, meetings=tuple(meetings), partners=partners)


class _Timetable:
    """The old meetings by their time of the week."""

    def __init__(
        self,
        meetings: Sequence[Meeting],
        held: Sequence[Meeting],
        before: TermWeeks,
        after: TermWeeks,
        zones: tuple[ZoneInfo, ZoneInfo],
    ) -> None:
        self.held, self.before, self.after, self.zones = held, before, after, zones
        self.slots: dict[_Slot, dict[int, Meeting]] = {}
        for meeting in sorted(meetings, key=lambda m: (m.start, m.end, m.id)):
            self._sort_in(meeting)
        self.weekly = {slot: span for slot in self.slots for span in [self._span(slot)] if span}

    def laid(self) -> list[_New]:
        flowing, alone = self._divided()
        news = [new for slot in self.weekly for new in self._flow(slot)]
        _pair(flowing, news)
        return [*news, *(new for meeting in alone for new in self._again(meeting))]

    def _sort_in(self, meeting: Meeting) -> None:
        place, at = self._place(meeting)
        slot = _Slot(place.offset, at, minutes_between(meeting.start, meeting.end))
        while place.week in self.slots.setdefault(slot, {}):
            slot = replace(slot, number=slot.number + 1)
        self.slots[slot][place.week] = meeting

    def _place(self, meeting: Meeting) -> tuple[Place, time]:
        local = meeting.start.astimezone(self.zones[0])
        return self.before.place(local.date()), local.time()

    def _span(self, slot: _Slot) -> tuple[int, int] | None:
        """The weeks from which and to which it recurs, those included in which it could not; None where it does not."""
        weeks = self.slots[slot]
        first, last = min(weeks), max(weeks)
        could = sum(self._could(slot, week) for week in range(first, last + 1))
        if len(weeks) < _WEEKLY_FROM or len(weeks) < _WEEKLY_SHARE * could:
            return None
        while first > 1 and not self._could(slot, first - 1):
            first -= 1
        while last < min(self.before.count, len(self.before.mondays)) and not self._could(slot, last + 1):
            last += 1
        return first, last

    def _could(self, slot: _Slot, week: int) -> bool:
        return self.before.teaches(self.before.day(Place(week, slot.offset)))

    def _divided(self) -> tuple[list[Meeting], list[Meeting]]:
        """Meetings of the weekly flow, with those that stand in for a missing one of their week; and all others."""
        missing: list[tuple[int, int]] = []
        regular = set()
        for slot, (first, last) in self.weekly.items():
            there = self.slots[slot]
            regular |= {meeting.id for meeting in there.values()}
            for week in range(first, last + 1):
                if self._could(slot, week) and (week not in there or there[week].cancelled):
                    missing.append((week, slot.minutes))
        once = {m.id for weeks in self.slots.values() if len(weeks) == 1 for m in weeks.values()}
        flowing: list[Meeting] = []
        alone: list[Meeting] = []
        for meeting in self.held:
            like = self._place(meeting)[0].week, minutes_between(meeting.start, meeting.end)
            stands_in = meeting.id in once and like in missing
            if stands_in:
                missing.remove(like)
            (flowing if meeting.id in regular or stands_in else alone).append(meeting)
        return flowing, alone

    def _flow(self, slot: _Slot) -> list[_New]:
        """One meeting in each week in which it can be; a longer term has more of them, a shorter one fewer."""
        first, last = self.weekly[slot]
        if last >= max(end for _, end in self.weekly.values()) - 1:
            last += self.after.count - self.before.count
        rooms = {meeting.place for meeting in self.slots[slot].values()}
        room = rooms.pop() if len(rooms) == 1 else ""
        days = (self.after.day(Place(week, slot.offset)) for week in range(first, last + 1))
        return [_New(self._meeting(day, slot.time, slot.minutes), room) for day in days if day and self.after.teaches(day)]

    def _again(self, old: Meeting) -> list[_New]:
        """The same meeting in the same week, unless that week is not there or the day is free."""
        place, at = self._place(old)
        day, was = self.after.day(place), self.before.day(place)
        if day is None or in_break(day, self.after.breaks) or (was and day < self.after.start and was >= self.before.start):
            return []
        return [_New(self._meeting(day, at, minutes_between(old.start, old.end)), old=old)]

    def _meeting(self, day: date, at: time, minutes: int) -> Meeting:
        pattern = Pattern((day.weekday(),), at, minutes)
        return meetings_of((pattern,), monday_of(day), 1, self.zones[1].key)[0]
