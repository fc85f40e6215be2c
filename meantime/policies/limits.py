"""How long something should be remembered, and how long a recording may be."""

from math import log
from typing import Annotated

import msgspec

_Days = Annotated[int, msgspec.Meta(ge=1, le=3650)]
_Share = Annotated[float, msgspec.Meta(gt=0, le=1)]


class ReviewGap(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """To remember for `retention` days, review after `share` of them."""

    retention: _Days
    share: _Share


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Days, and minutes of one piece of a recording: `recording_soft` to aim at, `recording_hard` to stay under."""

    retention_days: _Days
    review_short: ReviewGap
    review_long: ReviewGap
    recording_soft: Annotated[int, msgspec.Meta(ge=1, le=120)]
    recording_hard: Annotated[int, msgspec.Meta(ge=1, le=120)]

    def __post_init__(self) -> None:
        if self.recording_soft > self.recording_hard:
            raise ValueError("policies.recording_order")
        if self.review_short.retention >= self.review_long.retention:
            raise ValueError("policies.review_order")

    def review_gap(self, retention: int | None = None) -> int:
        """Days until a review, for `retention` days of remembering (the policy's where None); at least 1.

        The share is interpolated in the logarithm of the days and held constant outside the two points.
        """
        days = max(1, retention or self.retention_days)
        short, long = self.review_short, self.review_long
        way = log(days / short.retention) / log(long.retention / short.retention)
        share = short.share + (long.share - short.share) * min(1.0, max(0.0, way))
        return max(1, round(days * share))
