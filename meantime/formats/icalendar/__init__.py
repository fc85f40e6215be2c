"""iCalendar timetables (RFC 5545): timed entries are meetings, days off are breaks, deadlines are activities."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from meantime.formats.decoding import decode
from meantime.formats.document import (
    COUNTS,
    Activity,
    Break,
    CourseDocument,
    ItemType,
    Level,
    Meeting,
    Notice,
    Reading,
    Term,
)
from meantime.formats.icalendar.lines import Component, parse_components
from meantime.formats.icalendar.places import plain_place
from meantime.formats.icalendar.series import Occurrence, expand
from meantime.formats.icalendar.values import Zones, named_zone
from meantime.formats.ids import Ids
from meantime.formats.limits import ACTIVITIES, MEETINGS, TITLE_CHARACTERS
from meantime.formats.notices import notices_without_people
from meantime.formats.people import document_without_people, without_people
from meantime.formats.source import Source
from meantime.formats.timetable import meeting_id
from meantime.formats.wording.calendar_words import is_day_off, is_deadline, is_edge, is_term_end, is_term_start
from meantime.terms.message import UserError, message

NAME = "icalendar"
EXTENSIONS = ("ics", "ical", "ifb", "icalendar")
_HEAD = 4_096
# A timed entry of a whole day and more is a block in somebody's calendar, not a meeting.
_LONGEST_MEETING = timedelta(hours=16)
_END_OF_DAY = time(23, 59)
_MOST = MEETINGS + ACTIVITIES


def recognises(source: Source) -> bool:
    head = source.data[:_HEAD].replace(b"\0", b"").upper()
    return b"BEGIN:VCALENDAR" in head


def read(source: Source) -> Reading:
    """The calendar as a document without modules; what is neither meeting, break nor activity is in the notices."""
    root, senseless = parse_components(decode(source))
    calendars = [part for part in root.components if part.name == "VCALENDAR"]
    if not calendars:
        raise UserError(message("formats.calendar.not_one", name=source.name))
    return _Reader(source, calendars[0], [part for one in calendars for part in one.components], senseless).reading()


@dataclass(slots=True)
class _Found:
    """Occurrences, sorted out."""

    meetings: list[Occurrence] = field(default_factory=list)
    days_off: list[Occurrence] = field(default_factory=list)
    deadlines: list[Occurrence] = field(default_factory=list)
    edges: list[Occurrence] = field(default_factory=list)
    others: list[Occurrence] = field(default_factory=list)


class _Reader:
    def __init__(self, source: Source, calendar: Component, parts: list[Component], senseless: int) -> None:
        self._source = source
        self._calendar = calendar
        self._events = [part for part in parts if part.name == "VEVENT"]
        self._notices: list[Notice] = []
        if senseless:
            self._warn("senseless_lines", n=senseless)
        calendar.components = parts
        self._zones = Zones(calendar)
        self._zone, self._inferred = self._home_zone()

    def reading(self) -> Reading:
        occurrences = self._occurrences()
        found = _sorted_out(occurrences)
        document = CourseDocument(
            title=self._calendar.text("X-WR-CALNAME")[:TITLE_CHARACTERS] or _stem(self._source.name),
            term=self._term(found),
            activities=self._activities(found),
            meetings=_meetings(found.meetings),
        )
        document, cleaned = document_without_people(document)
        self._say(found, cleaned)
        counts = dict.fromkeys(COUNTS, 0)
        counts["events"] = len(self._events)
        counts["meetings"] = sum(one.timed and not one.cancelled for one in occurrences)
        return Reading(format=NAME, document=document, counts=counts, notices=tuple(notices_without_people(self._notices)))

    def _home_zone(self) -> tuple[ZoneInfo, bool]:
        """The calendar's own zone, else that of most of its times, else UTC as a guess to be put right."""
        stated = named_zone(self._calendar.text("X-WR-TIMEZONE") or self._calendar.text("TIMEZONE-ID"))
        if stated is not None:
            return stated, False
        starts = [line for event in self._events if (line := event.first("DTSTART"))]
        named = Counter(zone.key for line in starts if (zone := self._zones.of(line)))
        if named:
            return ZoneInfo(named.most_common(1)[0][0]), False
        if any("T" in line.value for line in starts):
            self._warn("zone_unknown")
        return ZoneInfo("UTC"), True

    def _occurrences(self) -> list[Occurrence]:
        """Those of every series, in time order; the same UID twice is one series, its newest version."""
        masters: dict[str, Component] = {}
        exceptions: dict[str, dict[str, Component]] = {}
        doubles = 0
        for number, event in enumerate(self._events):
            uid = event.text("UID") or f"#{number}"
            instance = event.first("RECURRENCE-ID")
            versions = exceptions.setdefault(uid, {}) if instance else masters
            key = instance.value if instance else uid
            doubles += key in versions
            if key not in versions or _version(event) >= _version(versions[key]):
                versions[key] = event
        if doubles:
            self._inform("doubles", n=doubles)
        found: list[Occurrence] = []
        problems: Counter[str] = Counter()
        for uid, master in masters.items():
            series = expand(master, list(exceptions.pop(uid, {}).values()), self._zones, self._zone)
            found += series.occurrences
            problems.update(series.problems)
            self._check_number(found)
        for orphans in exceptions.values():
            for orphan in orphans.values():
                found += expand(orphan, [], self._zones, self._zone).occurrences
        for problem, n in problems.items():
            self._warn(problem, n=n)
        return sorted(found, key=lambda one: (_moment(one.start), _moment(one.end), one.title))

    def _check_number(self, found: list[Occurrence]) -> None:
        if len(found) > _MOST:
            raise UserError(message("formats.calendar.too_many", name=self._source.name, limit=_MOST))

    def _term(self, found: _Found) -> Term:
        starts = [_day(one.start) for one in found.edges if is_term_start(one.title)]
        ends = [_day(one.start) for one in found.edges if is_term_end(one.title)]
        breaks = [
            Break(start=_day(one.start), end=_last_day(one), title=without_people(one.title)[:TITLE_CHARACTERS])
            for one in found.days_off
        ]
        has_times = any(one.timed for one in found.meetings + found.deadlines)
        start, end = min(starts, default=None), max(ends, default=None)
        return Term(
            start=start,
            end=end if not start or not end or start <= end else None,
            zone=self._zone.key if has_times or not self._inferred else None,
            zone_inferred=self._inferred and has_times,
            breaks=_joined(breaks),
        )

    def _activities(self, found: _Found) -> tuple[Activity, ...]:
        ids = Ids()
        wanted = sorted(found.deadlines + found.others, key=lambda one: _moment(one.start))
        return tuple(self._activity(one, position, ids) for position, one in enumerate(wanted, start=1))

    def _activity(self, one: Occurrence, position: int, ids: Ids) -> Activity:
        title = one.title[:TITLE_CHARACTERS] or f"Event {position}"
        last = one.end if isinstance(one.end, datetime) else self._at_end_of(_last_day(one))
        spans = not one.timed and _last_day(one) > _day(one.start)
        return Activity(
            id=ids.make(title, fallback=f"event-{position}"),
            title=title,
            position=position,
            item_type=ItemType.EVENT,
            opens=datetime.combine(one.start, time(0), self._zone) if spans else None,
            due=last.astimezone(self._zone),
        )

    def _at_end_of(self, day: date) -> datetime:
        return datetime.combine(day, _END_OF_DAY, self._zone)

    def _say(self, found: _Found, cleaned: int) -> None:
        if found.edges:
            self._inform("edges", n=len(found.edges), titles=_listed(found.edges))
        if found.others:
            self._inform("all_day", n=len(found.others), titles=_listed(found.others))
        if found.deadlines:
            self._inform("deadlines", n=len(found.deadlines), titles=_listed(found.deadlines))
        cancelled = [one for one in found.meetings if one.cancelled]
        if cancelled:
            self._inform("cancelled", n=len(cancelled), titles=_listed(cancelled))
        if self._zones.unknown:
            self._warn("unknown_zone", zones=", ".join(sorted(self._zones.unknown))[:200], zone=self._zone.key)
        if cleaned:
            self._notices.append(Notice(message("formats.people_removed", n=cleaned), Level.INFO, self._source.name))
        if not self._events:
            self._warn("no_events")

    def _warn(self, code: str, **params: str | int) -> None:
        self._notices.append(Notice(message(f"formats.calendar.{code}", **params), Level.WARNING, self._source.name))

    def _inform(self, code: str, **params: str | int) -> None:
        self._notices.append(Notice(message(f"formats.calendar.{code}", **params), Level.INFO, self._source.name))


def _sorted_out(occurrences: list[Occurrence]) -> _Found:
    found = _Found()
    for one in occurrences:
        if not one.timed:
            if one.cancelled:
                continue
            if one.off or is_day_off(one.title):
                found.days_off.append(one)
            elif is_edge(one.title):
                found.edges.append(one)
            else:
                (found.deadlines if is_deadline(one.title) else found.others).append(one)
        elif is_deadline(one.title) or not _lasts(one):
            found.deadlines.extend([] if one.cancelled else [one])
        else:
            found.meetings.append(one)
    return found


def _lasts(one: Occurrence) -> bool:
    """Whether the length is that of a meeting: something, and less than a day."""
    return timedelta(0) < _moment(one.end) - _moment(one.start) <= _LONGEST_MEETING


def _meetings(occurrences: list[Occurrence]) -> tuple[Meeting, ...]:
    ids = Ids()
    return tuple(
        Meeting(
            id=ids.keep(meeting_id(one.start)),
            start=one.start,
            end=one.end,
            title=one.title[:TITLE_CHARACTERS],
            place=plain_place(one.place),
            cancelled=one.cancelled,
        )
        for one in occurrences[:MEETINGS]
        if isinstance(one.start, datetime) and isinstance(one.end, datetime)
    )


def _break(one: Occurrence) -> Break:
    return Break(start=_day(one.start), end=_last_day(one), title=without_people(one.title)[:TITLE_CHARACTERS])


def _joined(breaks: list[Break]) -> tuple[Break, ...]:
    """Days off in a row under one title are one break."""
    joined: list[Break] = []
    for pause in sorted(breaks, key=lambda one: (one.start, one.end)):
        before = joined[-1] if joined else None
        if before and pause.title == before.title and pause.start <= before.end + timedelta(days=1):
            joined[-1] = Break(start=before.start, end=max(before.end, pause.end), title=before.title)
        else:
            joined.append(pause)
    return tuple(joined)


def _version(event: Component) -> tuple[int, str]:
    sequence = event.text("SEQUENCE")
    return int(sequence) if sequence.isdigit() and len(sequence) < 9 else 0, event.text("LAST-MODIFIED")


def _listed(occurrences: list[Occurrence]) -> str:
    """The first few different titles."""
    titles = list(dict.fromkeys(without_people(one.title)[:60] for one in occurrences))
    return ", ".join(f"'{title}'" for title in titles[:5]) + (" …" if len(titles) > 5 else "")


def _moment(value: date) -> datetime:
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    return datetime.combine(value, time(0), UTC)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _last_day(one: Occurrence) -> date:
    """The end of an all-day entry is the day after its last."""
    return _day(one.end) if one.timed else max(one.end - timedelta(days=1), one.start)


def _stem(name: str) -> str:
    return name.rsplit("/", 1)[-1].rsplit(".", 1)[0] or "Calendar"
