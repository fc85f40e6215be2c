"""Activities of a document into phases of a problem: kind and mode from matching, minutes from workload."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from meantime.balance.pieces import live_pieces
from meantime.balance.sizes import Sized
from meantime.balance.windows import Window
from meantime.formats.document import StatedPhase
from meantime.matching.recommendation import PhaseMatch
from meantime.planner.problem import Lock, Phase
from meantime.policies.policy import Policy
from meantime.policies.shapes import ShapePhase, shape_of
from meantime.terms.minutes import Minutes, in_units
from meantime.terms.modality import Clock, PhaseRole
from meantime.workload.clocks import on_clock
from meantime.workload.contact import contact_minutes
from meantime.workload.staff import staff_minutes, submissions_of

# A shorter phase is done with the main phase of its activity: nobody schedules five minutes apart.
_SHORTEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A phase before it has a place: what matching says of it, what its shape allows, what the author stated."""

    match: PhaseMatch
    shape: ShapePhase
    share: float
    stated: StatedPhase | None = None


def phases_of(
    sized: Sized, window: Window, homes: dict[PhaseRole, int], policy: Policy, students: int, longest_live: int
) -> tuple[Phase, ...]:
    """The phases of one activity in their order.

    `homes`: index in the timeline by role. `longest_live`: minutes that the longest meeting can hold.
    """
    placed: list[Phase] = []
    for number, part in enumerate(_parts(sized), start=1):
        phase = _phase(sized, part, number, window, homes[part.match.role], policy, students, longest_live)
        pieces = _cut(phase, policy.rules.one_way_run)
        for piece in pieces:
            placed.append(_linked(piece, placed))
    return tuple(placed)


def _parts(sized: Sized) -> list[Part]:
    if sized.activity.phases:
        return _stated_parts(sized)
    shapes = {shape.name: shape for shape in shape_of(sized.match.kind, sized.match.form)}
    parts = [Part(match=m, shape=shapes[m.name], share=m.share) for m in sized.match.phases]
    placed = sized.activity.clock is not None or sized.activity.meeting is not None
    if placed and not any(part.shape.one_way for part in parts):  # an author who says live means all of it; only listening and asking stay apart
        return [_whole(parts)]
    return _without_crumbs(parts, sized.minutes.typical)


def _stated_parts(sized: Sized) -> list[Part]:
    """What the author wrote, each with the recommendation of the phase of the kind's shape that has its role."""
    stated = sized.activity.phases
    minutes = [phase.minutes.typical if phase.minutes else 0 for phase in stated]
    open_share = max(0, sized.minutes.typical - sum(minutes)) / max(1, minutes.count(0))
    total = sum(m or open_share for m in minutes) or 1
    shapes = {shape.name: shape for shape in shape_of(sized.match.kind, sized.match.form)}
    parts = []
    for phase, typical in zip(stated, minutes, strict=True):
        like = next((m for m in sized.match.phases if m.role is phase.role), _main(sized.match.phases))
        share = (typical or open_share) / total
        named = replace(like, name=phase.name, role=phase.role, share=share)
        parts.append(Part(match=named, shape=shapes[like.name], share=share, stated=phase))
    return parts


def _main(phases: Sequence[PhaseMatch]) -> PhaseMatch:
    return max(phases, key=lambda phase: phase.share)


def _without_crumbs(parts: list[Part], typical: int) -> list[Part]:
    kept = [part for part in parts if part.share * typical >= _SHORTEST]
    if not kept:
        return [_whole(parts)]
    main = max(kept, key=lambda part: part.share)
    left = 1.0 - sum(part.share for part in kept)
    return [replace(part, share=part.share + left) if part is main else part for part in kept]


def _whole(parts: list[Part]) -> Part:
    """All of the activity as its main phase; it engages, whatever that phase did in the chain."""
    main = max(parts, key=lambda part: part.share)
    return replace(main, share=1.0, match=replace(main.match, role=PhaseRole.ENGAGE, share=1.0))


def _phase(
    sized: Sized,
    part: Part,
    number: int,
    window: Window,
    home: int,
    policy: Policy,
    students: int,
    longest_live: int,
) -> Phase:
    activity, stated = sized.activity, part.stated
    live = _minutes(sized, part, policy, Clock.LIVE)
    own = _minutes(sized, part, policy, Clock.OWN)
    lock = stated.clock if stated and stated.clock else activity.clock
    if lock is not Clock.LIVE and (Clock.LIVE not in part.shape.clocks or in_units(live.high) > longest_live):
        allowed_live, allowed_own = None, own
    else:
        allowed_live = live
        allowed_own = own if Clock.OWN in part.shape.clocks or lock is Clock.OWN else None
    margin = part.match.recommendation.margin
    one_way = part.shape.one_way
    return Phase(
        id=f"{activity.id}/{number}",
        activity=activity.id,
        title=activity.title,
        name=part.match.name,
        kind=sized.kind,
        role=part.match.role,
        live=allowed_live,
        own=allowed_own,
        worth=_worth(live, margin) if allowed_live else 0,
        margin=round(margin, 3),
        window=window,
        home=home,
        one_way=live.high if one_way else 0,
        touchpoint=part.shape.touchpoint,
        contact_live=contact_minutes(sized.match.kind, sized.match.form, Clock.LIVE, live.typical, policy),
        contact_own=contact_minutes(sized.match.kind, sized.match.form, Clock.OWN, own.typical, policy),
        staff_live=_staff(sized, part, Clock.LIVE, live, policy, students),
        staff_own=_staff(sized, part, Clock.OWN, own, policy, students),
        lock=Lock(clock=lock) if lock else None,
        reasons=part.match.recommendation.reasons[:3],
    )


def _minutes(sized: Sized, part: Part, policy: Policy, clock: Clock) -> Minutes:
    """The author's minutes are about the author's clock, where one is stated."""
    stated = part.stated
    minutes = stated.minutes if stated and stated.minutes else sized.minutes.scaled(part.share)
    meant = (stated.clock if stated else None) or sized.activity.clock
    return on_clock(minutes, sized.match.kind, sized.match.form, clock, policy, meant=meant)


def _staff(sized: Sized, part: Part, clock: Clock, minutes: Minutes, policy: Policy, students: int) -> int:
    """A phase carries its share of what preparing the activity and giving feedback on it cost."""
    submissions = submissions_of(students, sized.activity.group_size)
    staff = staff_minutes(sized.match.kind, sized.match.form, clock, minutes, submissions, policy)
    return round(staff.lead + part.share * (staff.prepare + staff.feedback))


def _worth(live: Minutes, margin: float) -> int:
    """Live minutes x margin, at least one minute on the side that matching chose."""
    worth = round(in_units(live.high) * margin)
    return worth or (0 if margin == 0 else 1 if margin > 0 else -1)


def _cut(phase: Phase, run: int) -> tuple[Phase, ...]:
    """Listening longer than the rule allows is live only in pieces, and only where somebody wants it live."""
    if phase.live is None or phase.one_way <= run:
        return (phase,)
    wanted = phase.worth > 0 or (phase.lock is not None and phase.lock.clock is Clock.LIVE)
    return live_pieces(phase, run) if wanted or phase.own is None else (replace(phase, live=None, worth=0),)


def _linked(phase: Phase, before: Sequence[Phase]) -> Phase:
    """After the phase before it; preparation leads to what it prepares, following up follows it."""
    if not before:
        return phase
    last = before[-1]
    follows = (last.id,) if phase.role is PhaseRole.FOLLOW_UP else phase.follows
    return replace(phase, after=(*phase.after, last.id), follows=follows)


def leading(phases: Sequence[Phase]) -> tuple[Phase, ...]:
    """Each preparing phase leads to the next phase of its activity."""
    led = []
    for phase, following in zip(phases, (*phases[1:], None), strict=True):
        leads = phase.role is PhaseRole.PREPARE and following is not None
        led.append(replace(phase, leads_to=(following.id,)) if leads and following else phase)
    return tuple(led)
