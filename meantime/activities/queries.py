"""A section as the neutral document that `balance` and the writers of formats take."""

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import QuerySet

from meantime.activities.columns import SAME
from meantime.activities.models import Activity, Phase
from meantime.courses.models import Section
from meantime.formats import document as neutral
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.terms.modality import Clock, Mode, PhaseRole

Rows = tuple[tuple[Any, ...], ...]

_MINUTES = ("minutes_low", "minutes_typical", "minutes_high", "minutes_source")


class _Read(NamedTuple):
    """Everything a document is made of, as the database has it. Hashable: equal rows give the same document."""

    course: tuple[Any, ...]
    priorities: str
    term: tuple[Any, ...]
    patterns: tuple[str, ...]
    breaks: Rows
    outcomes: Rows
    modules: Rows
    meetings: Rows
    activities: Rows
    phases: Rows
    after: Rows
    serves: Rows


def document_for(section: Section) -> neutral.CourseDocument:
    """Ids are the keys of our rows. What was imported comes out as it went in (prerequisites in course order)."""
    course = section.course
    activities = course.activities.order_by("position", "pk")
    return _document(
        _Read(
            course=(course.title, course.code, course.credits, course.policy, course.hours_low, course.hours_high),
            priorities=json.dumps(course.priorities),
            term=(section.start, section.end, section.weeks, section.zone, section.zone_inferred, section.students),
            patterns=tuple(section.patterns),
            breaks=_rows(section.breaks.order_by("start", "pk"), "start", "end", "title"),
            outcomes=_rows(course.outcomes.order_by("position", "pk"), "key", "title"),
            modules=_rows(course.modules.order_by("position", "pk"), "key", "title", "position", "week"),
            meetings=_rows(section.meetings.order_by("start", "pk"), "key", "start", "end", "title", "place", "cancelled"),
            activities=_rows(
                activities, "key", "item_type", "kind", "form", "module__key", "clock", "meeting", "title", *_MINUTES, *SAME
            ),
            phases=_rows(
                Phase.objects.filter(activity__course=course).order_by("position"),
                *("activity__key", "name", "role", "mode", "clock", *_MINUTES),
            ),
            after=_rows(
                Activity.after.through.objects.filter(from_activity__course=course).order_by(
                    "to_activity__position", "to_activity__pk"
                ),
                *("from_activity__key", "to_activity__key"),
            ),
            serves=_rows(
                Activity.outcomes.through.objects.filter(activity__course=course).order_by("outcome__position"),
                *("activity__key", "outcome__key"),
            ),
        )
    )


def _rows(rows: "QuerySet[Any]", *columns: str) -> Rows:
    return tuple(rows.values_list(*columns))


# A save judges the plan of a course that has rarely changed since the last one; documents are never changed.
@lru_cache(maxsize=64)
def _document(read: _Read) -> neutral.CourseDocument:
    title, code, credits, policy, low, high = read.course
    start, end, weeks, zone, inferred, students = read.term
    phases, after, serves = (_by_first(rows) for rows in (read.phases, read.after, read.serves))
    return neutral.CourseDocument(
        title=title,
        code=code,
        term=neutral.Term(
            start=start,
            end=end,
            weeks=weeks,
            zone=zone,
            zone_inferred=inferred,
            breaks=tuple(neutral.Break(start=first, end=last, title=name) for first, last, name in read.breaks),
        ),
        students=students,
        credits=credits,
        policy=policy,
        hours_per_week=None if low is None or high is None else (low, high),
        priorities=tuple((name, weight) for name, weight in json.loads(read.priorities)),
        patterns=read.patterns,
        outcomes=tuple(neutral.Outcome(id=key, title=name) for key, name in read.outcomes),
        modules=tuple(
            neutral.Module(id=key, title=name, position=position, week=week) for key, name, position, week in read.modules
        ),
        activities=tuple(
            _activity(row, phases.get(row[0], []), after.get(row[0], []), serves.get(row[0], [])) for row in read.activities
        ),
        meetings=tuple(
            neutral.Meeting(id=key, start=begins, end=ends, title=name, place=place, cancelled=cancelled)
            for key, begins, ends, name, place, cancelled in read.meetings
        ),
    )


def _by_first(rows: Rows) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {}
    for first, *rest in rows:
        found.setdefault(first, []).append(tuple(rest))
    return found


def _activity(
    row: tuple[Any, ...],
    phases: Iterable[tuple[Any, ...]],
    after: Iterable[tuple[Any, ...]],
    serves: Iterable[tuple[Any, ...]],
) -> neutral.Activity:
    key, item_type, kind, form, module, clock, meeting, title, *rest = row
    return neutral.Activity(
        id=key,
        item_type=neutral.ItemType(item_type),
        kind=kind or None,
        form=form or None,
        module=module,
        clock=Clock(clock) if clock else None,
        meeting=meeting or None,
        minutes=_minutes(rest[:4]),
        title=title,
        **dict(zip(SAME, rest[4:], strict=True)),
        phases=tuple(_phase(phase) for phase in phases),
        after=tuple(need for (need,) in after),
        outcomes=tuple(aim for (aim,) in serves),
    )


def _phase(row: tuple[Any, ...]) -> neutral.StatedPhase:
    name, role, mode, clock, *minutes = row
    return neutral.StatedPhase(
        name=name,
        role=PhaseRole(role),
        minutes=_minutes(minutes),
        mode=Mode(mode) if mode else None,
        clock=Clock(clock) if clock else None,
    )


def _minutes(columns: list[Any]) -> Minutes | None:
    low, typical, high, source = columns
    return None if low is None else Minutes(low, typical, high, MinutesSource(source))
