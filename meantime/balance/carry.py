"""The placements of a plan, carried over to the problem of a changed course. Nothing is solved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from meantime.balance.same_stretches import same_stretches as same_stretches
from meantime.balance.settling import Place, Settling
from meantime.planner.measure import clock_of, indexes_by_id, minutes_on, phases_by_id
from meantime.planner.plan import Placement
from meantime.planner.problem import Lock, Phase, Problem
from meantime.planner.rules import closed_meantimes, locks
from meantime.terms.message import Message, message


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """`moved`, `added`, `gone` and `unplaced` are Phase.ids; phases of the new problem in its order.

    `moved`: not where they stood, or on the other clock. `unplaced`: the term has no stretch of a clock they can run on.
    """

    placements: tuple[Placement, ...]
    moved: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()


def carried(
    old: Problem, placements: Sequence[Placement], new: Problem, stretches: Mapping[str, str] | None = None
) -> Carried:
    """Each phase of `new` where it stands in `placements` of `old`, or as near to that as it can run.

    `stretches`: Stretch.id of `old` to that of `new`, by default `same_stretches`. In the order of the timeline.
    """
    same = {**same_stretches(old, new), **(stretches or {})}
    places, indexes = _places(old, placements), indexes_by_id(new)
    ids = [stretch.id for stretch in old.timeline]
    known = sorted((phase for phase in new.phases if phase.id in places), key=lambda phase: places[phase.id])
    aims = {phase.id: indexes.get(same.get(ids[places[phase.id][0]], "")) for phase in known}
    change, settling, moving = _Change(old, new, same), Settling(new), []
    for phase in known:
        place, aim = places[phase.id], aims[phase.id]
        if aim is not None and change.stays(phase, place[0], aim):
            settling.leave(phase, aim, place)
        else:
            moving.append(phase)
    for phase in moving if new.timeline else ():
        aim = aims[phase.id]
        settling.move(phase, min(phase.home, len(new.timeline) - 1) if aim is None else aim, places[phase.id])
    for phase in _needs_first([phase for phase in new.phases if phase.id not in places]):
        settling.add(phase)
    present = phases_by_id(new)
    return Carried(
        placements=settling.placements(),
        moved=tuple(p.id for p in new.phases if p.id in places and change.moved(p.id, places, aims, settling.spots)),
        added=tuple(p.id for p in new.phases if p.id in settling.spots and p.id not in places),
        gone=tuple(p.id for p in old.phases if p.id not in present),
        unplaced=tuple(p.id for p in new.phases if p.id not in settling.spots),
    )


def notes_on(carried: Carried, old: Problem, new: Problem) -> tuple[Message, ...]:
    """What people should know of it: each time how many phases, and the title of the first."""
    titles = {phase.id: phase.title for phase in (*old.phases, *new.phases)}
    said = (
        ("carry.moved", carried.moved),
        ("carry.added", carried.added),
        ("carry.gone", carried.gone),
        ("carry.unplaced", carried.unplaced),
    )
    return tuple(message(code, n=len(phases), title=titles[phases[0]]) for code, phases in said if phases)


def _places(old: Problem, placements: Sequence[Placement]) -> dict[str, Place]:
    """Phase.id to where it stands; a second placement of a phase counts for nothing."""
    indexes = indexes_by_id(old)
    places: dict[str, Place] = {}
    for placement in placements:
        if placement.at in indexes:
            places.setdefault(placement.phase, (indexes[placement.at], placement.order))
    return places


class _Change:
    """From one problem to the other."""

    def __init__(self, old: Problem, new: Problem, same: Mapping[str, str]) -> None:
        self.old, self.new, self.same = old, new, same
        self.before = phases_by_id(old)

    def stays(self, phase: Phase, was: int, aim: int) -> bool:
        """Whether the phase can run at `aim`. A rule that it broke already where it was is no reason to move it."""
        if minutes_on(phase, clock_of(self.new.timeline[aim])) is None:
            return False
        if not closed_meantimes.allowed(self.new, phase, [aim]) and closed_meantimes.allowed(self.old, phase, [was]):
            return False
        if locks.allowed(self.new, phase, [aim]):
            return True
        before = self.before.get(phase.id)
        held = before is not None and self._renamed(before.lock) == phase.lock
        return held and before is not None and not locks.allowed(self.old, before, [was])

    def moved(
        self, phase: str, places: Mapping[str, Place], aims: Mapping[str, int | None], spots: Mapping[str, int]
    ) -> bool:
        spot = spots.get(phase)
        if spot is None:
            return False
        was = self.old.timeline[places[phase][0]]
        return spot != aims[phase] or clock_of(was) is not clock_of(self.new.timeline[spot])

    def _renamed(self, lock: Lock | None) -> Lock | None:
        return lock if lock is None or lock.at is None else replace(lock, at=self.same.get(lock.at, lock.at))


def _needs_first(phases: Sequence[Phase]) -> list[Phase]:
    """In the order of the problem, prerequisites before what needs them; a circle is left as it is."""
    inside = {phase.id: phase for phase in phases}
    waiting = list(phases)
    ordered: dict[str, Phase] = {}
    while waiting:
        ready = [p for p in waiting if all(need in ordered for need in p.after if need in inside)] or waiting
        ordered |= {phase.id: phase for phase in ready}
        waiting = [phase for phase in waiting if phase.id not in ordered]
    return list(ordered.values())
