"""A plan for whoever has a link to it: to read, and where the link allows it to comment. No sign-in."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meantime.plans.card_sheet import sheet_of
from meantime.plans.models import ShareLink
from meantime.plans.queries import answer_in, map_of, plan_now
from meantime.plans.section_facts import section_facts
from meantime.plans.sharing import LONGEST_NAME, LONGEST_TEXT, TooMuch, comment_through, comments_through, counts_through
from meantime.plans.standing import standing_plan
from meantime.terms.message import UserError
from meantime.words.say import say

View = Callable[..., HttpResponse]


def for_whoever_has_the_link(view: View) -> View:
    """`view(request, link, …)` for a link that opens something; else a page that says so."""

    @wraps(view)
    def open_(request: HttpRequest, token: str, **rest: object) -> HttpResponse:
        links = ShareLink.objects.select_related("plan__section__course")
        link = links.filter(token=token, revoked_at__isnull=True).first()
        gone = link is None
        response = render(request, "plans/shared_gone.html", status=404) if gone else view(request, link, **rest)
        response["X-Robots-Tag"] = "noindex, nofollow"
        # The address is the key. A page with a form keeps the policy of the site (nothing to any other host): without
        # any referrer, browsers would hide from us that the form was sent from our own page.
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        return response

    return open_


@require_safe
@never_cache
@for_whoever_has_the_link
def shared(request: HttpRequest, link: ShareLink) -> HttpResponse:
    plan, section = link.plan, link.plan.section
    context = {
        "shared": link,
        "section": section,
        "course": section.course,
        "facts": section_facts(section),
        "plan": plan,
        "map": map_of(section, plan_now(plan), comments=counts_through(link)),
        "cards_at": f"{reverse('plans:shared', args=[link.token])}cards/",
    }
    return render(request, "plans/shared_map.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_whoever_has_the_link
def shared_card(request: HttpRequest, link: ShareLink, number: int) -> HttpResponse:
    phases = plan_now(link.plan).problem.phases
    if not 1 <= number <= len(phases):
        raise Http404
    if request.method != "POST":
        return _card(request, link, number)
    if not link.may_comment:
        return _card(request, link, number, refused=_("This link is for reading only."), status=403)
    said = {name: request.POST.get(name, "") for name in ("name", "text")}
    if request.POST.get("phase", phases[number - 1].id) != phases[number - 1].id:
        # Numbers shift when an activity goes: what was said is about the card that was read.
        moved = _(
            "The plan has changed since you opened this card, and this is another one now. Your words are still here."
        )
        return _card(request, link, number, refused=moved, said=said, status=409)
    try:
        made = comment_through(
            link,
            timezone.now(),
            phase=phases[number - 1].id,
            address=request.META.get("REMOTE_ADDR", ""),
            **said,
        )
    except UserError as error:
        status = 429 if isinstance(error, TooMuch) else 422
        return _card(request, link, number, refused=say(error.message, _), said=said, status=status)
    return HttpResponseRedirect(f"{reverse('plans:shared-card', args=[link.token, number])}#comment-{made.pk}")


def _card(
    request: HttpRequest,
    link: ShareLink,
    number: int,
    *,
    refused: str = "",
    said: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    plan, section = link.plan, link.plan.section
    answer = answer_in(plan)
    sheet = sheet_of(plan, answer, standing_plan(plan, answer), number)
    if sheet is None:
        raise Http404
    context = {
        "shared": link,
        "section": section,
        "course": section.course,
        "sheet": sheet,
        "comments": comments_through(link, section, sheet.phase.id),
        "refused": refused,
        "said": said or {},
        "longest": LONGEST_TEXT,
        "longest_name": LONGEST_NAME,
    }
    response = render(request, "plans/shared_card.html", context, status=status)
    if link.may_comment:
        response["Referrer-Policy"] = "same-origin"
    return response
