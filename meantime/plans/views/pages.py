"""The course list, and a section's term map or the page that waits for it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from meantime.courses.models import Section
from meantime.plans.course_rows import course_rows
from meantime.plans.queries import answer_in, current_plan, last_failure, map_of, open_request
from meantime.plans.section_facts import section_facts
from meantime.plans.telling import telling_of


@require_safe
@login_required
def courses(request: HttpRequest) -> HttpResponse:
    return render(request, "plans/courses.html", {"rows": course_rows(request.user), "here": "courses"})


@require_safe
@login_required
@never_cache
def section(request: HttpRequest, key: str) -> HttpResponse:
    """Strangers get the same answer as for a section that does not exist."""
    found = get_object_or_404(Section.objects.open_to(request.user).select_related("course"), key=key)
    context = {"section": found, "course": found.course, "facts": section_facts(found)}
    plan = current_plan(found)
    if plan is None:
        going, failed = open_request(found), last_failure(found)
        return render(request, "plans/planning.html", {**context, "going": going, "failed": failed})
    answer = answer_in(plan)
    term_map = map_of(found, answer)
    return render(
        request, "plans/map.html", {**context, "plan": plan, "map": term_map, "telling": telling_of(answer, term_map)}
    )


@require_safe
@login_required
@never_cache
def state(request: HttpRequest, key: str) -> JsonResponse:
    """For the page that waits: whether there is something new to open."""
    found = get_object_or_404(Section.objects.open_to(request.user), key=key)
    return JsonResponse({"planning": open_request(found) is not None})
