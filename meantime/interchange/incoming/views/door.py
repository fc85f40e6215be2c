"""What every step checks before it opens: who asks, whose draft it is, how much was sent, how far reading is."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from meantime.accounts.models import User
from meantime.courses.models import Section
from meantime.formats.limits import FILE_BYTES
from meantime.interchange.incoming.columns import column_roles
from meantime.interchange.incoming.opened import Opened, opened
from meantime.interchange.incoming.parsed import Column
from meantime.interchange.incoming.steps import bar
from meantime.interchange.models import Draft, DraftState
from meantime.plans.frozen import thaw
from meantime.terms.message import Message, UserError
from meantime.words.say import say

View = Callable[..., HttpResponseBase]
# The fields of a form beside its file.
_AROUND_FILE = 1024 * 1024


def limited(view: View) -> View:
    """Refuses, with a page, what is larger than any course before anything of it is looked at; then checks the token."""
    checked = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > FILE_BYTES + _AROUND_FILE:
            return too_large(request)
        try:
            return checked(request, *args, **kwargs)
        except (RequestDataTooBig, TooManyFieldsSent):
            return too_large(request)

    return wrapped


def too_large(request: HttpRequest) -> HttpResponse:
    context = {"megabytes": FILE_BYTES // 1024 // 1024, "here": "courses"}
    return render(request, "interchange/incoming/too_large.html", context, status=413)


def own_draft(request: HttpRequest, key: str) -> Draft:
    """Drafts are their owner's alone, and those that update a section open only to who may still see it."""
    draft = get_object_or_404(Draft.objects.light().select_related("section__course"), owner=person(request), key=key)
    if draft.section_id and not Section.objects.open_to(person(request)).filter(pk=draft.section_id).exists():
        raise Http404
    return draft


def person(request: HttpRequest) -> User:
    """Whoever passed `login_required`."""
    assert isinstance(request.user, User)
    return request.user


def step(name: str) -> Callable[[Callable[[HttpRequest, Opened], HttpResponse]], View]:
    """A page of the step `name`: gets a draft that was read. One that was made opens its course instead, and one that is
    still being read shows that."""

    def decorated(view: Callable[[HttpRequest, Opened], HttpResponse]) -> View:
        @login_required
        @never_cache
        @wraps(view)
        def wrapped(request: HttpRequest, key: str) -> HttpResponseBase:
            draft = own_draft(request, key)
            if draft.finished_at is not None and draft.section is not None:
                return redirect("plans:section", draft.section.key)
            if draft.state != DraftState.READ:
                status = 200 if request.method == "GET" else 409
                return render(request, "interchange/incoming/reading.html", reading_context(draft, name), status=status)
            try:
                return view(request, opened(draft))
            except UserError as error:
                context = {**reading_context(draft, name), "error": say(error.message, _)}
                return render(request, "interchange/incoming/refused.html", context, status=422)

        return wrapped

    return decorated


def reading_context(draft: Draft, here: str) -> dict[str, Any]:
    columns = (draft.parsed or {}).get("columns", []) if draft.state == DraftState.FAILED else []
    return {
        "draft": draft,
        "going": draft.state in (DraftState.WAITING, DraftState.READING),
        "reading": draft.state == DraftState.READING,
        "file": draft.name if draft.parsed is None else draft.calendar_name,
        "error": said(draft.error),
        "columns": column_roles(thaw(columns, tuple[Column, ...])),
        "bar": bar(draft, here, ready=False),
        "here": "courses",
        "section": draft.section,
    }


def said(stored: Any) -> str:
    """A message out of a column as a sentence in the reader's language; empty where there is none."""
    return say(thaw(stored, Message), _) if stored else ""
