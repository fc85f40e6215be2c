"""Conversion advice: which lectures to record, in which pieces, and what the live minutes they free go to."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from meantime.balance.problem import Course
from meantime.balance.scripts import Piece, recording_pieces
from meantime.formats.document import Activity, ItemType
from meantime.planner.measure import listening
from meantime.planner.plan import Placement, Plan
from meantime.planner.problem import Phase, Problem, StretchType
from meantime.terms.minutes import in_units
from meantime.terms.modality import Clock

# What these hold is recorded or written already.
_READY = {ItemType.PAGE, ItemType.FILE, ItemType.LINK, ItemType.TOOL}
_RECORDED = re.compile(
    r"https?://|\b(?:videos?|vidéos?|recordings?|recorded|screencasts?|podcasts?|watch)\b", re.IGNORECASE
)


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
    phases = {phase.id: phase for phase in plan.problem.phases}
    one_way = [p for p in plan.placements if phases[p.phase].one_way and phases[p.phase].margin < 0]
    live = [p for p in one_way if p.clock is Clock.LIVE]
    held = tuple(dict.fromkeys(p.activity for p in live))
    answers = []
    if held:
        answers.append(_held(course, plan, live, held, solve))
    ready = {size.activity.id for size in course.sizes if _is_ready(size.activity)}
    moved = [p for p in one_way if p.clock is Clock.OWN and p.activity not in ready and p.activity not in held]
    if moved and any(p.clock is Clock.LIVE for p in plan.placements):
        answers.append(_moved(course, plan, moved, phases))
    return tuple(answers)


def _is_ready(activity: Activity) -> bool:
    said = f"{activity.title} {activity.text}"
    return activity.item_type in _READY or activity.media_minutes is not None or bool(_RECORDED.search(said))


def _held(
    course: Course, plan: Plan, live: Sequence[Placement], held: tuple[str, ...], solve: Callable[[Problem], Plan]
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
        pieces=_pieces(course, live, {phase.id: phase for phase in plan.problem.phases}),
        frees=sum(p.minutes.planned for p in live if p.phase not in still),
        used_for=tuple(dict.fromkeys(gained)),
        held=True,
    )


def _moved(course: Course, plan: Plan, moved: Sequence[Placement], phases: Mapping[str, Phase]) -> Recording:
    """Against holding them live: their minutes, and the live phases that are worth most in that many minutes."""
    usable = sum(s.minutes for s in plan.problem.timeline if s.type is StretchType.MEETING)
    frees = min(usable, sum(in_units(phases[p.phase].one_way) for p in moved))
    return Recording(
        activities=tuple(dict.fromkeys(p.activity for p in moved)),
        pieces=_pieces(course, moved, phases),
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


def _pieces(course: Course, recorded: Iterable[Placement], phases: Mapping[str, Phase]) -> tuple[Piece, ...]:
    """Of what is listened to, not of the questions that stay live."""
    outcomes = {outcome.id: outcome.title for outcome in course.document.outcomes}
    sizes = {size.activity.id: size for size in course.sizes}
    return tuple(
        piece
        for placement in recorded
        for piece in recording_pieces(
            sizes[placement.activity].activity,
            _listened(phases[placement.phase]),
            [outcomes[o] for o in sizes[placement.activity].activity.outcomes if o in outcomes],
            course.policy.limits.recording_hard,
        )
    )


def _listened(phase: Phase) -> int:
    return listening(phase) if phase.own is None else min(listening(phase), phase.own.typical)
