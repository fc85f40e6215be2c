"""Several files of one course: what later ones add to the first."""

from collections.abc import Sequence
from dataclasses import replace

from meantime.formats.document import COUNTS, Activity, CourseDocument, Notice, Reading
from meantime.formats.merge import merge
from meantime.terms.message import message

CALENDAR = "icalendar"


def put_together(readings: Sequence[Reading]) -> Reading:
    """Calendars give the meetings and breaks; other files are one course, their modules one after the other."""
    courses = [reading for reading in readings if reading.format != CALENDAR] or list(readings[:1])
    first = courses[0]
    document, notices = first.document, list(first.notices)
    for reading in courses[1:]:
        document = _joined(document, reading.document)
        said = message("balance.second_course", title=reading.document.title, first=first.document.title)
        notices += [Notice(said), *reading.notices]
    for reading in readings:
        if reading.format == CALENDAR and reading is not first:
            document, merged = merge(document, reading.document)
            notices += [*reading.notices, *merged]
    counts = {key: sum(reading.counts.get(key, 0) for reading in readings) for key in COUNTS}
    return Reading(format=first.format, document=document, counts=counts, notices=tuple(notices))


def _joined(first: CourseDocument, second: CourseDocument) -> CourseDocument:
    """Ids of the second get a prefix, so that two files may call their modules alike."""
    prefix = f"{len(first.modules)}-{len(first.activities)}:"
    modules = tuple(replace(m, id=prefix + m.id, position=m.position + len(first.modules)) for m in second.modules)
    activities = tuple(_renamed(a, prefix, len(first.activities)) for a in second.activities)
    return replace(
        first,
        modules=(*first.modules, *modules),
        activities=(*first.activities, *activities),
        meetings=first.meetings or second.meetings,
        patterns=first.patterns or second.patterns,
        term=first.term if first.term.start else second.term,
        students=first.students or second.students,
        credits=first.credits or second.credits,
        hours_per_week=first.hours_per_week or second.hours_per_week,
    )


def _renamed(activity: Activity, prefix: str, position: int) -> Activity:
    return replace(
        activity,
        id=prefix + activity.id,
        module=prefix + activity.module if activity.module else None,
        after=tuple(prefix + need for need in activity.after),
        outcomes=(),
        position=activity.position + position,
    )
