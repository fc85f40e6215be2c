"""What is taken along: the section's course, its plan as it stands, and the two together."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import get_object_or_404

from meantime.accounts.models import User
from meantime.activities.queries import document_for
from meantime.balance.change_list import Change, change_list
from meantime.balance.scheduled import scheduled
from meantime.balance.syllabus import syllabus_of
from meantime.courses.models import Section
from meantime.formats.document import CourseDocument
from meantime.formats.syllabus import Syllabus
from meantime.interchange.models import CourseSource, SourceLink
from meantime.interchange.out.phrases import phrases_for
from meantime.planner.plan import Plan
from meantime.plans.frozen import thaw
from meantime.plans.models import Plan as PlanRow
from meantime.plans.queries import answer_in, current_plan, plan_now


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """`plan` is None where there is none, or none that places anything; `row` is the one it comes from."""

    section: Section
    document: CourseDocument
    row: PlanRow | None
    plan: Plan | None

    @property
    def planned(self) -> CourseDocument:
        """With the plan in it; without one, as its author left it."""
        return scheduled(self.document, self.plan) if self.plan else self.document


def taken_from(person: User | AnonymousUser, key: str) -> Taken:
    """Strangers get the same answer as for a section that does not exist."""
    section = get_object_or_404(Section.objects.open_to(person).select_related("course"), key=key)
    row = current_plan(section)
    plan = plan_now(row) if row else None
    return Taken(section=section, document=document_for(section), row=row, plan=plan if plan and plan.placements else None)


def syllabus_in(document: CourseDocument, plan: Plan) -> Syllabus:
    return syllabus_of(document, plan, phrases_for(document, plan))


def changes_for(taken: Taken) -> tuple[Change, ...]:
    if taken.row is None or taken.plan is None:
        return ()
    return change_list(taken.document, taken.plan, answer_in(taken.row).advice, _made_here(taken))


def _made_here(taken: Taken) -> set[str]:
    """Activities that no source has; of a course that never came from anywhere else, none is new to it."""
    links = SourceLink.objects.filter(course_source__section=taken.section, activity__isnull=False)
    known = set(links.values_list("activity__key", flat=True))
    # What was removed here and brought back has lost its link, and kept the name that the source gave it.
    said = CourseSource.objects.filter(section=taken.section, document__isnull=False).values_list("document", flat=True)
    known |= {activity.id for document in said for activity in thaw(document, CourseDocument).activities}
    return {activity.id for activity in taken.document.activities} - known if known else set()
