"""One activity: its page, the short form beside the map, a new one, and taking one out."""

from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from meantime.activities.queries import document_for
from meantime.courses.keys import new_key
from meantime.courses.models import Section
from meantime.editing.activity_form import activity_form
from meantime.editing.activity_texts import FULL, SHORT, Course, Texts, texts_of, with_texts
from meantime.editing.digests import digest
from meantime.editing.estimates import estimates_of
from meantime.editing.posted_activity import posted_activity
from meantime.editing.returning import around, back_of, with_saved
from meantime.editing.saving import save, with_document
from meantime.formats.document import Activity, CourseDocument
from meantime.plans.access import section_for, signed_in
from meantime.plans.changes import Conflict
from meantime.terms.message import UserError, message
from meantime.words.say import say

# Before the title of a new activity is known.
_UNTITLED = Activity(id="", title="", position=0)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
@vary_on_headers("X-Fragment")
def activity(request: HttpRequest, key: str, activity: str) -> HttpResponse:
    section = section_for(request.user, key)
    if request.method != "POST":
        course = Course(document_for(section))
        if activity not in course.activities:
            raise Http404
        texts = texts_of(course.activities[activity], SHORT if _short(request) else FULL, course.zone)
        return _page(request, section, course, activity, texts)
    return _posted(request, section, activity)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def new(request: HttpRequest, key: str) -> HttpResponse:
    section = section_for(request.user, key)
    if request.method == "POST":
        return _posted(request, section, "")
    course = Course(document_for(section))
    given = replace(_UNTITLED, module=request.GET.get("module") if request.GET.get("module") in course.modules else None)
    return _page(request, section, course, "", texts_of(given, FULL, course.zone))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def delete(request: HttpRequest, key: str, activity: str) -> HttpResponse:
    """Asks first, and says what would lose its prerequisite; with a plan it can be undone."""
    section = section_for(request.user, key)
    document = document_for(section)
    found = next((one for one in document.activities if one.id == activity), None)
    if found is None:
        raise Http404
    default = reverse("editing:activities", args=[section.key])
    if request.method == "POST":
        label = message("plans.activity_removed", title=found.title)
        save(section, signed_in(request.user), timezone.now(), activities={activity: None}, label=label)
        return HttpResponseRedirect(with_saved(back_of(request, default)))
    context = {
        **around(request, section, signed_in(request.user), "activities"),
        "activity": found,
        "needed_by": [one for one in document.activities if activity in one.after],
        "back": back_of(request, default),
    }
    return render(request, "editing/delete.html", context)


def _posted(request: HttpRequest, section: Section, key: str) -> HttpResponse:
    try:
        return with_document(section, lambda document: _saved(request, section, document, key))
    except UserError as error:
        course, posted = Course(document_for(section)), posted_activity(request.POST)
        status = 409 if isinstance(error, Conflict) else 422
        return _page(
            request, section, course, key, posted.texts, shown=posted.shown, refused=say(error.message, _), status=status
        )


def _saved(request: HttpRequest, section: Section, document: CourseDocument, key: str) -> HttpResponse:
    course, posted = Course(document), posted_activity(request.POST)
    if key and key not in course.activities:
        refused = _("This activity was removed in the meantime. Saving adds it again.")
        return _page(request, section, course, "", posted.texts, refused=refused, status=409)
    before = course.activities[key] if key else replace(_UNTITLED, id=new_key(), position=_last(document) + 1)
    current = texts_of(before, posted.texts, course.zone)
    if key and not posted.touched:
        return _done(request, section, key)
    if key and digest(current) != posted.shown:
        now = {name: text for name, text in current.items() if text != posted.texts[name]}
        return _page(request, section, course, key, posted.texts, shown=digest(current), now=now, status=409)
    after, wrong = with_texts(before, current if key else {}, posted.texts, course)
    if not key and "title" not in posted.texts:
        wrong = {**wrong, "title": _("An activity needs a title.")}
    if wrong:
        return _page(request, section, course, key, posted.texts, shown=posted.shown, wrong=wrong, status=422)
    label = message("plans.activity_changed" if key else "plans.activity_added", title=after.title)
    save(section, signed_in(request.user), timezone.now(), activities={after.id: after}, label=label)
    return _done(request, section, after.id)


def _last(document: CourseDocument) -> int:
    return max((one.position for one in document.activities), default=0)


def _done(request: HttpRequest, section: Section, key: str) -> HttpResponse:
    """The script beside the map needs no page; everybody else goes back to where they came from."""
    if _short(request):
        return HttpResponse(status=204)
    default = reverse("editing:activities", args=[section.key])
    return HttpResponseRedirect(with_saved(back_of(request, default)))


def _short(request: HttpRequest) -> bool:
    return request.headers.get("X-Fragment") == "sheet"


def _page(
    request: HttpRequest,
    section: Section,
    course: Course,
    key: str,
    texts: Texts,
    *,
    refused: str = "",
    status: int = 200,
    **troubles: Any,
) -> HttpResponse:
    """`key`: of the activity, empty for a new one. `troubles`: what activity_form takes of them."""
    known = course.activities.get(key, _UNTITLED)
    estimate = estimates_of(course.document, (known,))[known.id]
    form = activity_form(key, texts, course, estimate, **troubles)
    default = reverse("editing:activities", args=[section.key])
    context = {
        **around(request, section, signed_in(request.user), "activities"),
        "form": form,
        "key": key,
        "title": known.title,
        "zone": course.zone.key,
        "refused": refused,
        "back": back_of(request, default),
        "action": reverse("editing:activity", args=[section.key, key])
        if key
        else reverse("editing:new", args=[section.key]),
    }
    template = "editing/activity_short.html" if _short(request) else "editing/activity.html"
    return render(request, template, context, status=status)
