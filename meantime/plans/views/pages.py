"""A section's term map, or the page that waits for it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from meantime.plans.access import plan_for, section_for, signed_in
from meantime.plans.adoption import adopted_line
from meantime.plans.badges import badges_of
from meantime.plans.map_words import map_words
from meantime.plans.models import Plan
from meantime.plans.queries import answer_in, current_plan, last_failure, map_of, open_request
from meantime.plans.section_facts import section_facts
from meantime.plans.sharing import comment_counts
from meantime.plans.standing import standing_plan
from meantime.plans.state import boot_of, names_of, state_of, warnings_of


@require_safe
@login_required
@never_cache
def section(request: HttpRequest, key: str) -> HttpResponse:
    """Strangers get the same answer as for a section that does not exist."""
    found = section_for(request.user, key)
    plan = current_plan(found)
    if plan is None:
        context = {"section": found, "course": found.course, "facts": section_facts(found)}
        going, failed = open_request(found), last_failure(found)
        return render(request, "plans/planning.html", {**context, "going": going, "failed": failed})
    return _map(request, plan)


@require_safe
@login_required
@never_cache
def plan(request: HttpRequest, key: str) -> HttpResponse:
    """Any plan of a section, also one that is kept beside the current one."""
    return _map(request, plan_for(request.user, key))


def _map(request: HttpRequest, plan: Plan) -> HttpResponse:
    section = plan.section
    answer = answer_in(plan)
    planned = standing_plan(plan, answer)
    state = state_of(plan, planned, answer, signed_in(request.user))
    badges = badges_of(warnings_of(planned, names_of(planned.problem)))
    context = {
        "here": "map",
        "section": section,
        "course": section.course,
        "facts": section_facts(section),
        "plan": plan,
        "adopted": adopted_line(section, plan),
        "map": map_of(section, planned, badges=badges, comments=comment_counts(plan)),
        # Joined with the number of a card: to look up the address of each would take longer than to draw it.
        "cards_at": f"{reverse('plans:plan', args=[plan.key])}cards/",
        "boot": boot_of(plan, planned),
        "state": state,
        # What is drawn on the page already need not be sent twice.
        "first": {**state, "telling": "", "chips": ""},
        "words": map_words(),
    }
    return render(request, "plans/map.html", context)


@require_safe
@login_required
@never_cache
def waiting(request: HttpRequest, key: str) -> JsonResponse:
    """For the page that waits: whether there is something new to open."""
    found = section_for(request.user, key)
    return JsonResponse({"planning": open_request(found) is not None})
