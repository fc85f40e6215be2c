"""The question to the planner for a course: `problem_for(document)`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from meantime.balance.given import with_meetings
from meantime.balance.homes import Home, homes_of
from meantime.balance.links import linked
from meantime.balance.order import due_order, material_first, prerequisites, source_order
from meantime.balance.phases import Room, leading, phases_of
from meantime.balance.sizes import Sized, sized
from meantime.balance.timeline import Timeline, timeline_of
from meantime.balance.windows import index_of_week, window_around, window_of_dates
from meantime.balance.workweek import Workweek, workweek_of
from meantime.formats.document import Activity, CourseDocument, Level, Notice, StatedPhase
from meantime.matching.context import Context
from meantime.planner.problem import Known, Lock, Phase, Problem, RuleSettings, StretchType
from meantime.policies.load import DEFAULT, packaged_policy
from meantime.policies.policy import Policy, rule_numbers
from meantime.terms.message import message
from meantime.terms.modality import Clock, Mode, PhaseRole

DEFAULT_STUDENTS = 30
# Weeks on either side of its home in which a phase may stand.
SLACK = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A course laid over its term: what the planner is asked, and everything that led to the question."""

    document: CourseDocument
    policy: Policy
    timeline: Timeline
    sizes: tuple[Sized, ...]
    problem: Problem
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`keep_dates`: imported dates are windows. `slack`: weeks around its home. `now`: what ended before stays.

    `loosen`: what the source says of meetings was read from prose, so it gives way before there is no plan.
    """

    keep_dates: bool = False
    slack: int = SLACK
    loosen: bool = False
    now: datetime | None = None
    known: tuple[Known, ...] = ()
    infeasible_share: float = 0.0
    room: Literal["web", "room", "hybrid"] = "web"
    locks: Mapping[str, Lock] = field(default_factory=dict)  # by Phase.id, over those of the document


def problem_for(document: CourseDocument, options: Options = Options(), policy: Policy | None = None) -> Course:
    """`document` as a problem; nothing is solved here.

    `policy`: an institution's own; by default the packaged one that the document names, UserError where there is none.
    """
    document = with_meetings(document)
    policy = policy or packaged_policy(document.policy or DEFAULT)
    week = workweek_of(document, policy)
    timeline = timeline_of(document, policy, week.own, options.now)
    document, unlocked = _possible(document, timeline)
    context = Context(
        students=document.students,
        infeasible_share=options.infeasible_share,
        room=options.room,
        weeks=timeline.week_count,
        priorities=dict(document.priorities),
    )
    homes = homes_of(document, timeline)
    sizes = tuple(sized(a, policy, replace(context, week=homes[a.id].week)) for a in document.activities)
    needs, notices = prerequisites(document.activities)
    by_activity = {s.activity.id: _placed(s, homes[s.activity.id], timeline, policy, document, options) for s in sizes}
    due = due_order(document.activities, needs)
    tied = [*due, *((need, activity) for activity, needed in needs.items() for need in needed)]
    kinds = {size.activity.id: size.form or size.kind for size in sizes}
    source = source_order(document.activities, kinds, tied)
    source += material_first(document.activities, kinds, [*tied, *source])
    phases = linked(by_activity, needs, due, source, policy.limits.review_gap())
    problem = Problem(
        title=document.title,
        zone=timeline.zone.key,
        timeline=timeline.stretches,
        phases=tuple(_locked(phase, options.locks) for phase in phases),
        rules=_rules(document, policy, week, timeline),
        week_range=week.total,
        known=options.known,
    )
    return Course(
        document=document,
        policy=policy,
        timeline=timeline,
        sizes=sizes,
        problem=problem,
        notices=(*unlocked, *notices, *_said(document, timeline, sizes, problem)),
    )


def _possible(document: CourseDocument, timeline: Timeline) -> tuple[CourseDocument, list[Notice]]:
    """Without meetings nothing can be live, whatever its author wished; that is said, and everything else planned."""
    live = [a for a in document.activities if a.meeting or Clock.LIVE in (a.clock, *(p.clock for p in a.phases))]
    if timeline.scheduled or not live:
        return document, []
    said = message("balance.no_live_clock", n=len(live), title=live[0].title)
    return without_live_wishes(document), [Notice(said, Level.WARNING)]


def without_live_wishes(document: CourseDocument) -> CourseDocument:
    """The document with nothing held to be live or at a meeting."""
    freed = tuple(replace(a, clock=_not_live(a.clock), meeting=None, phases=_freed(a)) for a in document.activities)
    return replace(document, activities=freed)


def _freed(activity: Activity) -> tuple[StatedPhase, ...]:
    return tuple(replace(phase, clock=_not_live(phase.clock)) for phase in activity.phases)


def _not_live(clock: Clock | None) -> Clock | None:
    return None if clock is Clock.LIVE else clock


def _placed(
    size: Sized, home: Home, timeline: Timeline, policy: Policy, document: CourseDocument, options: Options
) -> tuple[Phase, ...]:
    activity = size.activity
    window = window_around(home, timeline, options.slack)
    if options.keep_dates:
        window = window_of_dates(activity, timeline) or window
    middle = index_of_week(home.week, timeline)
    homes = {role: _role_home(role, home, middle, timeline) for role in PhaseRole}
    students = document.students or DEFAULT_STUDENTS
    phases = leading(phases_of(size, window, homes, policy, students, Room(timeline.scheduled, timeline.usable)))
    return _at_meeting(phases, activity, timeline)


def _role_home(role: PhaseRole, home: Home, middle: int, timeline: Timeline) -> int:
    """Preparation belongs to the week's first stretch, following up to its last."""
    first, last = window_around(home, timeline, 0)
    return {PhaseRole.PREPARE: first, PhaseRole.ENGAGE: middle, PhaseRole.FOLLOW_UP: last}[role]


def _at_meeting(phases: Sequence[Phase], activity: Activity, timeline: Timeline) -> tuple[Phase, ...]:
    """An activity that its author put at a meeting has its live phases there."""
    if activity.meeting is None:
        return tuple(phases)
    at = timeline.meeting_of.get(activity.meeting) or _meeting_on(activity.meeting, timeline)
    if at is None:
        return tuple(phases)
    index = next(i for i, stretch in enumerate(timeline.stretches) if stretch.id == at)
    locked = []
    for phase in phases:
        held = phase.live is not None and phase.role is PhaseRole.ENGAGE
        lock = Lock(clock=Clock.LIVE, at=at) if held else phase.lock
        window = (min(phase.window[0], index), max(phase.window[1], index))
        locked.append(replace(phase, lock=lock, window=window))
    return tuple(locked)


def _meeting_on(day: str, timeline: Timeline) -> str | None:
    for stretch in timeline.stretches:
        start = stretch.start if stretch.type is StretchType.MEETING else None
        if start is not None and start.astimezone(timeline.zone).date().isoformat() == day[:10]:
            return stretch.id
    return None


def _locked(phase: Phase, locks: Mapping[str, Lock]) -> Phase:
    return replace(phase, lock=locks[phase.id]) if phase.id in locks else phase


def _rules(document: CourseDocument, policy: Policy, week: Workweek, timeline: Timeline) -> RuleSettings:
    numbers = rule_numbers(
        policy, weeks=timeline.week_count, live_week=week.live, credits=document.credits, overhead=week.overhead
    )
    return RuleSettings(
        changeover=numbers.changeover,
        one_way_run=numbers.one_way_run,
        own_ceiling=numbers.own_ceiling,
        touchpoints=numbers.touchpoints,
        contact_floor=numbers.contact_floor,
        workload_floor=numbers.workload_floor,
        workload_ceiling=numbers.workload_ceiling,
        staff_ceiling=numbers.staff_ceiling,
        hard=numbers.hard,
    )


def _outside(sizes: Sequence[Sized], problem: Problem, timeline: Timeline) -> list[Notice]:
    """Activities that ask for a meeting and are longer than any meeting has minutes."""
    longest = timeline.usable
    can = {phase.activity for phase in problem.phases if phase.live is not None}
    return [
        Notice(
            message("balance.too_long", title=size.activity.title, minutes=size.minutes.typical, longest=longest),
            Level.WARNING,
        )
        for size in sizes
        if longest
        and size.match.recommendation.mode is Mode.SYNC
        and size.activity.id not in can
        and size.minutes.high > longest
    ]


def _said(document: CourseDocument, timeline: Timeline, sizes: Sequence[Sized], problem: Problem) -> list[Notice]:
    """What a person should know of the question itself."""
    said = []
    if timeline.weeks is None:
        said.append(Notice(message("balance.undated", weeks=timeline.week_count)))
    if not any(stretch.type is StretchType.MEETING for stretch in timeline.stretches):
        said.append(Notice(message("balance.no_meetings")))
    if document.term.zone is None and timeline.weeks is not None:
        said.append(Notice(message("balance.no_zone"), Level.WARNING))
    said += _outside(sizes, problem, timeline)
    unknown = [size.activity.title for size in sizes if size.match.kind is None]
    if unknown:
        said.append(Notice(message("balance.unknown_kind", n=len(unknown), title=unknown[0])))
    if not document.activities:
        said.append(Notice(message("balance.no_activities"), Level.WARNING))
    return said
