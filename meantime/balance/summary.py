"""The balance of a plan in numbers: per week and over the term."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meantime.planner.measure import listening
from meantime.planner.plan import Placement, Plan
from meantime.planner.preferences.even_workload import even_ranges
from meantime.planner.problem import Phase, StretchType
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekSummary:
    """Minutes of one week. `active` is the part of `live` in which learners do something.

    `expected`: what credits or the course itself expect of this week, by its days; None where nothing says it.
    """

    week: int
    live: int
    own: int
    active: int
    usable: int  # live minutes that the week's meetings have
    contact: int
    staff: int
    touchpoint: bool
    expected: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Minutes over the term; `week_range` is what the credit policy or the course itself expects of a week."""

    weeks: tuple[WeekSummary, ...]
    activities: int
    phases: int
    live: int
    own: int
    active: int
    usable: int
    contact: int
    staff: int
    week_range: tuple[int, int] | None


def summary_of(plan: Plan) -> Summary:
    problem = plan.problem
    phases = {phase.id: phase for phase in problem.phases}
    week_of = {stretch.id: stretch.week for stretch in problem.timeline}
    usable = dict.fromkeys(sorted(set(week_of.values())), 0)
    for stretch in problem.timeline:
        if stretch.type is StretchType.MEETING:
            usable[stretch.week] += stretch.minutes
    placed: dict[int, list[Placement]] = {week: [] for week in usable}
    for placement in plan.placements:
        placed[week_of[placement.at]].append(placement)
    expected = even_ranges(problem) if problem.week_range else {}
    weeks = tuple(_week(week, placed[week], usable[week], phases, expected.get(week)) for week in usable)
    return Summary(
        weeks=weeks,
        activities=len({phase.activity for phase in problem.phases}),
        phases=len(problem.phases),
        live=sum(week.live for week in weeks),
        own=sum(week.own for week in weeks),
        active=sum(week.active for week in weeks),
        usable=sum(week.usable for week in weeks),
        contact=sum(week.contact for week in weeks),
        staff=sum(week.staff for week in weeks),
        week_range=problem.week_range,
    )


def _week(
    week: int,
    placed: Sequence[Placement],
    usable: int,
    phases: Mapping[str, Phase],
    expected: tuple[int, int] | None,
) -> WeekSummary:
    live = [p for p in placed if p.clock is Clock.LIVE]
    own = [p for p in placed if p.clock is Clock.OWN]
    return WeekSummary(
        week=week,
        live=sum(p.minutes.planned for p in live),
        own=sum(p.minutes.planned for p in own),
        active=sum(max(0, p.minutes.planned - listening(phases[p.phase])) for p in live),
        usable=usable,
        contact=sum(phases[p.phase].contact_live for p in live) + sum(phases[p.phase].contact_own for p in own),
        staff=sum(phases[p.phase].staff_live for p in live) + sum(phases[p.phase].staff_own for p in own),
        touchpoint=any(p.clock in phases[p.phase].touchpoint for p in placed),
        expected=expected,
    )
