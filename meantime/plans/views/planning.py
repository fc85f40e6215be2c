"""Ask for a plan of a course, first or anew, and wait for it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from meantime.activities.queries import document_for
from meantime.plans.access import section_for, signed_in
from meantime.plans.actions import request_plan
from meantime.plans.frozen import freeze
from meantime.plans.progress import steps_of
from meantime.plans.queries import current_plan, last_failure, open_request
from meantime.plans.section_facts import section_facts
from meantime.plans.views.improving import wants_fragment


@require_POST
@login_required
@never_cache
def ask(request: HttpRequest, key: str) -> HttpResponse:
    """Plan the course as it is now. Plans that there are stay in the list of kept plans."""
    section = section_for(request.user, key)
    going = open_request(section)
    if going is None or going.document != freeze(document_for(section)):
        request_plan(section, signed_in(request.user), timezone.now())
    return redirect("plans:planning", section.key)


@require_safe
@login_required
@never_cache
def planning(request: HttpRequest, key: str) -> HttpResponse:
    """Until the plan is there; then its map. A script asks for the stages alone."""
    section = section_for(request.user, key)
    going, failed = open_request(section), last_failure(section)
    if wants_fragment(request):
        return render(request, "plans/stages.html", {"steps": steps_of(going.stage)}) if going else HttpResponse(status=204)
    plan = current_plan(section)
    if going is None and plan is not None and not failed:
        return redirect("plans:section", section.key)
    context = {"section": section, "course": section.course, "facts": section_facts(section), "plan": plan}
    return render(request, "plans/planning.html", {**context, "going": going, "failed": failed})
