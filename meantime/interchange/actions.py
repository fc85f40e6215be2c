"""Make rows of a course document, or bring the rows of an earlier import up to date."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from meantime.accounts.models import User
from meantime.activities.actions import write_course, write_term
from meantime.balance.given import with_meetings
from meantime.courses.models import Course, Enrollment, Role, Section
from meantime.formats.document import CourseDocument
from meantime.interchange.models import CourseSource
from meantime.interchange.renewal import renewed
from meantime.interchange.rows import Tally, write_rows
from meantime.plans.frozen import freeze, thaw


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did, in rows of modules, activities, outcomes and meetings."""

    section: Section
    created: int
    updated: int
    removed: int


@transaction.atomic
def import_document(
    document: CourseDocument,
    owner: User,
    now: datetime,
    *,
    system: str = "coursefile",
    source_id: str = "",
    read: CourseDocument | None = None,
    source: CourseSource | None = None,
) -> Imported:
    """Meetings that the document states as a pattern become meetings.

    The same `system` and `source_id` (else the course's code or title) of the same owner are the same course; `source`
    names it. Importing again keeps what people changed here and the source did not, see `renewal`. With `read`, which is
    what the source says, `document` is already what the course shall be.
    """
    source = source or source_of(owner, system, source_id or document.code or document.title)
    if source is not None:
        source = _held(source)
    said = with_meetings(read or document)
    if read is None and source is not None:
        document = renewed(said, source).document
    document = with_meetings(document)
    section = _write_section(document, source.section if source else None)
    if source is None:
        source = CourseSource(owner=owner, system=system, section=section)
        source.source_id = (source_id or said.code or said.title)[:300]
        Enrollment.objects.create(section=section, user=owner, role=Role.INSTRUCTOR)
    before = thaw(source.document, CourseDocument) if source.document else None
    source.imported_at, source.document = now, freeze(said)
    source.save()
    tally: Tally = write_rows(document, said, source, before)
    return Imported(section=section, created=tally.created, updated=tally.updated, removed=tally.removed)


def source_of(owner: User, system: str, source_id: str) -> CourseSource | None:
    """The course that `owner` imported before from there."""
    sources = CourseSource.objects.filter(owner=owner, system=system, source_id=source_id[:300])
    return sources.select_related("section__course").first()


def _held(source: CourseSource) -> CourseSource:
    """As it is once nobody else writes to its section: another import, or somebody who edits the course."""
    section = Section.objects.held(source.section_id)
    if source.pk is not None:
        source = CourseSource.objects.get(pk=source.pk)
    source.section = section
    return source


def _write_section(document: CourseDocument, section: Section | None) -> Section:
    """The course, its section and the section's term and breaks, new or up to date."""
    section = section or Section(course=Course())
    write_course(section.course, document)
    section.course_id = section.course.pk
    write_term(section, document)
    return section
