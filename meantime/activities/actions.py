"""Write what an author says of a course: its activities with their phases, its modules, outcomes, term and meetings."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model

from meantime.activities.columns import SAME
from meantime.activities.minutes_range import minutes_columns
from meantime.activities.models import Activity, Module, Phase
from meantime.courses.models import Break, Course, Meeting, Outcome, Section
from meantime.formats import document as neutral

Row = TypeVar("Row", bound=Model)


@transaction.atomic
def write_activities(course: Course, activities: Mapping[str, neutral.Activity | None]) -> None:
    """Bring the rows with these keys to what is said of them; None removes one. References to unknown keys are left out."""
    course.activities.filter(key__in=[key for key, activity in activities.items() if activity is None]).delete()
    modules = {module.key: module for module in course.modules.all()}
    rows = {row.key: row for row in course.activities.all()}
    changed = {key: activity for key, activity in activities.items() if activity is not None}
    for key, activity in changed.items():
        row = rows.setdefault(key, Activity(course=course, key=key))
        for name, value in columns_of(activity).items():
            setattr(row, name, value)
        row.module = modules.get(activity.module or "")
        row.save()
    outcomes = {outcome.key: outcome for outcome in course.outcomes.all()}
    for key, activity in changed.items():
        rows[key].after.set([rows[need] for need in activity.after if need in rows])
        rows[key].outcomes.set([outcomes[aim] for aim in activity.outcomes if aim in outcomes])
        write_phases(rows[key], activity.phases)


def columns_of(activity: neutral.Activity) -> dict[str, Any]:
    """The columns of an activity's own row, without module, phases, prerequisites and outcomes."""
    return {
        **{name: getattr(activity, name) for name in SAME},
        **minutes_columns(activity.minutes),
        "title": activity.title[:500],
        "item_type": activity.item_type.value,
        "kind": activity.kind or "",
        "form": activity.form or "",
        "clock": activity.clock.value if activity.clock else "",
        "meeting": activity.meeting or "",
    }


def write_phases(row: Activity, phases: Iterable[neutral.StatedPhase]) -> None:
    """Stated phases have no ids of their own, and nothing points at their rows: the new take the place of the old."""
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


@transaction.atomic
def write_frame(section: Section, frame: neutral.CourseDocument) -> None:
    """Everything of a document but its activities: course facts, term, breaks, modules, outcomes, meetings, by key."""
    write_course(section.course, frame)
    write_term(section, frame)
    course = section.course
    _write_keyed(
        course.modules.all(),
        Module,
        {"course": course},
        {m.id: {"title": m.title[:500], "position": m.position, "week": m.week} for m in frame.modules},
    )
    _write_keyed(
        course.outcomes.all(),
        Outcome,
        {"course": course},
        {o.id: {"title": o.title[:1000], "position": i} for i, o in enumerate(frame.outcomes, start=1)},
    )
    _write_keyed(section.meetings.all(), Meeting, {"section": section}, {m.id: meeting_columns(m) for m in frame.meetings})


def write_course(course: Course, frame: neutral.CourseDocument) -> None:
    course.title, course.code = frame.title[:300], frame.code[:100]
    course.credits, course.policy = frame.credits, frame.policy
    course.hours_low, course.hours_high = frame.hours_per_week or (None, None)
    course.priorities = [[name, weight] for name, weight in frame.priorities]
    course.save()


def write_term(section: Section, frame: neutral.CourseDocument) -> None:
    """The section's term with its breaks, its size and its meeting patterns."""
    term = frame.term
    section.start, section.end, section.weeks = term.start, term.end, term.weeks
    section.zone, section.zone_inferred = term.zone, term.zone_inferred
    section.students, section.patterns = frame.students, list(frame.patterns)
    section.save()
    # Nothing points at a break, so the new ones simply take the place of the old.
    section.breaks.all().delete()
    Break.objects.bulk_create(Break(section=section, start=b.start, end=b.end, title=b.title[:200]) for b in term.breaks)


def meeting_columns(meeting: neutral.Meeting) -> dict[str, Any]:
    same = {field.name: getattr(meeting, field.name) for field in fields(meeting) if field.name != "id"}
    return {**same, "title": meeting.title[:300], "place": meeting.place[:300]}


def _write_keyed(
    known: Iterable[Any], model: type[Any], within: dict[str, Any], wanted: Mapping[str, dict[str, Any]]
) -> None:
    """Rows keep their identity as long as their key is wanted; a row that says the same already is not written."""
    rows = {row.key: row for row in known}
    for key, columns in wanted.items():
        row = rows.pop(key, None)
        if row is None:
            model(**within, key=key, **columns).save()
        elif any(getattr(row, name) != value for name, value in columns.items()):
            for name, value in columns.items():
                setattr(row, name, value)
            row.save()
    for row in rows.values():
        row.delete()
