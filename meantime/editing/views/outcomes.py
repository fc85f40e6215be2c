"""The outcomes of a course, and which activities serve them."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meantime.activities.queries import document_for
from meantime.courses.models import Section
from meantime.editing.activity_texts import Course
from meantime.editing.aims import PostedAims, posted_aims
from meantime.editing.estimates import estimates_of
from meantime.editing.matrix import Matrix, linked, matrix_of, turned_rows
from meantime.editing.returning import around
from meantime.editing.saving import save, with_document
from meantime.formats.document import CourseDocument
from meantime.plans.access import section_for, signed_in
from meantime.plans.changes import Conflict
from meantime.plans.patch import frame_of
from meantime.terms.message import UserError, message
from meantime.words.say import say

_CHANGED = message("plans.outcomes_changed")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def outcomes(request: HttpRequest, key: str) -> HttpResponse:
    section = section_for(request.user, key)
    if request.method != "POST":
        return _page(request, section, document_for(section))
    try:
        return with_document(section, lambda document: _saved(request, section, document))
    except UserError as error:
        status = 409 if isinstance(error, Conflict) else 422
        return _page(request, section, document_for(section), refused=say(error.message, _), status=status)


def _saved(request: HttpRequest, section: Section, document: CourseDocument) -> HttpResponse:
    person, now = signed_in(request.user), timezone.now()
    if request.POST.get("do") == "link":
        changed = linked(request.POST, Course(document), **_keys(section))
        if changed:
            save(section, person, now, activities=dict(changed), label=_CHANGED)
        return _done(request, section)
    posted = posted_aims(request.POST, document.outcomes, _keys(section)["outcomes"])
    if posted.conflicts or posted.refused:
        return _page(request, section, document, posted, status=409 if posted.conflicts else 422)
    if posted.outcomes != document.outcomes:
        save(section, person, now, frame=replace(frame_of(document), outcomes=posted.outcomes), label=_CHANGED)
    return _done(request, section)


def _done(request: HttpRequest, section: Section) -> HttpResponse:
    """The same part of the matrix again."""
    group = request.GET.get("group", "")
    again = reverse("editing:outcomes", args=[section.key])
    return HttpResponseRedirect(f"{again}?{_query(saved='1', group=group)}")


def _query(**parts: str) -> str:
    return urlencode({name: value for name, value in parts.items() if value})


def _keys(section: Section) -> dict[str, dict[str, int]]:
    course = section.course
    return {
        "activities": dict(course.activities.values_list("key", "pk")),
        "outcomes": dict(course.outcomes.values_list("key", "pk")),
    }


def _page(
    request: HttpRequest,
    section: Section,
    document: CourseDocument,
    posted: PostedAims | None = None,
    *,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    course, keys = Course(document), _keys(section)
    posted = posted or posted_aims(type(request.POST)(""), document.outcomes, keys["outcomes"])
    matrix = matrix_of(course, estimates_of(document), **keys)
    context: dict[str, Any] = {
        **around(request, section, signed_in(request.user), "outcomes"),
        "matrix": matrix,
        "aims": list(zip(posted.typed, matrix.aims, strict=True)),
        "posted": posted,
        "never_practised": sum(not aim.practised for aim in matrix.aims),
        "never_checked": sum(not aim.checked for aim in matrix.aims),
        **_turned(request, matrix),
        "refused": refused,
    }
    return render(request, "editing/outcomes.html", context, status=status)


def _turned(request: HttpRequest, matrix: Matrix) -> dict[str, Any]:
    """Where there are more outcomes than columns: one group of activities at a time."""
    if not matrix.turned or not matrix.groups:
        return {}
    asked = request.GET.get("group", "")
    group = next((group for group in matrix.groups if group.key == asked), matrix.groups[0])
    return {"group": group, "turned": turned_rows(group, matrix.aims)}
