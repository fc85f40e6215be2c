"""What a credit stands for: hours of work, and hours of contact among them."""

from typing import Annotated

import msgspec

from meantime.terms.message import UserError, message

_Hours = Annotated[float, msgspec.Meta(gt=0, le=200)]


class Credit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hours of a learner's work over the whole term for one credit; `tolerance` is a share on both sides.

    `contact_hours`: hours of contact per credit over the term, in clock hours; 0 where the system asks for none.
    """

    hours_low: _Hours
    hours_high: _Hours
    tolerance: Annotated[float, msgspec.Meta(ge=0, le=0.5)]
    contact_hours: Annotated[float, msgspec.Meta(ge=0, le=200)]

    def __post_init__(self) -> None:
        if self.hours_low > self.hours_high:
            raise ValueError("policies.credit_hours_order")
        if self.contact_hours > self.hours_high:
            raise ValueError("policies.contact_above_hours")


def week_of_credits(credit: Credit, credits: float, weeks: int) -> tuple[int, int, int]:
    """(low, typical, high) minutes a week. UserError unless there are credits and weeks."""
    if not (0 < credits <= 200 and weeks > 0):
        raise UserError(message("policies.no_expectation", credits=credits, weeks=weeks))
    per_week = credits * 60 / weeks
    low = credit.hours_low * (1 - credit.tolerance)
    typical = (credit.hours_low + credit.hours_high) / 2
    high = credit.hours_high * (1 + credit.tolerance)
    return round(low * per_week), round(typical * per_week), round(high * per_week)


def contact_of_credits(credit: Credit, credits: float) -> int:
    """Contact minutes over the term; 0 where the credit system asks for none."""
    return round(credit.contact_hours * credits * 60)
