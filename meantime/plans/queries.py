"""The newest plan of a section, and the term map of a plan."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from meantime.activities.models import Activity
from meantime.courses.models import Section
from meantime.formats.document import Break
from meantime.planner.plan import Plan as Planned
from meantime.plans.answer import Answer
from meantime.plans.badges import Badge
from meantime.plans.frozen import thaw
from meantime.plans.models import Adoption, Plan, PlanRequest, State, Task
from meantime.plans.standing import standing_plan
from meantime.plans.term_map import TermMap, term_map


def current_plan(section: Section) -> Plan | None:
    """The plan that the section's page opens."""
    return Plan.objects.filter(section=section, current=True).first()


def adopted_plan(section: Section) -> Planned | None:
    """What learners see: the plan as it stood when it was adopted last."""
    adoption = Adoption.objects.filter(plan__section=section).order_by("-adopted_at", "-pk").first()
    return thaw(adoption.document, Planned) if adoption and adoption.document else None


def plan_now(plan: Plan) -> Planned:
    """The plan as it stands, with what people moved and hold."""
    return standing_plan(plan, answer_in(plan))


def open_request(section: Section) -> PlanRequest | None:
    """The request for a plan of the section that waits or is being worked on."""
    return (
        section.plan_requests.filter(task=Task.PLAN, state__in=(State.WAITING, State.WORKING)).order_by("-asked_at").first()
    )


def last_failure(section: Section) -> str:
    """Why the newest request failed; empty where it did not."""
    newest = section.plan_requests.filter(task=Task.PLAN).order_by("-asked_at", "-pk").first()
    return newest.error if newest and newest.state == State.FAILED else ""


def answer_in(plan: Plan) -> Answer:
    return thaw(plan.document, Answer)


def map_of(
    section: Section,
    planned: Planned,
    *,
    badges: Mapping[str, Badge] = MappingProxyType({}),
    comments: Mapping[str, int] = MappingProxyType({}),
) -> TermMap:
    """The plan as it stands as a picture, with what our rows can add to it."""
    course = section.course
    activities = Activity.objects.filter(course=course)
    modules = course.modules.filter(week__isnull=False).order_by("week", "position")
    return term_map(
        planned,
        activities={activity.key: activity for activity in activities},
        week_titles={m.week: _untold(m.title, m.week) for m in reversed(modules) if m.week is not None},
        breaks=[Break(start=b.start, end=b.end, title=b.title) for b in section.breaks.order_by("start")],
        badges=badges,
        comments=comments,
    )


def _untold(title: str, week: int) -> str:
    """A title without the number of its week, which stands before it already: "Week 1: What soil is" in week 1."""
    return re.sub(rf"^\w+\s+{week}\s*[:.–—-]\s*(?=\S)", "", title)
