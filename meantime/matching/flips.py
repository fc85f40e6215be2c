"""What would turn a recommendation: the smallest change of one trait, one fact of the context, or one weight."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from meantime.matching.context import Context
from meantime.matching.recommendation import Flip
from meantime.matching.rules import Verdict, context_traits, contribution, judge, mode_of
from meantime.policies.principles import Principles, Priority
from meantime.terms.modality import Mode

# More would bury the one a teacher can act on.
_MOST = 6
# Weights are for whoever keeps the principles; they must not crowd out what a teacher can change.
_MOST_WEIGHTS = 2
# Below this a lever does not move the margin.
_FLAT = 1e-9
# Steps of the answer: `to` is rounded away from where it stands, so that the rounded number still flips.
_STEP = 0.001
_PRIORITY = "priority."
_WEIGHT = "weight."
# An instructor may well triple a priority; beyond that it is no longer the activity that decides.
_PRIORITY_RANGE = (0.0, 3.0)

# How large the change is (as a part of its range), and the change.
_Sized = tuple[float, Flip]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lever:
    """One number that may be changed: its value, its range, and how much the margin moves per unit of it."""

    change: str
    value: float
    low: float
    high: float
    slope: float


def find_flips(traits: Mapping[str, float], context: Context, principles: Principles, verdict: Verdict) -> tuple[Flip, ...]:
    """The changes that turn the mode, the smallest (as a part of what is possible) first."""
    found = list(_hard_flips(traits, context, principles, verdict))
    if not verdict.hard:
        levers = _levers(traits, context, principles)
        found.extend(sized for lever in levers for sized in _crossing(lever, verdict, principles.band))
    flips: dict[str, Flip] = {}
    for _, flip in sorted(found, key=lambda sized: (sized[0], sized[1].change)):
        if not flip.change.startswith(_WEIGHT) or sum(change.startswith(_WEIGHT) for change in flips) < _MOST_WEIGHTS:
            flips.setdefault(flip.change, flip)
    return tuple(flips.values())[:_MOST]


def apply_change(
    change: str, to: float, traits: Mapping[str, float], context: Context, principles: Principles
) -> tuple[Mapping[str, float], Context, Principles]:
    """The same question with one thing changed, as a `Flip` names it."""
    if change.startswith(_PRIORITY):
        return traits, replace(context, priorities={**context.priorities, change.removeprefix(_PRIORITY): to}), principles
    if change.startswith(_WEIGHT):
        changed = tuple(
            replace(principle, weight=to) if principle.id == change.removeprefix(_WEIGHT) else principle
            for principle in principles.principle
        )
        return traits, context, replace(principles, principle=changed)
    if change == "infeasible_share":
        return traits, replace(context, infeasible_share=to), principles
    return {**traits, change: to}, context, principles


def _levers(traits: Mapping[str, float], context: Context, principles: Principles) -> Iterator[_Lever]:
    values = {**traits, **context_traits(context)}
    parts = [(principle, contribution(principle, values, context)) for principle in principles.principle]
    slopes: dict[str, float] = {}
    by_priority: dict[Priority, float] = {}
    for principle, part in parts:
        for name in filter(None, (principle.trait, principle.times)):
            unit = contribution(principle, {**values, name: 1.0}, context)
            slopes[name] = slopes.get(name, 0.0) + unit
        if principle.priority:
            by_priority[principle.priority] = by_priority.get(principle.priority, 0.0) + part
        if part:
            low, high = sorted((math.copysign(_STEP, principle.weight), math.copysign(1.0, principle.weight)))
            yield _Lever(
                change=_WEIGHT + principle.id, value=principle.weight, low=low, high=high, slope=part / principle.weight
            )
    for name, slope in slopes.items():
        if not name.startswith("context."):
            yield _Lever(change=name, value=traits.get(name, 0.0), low=0.0, high=1.0, slope=slope)
    for priority, part in by_priority.items():
        factor = context.priorities.get(priority, 1.0)
        if factor:
            low, high = _PRIORITY_RANGE
            yield _Lever(change=_PRIORITY + priority, value=factor, low=low, high=high, slope=part / factor)
    # Above the floor a hard rule decides, so the weight of absent learners matters up to there.
    share, floor = context.infeasible_share, principles.infeasible_floor
    yield _Lever(change="infeasible_share", value=share, low=0.0, high=floor, slope=slopes["context.infeasible"])


def _crossing(lever: _Lever, verdict: Verdict, band: float) -> Iterator[_Sized]:
    """Where the lever turns the mode into the opposite one, or else into `either`; only within its range.

    The margin is linear in every lever, so the crossing is exact; it is tried out in the tests.
    """
    if abs(lever.slope) < _FLAT:
        return
    beyond, inside = band + _STEP / 10, band - _STEP / 10
    if verdict.mode is Mode.EITHER:
        targets = sorted((beyond, -beyond), key=lambda target: abs(target - verdict.raw))
    else:
        targets = [-beyond, inside] if verdict.mode is Mode.SYNC else [beyond, -inside]
    for target in targets:
        to = _outward(lever.value + (target - verdict.raw) / lever.slope, lever.value)
        mode = mode_of(verdict.raw + lever.slope * (to - lever.value), band)
        if lever.low <= to <= lever.high and mode is not verdict.mode:
            size = abs(to - lever.value) / (lever.high - lever.low)
            yield size, Flip(change=lever.change, from_=lever.value, to=to, mode=mode)
            return


def _outward(exact: float, start: float) -> float:
    steps = exact / _STEP
    return round((math.ceil(steps) if exact > start else math.floor(steps)) * _STEP, 3)


def _hard_flips(
    traits: Mapping[str, float], context: Context, principles: Principles, verdict: Verdict
) -> Iterator[_Sized]:
    """What switches a hard rule on or off, where that turns the mode."""
    floor, share = principles.infeasible_floor, context.infeasible_share
    must_meet = traits.get("must_meet", 0.0)
    switches = (
        ("must_meet", must_meet, 0.0 if must_meet >= 1 else 1.0),
        ("infeasible_share", share, floor if share > floor else round(floor + _STEP, 3)),
    )
    for change, value, to in switches:
        mode = judge(*apply_change(change, to, traits, context, principles)).mode
        if mode is not verdict.mode:
            yield abs(to - value), Flip(change=change, from_=value, to=to, mode=mode)
