"""The rows of a document: found by their source link, else made; linked rows that are not in the document go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from meantime.activities.actions import columns_of, meeting_columns, write_phases
from meantime.activities.models import Activity, Module
from meantime.courses.keys import new_key
from meantime.courses.models import Meeting, Outcome
from meantime.formats import document as neutral
from meantime.interchange.models import CourseSource, SourceLink

Row = TypeVar("Row", Module, Activity, Outcome, Meeting)


@dataclass(slots=True)
class Tally:
    created: int = 0
    updated: int = 0
    removed: int = 0


def write_rows(
    document: neutral.CourseDocument,
    read: neutral.CourseDocument,
    source: CourseSource,
    before: neutral.CourseDocument | None = None,
) -> Tally:
    """Modules, outcomes, activities with their phases, and meetings of `source.section`.

    `read` is what the source says: only what stands in it is linked to the source. The rest of `document` was made here.
    `before` is what it said last time: a row that is called like something in it was removed here and brought back.
    """
    before = before or neutral.CourseDocument(title="")
    tally = Tally()
    section, course = source.section, source.section.course
    modules = _Rows(source, Module, {"course": course}, read.modules, before.modules, tally)
    for module in document.modules:
        modules.write(module.id, title=module.title[:500], position=module.position, week=module.week)
    outcomes = _Rows(source, Outcome, {"course": course}, read.outcomes, before.outcomes, tally)
    for position, outcome in enumerate(document.outcomes, start=1):
        outcomes.write(outcome.id, title=outcome.title[:1000], position=position)
    activities = _Rows(source, Activity, {"course": course}, read.activities, before.activities, tally)
    for activity in document.activities:
        activities.write(activity.id, **columns_of(activity), module=modules.written.get(activity.module or ""))
    for activity in document.activities:
        row = activities.written[activity.id]
        row.after.set(_found(activities.written, activity.after))
        row.outcomes.set(_found(outcomes.written, activity.outcomes))
        write_phases(row, activity.phases)
    meetings = _Rows(source, Meeting, {"section": section}, read.meetings, before.meetings, tally)
    for meeting in document.meetings:
        meetings.write(meeting.id, **meeting_columns(meeting))
    for rows in (activities, modules, outcomes, meetings):
        rows.remove_the_rest()
    # Two meetings at one time would be one too many: those made here go too when the document has others.
    written = [row.pk for row in meetings.written.values()]
    tally.removed += section.meetings.exclude(pk__in=written).delete()[0]
    return tally


class _Rows(Generic[Row]):
    """The rows of one model that came from one source; `within` says to which course or section they belong."""

    def __init__(
        self,
        source: CourseSource,
        model: type[Row],
        within: dict[str, Any],
        read: Iterable[Any],
        before: Iterable[Any],
        tally: Tally,
    ) -> None:
        self.source, self.within, self.tally = source, within, tally
        self.model: type[Row] = model
        self.name = model._meta.model_name or ""
        self.read = {one.id for one in read}
        self.before = {one.id for one in before}
        links = SourceLink.objects.filter(course_source=source, **{f"{self.name}__isnull": False}).select_related(self.name)
        self.links = {link.source_id: link for link in links}
        self.known: dict[str, Row] = {source_id: getattr(link, self.name) for source_id, link in self.links.items()}
        linked = {row.pk for row in self.known.values()}
        rows = model._default_manager.filter(**within)
        self.keys = {row.key for row in rows}
        self.ours: dict[str, Row] = {row.key: row for row in rows if row.pk not in linked}
        self.written: dict[str, Row] = {}

    def write(self, source_id: str, **columns: Any) -> None:
        row = self._row(source_id)
        if row is None:
            row = self.model(**self.within, key=self._free_key(source_id), **columns)
            row.save()
            self.tally.created += 1
        elif any(getattr(row, name) != value for name, value in columns.items()):
            for name, value in columns.items():
                setattr(row, name, value)
            row.save()
            self.tally.updated += 1
        self._link(source_id, row)
        self.written[source_id] = row

    def _row(self, source_id: str) -> Row | None:
        """The row of the source, else one that was made or brought back here. A new activity of the source may be called
        like one of ours and is another; a meeting at the same time is the same."""
        ours = source_id not in self.read or source_id in self.before or self.model is Meeting
        return self.known.get(source_id) or (self.ours.get(source_id) if ours else None)

    def _link(self, source_id: str, row: Row) -> None:
        """What the source no longer has and people keep is theirs from now on."""
        if source_id in self.read and source_id not in self.links:
            SourceLink.objects.create(course_source=self.source, source_id=source_id, **{self.name: row})
        elif source_id not in self.read and source_id in self.links:
            self.links[source_id].delete()

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
