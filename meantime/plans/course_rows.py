"""The rows of the course list: each section with its balance at a glance, sorted and filtered."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from meantime.accounts.models import User
from meantime.courses.models import Section
from meantime.plans.adoption import adoptions_in_force
from meantime.plans.glance import Glance, glances_of
from meantime.plans.models import Adoption, Plan, PlanChange, PlanRequest, State, Task
from meantime.plans.plan_names import day, moment
from meantime.plans.section_facts import facts_line


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRow:
    """Without a plan, `going` or `failed` says why there is none. `adopted`: the day since when learners see it.

    `drifted`: the open plan is not what learners see. `failed` may also stand beside an older plan.
    """

    section: Section
    facts: str
    plan: Plan | None
    glance: Glance | None
    going: bool
    failed: str
    adopted: str
    drifted: bool
    last_at: str
    last_by: str
    changed: datetime | None

    @property
    def live(self) -> int:
        return self.glance.live if self.glance else 0

    @property
    def own(self) -> int:
        return self.glance.own if self.glance else 0


# What a list may be sorted by: its name in the address, and the order. What has no plan comes last.
SORTS: Mapping[str, Callable[[CourseRow], tuple[bool, Any]]] = {
    "title": lambda row: (False, row.section.course.title.casefold()),
    "term": lambda row: (row.section.start is None, -(row.section.start or date.min).toordinal()),
    "active": lambda row: (_active(row) is None, _active(row) or 0),
    "heaviest": lambda row: (
        row.glance is None,
        -(row.glance.heaviest.minutes if row.glance and row.glance.heaviest else 0),
    ),
    "warnings": lambda row: (row.glance is None, -(row.glance.warnings if row.glance else 0)),
    "changed": lambda row: (row.changed is None, -(row.changed.timestamp() if row.changed else 0)),
}


def course_rows(person: User | AnonymousUser, *, sort: str = "title", text: str = "") -> list[CourseRow]:
    """As many queries for sixty courses as for one. `text`: words that title, code and section hold, in any order."""
    sections = [section for section in _sections(person) if _holds(section, text)]
    plans = {plan.section_id: plan for plan in Plan.objects.filter(section__in=sections, current=True).defer("document")}
    glances = glances_of(list(plans.values()))
    adoptions, last = adoptions_in_force(sections), _last_changes(plans.values())
    rows = [
        _row(section, plans.get(section.pk), glances=glances, adoption=adoptions.get(section.pk), last=last)
        for section in sections
    ]
    return sorted(rows, key=SORTS.get(sort, SORTS["title"]))


def _sections(person: User | AnonymousUser) -> QuerySet[Section]:
    """With what their rows need, so that no row asks for more."""
    asked = PlanRequest.objects.filter(section=OuterRef("pk"), task=Task.PLAN).order_by("-asked_at", "-pk")
    held = Q(meetings__cancelled=False)
    # The door is one set of rows, the sums another: joined, the enrolments would count the meetings twice.
    return (
        Section.objects.filter(pk__in=Section.objects.open_to(person).values("pk"))
        .select_related("course")
        .annotate(
            held=Count("meetings", filter=held),
            last_held=Max("meetings__end", filter=held),
            asked_state=Subquery(asked.values("state")[:1]),
            asked_error=Subquery(asked.values("error")[:1]),
        )
        .order_by("course__title", "pk")
    )


def _holds(section: Section, text: str) -> bool:
    said = f"{section.course.title} {section.course.code} {section.title}".casefold()
    return all(word in said for word in text.casefold().split())


def _active(row: CourseRow) -> int | None:
    return row.glance.active_share if row.glance else None


def _last_changes(plans: Iterable[Plan]) -> dict[int, PlanChange]:
    newest = PlanChange.objects.filter(plan__in=list(plans), number=F("plan__version"))
    return {change.plan_id: change for change in newest.select_related("by").defer("patch")}


def _row(
    section: Section,
    plan: Plan | None,
    *,
    glances: Mapping[int, Glance],
    adoption: Adoption | None,
    last: Mapping[int, PlanChange],
) -> CourseRow:
    change = last.get(plan.pk) if plan else None
    changed = change.at if change else plan.made_at if plan else None
    state = getattr(section, "asked_state", None)
    return CourseRow(
        section=section,
        facts=facts_line(section, meetings=getattr(section, "held", 0), last=getattr(section, "last_held", None)),
        plan=plan,
        glance=glances.get(plan.pk) if plan else None,
        going=state in (State.WAITING, State.WORKING),
        failed=(getattr(section, "asked_error", "") or _("Planning failed.")) if state == State.FAILED else "",
        adopted=day(adoption.adopted_at, section) if adoption else "",
        drifted=bool(adoption and plan and (adoption.plan_id != plan.pk or adoption.version != plan.version)),
        last_at=moment(changed, section) if changed else "",
        last_by=str(change.by) if change and change.by else "",
        changed=changed,
    )
