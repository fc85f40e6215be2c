"""How long an activity takes, from the most trusted source that says anything."""

from collections.abc import Iterator

from meantime.policies.policy import Policy
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.workload.computed import computed_minutes
from meantime.workload.facts import Facts
from meantime.workload.prose import minutes_in
from meantime.workload.usual import default_minutes

__all__ = ["Facts", "estimate"]

_TRUST = list(MinutesSource)


def estimate(facts: Facts, kind: str | None, form: str | None, policy: Policy) -> Minutes:
    """Minutes of a learner on the kind's home clock; `on_clock` takes them to the other one.

    Stated before read from prose before computed from lengths before the default of the kind; never mixed.
    """
    return min(_said(facts, kind, form, policy), key=lambda minutes: _TRUST.index(minutes.source))


def _said(facts: Facts, kind: str | None, form: str | None, policy: Policy) -> Iterator[Minutes]:
    said = (facts.minutes, minutes_in(f"{facts.title}\n{facts.text}"), computed_minutes(facts, kind, form, policy))
    # A range without minutes, as some systems export for "not set", says nothing.
    yield from (minutes for minutes in said if minutes is not None and minutes.high > 0)
    yield default_minutes(kind, form, policy.defaults.of(kind, form).home, policy)
