"""What more minutes of a meeting would buy: asked by a press on its line, answered there or on a page of its own."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meantime.plans.access import plan_for, signed_in
from meantime.plans.frozen import thaw
from meantime.plans.models import Plan, PlanRequest, State
from meantime.plans.price_page import price_sentences
from meantime.plans.pricing import Price, asked_price, request_price
from meantime.plans.progress import steps_of
from meantime.plans.queries import plan_now
from meantime.plans.sentences import sentence
from meantime.plans.state import names_of
from meantime.plans.views.improving import map_of_plan, wants_fragment
from meantime.terms.message import UserError

_USUAL = 10


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def price(request: HttpRequest, key: str) -> HttpResponse:
    plan = plan_for(request.user, key)
    given = request.POST if request.method == "POST" else request.GET
    at, minutes = given.get("at", "").replace("\0", ""), _number(given.get("minutes", ""))
    if request.method != "POST":
        return _answer(request, plan, at, minutes, asked_price(plan, at, minutes))
    try:
        asked = request_price(plan, signed_in(request.user), timezone.now(), at, minutes)
    except UserError as error:
        said = sentence(error.message, names_of(plan_now(plan).problem))
        return _shown(request, plan, {"said": [said], "at": at, "minutes": minutes or _USUAL}, status=422)
    if wants_fragment(request):
        return _answer(request, plan, at, minutes, asked)
    return redirect(f"{reverse('plans:price', args=[plan.key])}?{urlencode({'at': at, 'minutes': minutes})}")


def _number(text: str) -> int:
    """0 for what is no number: it is refused with a sentence. Digits of any script, at most so many."""
    return int(text) if text.isdecimal() and len(text) < 6 else 0 if text else _USUAL


def _answer(request: HttpRequest, plan: Plan, at: str, minutes: int, asked: PlanRequest | None) -> HttpResponse:
    planned = plan_now(plan)
    context: dict[str, object] = {"at": at, "minutes": minutes, "place": names_of(planned.problem).get(at, "")}
    if asked is None:
        return _shown(request, plan, context)
    context["going"] = asked.state in (State.WAITING, State.WORKING)
    if context["going"]:
        context |= {"steps": steps_of(asked.stage), "asked": asked}
    elif asked.state == State.FAILED:
        context["said"] = [asked.error]
    else:
        context["said"] = price_sentences(thaw(asked.answer, Price), planned.problem, at, minutes)
    return _shown(request, plan, context)


def _shown(request: HttpRequest, plan: Plan, context: dict[str, object], status: int = 200) -> HttpResponse:
    page = {
        "here": "map",
        "section": plan.section,
        "course": plan.section.course,
        "plan": plan,
        "map_url": map_of_plan(plan),
    }
    template = "plans/price_answer.html" if wants_fragment(request) else "plans/price.html"
    return render(request, template, {**page, **context}, status=status)
