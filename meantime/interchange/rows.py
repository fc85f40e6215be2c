"""The rows of a document: found by their source link, else made; what the source no longer has goes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from meantime.activities.minutes_range import minutes_columns
from meantime.activities.models import Activity, Module, Phase
from meantime.courses.keys import new_key
from meantime.courses.models import Meeting, Outcome
from meantime.formats import document as neutral
from meantime.interchange.models import CourseSource, SourceLink

Row = TypeVar("Row", Module, Activity, Outcome, Meeting)

# Columns of activities that are called as in the document and hold the same.
_SAME = [
    "position",
    "text",
    "week",
    "words",
    "pages",
    "write_words",
    "media_minutes",
    "questions",
    "opens",
    "due",
    "closes",
    "graded",
    "points",
    "group_size",
]


@dataclass(slots=True)
class Tally:
    created: int = 0
    updated: int = 0
    removed: int = 0


def write_rows(document: neutral.CourseDocument, source: CourseSource) -> Tally:
    """Modules, outcomes, activities with their phases, and meetings of `source.section`."""
    tally = Tally()
    section, course = source.section, source.section.course
    modules = _Rows(source, Module, {"course": course}, tally)
    for module in document.modules:
        modules.write(module.id, title=module.title[:500], position=module.position, week=module.week)
    outcomes = _Rows(source, Outcome, {"course": course}, tally)
    for position, outcome in enumerate(document.outcomes, start=1):
        outcomes.write(outcome.id, title=outcome.title[:1000], position=position)
    activities = _Rows(source, Activity, {"course": course}, tally)
    for activity in document.activities:
        activities.write(activity.id, **_columns(activity), module=modules.written.get(activity.module or ""))
    for activity in document.activities:
        row = activities.written[activity.id]
        row.after.set(_found(activities.written, activity.after))
        row.outcomes.set(_found(outcomes.written, activity.outcomes))
        _write_phases(row, activity.phases)
    meetings = _Rows(source, Meeting, {"section": section}, tally)
    for meeting in document.meetings:
        meetings.write(
            meeting.id,
            start=meeting.start,
            end=meeting.end,
            title=meeting.title[:300],
            place=meeting.place[:300],
            cancelled=meeting.cancelled,
        )
    for rows in (activities, modules, outcomes, meetings):
        rows.remove_the_rest()
    return tally


class _Rows(Generic[Row]):
    """The rows of one model that came from one source; `within` says to which course or section they belong."""

    def __init__(self, source: CourseSource, model: type[Row], within: dict[str, Any], tally: Tally) -> None:
        self.source, self.within, self.tally = source, within, tally
        self.model: type[Row] = model
        self.name = model._meta.model_name or ""
        links = SourceLink.objects.filter(course_source=source, **{f"{self.name}__isnull": False}).select_related(self.name)
        self.known: dict[str, Row] = {link.source_id: getattr(link, self.name) for link in links}
        self.keys = set(model._default_manager.filter(**within).values_list("key", flat=True))
        self.written: dict[str, Row] = {}

    def write(self, source_id: str, **columns: Any) -> None:
        row = self.known.get(source_id)
        if row is None:
            row = self.model(**self.within, key=self._free_key(source_id), **columns)
            row.save()
            SourceLink.objects.create(course_source=self.source, source_id=source_id, **{self.name: row})
            self.tally.created += 1
        elif any(getattr(row, name) != value for name, value in columns.items()):
            for name, value in columns.items():
                setattr(row, name, value)
            row.save()
            self.tally.updated += 1
        self.written[source_id] = row

    def remove_the_rest(self) -> None:
        gone = [row for source_id, row in self.known.items() if source_id not in self.written]
        self.model._default_manager.filter(pk__in=[row.pk for row in gone]).delete()
        self.tally.removed += len(gone)

    def _free_key(self, source_id: str) -> str:
        """The id of the source itself, so that plans speak of activities as their file does, unless it is taken."""
        key = source_id[:200]
        while key in self.keys:
            key = f"{source_id[:180]}-{new_key()}"
        self.keys.add(key)
        return key


def _found(written: Mapping[str, Row], ids: Iterable[str]) -> list[Row]:
    """Readers leave out references to what they did not read; one that slipped through is no reason to fail."""
    return [written[source_id] for source_id in ids if source_id in written]


def _write_phases(row: Activity, phases: Iterable[neutral.StatedPhase]) -> None:
    # Stated phases have no ids of their own, and nothing points at their rows.
    row.phases.all().delete()
    Phase.objects.bulk_create(
        Phase(
            activity=row,
            position=position,
            name=phase.name,
            role=phase.role.value,
            mode=phase.mode.value if phase.mode else "",
            clock=phase.clock.value if phase.clock else "",
            **minutes_columns(phase.minutes),
        )
        for position, phase in enumerate(phases, start=1)
    )


def _columns(activity: neutral.Activity) -> dict[str, Any]:
    return {
        **{name: getattr(activity, name) for name in _SAME},
        **minutes_columns(activity.minutes),
        "title": activity.title[:500],
        "item_type": activity.item_type.value,
        "kind": activity.kind or "",
        "form": activity.form or "",
        "clock": activity.clock.value if activity.clock else "",
        "meeting": activity.meeting or "",
    }
