"""The newest plan of a section, and the term map of a plan."""

from meantime.activities.models import Activity
from meantime.courses.models import Section
from meantime.formats.document import Break
from meantime.plans.answer import Answer
from meantime.plans.frozen import thaw
from meantime.plans.models import Plan, PlanRequest, State
from meantime.plans.term_map import TermMap, term_map


def current_plan(section: Section) -> Plan | None:
    """The plan adopted last, else the newest."""
    adopted = Plan.objects.filter(section=section, adoptions__isnull=False).order_by("-adoptions__adopted_at").first()
    return adopted or Plan.objects.filter(section=section).order_by("-made_at", "-pk").first()


def open_request(section: Section) -> PlanRequest | None:
    """The request of the section that waits or is being worked on."""
    return section.plan_requests.filter(state__in=(State.WAITING, State.WORKING)).order_by("-asked_at").first()


def last_failure(section: Section) -> str:
    """Why the newest request failed; empty where it did not."""
    newest = section.plan_requests.order_by("-asked_at", "-pk").first()
    return newest.error if newest and newest.state == State.FAILED else ""


def answer_in(plan: Plan) -> Answer:
    return thaw(plan.document, Answer)


def map_of(section: Section, answer: Answer) -> TermMap:
    """The answer as a picture, with what our rows can add to it."""
    course = section.course
    activities = Activity.objects.filter(course=course).prefetch_related("outcomes")
    modules = course.modules.filter(week__isnull=False).order_by("week", "position")
    return term_map(
        answer.plan,
        activities={activity.key: activity for activity in activities},
        week_titles={module.week: module.title for module in reversed(modules) if module.week is not None},
        breaks=[Break(start=b.start, end=b.end, title=b.title) for b in section.breaks.order_by("start")],
        flips=answer.flips,
        said=answer.said,
    )
