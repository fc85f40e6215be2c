"""Make a section for a new term out of one that was taught, with its plan carried over meeting for meeting."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from meantime.accounts.models import User
from meantime.activities.queries import document_for
from meantime.balance.carry import carried
from meantime.balance.copying import Copied, NewTerm, copied
from meantime.balance.problem import Course, problem_for
from meantime.balance.timeline import Timeline
from meantime.courses.keys import new_key
from meantime.courses.models import Enrollment, Role, Section
from meantime.interchange.actions import import_document
from meantime.planner.problem import StretchType
from meantime.plans.actions import keep_carried, request_plan
from meantime.plans.models import Plan
from meantime.plans.queries import current_plan, plan_now
from meantime.plans.standing import spots_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedSection:
    section: Section
    copied: Copied


@transaction.atomic
def copy_to_term(section: Section, new: NewTerm, by: User, now: datetime) -> CopiedSection:
    """A course of its own, so that what is changed in one term stays out of the other; whoever teaches it comes along."""
    result = copied(document_for(section), new)
    made = import_document(result.document, by, now, system="copy", source_id=new_key()).section
    for enrollment in section.enrollments.filter(role__in=Role.teaching()).exclude(user=by):
        Enrollment.objects.create(section=made, user=enrollment.user, role=enrollment.role)
    plan = current_plan(section)
    if plan is None:
        request_plan(made, by, now)
    else:
        _carry_plan(plan, made, result, now)
    return CopiedSection(section=made, copied=result)


def _carry_plan(plan: Plan, made: Section, result: Copied, now: datetime) -> None:
    old = problem_for(document_for(plan.section))
    document = document_for(made)
    new = problem_for(document)
    planned = plan_now(plan)
    over = carried(planned.problem, planned.placements, new.problem, _stretches(old, new, result))
    holds = {phase: spot.hold for phase, spot in spots_of(plan).items()}
    keep_carried(made, new, over.placements, holds, now)


def _stretches(old: Course, new: Course, result: Copied) -> dict[str, str]:
    """Meeting to meeting, and each meantime to the one that ends with the same meeting."""
    found = {}
    for was, becomes in result.meeting_of.items():
        if was in old.timeline.meeting_of and becomes in new.timeline.meeting_of:
            first, second = old.timeline.meeting_of[was], new.timeline.meeting_of[becomes]
            found[first] = second
            found[_before(first, old.timeline)] = _before(second, new.timeline)
    last = old.timeline.stretches[-1], new.timeline.stretches[-1]
    if all(stretch.type is StretchType.MEANTIME for stretch in last):
        found[last[0].id] = last[1].id
    return found


def _before(meeting: str, timeline: Timeline) -> str:
    index = next(i for i, stretch in enumerate(timeline.stretches) if stretch.id == meeting)
    return timeline.stretches[index - 1].id
