"""How long something takes: a range and where it comes from."""

from dataclasses import dataclass
from enum import StrEnum

# The planner places phases in units of five minutes: odd minutes cost the solver much and a teacher gains nothing.
UNIT = 5


class MinutesSource(StrEnum):
    """Where an estimate comes from, the most trusted first."""

    STATED = "stated"  # the author wrote it in a field made for it
    PROSE = "prose"  # read from a sentence: "about 15 minutes"
    COMPUTED = "computed"  # media length, quiz time limit, words or pages with a rate
    DEFAULT = "default"  # the default of the kind


@dataclass(frozen=True, slots=True)
class Minutes:
    """A range of minutes, `0 <= low <= typical <= high`; anything else raises ValueError."""

    low: int
    typical: int
    high: int
    source: MinutesSource

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.typical <= self.high:
            raise ValueError(f"minutes out of order: {self.low}, {self.typical}, {self.high}")

    @classmethod
    def exactly(cls, minutes: int, source: MinutesSource = MinutesSource.STATED) -> "Minutes":
        return cls(minutes, minutes, minutes, source)

    def scaled(self, share: float) -> "Minutes":
        """The same range for a share of the work, each bound rounded to a whole minute."""
        low, typical, high = (round(bound * share) for bound in (self.low, self.typical, self.high))
        return Minutes(low, typical, high, self.source)


def in_units(minutes: float) -> int:
    """`minutes` rounded up to the planning unit; at least one unit."""
    return max(UNIT, -(-int(-(-minutes // 1)) // UNIT) * UNIT)
