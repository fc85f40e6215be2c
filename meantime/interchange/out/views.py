"""The pages: what a section can be taken along as, its syllabus, and what to change by hand."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from meantime.interchange.out.change_lines import by_week, change_lines
from meantime.interchange.out.phrases import labels
from meantime.interchange.out.taken import Taken, changes_for, syllabus_in, taken_from


@require_safe
@login_required
@never_cache
def out(request: HttpRequest, key: str) -> HttpResponse:
    taken = taken_from(request.user, key)
    return render(request, "interchange/out/out.html", _context(taken))


@require_safe
@login_required
@never_cache
def syllabus(request: HttpRequest, key: str) -> HttpResponse:
    taken = taken_from(request.user, key)
    if taken.plan is None:
        return no_plan(request, taken)
    context = {**_context(taken), "syllabus": syllabus_in(taken.document, taken.plan), "labels": labels()}
    return render(request, "interchange/out/syllabus.html", context)


@require_safe
@login_required
@never_cache
def changes(request: HttpRequest, key: str) -> HttpResponse:
    taken = taken_from(request.user, key)
    if taken.plan is None:
        return no_plan(request, taken)
    lines = change_lines(changes_for(taken), taken.plan)
    titles = {module.week: module.title for module in reversed(taken.document.modules) if module.week}
    context = {**_context(taken), "weeks": by_week(lines, titles), "count": len(lines)}
    return render(request, "interchange/out/changes.html", context)


def no_plan(request: HttpRequest, taken: Taken) -> HttpResponse:
    """What is asked for is made from a plan, and there is none yet."""
    return render(request, "interchange/out/no_plan.html", _context(taken), status=409)


def _context(taken: Taken) -> dict[str, object]:
    return {"here": "out", "section": taken.section, "course": taken.section.course, "plan": taken.row, "taken": taken}
