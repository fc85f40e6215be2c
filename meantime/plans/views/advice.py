"""Advice on a plan: what would help, followed with one press; and what to say in the lectures to record."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meantime.plans.access import plan_for, signed_in
from meantime.plans.advising import follow
from meantime.plans.changes import Conflict
from meantime.plans.models import Plan
from meantime.plans.queries import answer_in
from meantime.plans.recordings import lectures_to_record
from meantime.plans.standing import standing_plan
from meantime.plans.telling import telling_of
from meantime.plans.views.answering import answer_to, fresh
from meantime.terms.message import UserError
from meantime.words.say import say

# Longer is no key of a piece of advice.
_LONGEST_KEY = 40


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def advice(request: HttpRequest, key: str) -> HttpResponse:
    """GET: everything that would help, in full. POST: `piece` is followed, and the answer is the plan as it then stands.

    409 where the plan has gone on since the advice was read, 422 where it cannot be followed; nothing is changed then.
    """
    plan = plan_for(request.user, key)
    if request.method != "POST":
        return _page(request, plan)
    person, piece = signed_in(request.user), request.POST.get("piece", "")[:_LONGEST_KEY]
    if "application/json" in request.headers.get("Accept", ""):
        return answer_to(request, plan, lambda: follow(plan, person, timezone.now(), piece))
    try:
        follow(plan, person, timezone.now(), piece)
    except UserError as error:
        status = 409 if isinstance(error, Conflict) else 422
        return _page(request, fresh(plan), refused=say(error.message, _), status=status)
    return redirect("plans:plan", plan.key)


@require_safe
@login_required
@never_cache
def recordings(request: HttpRequest, key: str) -> HttpResponse:
    plan = plan_for(request.user, key)
    lectures = lectures_to_record(plan)
    pieces = [piece for lecture in lectures for piece in lecture.pieces]
    said = ngettext("%(n)d piece, %(minutes)d minutes in all.", "%(n)d pieces, %(minutes)d minutes in all.", len(pieces))
    summary = said % {"n": len(pieces), "minutes": sum(piece.minutes for piece in pieces)}
    return render(request, "plans/recordings.html", {**_frame(plan), "lectures": lectures, "summary": summary})


def _page(request: HttpRequest, plan: Plan, *, refused: str = "", status: int = 200) -> HttpResponse:
    answer = answer_in(plan)
    telling = telling_of(answer, standing_plan(plan, answer), plan)
    context = {**_frame(plan), "telling": telling, "refused": refused}
    return render(request, "plans/advice.html", context, status=status)


def _frame(plan: Plan) -> dict[str, object]:
    map_ = reverse("plans:plan", args=[plan.key])
    return {"plan": plan, "section": plan.section, "course": plan.section.course, "map": map_, "here": "advice"}
