"""An activity that people carry to a clock on which matching saw no place for it: their word counts, and it gets one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from meantime.formats.document import Activity, CourseDocument, StatedPhase
from meantime.planner.problem import Phase, Problem
from meantime.plans.moving import Move
from meantime.terms.minutes import Minutes
from meantime.terms.modality import Clock


def forced(document: CourseDocument, problem: Problem, moves: Sequence[Move]) -> Iterable[Activity]:
    """The activities, changed so that their moved phases run on the clock they are carried to."""
    phases = {phase.id: phase for phase in problem.phases}
    wanted: dict[str, dict[str, Clock]] = {}
    for move in moves:
        phase = phases.get(move.phase)
        clock = Clock.LIVE if move.at.startswith("m") else Clock.OWN
        if phase is not None and (phase.live if clock is Clock.LIVE else phase.own) is None:
            wanted.setdefault(phase.activity, {})[phase.id] = clock
    for activity in document.activities:
        if activity.id in wanted:
            family = [phase for phase in problem.phases if phase.activity == activity.id]
            yield _on_clocks(activity, family, wanted[activity.id])


def _on_clocks(activity: Activity, family: Sequence[Phase], clocks: dict[str, Clock]) -> Activity:
    if len(family) == 1:
        (clock,) = clocks.values()
        stated = tuple(replace(phase, clock=None) for phase in activity.phases)
        return replace(activity, clock=clock, phases=stated, meeting=None)
    phases = tuple(
        StatedPhase(
            name=phase.name, role=phase.role, minutes=_minutes(phase), clock=clocks.get(phase.id, _author_clock(phase))
        )
        for phase in family
    )
    return replace(activity, clock=None, phases=phases, meeting=None)


def _minutes(phase: Phase) -> Minutes | None:
    return phase.own or phase.live


def _author_clock(phase: Phase) -> Clock | None:
    return phase.lock.clock if phase.lock else None
