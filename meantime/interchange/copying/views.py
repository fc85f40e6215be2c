"""Copy a course to a new term: what would come of it first, then the copy."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meantime.activities.queries import document_for
from meantime.balance.copying import Copied, copied
from meantime.courses.models import Section
from meantime.interchange.copying.actions import copy_to_term
from meantime.interchange.copying.forms import NewTermForm, first_guess
from meantime.plans.access import section_for, signed_in
from meantime.terms.message import UserError
from meantime.words.say import say


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def copy(request: HttpRequest, key: str) -> HttpResponse:
    section = section_for(request.user, key)
    form = NewTermForm(request.POST or None, initial=first_guess(section))
    context: dict[str, object] = {"section": section, "course": section.course, "form": form, "here": "copy"}
    if request.method != "POST":
        return render(request, "interchange/copying/copy.html", context)
    if not form.is_valid():
        return render(request, "interchange/copying/copy.html", context, status=422)
    try:
        if "make" in request.POST:
            made = copy_to_term(section, form.term, signed_in(request.user), timezone.now())
            return redirect("plans:section", key=made.section.key)
        result = copied(document_for(section), form.term)
    except UserError as error:
        form.add_error(None, say(error.message, _))
        return render(request, "interchange/copying/copy.html", context, status=422)
    return render(request, "interchange/copying/copy.html", {**context, "outcome": _outcome(section, result)})


def _outcome(section: Section, result: Copied) -> dict[str, object]:
    """What the copy would be, in numbers and sentences."""
    meetings = [meeting for meeting in result.document.meetings if not meeting.cancelled]
    activities = result.document.activities
    return {
        "meetings": len(meetings),
        "before": section.meetings.filter(cancelled=False).count(),
        "first": meetings[0] if meetings else None,
        "last": meetings[-1] if meetings else None,
        "zone": result.document.term.zone or "UTC",
        "dates": sum(bool(when) for a in activities for when in (a.opens, a.due, a.closes)),
        "activities": len(activities),
        "unmapped": [say(one.message, _) for one in result.unmapped],
    }
