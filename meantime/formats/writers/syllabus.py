"""A syllabus in Markdown: week by week, what happens together, what in own time, and what is due."""

import re
from collections.abc import Iterator

from meantime.formats.document import Activity, CourseDocument, Module
from meantime.formats.writers.labels import ENGLISH, Labels
from meantime.formats.writers.table_out import zone_of
from meantime.terms.modality import Clock

# Characters that would turn a title into a link, an image, code, HTML or another structure.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")


def write(document: CourseDocument, labels: Labels = ENGLISH) -> bytes:
    """UTF-8 Markdown (CommonMark). Texts of the course are escaped."""
    return ("\n".join(_lines(document, labels)).rstrip() + "\n").encode("utf-8")


def _lines(document: CourseDocument, labels: Labels) -> Iterator[str]:
    title = f"{document.code}: {document.title}" if document.code else document.title
    yield f"# {_plain(title)}"
    yield ""
    yield from _facts(document, labels)
    if document.outcomes:
        yield from (f"## {labels.outcomes}", "", *(f"- {_plain(one.title)}" for one in document.outcomes), "")
    by_module: dict[str | None, list[Activity]] = {}
    known = {module.id for module in document.modules}
    for activity in document.activities:
        by_module.setdefault(activity.module if activity.module in known else None, []).append(activity)
    for module in document.modules:
        yield from _section(_heading(module, labels), by_module.get(module.id, []), document, labels)
    if None in by_module:
        yield from _section(labels.more, by_module[None], document, labels)


def _facts(document: CourseDocument, labels: Labels) -> Iterator[str]:
    term = document.term
    if term.start or term.end:
        zone = f" ({term.zone})" if term.zone else ""
        yield from (f"{term.start or ''} – {term.end or ''}{zone}", "")
    if document.hours_per_week:
        low, high = document.hours_per_week
        yield from (f"{low:g}–{high:g} {labels.hours_per_week}" if low != high else f"{low:g} {labels.hours_per_week}", "")
    if term.breaks:
        yield from (f"## {labels.breaks}", "")
        yield from (f"- {one.start} – {one.end} {_plain(one.title)}".rstrip() for one in term.breaks)
        yield ""
    zone_info = zone_of(document)
    held = [meeting for meeting in document.meetings if not meeting.cancelled]
    if held or document.patterns:
        yield from (f"## {labels.meetings}", "")
        yield from (f"- {_plain(pattern)}" for pattern in document.patterns)
        for meeting in held:
            start, end = meeting.start.astimezone(zone_info), meeting.end.astimezone(zone_info)
            rest = ", ".join(_plain(part) for part in (meeting.title, meeting.place) if part)
            yield f"- {start:%Y-%m-%d %H:%M}–{end:%H:%M} {rest}".rstrip()
        yield ""


def _heading(module: Module, labels: Labels) -> str:
    """The week in front, unless the title says it itself."""
    title = _plain(module.title)
    return title if module.week is None or str(module.week) in module.title else f"{labels.week} {module.week}: {title}"


def _section(heading: str, activities: list[Activity], document: CourseDocument, labels: Labels) -> Iterator[str]:
    yield from (f"## {heading}", "")
    yield from (_item(activity, document, labels) for activity in activities)
    if activities:
        yield ""


def _item(activity: Activity, document: CourseDocument, labels: Labels) -> str:
    marks = []
    if activity.minutes:
        low, high = activity.minutes.low, activity.minutes.high
        marks.append(f"{low} {labels.minutes}" if low == high else f"{low}-{high} {labels.minutes}")
    if activity.clock:
        marks.append((labels.together if activity.clock is Clock.LIVE else labels.own_time).lower())
    if activity.due:
        marks.append(f"{labels.due} {activity.due.astimezone(zone_of(document)):%Y-%m-%d %H:%M}")
    shown = f" ({', '.join(marks)})" if marks else ""
    return f"- {_plain(activity.title)}{shown}"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
