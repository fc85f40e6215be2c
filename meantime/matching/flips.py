"""What would turn a recommendation: the smallest change of one trait, one fact of the context, or one weight."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from meantime.matching.context import Context
from meantime.matching.recommendation import Flip
from meantime.matching.rules import Verdict, contribution, context_traits, judge
from meantime.policies.principles import Principles, Priority
from meantime.terms.modality import Mode

# More would bury the one a teacher can act on.
_MOST = 6
# Steps of the answer: `to` is rounded away from where it stands, so that the rounded number still flips.
_STEP = 0.001
_PRIORITY = "priority."
_WEIGHT = "weight."
# An instructor may well triple a priority; beyond that it is no longer the activity that decides.
_PRIORITY_RANGE = (0.0, 3.0)
_STUDENTS_RANGE = (1.0, 400.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lever:
    """One number that may be changed: its value, its range, and how much the margin moves per unit of it."""

    change: str
    value: float
    low: float
    high: float
    slope: float
    step: float = _STEP


def find_flips(
    traits: Mapping[str, float], context: Context, principles: Principles, verdict: Verdict
) -> tuple[Flip, ...]:
    """The changes that turn the mode, the smallest (as a part of what is possible) first."""
    flips: list[tuple[float, Flip]] = []
    for lever in _levers(traits, context, principles):
        for to in _crossings(lever, verdict, principles.band):
            changed = judge(*apply_change(lever.change, to, traits, context, principles))
            if changed.mode is not verdict.mode:
                size = abs(to - lever.value) / (lever.high - lever.low)
                flips.append((size, Flip(change=lever.change, from_=lever.value, to=to, mode=changed.mode)))
                break
    flips.extend(_hard_flips(traits, context, principles, verdict))
    return tuple(flip for _, flip in sorted(flips, key=lambda item: (item[0], item[1].change))[:_MOST])


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
    if change == "students":
        return traits, replace(context, students=round(to)), principles
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
    infeasible = slopes["context.infeasible"]
    yield _Lever(change="infeasible_share", value=context.infeasible_share, low=0.0, high=1.0, slope=infeasible)


def _crossings(lever: _Lever, verdict: Verdict, band: float) -> Iterator[float]:
    """Values of the lever at which the mode becomes the opposite one, or else `either`; those within its range."""
    if verdict.hard or abs(lever.slope) < 1e-9:
        return
    edge = band + _STEP / 10
    if verdict.mode is Mode.EITHER:
        targets = sorted((edge, -edge), key=lambda target: abs(target - verdict.raw))
    else:
        sign = 1 if verdict.mode is Mode.SYNC else -1
        targets = [-sign * edge, sign * (band - _STEP / 10)]
    for target in targets:
        exact = lever.value + (target - verdict.raw) / lever.slope
        to = _outward(exact, lever)
        if lever.low <= to <= lever.high:
            yield to


def _outward(exact: float, lever: _Lever) -> float:
    steps = exact / lever.step
    return round((math.ceil(steps) if exact > lever.value else math.floor(steps)) * lever.step, 3)


def _hard_flips(
    traits: Mapping[str, float], context: Context, principles: Principles, verdict: Verdict
) -> Iterator[tuple[float, Flip]]:
    """What switches a hard rule on or off."""
    floor = principles.infeasible_floor
    share = context.infeasible_share
    must_meet = traits.get("must_meet", 0.0)
    beyond = round(floor + _STEP, 3)
    for change, value, to in (
        ("must_meet", must_meet, 0.0 if must_meet >= 1 else 1.0),
        ("infeasible_share", share, floor if share > floor else beyond),
    ):
        changed = judge(*apply_change(change, to, traits, context, principles))
        if changed.mode is not verdict.mode and to != value:
            yield abs(to - value), Flip(change=change, from_=value, to=to, mode=changed.mode)
