"""How long the planner may think, what it tells while it does, and how it is told to leave off."""

from collections.abc import Callable
from dataclasses import dataclass, field


class Cancelled(Exception):
    """Nobody wants the answer any more, so there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`seconds` is deterministic time: the same on every machine, near a second of a present-day core.

    `wall` is the safety stop in seconds of the clock on the wall: a plan that it cuts off is `Status.STOPPED`.
    `stop` is asked several times a second, from any thread; once it says True, the search ends with `Cancelled`.
    It changes nothing of an answer that is waited for.
    """

    seconds: float = 8.0
    wall: float = 60.0
    seed: int = 0
    stop: Callable[[], bool] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What is known so far. `valid`: a plan without violations stands and would be returned now.

    `stage`: first (the greedy plan) | shortfalls | worth | even | done; `even` begins the later stages and has no value.
    `value` and `bound` are of that stage.
    """

    stage: str
    valid: bool
    value: int | None = None
    bound: float | None = None
