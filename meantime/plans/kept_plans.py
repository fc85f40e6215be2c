"""The plans that a section keeps, each with its figures: the rows of the page on which they are told apart."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet

from meantime.courses.models import Section
from meantime.plans.adoption import adoption_in_force
from meantime.plans.glance import Glance, glances_of
from meantime.plans.history import changes_since, turns_of
from meantime.plans.keeping import why_kept
from meantime.plans.models import Adoption, Plan, PlanChange, ShareLink
from meantime.plans.plan_names import day, moment, plan_name


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """`adopted`: since when learners see it, empty where they do not; `since`: how many changes ago that was.

    `why_kept`: the code of the sentence that says why it cannot be deleted.
    """

    plan: Plan
    name: str
    made: str
    glance: Glance | None
    changes: int
    last_at: str
    last_by: str
    adopted: str
    since: int
    links: int
    why_kept: str


def kept_rows(section: Section) -> list[KeptRow]:
    """The open plan first, then the newest. As many queries for fifty plans as for one."""
    plans = list(Plan.objects.filter(section=section).defer("document").order_by("-current", "-made_at", "-pk"))
    adoption, glances = adoption_in_force(section), glances_of(plans)
    changed = _counts(PlanChange.objects.filter(plan__in=plans))
    linked = _counts(ShareLink.objects.filter(plan__in=plans, revoked_at__isnull=True))
    newest = PlanChange.objects.filter(plan__in=plans, number=F("plan__version")).select_related("by").defer("patch")
    last = {change.plan_id: change for change in newest}
    return [
        _row(
            plan,
            section,
            glance=glances.get(plan.pk),
            changes=changed.get(plan.pk, 0),
            links=linked.get(plan.pk, 0),
            last=last.get(plan.pk),
            adoption=adoption,
        )
        for plan in plans
    ]


def _counts(rows: QuerySet[Any]) -> dict[int, int]:
    """Rows per plan."""
    return dict(rows.order_by().values_list("plan").annotate(n=Count("pk")))


def _row(
    plan: Plan,
    section: Section,
    *,
    glance: Glance | None,
    changes: int,
    links: int,
    last: PlanChange | None,
    adoption: Adoption | None,
) -> KeptRow:
    seen = adoption is not None and adoption.plan_id == plan.pk
    return KeptRow(
        plan=plan,
        name=plan_name(plan, section),
        made=moment(plan.made_at, section),
        glance=glance,
        changes=changes,
        last_at=moment(last.at, section) if last else "",
        last_by=str(last.by) if last and last.by else "",
        adopted=day(adoption.adopted_at, section) if adoption and seen else "",
        since=changes_since(turns_of(plan), adoption.version) if adoption and seen else 0,
        links=links,
        why_kept=why_kept(plan, adoption),
    )
