"""What a person says of the course as a whole: its name, term, meetings, size, credit, priorities."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from meantime.balance.given import Given, with_given
from meantime.formats.document import Break, CourseDocument


class Meets(StrEnum):
    """Where the meetings come from."""

    SOURCE = "source"  # as the file or the timetable says
    PATTERN = "pattern"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """None or empty leaves what the source says; no breaks are `()`."""

    title: str = ""
    code: str | None = None
    start: date | None = None
    weeks: int | None = None
    zone: str | None = None
    meets: Meets = Meets.SOURCE
    patterns: tuple[str, ...] = ()
    breaks: tuple[Break, ...] | None = None
    students: int | None = None
    credits: float | None = None
    hours: tuple[float, float] | None = None
    policy: str | None = None
    priorities: dict[str, float] = field(default_factory=dict)


def with_wanted(document: CourseDocument, wanted: Wanted) -> CourseDocument:
    """The document as the person wants it planned."""
    document = replace(
        document,
        title=wanted.title or document.title,
        code=document.code if wanted.code is None else wanted.code,
        hours_per_week=wanted.hours or document.hours_per_week,
    )
    term = document.term
    zone_moves = wanted.zone is not None and wanted.zone != term.zone
    breaks_move = wanted.breaks is not None and wanted.breaks != term.breaks
    if document.patterns and (zone_moves or breaks_move):
        document = replace(document, meetings=())  # laid over the term anew
    if wanted.meets is Meets.NEVER:
        document = replace(document, meetings=(), patterns=())
    if wanted.breaks is not None:
        document = replace(document, term=replace(term, breaks=wanted.breaks))
    given = Given(
        start=wanted.start,
        weeks=wanted.weeks,
        patterns=wanted.patterns if wanted.meets is Meets.PATTERN else (),
        zone=wanted.zone,
        breaks=wanted.breaks or (),
        students=wanted.students,
        credits=wanted.credits,
        policy=wanted.policy,
        priorities=wanted.priorities,
    )
    return with_given(document, given)
