"""Keep plans beside each other: open one, keep a copy, name it, delete it, adopt it. Each is one transaction."""

from datetime import datetime

from django.db import transaction
from django.shortcuts import get_object_or_404

from meantime.accounts.models import User
from meantime.courses.models import Section
from meantime.plans import actions
from meantime.plans.adoption import adoption_in_force
from meantime.plans.changes import Conflict
from meantime.plans.holding import held_plan
from meantime.plans.models import Adoption, Placement, Plan
from meantime.terms.message import UserError, message

LONGEST_NAME = 200
# More plans of one section than anybody can tell apart.
MOST_PLANS = 50


@transaction.atomic
def open_plan(plan: Plan, *, seen: str) -> None:
    """From now on the section's page opens `plan`. `seen`: key of the plan that the person saw open.

    Conflict where somebody has opened another since: two people would otherwise work on two plans unawares.
    """
    rows = _locked(plan.section_id)
    current = next((row for row in rows.values() if row.current), None)
    if current is not None and current.pk == plan.pk:
        return
    if plan.pk not in rows:
        raise Conflict(message("keeping.gone"))
    if current is not None and current.key != seen:
        raise Conflict(message("keeping.opened_since"))
    Plan.objects.filter(section=plan.section_id, current=True).update(current=False)
    Plan.objects.filter(pk=plan.pk).update(current=True)


@transaction.atomic
def keep_copy(plan: Plan, now: datetime, *, name: str = "") -> Plan:
    """The plan as it stands, beside itself: changes to either leave the other alone."""
    if len(_locked(plan.section_id)) >= MOST_PLANS:
        raise UserError(message("keeping.too_many", n=MOST_PLANS))
    source = get_object_or_404(Plan, pk=plan.pk)
    # With the version of what it was copied from, because only a plan of version 0 is as the planner answered it.
    copy = Plan.objects.create(
        **{field: getattr(source, field) for field in _COPIED},
        section_id=source.section_id,
        name=_checked(name),
        current=False,
        made_at=now,
    )
    placements = [*source.placements.all()]
    for placement in placements:
        placement.pk, placement.plan = None, copy
        placement._state.adding = True
    Placement.objects.bulk_create(placements)
    return copy


_COPIED = ("version", "stamp", "document", "status", "objective", "bound", "gap", "seed", "solver")


def rename(plan: Plan, name: str) -> None:
    """An empty name gives it back the one it had when it was made."""
    Plan.objects.filter(pk=plan.pk).update(name=_checked(name))


@transaction.atomic
def delete(plan: Plan) -> None:
    """With its history, its comments and the links to it. The plan that is open or that learners see is kept."""
    row = _locked(plan.section_id).get(plan.pk)
    if row is None:
        return
    why = why_kept(row, adoption_in_force(plan.section))
    if why:
        raise UserError(message(why))
    row.delete()


def why_kept(plan: Plan, adoption: Adoption | None) -> str:
    """The code of the sentence that says why a plan cannot be deleted; empty where it can. `adoption`: in force."""
    if plan.current:
        return "keeping.delete_current"
    return "keeping.delete_adopted" if adoption and adoption.plan_id == plan.pk else ""


@transaction.atomic
def adopt(plan: Plan, by: User, now: datetime, *, seen: int | None = None) -> Adoption:
    """Learners see the plan as it stands. Conflict where it is no longer the version that the person saw.

    UserError where no card has a place: learners would see nothing.
    """
    row = held_plan(plan)
    if seen is not None and row.version != seen:
        raise Conflict(message("keeping.changed_since"))
    if not row.placements.exists():
        raise UserError(message("keeping.nothing_to_adopt"))
    return actions.adopt(row, by, now)


def _locked(section: int) -> dict[int, Plan]:
    """The plans of a section, held until the transaction ends: only one person at a time says which is open."""
    Section.objects.held(section)
    return {plan.pk: plan for plan in Plan.objects.filter(section=section).defer("document")}


def _checked(name: str) -> str:
    name = " ".join(name.replace("\0", "").split())
    if len(name) > LONGEST_NAME:
        raise UserError(message("keeping.long_name", n=LONGEST_NAME))
    return name
