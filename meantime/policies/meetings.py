"""What a meeting loses before anything can be done in it."""

from typing import Annotated

import msgspec


class Meetings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Minutes. `changeover` is between two phases, so the planner takes it off, not `usable`."""

    start_up: Annotated[int, msgspec.Meta(ge=0, le=60)]
    changeover: Annotated[int, msgspec.Meta(ge=0, le=30)]
    break_every: Annotated[int, msgspec.Meta(ge=10, le=600)]
    break_minutes: Annotated[int, msgspec.Meta(ge=0, le=60)]

    def usable(self, minutes: int) -> int:
        """What is left of a meeting of `minutes` after start-up and breaks; never below 0."""
        # A break that would fall on the end of the meeting is the end of the meeting.
        breaks = max(0, minutes - 1) // self.break_every
        return max(0, minutes - self.start_up - breaks * self.break_minutes)
