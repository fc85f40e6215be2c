"""Lectures that leave their meetings, and what takes the live minutes that are free then."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from meantime.balance.trial import Trial
from meantime.planner.problem import Lock, Phase, Problem
from meantime.terms.modality import Clock


def with_lectures_freed(problem: Problem, lectures: Collection[str]) -> Problem:
    """The problem in which these phases may go to own time, and stay there: whoever recorded a lecture decided that."""
    phases = tuple(
        replace(phase, lock=Lock(clock=Clock.OWN), own=phase.own or phase.live) if phase.id in lectures else phase
        for phase in problem.phases
    )
    return replace(problem, phases=phases)


def recorded(trial: Trial, lectures: Sequence[Phase]) -> list[int]:
    """Each lecture goes to the meantime before its meeting, or the nearest after it. The meetings that have room then.

    A lecture that another one keeps in its place (what it needs comes later in the same meeting) is tried once more.
    """
    left = []
    waiting = list(lectures)
    for _ in range(2):
        for phase in tuple(waiting):
            here = trial.spots[phase.id]
            spots = sorted(trial.open_to(phase), key=lambda spot: (spot > here, abs(spot - here)))
            for spot in spots:
                position = trial.position(phase, spot)
                if position is not None:
                    trial.put(phase, spot, position, hold="clock")
                    left.append(here)
                    waiting.remove(phase)
                    break
    return left


def filled(trial: Trial, meetings: Collection[int], preferred: Collection[str] = ()) -> list[Phase]:
    """What gains most from being together comes to these meetings, as far as it fits. `preferred`: Activity.ids first."""
    gaining = [
        phase
        for phase in trial.problem.phases
        if phase.worth > 0
        and phase.live is not None
        and phase.lock is None
        and phase.id in trial.spots
        and trial.clock(trial.spots[phase.id]) is Clock.OWN
    ]
    come: list[Phase] = []
    # What comes to a meeting may be what another one has to follow.
    for _ in range(2):
        for phase in sorted(gaining, key=lambda phase: (phase.activity not in preferred, -phase.worth)):
            if phase not in come and _came(trial, phase, meetings):
                come.append(phase)
    return come


def _came(trial: Trial, phase: Phase, meetings: Collection[int]) -> bool:
    for spot in trial.open_to(phase):
        if spot in meetings:
            position = trial.position(phase, spot)
            if position is not None and trial.falls(phase, spot) <= 0 and trial.harm(phase, spot) < 0:
                trial.put(phase, spot, position)
                return True
    return False
