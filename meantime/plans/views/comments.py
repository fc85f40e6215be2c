"""Comments on cards, for those who teach: say something, be done with it, take back one's own."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from meantime.accounts.models import User
from meantime.plans.access import plan_for, section_for, signed_in
from meantime.plans.models import Plan
from meantime.plans.plan_names import plan_name
from meantime.plans.queries import plan_now
from meantime.plans.sharing import LONGEST_TEXT, all_comments, comment, comments_for, delete_own, resolve
from meantime.plans.views.going_back import back_or
from meantime.terms.message import UserError
from meantime.words.say import say


def comments_context(plan: Plan, phase: str, person: User) -> dict[str, object]:
    """What plans/comments.html needs to show the comments on one card; an empty `phase`: on the whole plan."""
    return {
        "comments_of": True,
        "comments": comments_for(plan, plan.section, phase, person),
        "comment_form_action": reverse("plans:comment", args=[plan.key]),
        "comment_phase": phase,
        "comment_longest": LONGEST_TEXT,
        "comments_are_shared": plan.links.filter(revoked_at__isnull=True).exists(),
    }


@require_POST
@login_required
@never_cache
def commented(request: HttpRequest, key: str) -> HttpResponse:
    """Back to the card; where nothing could be kept, a page that says why and still has the text."""
    plan, person = plan_for(request.user, key), signed_in(request.user)
    phase, text = request.POST.get("phase", "")[:300].replace("\0", ""), request.POST.get("text", "")
    try:
        comment(plan, person, timezone.now(), phase=phase, text=text)
    except UserError as error:
        context = {
            **comments_context(plan, phase, person),
            "plan": plan,
            "section": plan.section,
            "course": plan.section.course,
            "here": "share",
            "comment_refused": say(error.message, _),
            "comment_text": text,
            "comment_back": request.POST.get("back", ""),
        }
        return render(request, "plans/comment_refused.html", context, status=422)
    return back_or(request, _all_address(plan))


@require_POST
@login_required
@never_cache
def settled(request: HttpRequest, key: str, comment: int) -> HttpResponse:
    """`do`: resolve, reopen, or delete what one wrote oneself; what is gone already is no mistake."""
    plan, person = plan_for(request.user, key), signed_in(request.user)
    wanted = request.POST.get("do", "")
    if wanted == "delete":
        delete_own(plan, comment, person)
    elif wanted in ("resolve", "reopen"):
        resolve(plan, comment, timezone.now() if wanted == "resolve" else None)
    return back_or(request, _all_address(plan))


@require_safe
@login_required
@never_cache
def comments(request: HttpRequest, key: str) -> HttpResponse:
    """Everything that was said about the plans of a section and is still open; with `?all` also what is done with."""
    section, person = section_for(request.user, key), signed_in(request.user)
    everything = "all" in request.GET
    said = []
    for plan in section.plans.filter(comments__isnull=False).distinct().order_by("-current", "-made_at"):
        plan.section = section
        lines = all_comments(plan, section, plan_now(plan).problem, person)
        shown = [line for line in lines if everything or not line.resolved]
        if shown:
            said.append({"plan": plan, "name": plan_name(plan, section), "lines": shown})
    context = {"section": section, "course": section.course, "here": "share", "said": said, "everything": everything}
    return render(request, "plans/all_comments.html", context)


def _all_address(plan: Plan) -> str:
    return reverse("plans:comments", args=[plan.section.key])
