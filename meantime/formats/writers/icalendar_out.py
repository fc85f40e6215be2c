"""Meetings, days off and due times as a calendar that every program shows at the right hour (RFC 5545).

Every meeting is an event of its own in UTC: no rules and no zone definitions, over which programs disagree.
"""

from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from meantime.formats.document import CourseDocument
from meantime.formats.writers.labels import ENGLISH, Labels


def write(
    document: CourseDocument,
    labels: Labels = ENGLISH,
    *,
    stamp: datetime | None = None,
    sequence: int = 0,
    scope: str = "",
) -> bytes:
    """`stamp` (aware): when this was made; by default the first moment in it, so that the same document gives the
    same bytes. `sequence` must rise whenever times that people subscribed to change. Ids of events never change;
    `scope` tells those of two sections apart, and else the course's code and title do."""
    calendar = Calendar()
    calendar.add("prodid", "-//Meantime//Meantime//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", document.title)
    if document.term.zone:
        calendar.add("x-wr-timezone", document.term.zone)
    made = (stamp or _first_moment(document)).astimezone(UTC)
    for event in _events(document, labels, scope or f"{document.code}:{document.title}"):
        event.add("dtstamp", made)
        event.add("sequence", sequence)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(document: CourseDocument, labels: Labels, scope: str) -> list[Event]:
    events = []
    for meeting in document.meetings:
        event = _event(scope, f"meeting:{meeting.id}", meeting.title or document.title or labels.meeting)
        event.add("dtstart", meeting.start.astimezone(UTC))
        event.add("dtend", meeting.end.astimezone(UTC))
        event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
        if meeting.place:
            event.add("location", meeting.place)
        events.append(event)
    for activity in document.activities:
        if activity.due is None:
            continue
        event = _event(scope, f"due:{activity.id}", f"{activity.title} ({labels.due})")
        # A moment without length takes no time of anybody's day.
        event.add("dtstart", activity.due.astimezone(UTC))
        event.add("duration", timedelta(0))
        event.add("transp", "TRANSPARENT")
        event.add("categories", ["DUE"])
        events.append(event)
    for pause in document.term.breaks:
        event = _event(scope, f"break:{pause.start}:{pause.end}", pause.title or labels.day_off)
        event.add("dtstart", pause.start)
        event.add("dtend", pause.end + timedelta(days=1) if pause.end < date.max else pause.end)
        event.add("transp", "TRANSPARENT")
        event.add("categories", ["HOLIDAY"])
        events.append(event)
    return events


def _event(scope: str, name: str, summary: str) -> Event:
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"meantime:{scope}:{name}")))
    event.add("summary", summary)
    return event


def _first_moment(document: CourseDocument) -> datetime:
    moments = [meeting.start for meeting in document.meetings] + [one.due for one in document.activities if one.due]
    return min(moments, default=datetime(2000, 1, 1, tzinfo=UTC))
