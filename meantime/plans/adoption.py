"""What learners see: the plan adopted last, and how far the plan in hand has gone on since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from meantime.courses.models import Section
from meantime.plans.glance import glance_of
from meantime.plans.history import changes_since, turns_of
from meantime.plans.models import Adoption, Plan
from meantime.plans.plan_names import day, plan_name


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedLine:
    """`same`: it is the plan in hand that was adopted, `changes` ago; else `name` is the plan that was.

    `broken`: how many hard rules the plan in hand breaks, which is said before it is adopted.
    """

    adopted_at: datetime
    day: str
    by: str
    name: str
    plan_key: str
    version: int
    same: bool
    changes: int
    broken: int

    @property
    def up_to_date(self) -> bool:
        return self.same and not self.changes


def adopted_line(section: Section, plan: Plan) -> AdoptedLine | None:
    """None: nothing of this section was ever adopted."""
    adoption = adoption_in_force(section)
    if adoption is None:
        return None
    same = adoption.plan_id == plan.pk
    return AdoptedLine(
        adopted_at=adoption.adopted_at,
        day=day(adoption.adopted_at, section),
        by=str(adoption.adopted_by) if adoption.adopted_by else "",
        name=plan_name(adoption.plan, section),
        plan_key=adoption.plan.key,
        version=adoption.version,
        same=same,
        changes=changes_since(turns_of(plan), adoption.version) if same and plan.version != adoption.version else 0,
        broken=glance_of(plan).broken,
    )


def adoption_in_force(section: Section) -> Adoption | None:
    return _newest().filter(plan__section=section).first()


def adoptions_in_force(sections: Sequence[Section]) -> dict[int, Adoption]:
    """By Section.pk, in one query."""
    found: dict[int, Adoption] = {}
    for adoption in _newest().filter(plan__section__in=sections):
        found.setdefault(adoption.plan.section_id, adoption)
    return found


def _newest() -> QuerySet[Adoption]:
    """Without the documents, which only learners' pages read."""
    rows = Adoption.objects.select_related("plan", "adopted_by").order_by("-adopted_at", "-pk")
    return rows.defer("document", "plan__document")
