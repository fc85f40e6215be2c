"""What tells two plans apart: phases that stand elsewhere, under the names that people use."""

from collections.abc import Mapping
from dataclasses import dataclass

from meantime.planner.plan import Placement
from meantime.planner.plan import Plan as Planned
from meantime.planner.problem import Stretch
from meantime.plans.stretch_names import stretch_names
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place in words; `index` orders places in time."""

    name: str
    live: bool
    minutes: int
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A phase in two plans; None where a plan does not have it."""

    title: str
    name: str
    before: Spot | None
    after: Spot | None

    @property
    def changes_clock(self) -> bool:
        return bool(self.before and self.after and self.before.live != self.after.live)

    @property
    def changes_place(self) -> bool:
        return bool(self.before and self.after and self.before.name != self.after.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Each list in the order of time: on the other clock, elsewhere, of another length, in one of the plans only."""

    clocks: tuple[Difference, ...]
    places: tuple[Difference, ...]
    lengths: tuple[Difference, ...]
    only_before: tuple[Difference, ...]
    only_after: tuple[Difference, ...]

    @property
    def count(self) -> int:
        return sum(map(len, (self.clocks, self.places, self.lengths, self.only_before, self.only_after)))


def compared(before: Planned, after: Planned) -> Comparison:
    """Places are compared by name, because the course may have other meetings since: ids of stretches only count them."""
    old, new = _spots(before), _spots(after)
    titles = _titles(before) | _titles(after)
    found = [
        Difference(title=title, name=name, before=old.get(phase), after=new.get(phase))
        for phase, (title, name) in titles.items()
        if _told_apart(old.get(phase), new.get(phase))
    ]
    found.sort(key=lambda one: min(spot.index for spot in (one.before, one.after) if spot))
    both = [one for one in found if one.before and one.after]
    return Comparison(
        clocks=tuple(one for one in both if one.changes_clock),
        places=tuple(one for one in both if one.changes_place and not one.changes_clock),
        lengths=tuple(one for one in both if not one.changes_place and not one.changes_clock),
        only_before=tuple(one for one in found if one.after is None),
        only_after=tuple(one for one in found if one.before is None),
    )


def _told_apart(before: Spot | None, after: Spot | None) -> bool:
    if before is None or after is None:
        return before is not after
    return (before.name, before.live, before.minutes) != (after.name, after.live, after.minutes)


def _spots(plan: Planned) -> dict[str, Spot]:
    names = stretch_names(plan.problem.timeline, plan.problem.zone)
    stretches = {stretch.id: (i, stretch) for i, stretch in enumerate(plan.problem.timeline)}
    return {placed.phase: _spot(placed, stretches, names) for placed in plan.placements}


def _spot(placed: Placement, stretches: Mapping[str, tuple[int, Stretch]], names: Mapping[str, str]) -> Spot:
    index, _stretch = stretches[placed.at]
    live = placed.clock is Clock.LIVE
    return Spot(name=names[placed.at], live=live, minutes=placed.minutes.planned, index=index)


def _titles(plan: Planned) -> dict[str, tuple[str, str]]:
    """By Phase.id: title and, where the activity has several phases, the name of this one."""
    several: dict[str, int] = {}
    for phase in plan.problem.phases:
        several[phase.activity] = several.get(phase.activity, 0) + 1
    return {
        phase.id: (phase.title, phase.name.replace("_", " ") if several[phase.activity] > 1 else "")
        for phase in plan.problem.phases
    }
