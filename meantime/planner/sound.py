"""Whether the parts of a problem refer to each other correctly: asked before anything is planned or judged."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from meantime.planner.problem import Phase, Problem, Stretch
from meantime.terms.message import UserError, message


def assert_sound(problem: Problem) -> None:
    """Raise UserError for the first thing that makes the problem meaningless."""
    _assert_unique("planner.stretch_twice", (stretch.id for stretch in problem.timeline))
    _assert_unique("planner.phase_twice", (phase.id for phase in problem.phases))
    _assert_unique("planner.known_twice", (known.phase for known in problem.known))
    phases = {phase.id for phase in problem.phases}
    for phase in problem.phases:
        _assert_phase(phase, phases, len(problem.timeline))
    _assert_weeks(problem.timeline)


def _assert_unique(code: str, names: Iterable[str]) -> None:
    for name, count in Counter(names).items():
        if count > 1:
            raise UserError(message(code, name=name, n=count))


def _assert_phase(phase: Phase, phases: set[str], stretches: int) -> None:
    if phase.live is None and phase.own is None:
        raise UserError(message("planner.no_minutes", title=phase.title, phase=phase.id))
    spacing = () if phase.spacing is None else (phase.spacing.of,)
    for other in (*phase.after, *phase.leads_to, *phase.follows, *spacing):
        if other not in phases:
            raise UserError(message("planner.unknown_reference", title=phase.title, phase=phase.id, other=other))
    first, last = phase.window
    if not 0 <= first <= last < stretches:
        raise UserError(message("planner.bad_window", title=phase.title, phase=phase.id, first=first, last=last))


def _assert_weeks(timeline: tuple[Stretch, ...]) -> None:
    for before, after in pairwise(timeline):
        if after.week < before.week:
            raise UserError(message("planner.weeks_backwards", at=after.id, week=after.week, before=before.week))
