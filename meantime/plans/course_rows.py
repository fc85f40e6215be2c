"""The rows of the course list: each section with its balance at a glance."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Sum
from django.utils.translation import gettext as _

from meantime.accounts.models import User
from meantime.courses.models import Section
from meantime.plans.models import Plan
from meantime.plans.queries import current_plan, last_failure, open_request
from meantime.plans.section_facts import section_facts
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRow:
    """`live` and `own` are planned minutes; without a plan, `state` says why there is none."""

    section: Section
    facts: str
    plan: Plan | None
    live: int
    own: int
    state: str

    @property
    def total(self) -> int:
        return self.live + self.own


def course_rows(person: User | AnonymousUser) -> list[CourseRow]:
    sections = Section.objects.open_to(person).select_related("course").order_by("course__title", "pk")
    return [_row(section) for section in sections]


def _row(section: Section) -> CourseRow:
    plan = current_plan(section)
    sums = dict(plan.placements.values_list("clock").annotate(Sum("minutes_planned")).order_by()) if plan else {}
    return CourseRow(
        section=section,
        facts=section_facts(section),
        plan=plan,
        live=sums.get(Clock.LIVE.value, 0),
        own=sums.get(Clock.OWN.value, 0),
        state="" if plan else _state(section),
    )


def _state(section: Section) -> str:
    if open_request(section):
        return _("Planning …")
    return last_failure(section) or _("Not planned yet")
