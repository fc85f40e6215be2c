"""How long the planner may think, and what it tells while it does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`seconds` is deterministic time: the same on every machine, near a second of a present-day core.

    `wall` is the safety stop in seconds of the clock on the wall: a plan that it cuts off is `Status.STOPPED`.
    """

    seconds: float = 8.0
    wall: float = 60.0
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What is known so far. `valid`: a plan without violations stands and would be returned now.

    `stage`: first (the greedy plan) | shortfalls | worth | done. `value` and `bound` are of that stage.
    """

    stage: str
    valid: bool
    value: int | None = None
    bound: float | None = None
