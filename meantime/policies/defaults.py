"""How long an activity of a kind takes when nothing is known of it, on either clock."""

import msgspec

from meantime.policies.by_kind import ByKind
from meantime.policies.range import Range
from meantime.terms.modality import Clock


class Usual(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Ranges of minutes. `home`: the clock that an author has in mind who gives minutes and no clock.

    The two ranges are also the factor by which an estimate goes from one clock to the other.
    """

    home: Clock
    live: Range
    own: Range

    def __post_init__(self) -> None:
        if not (self.live.low > 0 and self.own.low > 0):
            raise ValueError("policies.no_time")

    def on(self, clock: Clock) -> Range:
        return self.live if clock is Clock.LIVE else self.own

    def factor(self, start: Clock, to: Clock) -> float:
        """Minutes on clock `to` for one minute on clock `start`."""
        return self.on(to).typical / self.on(start).typical


Defaults = ByKind[Usual]
