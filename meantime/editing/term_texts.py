"""The frame of a course as the texts that its page shows: facts, term, breaks, meetings."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.http import QueryDict

from meantime.editing.digests import digest
from meantime.editing.moments import zone_of
from meantime.editing.numbers import amount_text
from meantime.editing.plain import line, plain
from meantime.formats.document import Break, CourseDocument, Meeting
from meantime.policies.principles import Priority

Rows = list[list[str]]
FACTS = ("title", "code", "start", "end", "weeks", "zone", "students", "credits", "policy", "hours_low", "hours_high")
PRIORITIES = tuple(f"priority_{priority}" for priority in Priority)
FIELDS = (*FACTS, "patterns", *PRIORITIES)
BREAK = ("break_start", "break_end", "break_title")
MEETING = ("meeting_key", "meeting_day", "meeting_start", "meeting_end", "meeting_title", "meeting_place", "meeting_state")
# What may become of a meeting; empty: it takes place.
CANCELLED, REMOVED = "cancelled", "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermTexts:
    """`fields` by name; a break is start, end, title; a meeting key, day, start, end, title, place, state."""

    fields: Mapping[str, str]
    breaks: Rows
    meetings: Rows

    @property
    def digest(self) -> str:
        return digest(asdict(self))


def term_texts(document: CourseDocument) -> TermTexts:
    term, (low, high) = document.term, document.hours_per_week or (None, None)
    weights = dict(document.priorities)
    fields = {
        "title": line(document.title),
        "code": line(document.code),
        "start": term.start.isoformat() if term.start else "",
        "end": term.end.isoformat() if term.end else "",
        "weeks": str(term.weeks or ""),
        "zone": term.zone or "",
        "students": str(document.students or ""),
        "credits": amount_text(document.credits),
        "policy": document.policy or "",
        "hours_low": amount_text(low),
        "hours_high": amount_text(high),
        "patterns": plain("\n".join(document.patterns)),
        **{f"priority_{one}": amount_text(weights.get(one.value, 1.0)) for one in Priority},
    }
    return TermTexts(
        fields=fields,
        breaks=[break_row(one) for one in term.breaks],
        meetings=[meeting_row(one, document) for one in document.meetings],
    )


def break_row(one: Break) -> list[str]:
    return [one.start.isoformat(), one.end.isoformat(), line(one.title)]


def meeting_row(meeting: Meeting, document: CourseDocument) -> list[str]:
    zone = zone_of(document)
    start, end = meeting.start.astimezone(zone), meeting.end.astimezone(zone)
    state = CANCELLED if meeting.cancelled else ""
    times = [start.date().isoformat(), start.strftime("%H:%M"), end.strftime("%H:%M")]
    return [meeting.id, *times, line(meeting.title), line(meeting.place), state]


def posted_texts(data: QueryDict) -> TermTexts:
    """Rows of which nothing is filled in are those that a form has to spare."""
    fields = {name: (plain if name == "patterns" else line)(data.get(name, "")) for name in FIELDS}
    meetings = [row for row in _rows(data, MEETING) if row[0] or any(row[1:6])]
    return TermTexts(fields=fields, breaks=[row for row in _rows(data, BREAK) if any(row)], meetings=meetings)


def _rows(data: QueryDict, columns: tuple[str, ...]) -> Rows:
    cells = (data.getlist(column) for column in columns)
    return [[line(cell) for cell in row] for row in zip(*cells, strict=False)]
