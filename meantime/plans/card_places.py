"""Where a card can go without being dragged: every stretch by its name, the ones beside it, places within its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meantime.planner.measure import by_stretch, clock_of
from meantime.planner.plan import Placement, Plan
from meantime.planner.problem import Problem, Stretch, StretchType
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`free`: minutes of a meeting that are left with everything where it stands; None for own time."""

    id: str
    name: str
    week: int
    here: bool
    past: bool
    free: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """All places on each clock, and the nearest ones: Stretch.id or empty."""

    together: tuple[Place, ...]
    own: tuple[Place, ...]
    earlier: str
    later: str
    across: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A place in the order of the card's own stretch; `after` is the title of what comes before it."""

    order: int
    after: str
    here: bool


def ways_of(plan: Plan, placement: Placement, names: Mapping[str, str]) -> Ways:
    timeline = plan.problem.timeline
    here = next(i for i, stretch in enumerate(timeline) if stretch.id == placement.at)
    free = _free(plan)
    places = {
        clock: tuple(
            Place(
                id=stretch.id,
                name=names[stretch.id],
                week=stretch.week,
                here=stretch.id == placement.at,
                past=stretch.past,
                free=free.get(stretch.id),
            )
            for stretch in timeline
            if clock_of(stretch) is clock
        )
        for clock in Clock
    }
    return Ways(
        together=places[Clock.LIVE],
        own=places[Clock.OWN],
        earlier=_next(timeline[:here][::-1], placement.clock),
        later=_next(timeline[here + 1 :], placement.clock),
        across=_across(plan.problem, here),
    )


def positions_of(plan: Plan, placement: Placement) -> tuple[Position, ...]:
    """Empty where it stands alone."""
    inside = sorted(by_stretch(plan.placements).get(placement.at, ()), key=lambda one: one.order)
    if len(inside) < 2:
        return ()
    titles = {phase.id: phase.title for phase in plan.problem.phases}
    others = [titles[one.phase] for one in inside if one.phase != placement.phase]
    here = next(i for i, one in enumerate(inside, start=1) if one.phase == placement.phase)
    return tuple(
        Position(order=order, after=title, here=order == here) for order, title in enumerate(["", *others], start=1)
    )


def _free(plan: Plan) -> dict[str, int]:
    inside = by_stretch(plan.placements)
    changeover = plan.problem.rules.changeover
    free = {}
    for stretch in plan.problem.timeline:
        if stretch.type is StretchType.MEETING:
            there = inside.get(stretch.id, ())
            used = sum(one.minutes.planned for one in there) + changeover * max(0, len(there) - 1)
            free[stretch.id] = stretch.minutes - used
    return free


def _next(stretches: Sequence[Stretch], clock: Clock) -> str:
    return next((stretch.id for stretch in stretches if clock_of(stretch) is clock and not stretch.past), "")


def _across(problem: Problem, here: int) -> str:
    """From a meeting to the meantime before it; from a meantime to the meeting that ends it; else the nearest."""
    clock = Clock.OWN if clock_of(problem.timeline[here]) is Clock.LIVE else Clock.LIVE
    first, second = problem.timeline[:here][::-1], problem.timeline[here + 1 :]
    if clock is Clock.LIVE:
        first, second = second, first
    return _next(first, clock) or _next(second, clock)
