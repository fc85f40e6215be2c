"""What the bar above the map and the page that waits know of the worker."""

from django import template

from meantime.plans.models import Plan, PlanRequest
from meantime.plans.progress import Improving, Step, improving_of, steps_of

register = template.Library()


@register.simple_tag
def improving(plan: Plan) -> Improving | None:
    return improving_of(plan)


@register.filter
def steps(request: PlanRequest) -> list[Step]:
    return steps_of(request.stage)
