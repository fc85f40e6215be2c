"""Make rows of a course document, or bring the rows of an earlier import up to date."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from meantime.accounts.models import User
from meantime.balance.given import with_meetings
from meantime.courses.models import Break, Course, Enrollment, Role, Section
from meantime.formats.document import CourseDocument
from meantime.interchange.models import CourseSource
from meantime.interchange.rows import Tally, write_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did, in rows of modules, activities, outcomes and meetings."""

    section: Section
    created: int
    updated: int
    removed: int


@transaction.atomic
def import_document(
    document: CourseDocument, owner: User, now: datetime, *, system: str = "coursefile", source_id: str = ""
) -> Imported:
    """Meetings that the document states as a pattern become meetings.

    The same `system` and `source_id` (else the course's code or title) of the same owner are the same course.
    """
    document = with_meetings(document)
    source_id = (source_id or document.code or document.title)[:300]
    source = CourseSource.objects.filter(owner=owner, system=system, source_id=source_id).first()
    section = _write_section(document, source.section if source else None)
    if source is None:
        source = CourseSource.objects.create(
            owner=owner, system=system, source_id=source_id, section=section, imported_at=now
        )
        Enrollment.objects.create(section=section, user=owner, role=Role.INSTRUCTOR)
    source.imported_at = now
    source.save(update_fields=["imported_at"])
    tally: Tally = write_rows(document, source)
    return Imported(section=section, created=tally.created, updated=tally.updated, removed=tally.removed)


def _write_section(document: CourseDocument, section: Section | None) -> Section:
    """The course, its section and the section's term and breaks, new or up to date."""
    course = section.course if section else Course()
    course.title, course.code = document.title[:300], document.code
    course.credits, course.policy = document.credits, document.policy
    course.hours_low, course.hours_high = document.hours_per_week or (None, None)
    course.priorities = [[name, weight] for name, weight in document.priorities]
    course.save()
    term = document.term
    section = section or Section(course=course)
    section.start, section.end, section.weeks = term.start, term.end, term.weeks
    section.zone, section.zone_inferred = term.zone, term.zone_inferred
    section.students, section.patterns = document.students, list(document.patterns)
    section.save()
    # Nothing points at a break, so the new ones simply take the place of the old.
    section.breaks.all().delete()
    Break.objects.bulk_create(Break(section=section, start=b.start, end=b.end, title=b.title) for b in term.breaks)
    return section
