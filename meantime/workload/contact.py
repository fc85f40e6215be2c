"""How much of an activity counts as contact with the instructor."""

from meantime.policies.policy import Policy
from meantime.terms.modality import Clock


def contact_minutes(kind: str | None, form: str | None, clock: Clock, minutes: int, policy: Policy) -> int:
    """Of `minutes` on `clock`, those that the institution's equivalencies count."""
    return round(minutes * policy.equivalency.of(kind, form).on(clock))
