"""A section as the neutral document that `balance` and the writers of formats take."""

from meantime.activities.models import Activity, Phase
from meantime.courses.models import Section
from meantime.formats import document as neutral
from meantime.terms.modality import Clock, Mode, PhaseRole


def document_for(section: Section) -> neutral.CourseDocument:
    """Ids are the keys of our rows. What was imported comes out as it went in (prerequisites in course order)."""
    course = section.course
    hours = None if course.hours_low is None or course.hours_high is None else (course.hours_low, course.hours_high)
    activities = course.activities.select_related("module").prefetch_related("phases", "after", "outcomes")
    return neutral.CourseDocument(
        title=course.title,
        code=course.code,
        term=_term(section),
        students=section.students,
        credits=course.credits,
        policy=course.policy,
        hours_per_week=hours,
        priorities=tuple((name, weight) for name, weight in course.priorities),
        patterns=tuple(section.patterns),
        outcomes=tuple(neutral.Outcome(id=o.key, title=o.title) for o in course.outcomes.order_by("position", "pk")),
        modules=tuple(
            neutral.Module(id=m.key, title=m.title, position=m.position, week=m.week)
            for m in course.modules.order_by("position", "pk")
        ),
        activities=tuple(_activity(row) for row in activities.order_by("position", "pk")),
        meetings=tuple(
            neutral.Meeting(id=m.key, start=m.start, end=m.end, title=m.title, place=m.place, cancelled=m.cancelled)
            for m in section.meetings.order_by("start", "pk")
        ),
    )


def _term(section: Section) -> neutral.Term:
    return neutral.Term(
        start=section.start,
        end=section.end,
        weeks=section.weeks,
        zone=section.zone,
        zone_inferred=section.zone_inferred,
        breaks=tuple(
            neutral.Break(start=b.start, end=b.end, title=b.title) for b in section.breaks.order_by("start", "pk")
        ),
    )


def _activity(row: Activity) -> neutral.Activity:
    return neutral.Activity(
        id=row.key,
        title=row.title,
        position=row.position,
        item_type=neutral.ItemType(row.item_type),
        kind=row.kind or None,
        form=row.form or None,
        text=row.text,
        module=row.module.key if row.module else None,
        week=row.week,
        minutes=row.minutes,
        words=row.words,
        pages=row.pages,
        write_words=row.write_words,
        media_minutes=row.media_minutes,
        questions=row.questions,
        opens=row.opens,
        due=row.due,
        closes=row.closes,
        phases=tuple(_phase(phase) for phase in sorted(row.phases.all(), key=lambda phase: phase.position)),
        after=tuple(first.key for first in sorted(row.after.all(), key=lambda first: (first.position, first.pk))),
        outcomes=tuple(outcome.key for outcome in sorted(row.outcomes.all(), key=lambda outcome: outcome.position)),
        clock=Clock(row.clock) if row.clock else None,
        meeting=row.meeting or None,
        graded=row.graded,
        points=row.points,
        group_size=row.group_size,
    )


def _phase(row: Phase) -> neutral.StatedPhase:
    return neutral.StatedPhase(
        name=row.name,
        role=PhaseRole(row.role),
        minutes=row.minutes,
        mode=Mode(row.mode) if row.mode else None,
        clock=Clock(row.clock) if row.clock else None,
    )
