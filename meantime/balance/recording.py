"""Conversion advice: which lectures to record, in which pieces, and what the live minutes they free go to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from meantime.balance.authored import Authored, authored_in
from meantime.balance.listening import runs_of
from meantime.balance.problem import Course
from meantime.balance.scripts import Piece, recording_pieces
from meantime.planner.measure import listening
from meantime.planner.plan import Placement, Plan
from meantime.planner.problem import Phase, Problem, StretchType
from meantime.terms.minutes import in_units
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """`frees` live minutes, which go to `used_for` (Activity.id). `held`: they are live in the plan now."""

    activities: tuple[str, ...]
    pieces: tuple[Piece, ...]
    frees: int
    used_for: tuple[str, ...]
    held: bool


def recordings_of(course: Course, plan: Plan, solve: Callable[[Problem], Plan]) -> tuple[Recording, ...]:
    """First the lectures that the plan still has live, then those that it has moved and somebody must record."""
    phases, authored = {phase.id: phase for phase in plan.problem.phases}, authored_in(course)
    live, moved = lectures_in(plan, authored)
    answers = []
    if live:
        held = tuple(dict.fromkeys(p.activity for p in live))
        answers.append(_held(authored, plan, live, held, solve))
    if moved:
        answers.append(_moved(authored, plan, moved, phases))
    return tuple(answers)


def lectures_in(plan: Plan, authored: Authored) -> tuple[list[Placement], list[Placement]]:
    """Lectures that learners would watch just as well: those that are live, and those in own time still to record."""
    phases = {phase.id: phase for phase in plan.problem.phases}
    one_way = [p for p in plan.placements if phases[p.phase].one_way and phases[p.phase].margin < 0]
    live = [p for p in one_way if p.clock is Clock.LIVE]
    held = {p.activity for p in live}
    moved = [p for p in one_way if p.clock is Clock.OWN and p.activity not in authored.ready and p.activity not in held]
    return live, moved if any(p.clock is Clock.LIVE for p in plan.placements) else []


def pieces_of(authored: Authored, plan: Plan, recorded: Iterable[Placement]) -> tuple[Piece, ...]:
    """Of what is listened to, not of the questions that stay live."""
    phases = {phase.id: phase for phase in plan.problem.phases}
    outcomes = {outcome.id: outcome.title for outcome in authored.document.outcomes}
    activities = {activity.id: activity for activity in authored.document.activities}
    return tuple(
        piece
        for placement in recorded
        if (activity := activities.get(placement.activity)) is not None
        for piece in recording_pieces(
            activity,
            _listened(phases[placement.phase]),
            [outcomes[o] for o in activity.outcomes if o in outcomes],
            authored.longest,
        )
    )


def piece_count(authored: Authored, plan: Plan, recorded: Iterable[Placement]) -> int:
    phases = {phase.id: phase for phase in plan.problem.phases}
    return sum(runs_of(_listened(phases[placement.phase]), authored.longest) for placement in recorded)


def _held(
    authored: Authored, plan: Plan, live: Sequence[Placement], held: tuple[str, ...], solve: Callable[[Problem], Plan]
) -> Recording:
    """What another plan does with their minutes: solved, not guessed."""
    free = {p.phase for p in live}
    phases = tuple(replace(phase, lock=None) if phase.id in free else phase for phase in plan.problem.phases)
    other = solve(replace(plan.problem, phases=phases))
    still = {p.phase for p in other.placements if p.clock is Clock.LIVE}
    before = {p.phase for p in plan.placements if p.clock is Clock.LIVE}
    gained = [p.activity for p in other.placements if p.phase in still - before]
    return Recording(
        activities=held,
        pieces=pieces_of(authored, plan, live),
        frees=sum(p.minutes.planned for p in live if p.phase not in still),
        used_for=tuple(dict.fromkeys(gained)),
        held=True,
    )


def _moved(authored: Authored, plan: Plan, moved: Sequence[Placement], phases: Mapping[str, Phase]) -> Recording:
    """Against holding them live: their minutes, and the live phases that are worth most in that many minutes."""
    usable = sum(s.minutes for s in plan.problem.timeline if s.type is StretchType.MEETING)
    frees = min(usable, sum(in_units(phases[p.phase].one_way) for p in moved))
    return Recording(
        activities=tuple(dict.fromkeys(p.activity for p in moved)),
        pieces=pieces_of(authored, plan, moved),
        frees=frees,
        used_for=() if _spare(plan) >= frees else _worth_most(plan, phases, frees),
        held=False,
    )


def _spare(plan: Plan) -> int:
    """Live minutes that nothing uses: while there are enough of them, recording frees nothing for anybody."""
    usable = sum(s.minutes for s in plan.problem.timeline if s.type is StretchType.MEETING)
    return usable - sum(p.minutes.planned for p in plan.placements if p.clock is Clock.LIVE)


def _worth_most(plan: Plan, phases: Mapping[str, Phase], minutes: int) -> tuple[str, ...]:
    live = sorted((p for p in plan.placements if p.clock is Clock.LIVE), key=lambda p: (-phases[p.phase].worth, p.phase))
    used: dict[str, None] = {}
    for placement in live:
        if minutes < placement.minutes.planned:
            break
        minutes -= placement.minutes.planned
        used[placement.activity] = None
    return tuple(used)


def _listened(phase: Phase) -> int:
    return listening(phase) if phase.own is None else min(listening(phase), phase.own.typical)
