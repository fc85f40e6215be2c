"""One series of a calendar: its occurrences on the wall clock (RFC 5545, sections 3.8.4.4 and 3.8.5)."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from meantime.formats.icalendar.lines import Component
from meantime.formats.icalendar.recurrence import UnknownRule, days_by_rule, parse_rule
from meantime.formats.icalendar.values import Zones, parse_duration, parse_value

# A rule without an end is a standing meeting: a school year of it is enough to plan a term.
_ENDLESS = timedelta(days=366)
_LONGEST_SERIES = timedelta(days=3 * 366)
_MOST = 500


@dataclass(frozen=True, slots=True)
class Occurrence:
    """`start` and `end` are both dates (end exclusive) or both aware."""

    start: date
    end: date
    title: str
    place: str
    cancelled: bool
    off: bool = False  # its sender calls it a holiday

    @property
    def timed(self) -> bool:
        return isinstance(self.start, datetime)


@dataclass(slots=True)
class Series:
    """What the occurrences of one event are, and what was wrong with it: codes under `formats.calendar`."""

    occurrences: list[Occurrence]
    problems: list[str]


def expand(event: Component, exceptions: list[Component], zones: Zones, home: ZoneInfo) -> Series:
    """All occurrences of `event`, with those that `exceptions` (by RECURRENCE-ID) replace."""
    return _Expansion(event, zones, home).run(exceptions)


class _Expansion:
    def __init__(self, event: Component, zones: Zones, home: ZoneInfo) -> None:
        self._event = event
        self._zones = zones
        self._home = home
        self._problems: list[str] = []

    def run(self, exceptions: list[Component]) -> Series:
        start = self._value(self._event, "DTSTART")
        if start is None:
            return Series([], ["no_start"])
        length = _length(self._event, start, self._value(self._event, "DTEND"))
        replaced = [(self._value(part, "RECURRENCE-ID"), part) for part in exceptions]
        gone = {_key(moment) for moment, _ in replaced if moment is not None} | self._excluded(start)
        found = [
            _occurrence(self._event, begin, _later(begin, length))
            for begin in self._starts(start)
            if _key(begin) not in gone and not (isinstance(begin, datetime) and begin.date() in gone)
        ]
        return Series(found + list(self._exceptions(exceptions)), self._problems)

    def _exceptions(self, exceptions: list[Component]) -> Iterator[Occurrence]:
        for part in exceptions:
            start = self._value(part, "DTSTART") or self._value(part, "RECURRENCE-ID")
            if start is not None:
                yield _occurrence(part, start, _later(start, _length(part, start, self._value(part, "DTEND"))))

    def _starts(self, start: date) -> list[date]:
        starts = [start, *self._extra_dates(start)]
        for rule in self._event.all("RRULE"):
            starts += self._ruled(start, rule.value)
        unique = {_key(moment): moment for moment in starts}
        return sorted(unique.values(), key=_order)[:_MOST]

    def _ruled(self, start: date, text: str) -> list[date]:
        """The dates of a rule, reckoned without a zone so that ten o'clock stays ten o'clock."""
        first = start.date() if isinstance(start, datetime) else start
        try:
            rule = parse_rule(text)
            last, last_time = first + (_LONGEST_SERIES if rule.count or rule.until else _ENDLESS), None
            if rule.until is not None:
                until, last_time = _local_until(rule.until, start)
                last = min(last, until)
        except UnknownRule:
            self._problems.append("rule")
            return []
        if not rule.count and not rule.until:
            self._problems.append("endless")
        days = itertools.islice(days_by_rule(rule, first, last), _MOST)
        if not isinstance(start, datetime):
            return list(days)
        moments = [datetime.combine(day, start.time(), start.tzinfo) for day in days]
        too_late = last_time is not None and start.time() > last_time
        return [moment for moment in moments if not (too_late and moment.date() == last)]

    def _extra_dates(self, start: date) -> list[date]:
        dates = []
        for line in self._event.all("RDATE"):
            zone = self._zones.of(line) or self._home
            for text in line.value.split(",")[:_MOST]:
                moment = parse_value(text.split("/")[0], zone)  # a period begins with its start
                if moment is not None and isinstance(moment, datetime) == isinstance(start, datetime):
                    dates.append(moment)
        return dates

    def _excluded(self, start: date) -> set[date]:
        excluded = set()
        for line in self._event.all("EXDATE"):
            zone = self._zones.of(line) or (start.tzinfo if isinstance(start, datetime) else None) or self._home
            for text in line.value.split(",")[: 2 * _MOST]:
                moment = parse_value(text, zone if isinstance(zone, ZoneInfo) else self._home)
                if moment is not None:
                    excluded.add(_key(moment))
        return excluded

    def _value(self, part: Component, name: str) -> date | None:
        line = part.first(name)
        moment = parse_value(line.value, self._zones.of(line) or self._home) if line else None
        # What is written in UTC still happens on a wall clock: a weekly class does not move in summer.
        at_utc = isinstance(moment, datetime) and moment.tzinfo is UTC
        return moment.astimezone(self._home) if at_utc and isinstance(moment, datetime) else moment


def _local_until(text: str, start: date) -> tuple[date, time | None]:
    """The last day and, where UNTIL is a moment, its time on the wall clock; a mere date means all of that day."""
    moment = parse_value(text, None)
    if moment is None:
        raise UnknownRule(text)
    if not isinstance(moment, datetime):
        return moment, None
    if moment.tzinfo is not None and isinstance(start, datetime) and start.tzinfo is not None:
        moment = moment.astimezone(start.tzinfo)
    return moment.date(), moment.time()


def _occurrence(part: Component, start: date, end: date) -> Occurrence:
    return Occurrence(
        start,
        end,
        part.text("SUMMARY"),
        part.text("LOCATION"),
        part.text("STATUS").upper() == "CANCELLED",
        "HOLIDAY" in part.text("CATEGORIES").upper(),
    )


def _length(part: Component, start: date, end: date | None) -> timedelta:
    """The length of the event; without an end, a day for a date and nothing for a moment (section 3.6.1)."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        return max(end.astimezone(UTC) - start.astimezone(UTC), timedelta(0))
    if end is not None and not isinstance(start, datetime) and not isinstance(end, datetime):
        return max(end - start, timedelta(days=1))
    duration = parse_duration(part.text("DURATION"))
    if duration is not None and duration >= timedelta(0):
        return duration
    return timedelta(0) if isinstance(start, datetime) else timedelta(days=1)


def _later(start: date, length: timedelta) -> date:
    if isinstance(start, datetime):
        return (start.astimezone(UTC) + length).astimezone(start.tzinfo)
    return start + max(timedelta(days=length.days), timedelta(days=1))


def _key(moment: date) -> date:
    """Moments of different zones are the same where they are the same instant."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _order(moment: date) -> datetime:
    return (
        moment.astimezone(UTC)
        if isinstance(moment, datetime)
        else datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    )
