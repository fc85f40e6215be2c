"""The steps about the course as a whole: term and meetings, credit and priorities; and the making of it."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meantime.formats.icalendar import NAME as CALENDAR
from meantime.formats.limits import FILE_BYTES, TEXT_BYTES
from meantime.interchange.incoming import policy as choices
from meantime.interchange.incoming import term as terms
from meantime.interchange.incoming.drafts import drop_calendar, give_calendar, read_again, rereadable
from meantime.interchange.incoming.forms import zone_names
from meantime.interchange.incoming.making import make as make_course
from meantime.interchange.incoming.opened import Opened, opened
from meantime.interchange.incoming.steps import bar
from meantime.interchange.incoming.views.door import limited, own_draft, said, step, too_large
from meantime.interchange.incoming.views.leaving import leave
from meantime.interchange.incoming.wanted import Meets
from meantime.interchange.models import DraftState
from meantime.plans.frozen import freeze


@limited
@require_http_methods(["GET", "HEAD", "POST"])
@step("term")
def term(request: HttpRequest, state: Opened) -> HttpResponse:
    if request.method != "POST":
        return _term_page(request, state, terms.term_forms(state))
    forms = terms.term_forms(state, request.POST)
    file: Any = request.FILES.get("calendar")
    if file is not None and (file.size or 0) > FILE_BYTES:
        return too_large(request)
    if not forms.are_valid():
        return _term_page(request, state, forms, status=422)
    draft, now = state.draft, datetime.now(UTC)
    wanted = terms.wanted_in(state, forms, timetable=file is not None)
    anew = terms.reads_otherwise(state, wanted) if rereadable(state.reading.format, draft.way) else None
    draft.wanted = freeze(wanted)
    draft.save(update_fields=["wanted"])
    if request.POST.get("drop") == "calendar":
        drop_calendar(draft)
    elif file is not None and file.name:
        give_calendar(draft, file.name, file.read(), now)
    if anew is not None:
        read_again(draft, now, **anew)
    if file is not None or request.POST.get("drop"):
        return redirect("interchange:term", draft.key)  # to see what became of the timetable
    return leave(request, draft, "term")


def _term_page(request: HttpRequest, state: Opened, forms: terms.TermForms, status: int = 200) -> HttpResponse:
    draft, document = state.draft, state.document
    meets = forms.term["meets"].value() or Meets.SOURCE.value
    context: dict[str, Any] = {
        "draft": draft,
        "forms": forms,
        "meets": meets,
        "has_timetable": bool(state.base.meetings and not state.base.patterns),
        "guessed": document.term.zone_inferred,
        "zones": zone_names(),
        "term_line": terms.term_line(document),
        "calendar": draft.calendar_name if draft.calendar else "",
        "calendar_error": said(draft.calendar_error),
        "is_calendar": state.reading.format == CALENDAR,
        "megabytes": TEXT_BYTES // 1024 // 1024,
        "wrong": status == 422,
        "bar": bar(draft, "term"),
        "section": draft.section,
        "updates": state.source.section if state.source else None,
        "here": "import" if draft.section else "courses",
    }
    return render(request, "interchange/incoming/term.html", context, status=status)


@require_safe
@login_required
@never_cache
def summary(request: HttpRequest, key: str) -> HttpResponseBase:
    """The term in one line, as the form says it so far; for the line that follows what is typed."""
    draft = own_draft(request, key)
    if draft.state != DraftState.READ or draft.finished_at is not None:
        return JsonResponse({"line": ""}, status=409)
    state = opened(draft)
    forms = terms.term_forms(state, request.GET)
    if not forms.are_valid():
        return JsonResponse({"line": _("Something is missing or not understood yet.")})
    return JsonResponse({"line": terms.term_line(state.as_wanted(terms.wanted_in(state, forms)))})


@require_http_methods(["GET", "HEAD", "POST"])
@step("policy")
def policy(request: HttpRequest, state: Opened) -> HttpResponse:
    form = choices.policy_form(state, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _policy_page(request, state, form, status=422 if request.method == "POST" else 200)
    draft = state.draft
    draft.wanted = freeze(choices.wanted_in(state, form))
    draft.save(update_fields=["wanted"])
    return leave(request, draft, "policy")


def _policy_page(request: HttpRequest, state: Opened, form: Any, status: int = 200) -> HttpResponse:
    draft, document = state.draft, state.document
    posted = request.POST.dict() if status == 422 else {}
    context: dict[str, Any] = {
        "draft": draft,
        "form": form,
        "policies": choices.policy_choices(document, posted.get("policy")),
        "priorities": choices.priority_choices(document, posted),
        "term_line": terms.term_line(document),
        "wrong": status == 422,
        "bar": bar(draft, "policy"),
        "section": draft.section,
        "updates": state.source.section if state.source else None,
        "here": "import" if draft.section else "courses",
    }
    return render(request, "interchange/incoming/policy.html", context, status=status)


@require_POST
@step("map")
def make(request: HttpRequest, state: Opened) -> HttpResponse:
    """From any step, with what was said so far."""
    return redirect("plans:section", make_course(state.draft, datetime.now(UTC)).key)
