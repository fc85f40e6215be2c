"""Improve a plan, watch the worker, accept and refuse what it proposes, call it off."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meantime.courses.models import Section
from meantime.plans.accepting import decide
from meantime.plans.access import plan_for, signed_in
from meantime.plans.actions import cancel_request
from meantime.plans.changes import Conflict
from meantime.plans.improving import request_improvement
from meantime.plans.models import Plan, PlanRequest, State, Task
from meantime.plans.progress import improving_of, steps_of
from meantime.plans.proposal import proposal_of
from meantime.plans.proposal_page import proposal_view
from meantime.plans.sentences import sentence
from meantime.plans.state import names_of
from meantime.terms.message import UserError, message


def wants_fragment(request: HttpRequest) -> bool:
    """A script of ours asks for the piece of the page that changes; without it, there are whole pages."""
    return bool(request.headers.get("X-Fragment"))


@require_POST
@login_required
@never_cache
def improve(request: HttpRequest, key: str) -> HttpResponse:
    plan, person = plan_for(request.user, key), signed_in(request.user)
    asked = request_improvement(plan, person, timezone.now())
    if wants_fragment(request):
        return _bar(request, plan)
    return redirect("plans:proposal", plan.key, asked.pk)


@require_safe
@login_required
@never_cache
def improving(request: HttpRequest, key: str) -> HttpResponse:
    """For the script of the map: what the bar says now. For people: the newest proposal."""
    plan = plan_for(request.user, key)
    if wants_fragment(request):
        return _bar(request, plan)
    newest = improving_of(plan)
    return redirect("plans:proposal", plan.key, newest.number) if newest else redirect(map_of_plan(plan))


@require_POST
@login_required
@never_cache
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Any request of a section that is open to the person. What is answered already stays answered."""
    asked = get_object_or_404(PlanRequest.objects.select_related("plan_asked__section", "section"), pk=number)
    if not Section.objects.open_to(request.user).filter(pk=asked.section_id).exists():
        raise Http404
    cancel_request(asked, timezone.now())
    plan = asked.plan_asked
    if plan is None:
        return redirect("plans:section", asked.section.key)
    return _bar(request, plan) if wants_fragment(request) else redirect(map_of_plan(plan))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def proposal(request: HttpRequest, key: str, number: int) -> HttpResponse:
    plan = plan_for(request.user, key)
    asked = get_object_or_404(PlanRequest, pk=number, plan_asked=plan, task=Task.IMPROVE)
    if request.method == "POST" and asked.state == State.ANSWERED:
        return _decided(request, plan, asked)
    if wants_fragment(request):
        going = asked.state in (State.WAITING, State.WORKING)
        return render(request, "plans/stages.html", {"steps": steps_of(asked.stage)}) if going else HttpResponse(status=204)
    return _page(request, plan, asked)


def _decided(request: HttpRequest, plan: Plan, asked: PlanRequest) -> HttpResponse:
    """200 never comes of it: the page is shown anew, with a sentence and 409 or 422 where nothing could be done."""
    shown = set(request.POST.getlist("shown"))
    accepted = set() if request.POST.get("do") == "refuse" else set(request.POST.getlist("move")) & shown
    hold = request.POST.get("hold") == "yes"
    try:
        if not shown:
            raise UserError(message("improving.nothing_chosen"))
        decide(
            asked,
            plan,
            signed_in(request.user),
            timezone.now(),
            accepted=accepted,
            refused=shown - accepted,
            hold_refused=hold,
        )
    except UserError as error:
        status = 409 if isinstance(error, Conflict) else 422
        return _page(request, plan, asked, refused=error, chosen=accepted, hold=hold, status=status)
    asked.refresh_from_db()
    left = asked.answer.get("moves", 0) if isinstance(asked.answer, dict) else 0
    return redirect("plans:proposal", plan.key, asked.pk) if left else redirect(map_of_plan(plan))


def _page(
    request: HttpRequest,
    plan: Plan,
    asked: PlanRequest,
    *,
    refused: UserError | None = None,
    chosen: set[str] | None = None,
    hold: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {"here": "map", "section": plan.section, "course": plan.section.course, "plan": plan, "asked": asked}
    context |= {"map_url": map_of_plan(plan), "going": asked.state in (State.WAITING, State.WORKING), "hold": hold}
    if asked.state == State.ANSWERED:
        found = proposal_of(asked, Plan.objects.select_related("section__course").get(pk=plan.pk))
        context["proposal"] = proposal_view(found, chosen)
        context["refused"] = sentence(refused.message, names_of(found.problem)) if refused else ""
    context["steps"] = steps_of(asked.stage)
    return render(request, "plans/proposal.html", context, status=status)


def _bar(request: HttpRequest, plan: Plan) -> HttpResponse:
    return render(request, "plans/improve_state.html", {"plan": plan})


def map_of_plan(plan: Plan) -> str:
    """The page with the plan's map."""
    return reverse("plans:section", args=[plan.section.key]) if plan.current else reverse("plans:plan", args=[plan.key])
