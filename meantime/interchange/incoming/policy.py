"""The step about credit and priorities: what may be chosen, and what was."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meantime.balance.weeks import week_count
from meantime.formats.document import CourseDocument
from meantime.interchange.incoming.forms import PolicyForm
from meantime.interchange.incoming.opened import Opened
from meantime.interchange.incoming.wanted import Wanted
from meantime.policies.load import DEFAULT, packaged_policy, policy_names
from meantime.policies.policy import Policy, weekly_expectation
from meantime.policies.principles import Priority
from meantime.terms.message import UserError

PRIORITIES = {
    Priority.COMMUNITY: (gettext_lazy("Community"), gettext_lazy("Learners meet, hear and know each other.")),
    Priority.FLEXIBILITY: (gettext_lazy("Flexibility"), gettext_lazy("Learners choose when and at what pace they work.")),
    Priority.FEEDBACK: (gettext_lazy("Feedback"), gettext_lazy("Answers come at once, and misreadings are noticed.")),
    Priority.ACCESS: (
        gettext_lazy("Access"),
        gettext_lazy("Poor connections, other duties and other time zones shut nobody out."),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyChoice:
    """A packaged policy in its own words."""

    name: str
    title: str
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityChoice:
    """`weights`: value, label, chosen; a weight that the file states and is none of the three is kept as a fourth."""

    name: str
    title: str
    text: str
    weights: tuple[tuple[str, str, bool], ...]


def policy_form(opened: Opened, posted: Any = None) -> PolicyForm:
    document = opened.document
    low, high = document.hours_per_week or (None, None)
    initial = {"policy": document.policy, "credits": document.credits, "hours_low": low, "hours_high": high}
    return PolicyForm(posted, initial=initial, policies=_names(document))


def _names(document: CourseDocument) -> list[str]:
    """The packaged ones, the plain one first."""
    return [DEFAULT, *(name for name in policy_names() if name != DEFAULT)]


def policy_choices(document: CourseDocument, chosen: str | None) -> list[PolicyChoice]:
    chosen = chosen or document.policy or DEFAULT
    found = []
    for name in _names(document):
        policy = packaged_policy(name)
        facts = _facts(policy, document)
        found.append(
            PolicyChoice(name=name, title=policy.title, facts=facts, sources=policy.sources, chosen=name == chosen)
        )
    return found


def _facts(policy: Policy, document: CourseDocument) -> tuple[str, ...]:
    credit = policy.credit
    low, high = credit.hours_low, credit.hours_high
    hours = f"{low:g}" if low == high else f"{low:g}–{high:g}"
    facts = [_("A credit is %(hours)s hours of work.") % {"hours": hours}]
    if credit.contact_hours:
        facts.append(_("At least %(hours)g of them with the instructor.") % {"hours": credit.contact_hours})
    if document.credits:
        try:
            least, _typical, most = weekly_expectation(policy, document.credits, week_count(document))
        except UserError:
            return tuple(facts)
        week = {"credits": document.credits, "low": round(least / 60, 1), "high": round(most / 60, 1)}
        facts.append(_("%(credits)g credits are %(low)g to %(high)g hours a week here.") % week)
    return tuple(facts)


def priority_choices(document: CourseDocument, posted: Mapping[str, str]) -> list[PriorityChoice]:
    weights = dict(document.priorities)
    return [
        PriorityChoice(
            name=priority.value,
            title=str(title),
            text=str(text),
            weights=_weights(posted.get(priority.value, f"{weights.get(priority.value, 1.0):g}")),
        )
        for priority, (title, text) in PRIORITIES.items()
    ]


def _weights(chosen: str) -> tuple[tuple[str, str, bool], ...]:
    known = [(value, str(label)) for value, label in PolicyForm.weights]
    if chosen not in {value for value, _label in known}:
        known.append((chosen, _("as the source says: %(weight)s") % {"weight": chosen}))
    return tuple((value, label, value == chosen) for value, label in known)


def wanted_in(opened: Opened, form: PolicyForm) -> Wanted:
    """What was said already with what the form says: only what differs from the source."""
    data, course = form.cleaned_data, opened.course
    before = dict(course.priorities)
    priorities = {
        priority.value: data[priority.value]
        for priority in Priority
        if data.get(priority.value) is not None and data[priority.value] != before.get(priority.value, 1.0)
    }
    policy = data["policy"] or None
    return replace(
        opened.wanted,
        policy=policy if policy != (course.policy or DEFAULT) else None,
        credits=data["credits"] if data["credits"] != course.credits else None,
        hours=form.hours() if form.hours() != course.hours_per_week else None,
        priorities=priorities,
    )
