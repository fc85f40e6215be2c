"""Everything that an institution decides, in one value."""

import msgspec

from meantime.policies.credit import Credit, contact_of_credits, week_of_credits
from meantime.policies.defaults import Defaults
from meantime.policies.equivalency import Equivalency
from meantime.policies.limits import Limits
from meantime.policies.meetings import Meetings
from meantime.policies.rates import Rates
from meantime.policies.rules import RuleNumbers, Rules
from meantime.policies.staff import Staff


class Policy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`name` is that of the packaged policy or of the file or directory it was read from."""

    name: str
    title: str
    sources: tuple[str, ...]
    credit: Credit
    equivalency: Equivalency
    rules: Rules
    meetings: Meetings
    limits: Limits
    rates: Rates
    defaults: Defaults
    staff: Staff


def weekly_expectation(policy: Policy, credits: float, weeks: int) -> tuple[int, int, int]:
    """(low, typical, high) minutes of a learner's week, live and own time together.

    UserError unless credits and weeks are positive.
    """
    return week_of_credits(policy.credit, credits, weeks)


def usable_minutes(policy: Policy, minutes: int) -> int:
    """What is left of a meeting of `minutes` after start-up and breaks; changeovers are not taken off."""
    return policy.meetings.usable(minutes)


def rule_numbers(
    policy: Policy, *, weeks: int, live_week: int, credits: float | None = None, overhead: int = 0
) -> RuleNumbers:
    """The rules in minutes for a course of `weeks` weeks with `live_week` usable live minutes in each.

    A rule by credit is off where the course has no credits. `overhead`: minutes of meetings over the term that are
    not usable (start-up, breaks); learners are together in them, so they count towards the contact floor.
    """
    rules = policy.rules
    by_credit = _by_credit(policy, credits, weeks, live_week) if credits else {}
    contact = _resolved(rules.contact_floor, by_credit.get("contact_floor"))
    workload = rules.workload == "credit"
    return RuleNumbers(
        changeover=policy.meetings.changeover,
        one_way_run=rules.one_way_run,
        touchpoints=rules.touchpoints,
        own_ceiling=_resolved(rules.own_ceiling, by_credit.get("own_ceiling")),
        contact_floor=None if contact is None else max(0, contact - overhead),
        workload_floor=by_credit.get("workload_floor") if workload else None,
        workload_ceiling=by_credit.get("workload_ceiling") if workload else None,
        staff_ceiling=_resolved(rules.staff_ceiling, None),
        hard=rules.hard,
    )


def _by_credit(policy: Policy, credits: float, weeks: int, live_week: int) -> dict[str, int | None]:
    low, _, high = weekly_expectation(policy, credits, weeks)
    return {
        "own_ceiling": max(0, high - live_week),
        "contact_floor": contact_of_credits(policy.credit, credits) or None,
        "workload_floor": low * weeks,
        "workload_ceiling": high * weeks,
    }


def _resolved(setting: int | str, by_credit: int | None) -> int | None:
    if isinstance(setting, int):
        return setting
    return by_credit if setting == "credit" else None
