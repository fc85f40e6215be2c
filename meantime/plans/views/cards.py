"""What opens with a card, as a page or as a fragment of the map, and moving the card from there without dragging."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from meantime.plans.access import plan_for, signed_in
from meantime.plans.card_sheet import number_of, sheet_of
from meantime.plans.changes import Conflict, move
from meantime.plans.models import Hold, Plan
from meantime.plans.moving import Move
from meantime.plans.queries import answer_in, plan_now
from meantime.plans.standing import standing_plan
from meantime.plans.views.comments import comments_context
from meantime.plans.views.going_back import back_or
from meantime.terms.message import UserError, message
from meantime.words.say import say

_LONGEST_REASON = 500


@require_safe
@login_required
@never_cache
@vary_on_headers("X-Fragment")
def card(request: HttpRequest, key: str, number: int) -> HttpResponse:
    return _sheet(request, plan_for(request.user, key), number)


@require_POST
@login_required
@never_cache
def place(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Moves the card and goes back to it on the map; where that cannot be, its page says why and keeps what was typed."""
    plan = plan_for(request.user, key)
    try:
        asked = _asked(request)
        move(plan, signed_in(request.user), timezone.now(), [asked], reason=_reason(request))
    except Conflict as conflict:
        return _sheet(request, plan, number, refused=say(conflict.message, _), status=409)
    except UserError as error:
        return _sheet(request, plan, number, refused=say(error.message, _), status=422)
    now = Plan.objects.select_related("section__course").get(pk=plan.pk)
    there = number_of(plan_now(now), asked.phase) or number
    return back_or(request, f"{_map_address(now)}#card-{there}")


def _asked(request: HttpRequest) -> Move:
    """A button that leads somewhere counts for more than the choice in the list."""
    posted = request.POST
    at = posted.get("to") or posted.get("at", "")
    seen_at, order, hold = posted.get("seen_at", ""), posted.get("order", ""), posted.get("hold")
    if not posted.get("phase") or not at or hold not in (None, *Hold.values):
        raise UserError(message("plans.unreadable"))
    if order and not (order.isascii() and order.isdigit() and len(order) < 5):
        raise UserError(message("plans.unreadable"))
    return Move(
        phase=posted["phase"],
        at=at,
        # The order was chosen for the stretch in which the card stood.
        order=int(order) if order and at == seen_at else None,
        hold=hold,
        seen_at=seen_at,
    )


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "").strip()[:_LONGEST_REASON]


def _map_address(plan: Plan) -> str:
    return reverse("plans:section", args=[plan.section.key]) if plan.current else reverse("plans:plan", args=[plan.key])


def _sheet(request: HttpRequest, plan: Plan, number: int, *, refused: str = "", status: int = 200) -> HttpResponse:
    answer = answer_in(plan)
    planned = standing_plan(plan, answer)
    sheet = sheet_of(plan, answer, planned, number)
    if sheet is None:
        raise Http404
    context = {
        **comments_context(plan, sheet.phase.id, signed_in(request.user)),
        "plan": plan,
        "section": plan.section,
        "course": plan.section.course,
        "sheet": sheet,
        "zone": planned.problem.zone or "UTC",
        "map_address": _map_address(plan),
        "refused": refused,
        "reason": _reason(request) if refused else "",
        "chosen": request.POST.get("at", "") if refused else "",
    }
    alone = request.headers.get("X-Fragment") == "sheet"
    return render(request, "plans/sheet_card.html" if alone else "plans/sheet_page.html", context, status=status)
