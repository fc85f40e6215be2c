"""One person at a time changes a section: the plan as it is now, held until the transaction ends."""

from django.shortcuts import get_object_or_404

from meantime.courses.models import Section
from meantime.plans.models import Plan


def held_plan(plan: Plan) -> Plan:
    """The section first, as everybody does who changes something of it. 404 where somebody has just deleted the plan."""
    Section.objects.held(plan.section_id)
    plans = Plan.objects.select_for_update(of=("self",)).select_related("section__course")
    return get_object_or_404(plans, pk=plan.pk)
