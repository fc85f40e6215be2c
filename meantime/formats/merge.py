"""A timetable laid over a course: its meetings and days off become the course's."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from meantime.formats.document import CourseDocument, Level, Meeting, Notice, Term
from meantime.formats.timezones.local_times import in_zone
from meantime.terms.message import message


def merge(document: CourseDocument, calendar: CourseDocument) -> tuple[CourseDocument, tuple[Notice, ...]]:
    """`document` with the meetings and breaks of `calendar`; what it had of its own, and patterns, give way."""
    if not calendar.meetings and not calendar.term.breaks:
        return document, (Notice(message("formats.merge.nothing", title=calendar.title), Level.WARNING),)
    notices = [
        Notice(
            message("formats.merge.taken", n=len(calendar.meetings), breaks=len(calendar.term.breaks), title=calendar.title)
        )
    ]
    replaced = len(document.meetings) + len(document.patterns)
    if calendar.meetings and replaced:
        notices.append(Notice(message("formats.merge.replaced", n=replaced)))
    document, zone_notices = _in_zone_of(document, calendar)
    if _apart(document, calendar):
        notices.append(Notice(message("formats.merge.apart", title=calendar.title), Level.WARNING))
    merged = replace(
        document,
        term=_term(document.term, calendar),
        meetings=calendar.meetings or document.meetings,
        patterns=() if calendar.meetings else document.patterns,
    )
    return merged, (*notices, *zone_notices)


def _in_zone_of(document: CourseDocument, calendar: CourseDocument) -> tuple[CourseDocument, list[Notice]]:
    """A calendar knows its zone; a guess of the course gives way to it."""
    zone, own = calendar.term.zone, document.term
    if zone is None or calendar.term.zone_inferred or (own.zone is not None and not own.zone_inferred):
        return document, []
    if own.zone == zone:
        return replace(document, term=replace(own, zone_inferred=False)), []
    if own.zone == "UTC":  # wall-clock times of a file that names no zone
        moved = in_zone(document, zone)
    else:
        moved = replace(_shown_in(document, zone), term=replace(own, zone=zone, zone_inferred=False))
    return moved, [Notice(message("formats.merge.zone", zone=zone))] if own.zone else []


def _shown_in(document: CourseDocument, zone: str) -> CourseDocument:
    """The same moments, on the clocks of `zone`."""
    tz = ZoneInfo(zone)
    activities = tuple(
        replace(
            one,
            opens=one.opens and one.opens.astimezone(tz),
            due=one.due and one.due.astimezone(tz),
            closes=one.closes and one.closes.astimezone(tz),
        )
        for one in document.activities
    )
    return replace(document, activities=activities)


def _term(term: Term, calendar: CourseDocument) -> Term:
    """The calendar's edges where it states them; else the course's, stretched or replaced to hold the meetings."""
    days = _days(calendar.meetings)
    start, end = calendar.term.start or term.start, calendar.term.end or term.end
    if days:
        first, last = min(days), max(days)
        # A start after the first meeting, or an end before the last, is of another year or a slip.
        start = start if start and start <= first and (first - start).days <= 60 else first
        end = end if end and end >= last and (end - last).days <= 60 else last
    moved = start != term.start or end != term.end
    return replace(
        term,
        start=start,
        end=end,
        weeks=None if days and moved else term.weeks,
        zone=term.zone or calendar.term.zone,
        zone_inferred=term.zone_inferred if term.zone else calendar.term.zone_inferred,
        breaks=calendar.term.breaks or term.breaks,
    )


def _apart(document: CourseDocument, calendar: CourseDocument) -> bool:
    """Whether everything that is due in the course lies outside the days of the timetable."""
    days = _days(calendar.meetings)
    due = [one.due.date() for one in document.activities if one.due]
    return bool(days and due) and (max(due) < min(days) or min(due) > max(days))


def _days(meetings: tuple[Meeting, ...]) -> list[date]:
    return [meeting.start.date() for meeting in meetings if not meeting.cancelled]
