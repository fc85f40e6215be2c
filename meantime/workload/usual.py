"""The default of a kind, used when nothing is known of an activity."""

from meantime.policies.policy import Policy
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.terms.modality import Clock


def default_minutes(kind: str | None, form: str | None, clock: Clock, policy: Policy) -> Minutes:
    """How long an activity of this kind usually takes on `clock`; kind None: a text that was not recognised."""
    return policy.defaults.of(kind, form).on(clock).minutes(MinutesSource.DEFAULT)
