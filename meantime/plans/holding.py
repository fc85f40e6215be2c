"""One person at a time changes a section: the plan as it is now, held until the transaction ends."""

from meantime.courses.models import Section
from meantime.plans.models import Plan


def held_plan(plan: Plan) -> Plan:
    """The section first, as everybody does who changes something of it."""
    Section.objects.held(plan.section_id)
    return Plan.objects.select_for_update(of=("self",)).select_related("section__course").get(pk=plan.pk)
