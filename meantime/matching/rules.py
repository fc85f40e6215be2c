"""The judgement itself: hard rules first, then the sum of weights times traits."""

from collections.abc import Mapping
from dataclasses import dataclass

from meantime.matching.context import Context
from meantime.policies.principles import HardRule, Principle, Principles
from meantime.terms.modality import Mode

# Up to this many learners everybody gets to speak; at the second number hardly anybody does (air time, a custom).
_INTIMATE, _CROWD = 40, 200
# Without a known length, a term is taken for one of fifteen weeks.
_USUAL_WEEKS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`parts`: what each principle adds to `margin`; with a hard rule there are none, and `hard` decided alone."""

    mode: Mode
    margin: float
    raw: float  # the sum before it is held within [-1, 1]
    parts: tuple[tuple[Principle, float], ...] = ()
    hard: HardRule | None = None


def judge(traits: Mapping[str, float], context: Context, principles: Principles) -> Verdict:
    """The mode and margin for something with these traits, and what led to them."""
    values = {**traits, **context_traits(context)}
    parts = [(principle, contribution(principle, values, context)) for principle in principles.principle]
    raw = sum(part for _, part in parts)
    hard = _hard_rule(traits, context, principles)
    if hard:
        margin = 1.0 if hard.toward is Mode.SYNC else -1.0
        return Verdict(mode=hard.toward, margin=margin, raw=raw, hard=hard)
    # Beyond the end of the scale all parts shrink alike, so that they still add to the margin.
    held = 1 / max(1.0, abs(raw))
    shown = tuple((principle, part * held) for principle, part in parts if part)
    return Verdict(mode=mode_of(raw, principles.band), margin=max(-1.0, min(1.0, raw)), raw=raw, parts=shown)


def mode_of(margin: float, band: float) -> Mode:
    """Inside the band on both sides of zero it is either."""
    if abs(margin) <= band:
        return Mode.EITHER
    return Mode.SYNC if margin > 0 else Mode.ASYNC


def contribution(principle: Principle, values: Mapping[str, float], context: Context) -> float:
    """Weight times trait (times a second one) times the instructor's priority."""
    priority = context.priorities.get(principle.priority, 1.0) if principle.priority else 1.0
    second = values.get(principle.times, 0.0) if principle.times else 1.0
    return principle.weight * values.get(principle.trait, 0.0) * second * priority


def context_traits(context: Context) -> dict[str, float]:
    """What the context adds to the traits of every phase, each 0..1."""
    crowding = ((context.students or 0) - _INTIMATE) / (_CROWD - _INTIMATE)
    weeks = context.weeks or _USUAL_WEEKS
    familiarity = ((context.week or 1) - 1) / max(weeks - 1, 1)
    room = {"room": 1.0, "hybrid": 0.5, "web": 0.0}[context.room]
    return {
        "context.crowding": max(0.0, min(1.0, crowding)),
        "context.familiarity": max(0.0, min(1.0, familiarity)),
        "context.infeasible": context.infeasible_share,
        "context.room": room,
        "context.web": 1.0 - room,
    }


def _hard_rule(traits: Mapping[str, float], context: Context, principles: Principles) -> HardRule | None:
    applies = {
        "must_meet": traits.get("must_meet", 0.0) >= 1,
        "too_few_can_attend": context.infeasible_share > principles.infeasible_floor,
    }
    return next((rule for rule in principles.hard_rule if applies[rule.id]), None)
