"""The week to which each activity belongs before anything is planned."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from meantime.balance.timeline import Timeline
from meantime.balance.weeks import monday_of
from meantime.formats.document import Activity, CourseDocument, Module


@dataclass(frozen=True, slots=True)
class Home:
    """Weeks `first` to `last` (1-based, inclusive) are where the source puts the activity.

    `stated`: the source says the week itself, so nothing of the activity comes before it.
    """

    first: int
    last: int
    stated: bool = False

    @property
    def week(self) -> int:
        return (self.first + self.last) // 2


def homes_of(document: CourseDocument, timeline: Timeline) -> dict[str, Home]:
    """By Activity.id: the stated week; else its date's place in the term; else its module's share of the term."""
    dated = _dated_weeks(document, timeline)
    spans = _module_spans(document.modules, timeline.week_count)
    in_module: dict[str, list[str]] = {}
    for activity in document.activities:
        in_module.setdefault(activity.module or "", []).append(activity.id)
    homes: dict[str, Home] = {}
    for activity in document.activities:
        place = in_module[activity.module or ""]
        span = spans.get(activity.module or "", Home(1, timeline.week_count))
        homes[activity.id] = (
            _earlier(_stated(activity, document.modules, timeline), dated.get(activity.id))
            or dated.get(activity.id)
            or _part(span, place.index(activity.id), len(place))
        )
    return homes


def _stated(activity: Activity, modules: Sequence[Module], timeline: Timeline) -> Home | None:
    week = activity.week or next((m.week for m in modules if m.id == activity.module), None)
    if week is None:
        return None
    return replace(_week(week, timeline), stated=True)


def _earlier(stated: Home | None, dated: Home | None) -> Home | None:
    """A week that the source states, unless its own due date falls before it."""
    return dated if stated and dated and dated.week < stated.week else stated


def _dated_weeks(document: CourseDocument, timeline: Timeline) -> dict[str, Home]:
    """Weeks by date. A course of another year keeps its rhythm: its first dated week becomes the first week."""
    moments = {a.id: a.due or a.opens for a in document.activities}
    days = {activity: moment.astimezone(timeline.zone).date() for activity, moment in moments.items() if moment}
    if not days:
        return {}
    weeks = timeline.weeks
    if weeks is not None and 2 * sum(weeks.holds(day) for day in days.values()) >= len(days):
        return {activity: _week(weeks.number(day), timeline) for activity, day in days.items() if weeks.holds(day)}
    first = monday_of(min(days.values()))
    length = (max(days.values()) - first).days // 7 + 1
    scale = min(1.0, timeline.week_count / length)
    return {activity: _week(int((day - first).days // 7 * scale) + 1, timeline) for activity, day in days.items()}


def _week(week: int, timeline: Timeline) -> Home:
    week = min(max(week, 1), timeline.week_count)
    return Home(week, week)


def _module_spans(modules: Sequence[Module], weeks: int) -> dict[str, Home]:
    """Modules without weeks share the term evenly in their order; more modules than weeks share weeks."""
    ordered = sorted(modules, key=lambda m: m.position)
    count = len(ordered)
    return {
        module.id: _part(Home(1, weeks), i, count) if count >= weeks else _slice(i, count, weeks)
        for i, module in enumerate(ordered)
    }


def _slice(index: int, count: int, weeks: int) -> Home:
    return Home(index * weeks // count + 1, (index + 1) * weeks // count)


def _part(span: Home, index: int, count: int) -> Home:
    """The week of the `index`-th of `count` things spread evenly over `span`."""
    length = span.last - span.first + 1
    week = span.first + min(length - 1, index * length // max(count, 1))
    return Home(week, week)
