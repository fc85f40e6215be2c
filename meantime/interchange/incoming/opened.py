"""A draft as its pages see it: what was read, put together with what a person said so far."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from zlib import crc32

from meantime.balance.given import with_meetings
from meantime.balance.together import put_together
from meantime.courses.models import Section
from meantime.formats.document import Activity, CourseDocument, Reading
from meantime.interchange.actions import source_of
from meantime.interchange.incoming.corrections import Addition, Correction, corrected, corrected_activity
from meantime.interchange.incoming.parsed import Column, Parsed, Taken, take
from meantime.interchange.incoming.usable import usable
from meantime.interchange.incoming.wanted import Wanted, with_wanted
from meantime.interchange.models import CourseSource, Draft, Way
from meantime.interchange.renewal import Renewal, renewed
from meantime.plans.frozen import thaw


@dataclass(frozen=True, kw_only=True)
class Opened:
    """`base` is the course before anything was said; `activities` those that the preview lists; `out` stay away unless
    they are wanted back. `source` is the course that is brought up to date, `renewal` what that does."""

    draft: Draft
    reading: Reading
    base: CourseDocument
    activities: tuple[Activity, ...]
    out: frozenset[str]
    read_taken: Mapping[str, Taken]
    columns: tuple[Column, ...]
    corrections: dict[str, Correction]
    additions: tuple[Addition, ...]
    wanted: Wanted
    system: str
    source_id: str
    source: CourseSource | None = None
    renewal: Renewal | None = None

    @cached_property
    def course(self) -> CourseDocument:
        """With the corrections, without what was said of the course as a whole."""
        return corrected(self.base, self.corrections, self.additions, self.out)

    @cached_property
    def document(self) -> CourseDocument:
        """What is made when nothing more is said."""
        return self.as_wanted(self.wanted)

    def as_wanted(self, wanted: Wanted) -> CourseDocument:
        return with_wanted(self.with_hint(self.course), wanted)

    def with_hint(self, document: CourseDocument) -> CourseDocument:
        """A course that names no zone is for now where its author's browser is."""
        hint, term = self.draft.zone_hint, document.term
        if term.zone is not None or not hint:
            return document
        return replace(document, term=replace(term, zone=hint, zone_inferred=True))

    def taken(self, activity: Activity) -> Taken:
        """What `activity`, as it was read, is taken for; reading computed it for all that nobody changed since."""
        known = self.read_taken.get(activity.id)
        if known is not None and self._as_read.get(activity.id) == activity:
            return known
        return take(activity, self.base.students)

    def taken_now(self, activity: Activity) -> Taken:
        """The same with its correction."""
        return self.taken(corrected_activity(activity, self.corrections.get(activity.id, Correction())))

    def is_yours(self, activity: Activity, name: str) -> bool:
        """Whether people made it so here, since the source was imported before."""
        read = self._as_read.get(activity.id)
        return read is not None and getattr(read, name) != getattr(activity, name)

    @cached_property
    def _as_read(self) -> dict[str, Activity]:
        return {one.id: one for one in self.reading.document.activities}

    @cached_property
    def stamp(self) -> str:
        """Changes when the rows of the preview do, so that an old page corrects nothing else than it shows."""
        return f"{crc32(chr(10).join(one.id for one in self.activities).encode()):08x}"


def opened(draft: Draft) -> Opened:
    """For a draft that was read."""
    parsed = thaw(draft.parsed, Parsed)
    calendar = thaw(draft.calendar, Parsed) if draft.calendar else None
    assert parsed.reading
    reading = usable(put_together([one.reading for one in (parsed, calendar) if one and one.reading]))
    system = reading.format if draft.way == Way.FILE else draft.way
    source_id = _source_id(draft, reading.document)
    source = _source(draft, system, source_id)
    if source is None and source_of(draft.owner, system, source_id):
        source_id = f"{source_id}:{draft.key}"  # imported before, into a course that is closed to them now
    renewal = renewed(with_meetings(reading.document), source) if source else None
    base = renewal.document if renewal else reading.document
    listed = _listed(base, reading, renewal)
    return Opened(
        draft=draft,
        reading=reading,
        base=replace(base, activities=(*base.activities, *(renewal.out if renewal else ()))),
        activities=listed,
        out=frozenset(one.id for one in renewal.out) if renewal else frozenset(),
        read_taken=parsed.taken,
        columns=parsed.columns,
        corrections=thaw(draft.corrections, dict[str, Correction]),
        additions=thaw(draft.added, tuple[Addition, ...]),
        wanted=thaw(draft.wanted, Wanted),
        system=system,
        source_id=source_id,
        source=source,
        renewal=renewal,
    )


def read_before(draft: Draft, reading: Reading) -> tuple[str, date | None]:
    """The zone and the first day with which the course that this draft repeats was read last: only what is read alike
    can be compared."""
    system = reading.format if draft.way == Way.FILE else draft.way
    source = _source(draft, system, _source_id(draft, reading.document))
    if source is None or source.document is None:
        return "", None
    term = thaw(source.document, CourseDocument).term
    return ("" if term.zone_inferred else term.zone or ""), term.start


def _listed(base: CourseDocument, reading: Reading, renewal: Renewal | None) -> tuple[Activity, ...]:
    """What the source has, and what it had and people changed; what they made themselves is not for this page."""
    if renewal is None:
        return base.activities
    known = {one.id for one in (*reading.document.activities, *renewal.kept)}
    return (*(one for one in base.activities if one.id in known), *renewal.out)


def _source_id(draft: Draft, document: CourseDocument) -> str:
    """A file is known by the course's code or title; a text that was pasted, a template, nothing are each their own."""
    if draft.way != Way.FILE:
        return draft.key
    name = (document.code or document.title)[:250]
    return f"{name}:{draft.key}" if draft.apart else name


def _source(draft: Draft, system: str, source_id: str) -> CourseSource | None:
    """The import that this one repeats: of the section that was named, else of the same course before."""
    section = draft.section
    if section is not None:
        found = section.sources.select_related("section__course").order_by("-imported_at", "-pk").first()
        return found or CourseSource(
            owner=draft.owner, system=system, source_id=f"{source_id}:{draft.key}", section=section
        )
    found = source_of(draft.owner, system, source_id)
    if found is None or not Section.objects.open_to(draft.owner).filter(pk=found.section_id).exists():
        return None
    return found
