"""The same activity on the other clock."""

from meantime.policies.policy import Policy
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.terms.modality import Clock

_BY_AUTHOR = (MinutesSource.STATED, MinutesSource.PROSE)


def on_clock(
    minutes: Minutes, kind: str | None, form: str | None, clock: Clock, policy: Policy, *, meant: Clock | None = None
) -> Minutes:
    """`minutes` as they would be on `clock`, by the factor between the two defaults of the kind.

    `meant`: the clock that the author has chosen, and thus had in mind when stating minutes; None: the kind's home
    clock, which all other estimates are about. What takes any time takes at least one minute.
    """
    usual = policy.defaults.of(kind, form)
    start = meant if meant and minutes.source in _BY_AUTHOR else usual.home
    factor = usual.factor(start, clock)
    low, typical, high = (_scaled(bound, factor) for bound in (minutes.low, minutes.typical, minutes.high))
    return Minutes(low, typical, high, minutes.source)


def _scaled(bound: int, factor: float) -> int:
    return max(1, round(bound * factor)) if bound else 0
