"""Take back the last change from a page of editing, without the map and without script."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from meantime.editing.returning import back_of
from meantime.plans.access import section_for, signed_in
from meantime.plans.changes import Conflict, undo
from meantime.plans.queries import current_plan
from meantime.terms.message import UserError
from meantime.words.say import say


@require_POST
@login_required
@never_cache
def undone(request: HttpRequest, key: str) -> HttpResponse:
    """Where others have built on it since, a page says so and nothing is changed."""
    section = section_for(request.user, key)
    back = back_of(request, reverse("editing:activities", args=[section.key]))
    plan = current_plan(section)
    try:
        if plan is not None:
            undo(plan, signed_in(request.user), timezone.now())
    except UserError as error:
        context = {"section": section, "course": section.course, "here": "", "refused": say(error.message, _), "back": back}
        return render(request, "editing/refused.html", context, status=409 if isinstance(error, Conflict) else 422)
    path = back.partition("#")[0]
    return HttpResponseRedirect(f"{path}{'&' if '?' in path else '?'}undone=1")
