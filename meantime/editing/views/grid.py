"""The grid: all activities of a course in one table, many of them changed by one save."""

from typing import Any
from urllib.parse import quote, urlencode

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
from meantime.editing.choices import kind_options, module_options
from meantime.editing.estimates import estimates_of
from meantime.editing.grid import BULK, Posted, posted_rows, row_of
from meantime.editing.grid_page import Filter, grid_page
from meantime.editing.returning import around
from meantime.editing.saving import save, with_document
from meantime.formats.document import CourseDocument
from meantime.plans.access import section_for, signed_in
from meantime.plans.changes import Conflict
from meantime.terms.message import Message, UserError, message
from meantime.words.say import say


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def activities(request: HttpRequest, key: str) -> HttpResponse:
    section = section_for(request.user, key)
    if request.method != "POST":
        return _page(request, section, document_for(section))
    try:
        return with_document(section, lambda document: _saved(request, section, document))
    except UserError as error:
        # The transaction is undone by now; what was typed is shown again over the course as it is.
        return _refused(request, section, document_for(section), error)


def _saved(request: HttpRequest, section: Section, document: CourseDocument) -> HttpResponse:
    posted = posted_rows(request.POST, Course(document))
    if posted.conflicts or posted.refused:
        return _page(request, section, document, posted, status=409 if posted.conflicts else 422)
    if posted.changed:
        label = _label(posted)
        save(section, signed_in(request.user), timezone.now(), activities=dict(posted.changed), label=label)
    return HttpResponseRedirect(_address(request, section, saved=len(posted.changed)))


def _refused(request: HttpRequest, section: Section, document: CourseDocument, error: UserError) -> HttpResponse:
    posted = posted_rows(request.POST, Course(document))
    status = 409 if isinstance(error, Conflict) else 422
    return _page(request, section, document, posted, refused=say(error.message, _), status=status)


def _label(posted: Posted) -> Message:
    changed = list(posted.changed.values())
    if len(changed) == 1:
        return message("plans.activity_changed", title=changed[0].title)
    return message("plans.activities_changed", n=len(changed))


def _address(request: HttpRequest, section: Section, **more: Any) -> str:
    """The same rows again."""
    kept = {name: value for name in Filter.names() if (value := request.GET.get(name))}
    return f"{reverse('editing:activities', args=[section.key])}?{urlencode({**kept, **more})}"


def _page(
    request: HttpRequest,
    section: Section,
    document: CourseDocument,
    posted: Posted | None = None,
    *,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    course = Course(document)
    estimates = estimates_of(document)
    chosen = Filter.of(request.GET)
    rows = []
    for activity in document.activities:
        row = posted.rows.get(activity.id) if posted else None
        kept = row is not None and (row.touched or row.ticked)
        if kept or chosen.holds(activity, estimates[activity.id]):
            rows.append(row or row_of(activity, course))
    bulk = {name: request.POST.get(f"bulk-{name}", "") for name in BULK} if posted else {}
    kinds, modules = kind_options(), module_options(course.modules)
    context = {
        **around(request, section, signed_in(request.user), "activities"),
        "rows": grid_page(rows, course, estimates, kinds, modules),
        "total": len(document.activities),
        "filter": chosen,
        "filter_kinds": kinds.of(chosen.kind, _("every kind")),
        "filter_modules": modules.of(chosen.module, _("every module")) if course.modules else "",
        "bulk_kinds": kinds.of(bulk.get("kind", ""), _("leave as it is")),
        "bulk": bulk,
        "first_wrong": next((i for i, row in enumerate(rows) if row.wrong), 0),
        "posted": posted,
        "changed": _number(request.GET.get("saved", "")),
        "refused": refused,
        "zone": course.zone.key,
        "back": quote(request.get_full_path()),
        "action": _address(request, section),
    }
    return render(request, "editing/grid.html", context, status=status)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
