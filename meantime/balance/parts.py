"""The parts into which an activity falls: its author's phases, or those of its kind's shape, without crumbs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from meantime.balance.sizes import Sized
from meantime.formats.document import StatedPhase
from meantime.matching.recommendation import PhaseMatch
from meantime.policies.shapes import ShapePhase, shape_of
from meantime.terms.modality import PhaseRole

# A shorter phase is done with the main phase of its activity: nobody schedules five minutes apart.
_SHORTEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A phase before it has a place: what matching says of it, what its shape allows, what the author stated.

    `share` of the activity's minutes; `listening`: the share of its own minutes in which one person talks, when live.
    """

    match: PhaseMatch
    shape: ShapePhase
    share: float
    listening: float
    stated: StatedPhase | None = None


def parts_of(sized: Sized) -> list[Part]:
    activity = sized.activity
    if activity.phases:
        return _stated(sized)
    shapes = {shape.name: shape for shape in shape_of(sized.match.kind, sized.match.form)}
    shares = _shares(sized, shapes)
    parts = [
        Part(match=m, shape=shapes[m.name], share=share, listening=float(shapes[m.name].one_way))
        for m, share in zip(sized.match.phases, shares, strict=True)
    ]
    if activity.clock is not None or activity.meeting is not None:
        return [_whole(parts)]  # an author who says live means all of it
    return _without_crumbs(parts, sized.minutes.typical)


def _shares(sized: Sized, shapes: Mapping[str, ShapePhase]) -> list[float]:
    """The shape's shares; what a phase would have above its longest goes to those that can grow with the work."""
    typical = max(1, sized.minutes.typical)
    longest = [shapes[m.name].at_most for m in sized.match.phases]
    capped = [
        m.share if most is None else min(m.share, most / typical)
        for m, most in zip(sized.match.phases, longest, strict=True)
    ]
    growing = sum(share for share, most in zip(capped, longest, strict=True) if most is None)
    left = 1.0 - sum(capped)
    return [share + left * share / growing if most is None else share for share, most in zip(capped, longest, strict=True)]


def _stated(sized: Sized) -> list[Part]:
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
        shape = shapes[like.name]
        parts.append(Part(match=named, shape=shape, share=share, listening=float(shape.one_way), stated=phase))
    return parts


def _main(phases: Sequence[PhaseMatch]) -> PhaseMatch:
    return max(phases, key=lambda phase: phase.share)


def _without_crumbs(parts: Sequence[Part], typical: int) -> list[Part]:
    kept = [part for part in parts if part.share * typical >= _SHORTEST]
    if not kept:
        return [_whole(parts)]
    main = max(kept, key=lambda part: part.share)
    crumbs = [part for part in parts if part not in kept]
    return [_joined(main, crumbs) if part is main else part for part in kept]


def _whole(parts: Sequence[Part]) -> Part:
    """All of the activity as its main phase; it engages, whatever that phase did in the chain."""
    main = max(parts, key=lambda part: part.share)
    whole = _joined(main, [part for part in parts if part is not main])
    return replace(whole, match=replace(whole.match, role=PhaseRole.ENGAGE))


def _joined(main: Part, others: Sequence[Part]) -> Part:
    share = main.share + sum(part.share for part in others)
    listening = (main.listening * main.share + sum(part.listening * part.share for part in others)) / share
    return replace(main, share=share, listening=listening, match=replace(main.match, share=share))
