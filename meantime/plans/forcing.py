"""An activity that people carry to a clock on which matching saw no place for it: their word counts, and it gets one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from meantime.formats.document import Activity, CourseDocument, StatedPhase
from meantime.planner.problem import Phase, Problem
from meantime.plans.moving import Move
from meantime.policies.defaults import Usual
from meantime.policies.load import DEFAULT, packaged_policy
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.terms.modality import Clock

# What balance.listening adds to the name of a lecture that it breaks up.
_WITH_QUESTIONS = "_with_questions"
_BY_AUTHOR = (MinutesSource.STATED, MinutesSource.PROSE)


def forced(document: CourseDocument, problem: Problem, moves: Sequence[Move]) -> Iterable[Activity]:
    """The activities, changed so that their moved phases run on the clock they are carried to."""
    phases = {phase.id: phase for phase in problem.phases}
    wanted: dict[str, dict[str, Clock]] = {}
    for move in moves:
        phase = phases.get(move.phase)
        clock = Clock.LIVE if move.at.startswith("m") else Clock.OWN
        if phase is not None and (phase.live if clock is Clock.LIVE else phase.own) is None:
            wanted.setdefault(phase.activity, {})[phase.id] = clock
    policy = packaged_policy(document.policy or DEFAULT) if wanted else None
    for activity in document.activities:
        if activity.id in wanted and policy is not None:
            family = [phase for phase in problem.phases if phase.activity == activity.id]
            usual = policy.defaults.of(activity.kind or family[0].kind, activity.form)
            yield _on_clocks(activity, family, wanted[activity.id], usual)


def _on_clocks(activity: Activity, family: Sequence[Phase], clocks: Mapping[str, Clock], usual: Usual) -> Activity:
    if len(family) == 1:
        (clock,) = clocks.values()
        return replace(activity, clock=clock, phases=_without_clocks(activity), meeting=None)
    # What the author wrote of the phases stays as it is written.
    parts = activity.phases if len(activity.phases) == len(family) else [_stated(phase, usual) for phase in family]
    phases = tuple(
        replace(part, clock=clocks.get(phase.id, phase.lock.clock if phase.lock else None))
        for part, phase in zip(parts, family, strict=True)
    )
    return replace(activity, clock=None, phases=phases, meeting=None)


def _without_clocks(activity: Activity) -> tuple[StatedPhase, ...]:
    return tuple(replace(phase, clock=None) for phase in activity.phases)


def _stated(phase: Phase, usual: Usual) -> StatedPhase:
    """The phase as if its author had written it: only then can it have a clock of its own."""
    name = phase.name.removesuffix(_WITH_QUESTIONS)
    return StatedPhase(name=name, role=phase.role, minutes=_minutes(phase, usual))


def _minutes(phase: Phase, usual: Usual) -> Minutes | None:
    """From which both clocks get the minutes that they have now: what an author wrote, else those of the kind's home."""
    stated = phase.own or phase.live
    if stated is None or stated.source in _BY_AUTHOR:
        return stated
    # Questions that were put into a lecture are no part of what its author planned.
    live = None if phase.name.endswith(_WITH_QUESTIONS) else phase.live
    at_home = live if usual.home is Clock.LIVE else phase.own
    there = Clock.OWN if phase.own else Clock.LIVE
    return at_home or stated.scaled(usual.factor(there, usual.home))
