"""Where the phases of each activity stand in a plan, in time order, and when what stands there is over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from meantime.formats.document import CourseDocument
from meantime.planner.measure import minutes_on
from meantime.planner.plan import Placement, Plan
from meantime.planner.problem import Phase, Problem, Stretch, StretchType
from meantime.terms.minutes import Minutes
from meantime.terms.modality import Clock

# What ends with the day ends in its last minute: midnight is read as the day after.
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One placed phase. `index` is that of its stretch; `deadline` the last moment for what stands there, if dated."""

    placement: Placement
    phase: Phase
    stretch: Stretch
    index: int
    deadline: datetime | None

    @property
    def live(self) -> bool:
        return self.placement.clock is Clock.LIVE

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """From its beginning to its deadline, where the term has dates."""
        return (self.stretch.start, self.deadline) if self.stretch.start and self.deadline else None

    @property
    def minutes(self) -> Minutes:
        """The estimate on its clock; what the placement says where the phase has none there."""
        placed = self.placement.minutes
        known = minutes_on(self.phase, self.placement.clock) or self.phase.live or self.phase.own
        assert known is not None
        return Minutes(placed.low, placed.typical, placed.high, known.source)


def places_of(plan: Plan) -> Mapping[str, tuple[Place, ...]]:
    """By Activity.id, in time order. What stands nowhere in the timeline is left out: the checker speaks of it."""
    problem = plan.problem
    phases = {phase.id: phase for phase in problem.phases}
    stretches = {stretch.id: (index, stretch) for index, stretch in enumerate(problem.timeline)}
    found: dict[str, list[Place]] = {}
    for placement in plan.placements:
        phase, at = phases.get(placement.phase), stretches.get(placement.at)
        if phase is None or at is None:
            continue
        index, stretch = at
        place = Place(placement=placement, phase=phase, stretch=stretch, index=index, deadline=deadline_of(problem, index))
        found.setdefault(placement.activity, []).append(place)
    return {
        activity: tuple(sorted(places, key=lambda place: (place.index, place.placement.order)))
        for activity, places in found.items()
    }


def deadline_of(problem: Problem, index: int) -> datetime | None:
    """The end of a stretch: of a meantime the start of the meeting that ends it, else the last minute of its last day."""
    stretch = problem.timeline[index]
    if stretch.end is None:
        return None
    end = stretch.end.astimezone(ZoneInfo(problem.zone or "UTC"))
    following = problem.timeline[index + 1] if index + 1 < len(problem.timeline) else None
    ended_by_meeting = following is not None and following.type is StretchType.MEETING
    if stretch.type is StretchType.MEETING or ended_by_meeting or end.timetz().replace(tzinfo=None) != time():
        return end
    return (end.astimezone(UTC) - _MINUTE).astimezone(end.tzinfo)


def meetings_at(document: CourseDocument, problem: Problem) -> Mapping[str, str]:
    """Stretch.id to Meeting.id, by the moment at which they begin; meetings of one moment follow one another."""
    waiting: dict[datetime, list[str]] = {}
    for meeting in sorted(document.meetings, key=lambda m: (m.start, m.end, m.id)):
        if not meeting.cancelled:
            waiting.setdefault(meeting.start.astimezone(UTC), []).append(meeting.id)
    found = {}
    for stretch in problem.timeline:
        if stretch.type is StretchType.MEETING and stretch.start is not None:
            ids = waiting.get(stretch.start.astimezone(UTC))
            if ids:
                found[stretch.id] = ids.pop(0)
    return found
