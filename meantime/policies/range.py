"""Three numbers in a data file: [low, typical, high]."""

import msgspec

from meantime.terms.minutes import Minutes, MinutesSource


class Range(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """`0 <= low <= typical <= high`, in the unit of the key that holds it."""

    low: float
    typical: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.typical <= self.high:
            raise ValueError("policies.out_of_order")

    def minutes(self, source: MinutesSource, *, times: float = 1) -> Minutes:
        """Each bound times `times`, in whole minutes."""
        low, typical, high = (round(bound * times) for bound in (self.low, self.typical, self.high))
        return Minutes(low, typical, high, source)
