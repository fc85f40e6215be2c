"""What is left of the limits."""

import time
from collections.abc import Callable

from meantime.planner.limits import Cancelled, Limits


class Budget:
    """Deterministic seconds to spend, and the wall-clock safety stop: the only clock that the planner reads."""

    def __init__(self, limits: Limits, now: Callable[[], float] = time.monotonic) -> None:
        self.seconds = limits.seconds
        self.stopped = False
        self.stop = limits.stop
        self._now, self._end = now, now() + limits.wall

    @property
    def wall(self) -> float:
        """Seconds until the safety stop; who asks when it has come is stopped by it, and `Cancelled` when told to stop."""
        if self.stop is not None and self.stop():
            raise Cancelled
        left = self._end - self._now()
        self.stopped = self.stopped or left <= 0
        return left

    def spend(self, seconds: float, stopped: bool) -> None:
        self.seconds -= seconds
        self.stopped = self.stopped or stopped
