"""What a person says on top of the file: term, meetings, size, credit, policy, priorities."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from meantime.balance.weeks import week_count
from meantime.formats.document import Break, CourseDocument, Term
from meantime.formats.patterns import Pattern, parse_patterns
from meantime.formats.timetable import meetings_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """None or empty leaves what the file says."""

    start: date | None = None
    weeks: int | None = None
    patterns: tuple[str, ...] = ()
    zone: str | None = None
    breaks: tuple[Break, ...] = ()
    students: int | None = None
    credits: float | None = None
    policy: str | None = None
    priorities: Mapping[str, float] = field(default_factory=dict)


def with_given(document: CourseDocument, given: Given) -> CourseDocument:
    """The document as the person wants it planned; new meetings or a new start replace the file's timetable."""
    term = _term(document.term, given)
    moved = given.start is not None or given.weeks is not None
    document = replace(
        document,
        term=term,
        students=given.students or document.students,
        credits=given.credits or document.credits,
        policy=given.policy or document.policy,
        priorities=tuple({**dict(document.priorities), **given.priorities}.items()),
        patterns=given.patterns or document.patterns,
        meetings=() if given.patterns or (moved and document.patterns) else document.meetings,
    )
    return with_meetings(document)


def _term(term: Term, given: Given) -> Term:
    moved = given.start is not None and given.start != term.start
    return replace(
        term,
        start=given.start or term.start,
        weeks=given.weeks or term.weeks,
        # The file's last day belongs to the file's own term.
        end=None if moved or given.weeks else term.end,
        zone=given.zone or term.zone,
        zone_inferred=term.zone_inferred and not given.zone,
        breaks=given.breaks or (() if moved else term.breaks),
    )


def with_meetings(document: CourseDocument) -> CourseDocument:
    """Patterns turned into meetings where the term has a start and nothing is scheduled yet."""
    term = document.term
    if document.meetings or not document.patterns or term.start is None:
        return document
    patterns = patterns_of(document)
    meetings = meetings_of(patterns, term.start, week_count(document), term.zone or "UTC", term.breaks)
    return replace(document, meetings=meetings)


def patterns_of(document: CourseDocument) -> tuple[Pattern, ...]:
    return tuple(pattern for text in document.patterns for pattern in parse_patterns(text))
