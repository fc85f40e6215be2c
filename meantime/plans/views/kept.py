"""The plans of a section beside each other: open, keep a copy, name, delete, adopt, compare; and the history of one."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meantime.courses.models import Section
from meantime.plans.access import plan_for, section_for, signed_in
from meantime.plans.adoption import adopted_line, adoption_in_force
from meantime.plans.changes import Conflict, bring_up_to_date
from meantime.plans.comparing import compared
from meantime.plans.glance import common_top, glances_of
from meantime.plans.history import history_lines
from meantime.plans.keeping import LONGEST_NAME, adopt, delete, keep_copy, open_plan, rename, why_kept
from meantime.plans.kept_plans import kept_rows
from meantime.plans.models import Plan
from meantime.plans.plan_names import plan_name
from meantime.plans.queries import adopted_plan, answer_in, plan_now
from meantime.plans.standing import standing_plan
from meantime.plans.state import names_of, warnings_of
from meantime.plans.views.going_back import back_or
from meantime.terms.message import UserError, message
from meantime.words.say import say

# Lines of the history on the page of plans, and on its own page.
_LATEST, _PER_PAGE = 8, 50


@require_safe
@login_required
@never_cache
def kept(request: HttpRequest, key: str) -> HttpResponse:
    return _page(request, section_for(request.user, key))


@require_POST
@login_required
@never_cache
def opened(request: HttpRequest, key: str) -> HttpResponse:
    """The section's page opens this plan, where the person saw which one it has opened so far."""
    plan, person = plan_for(request.user, key), signed_in(request.user)

    def open_it() -> None:
        open_plan(plan, seen=request.POST.get("seen", ""))
        # The course may have been changed while another plan was open.
        bring_up_to_date(plan, person, timezone.now())

    return _done(request, plan, open_it)


@require_POST
@login_required
@never_cache
def copied(request: HttpRequest, key: str) -> HttpResponse:
    plan = plan_for(request.user, key)
    return _done(request, plan, lambda: keep_copy(plan, timezone.now(), name=request.POST.get("name", "")))


@require_POST
@login_required
@never_cache
def renamed(request: HttpRequest, key: str) -> HttpResponse:
    plan = plan_for(request.user, key)
    return _done(request, plan, lambda: rename(plan, request.POST.get("name", "")))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def deleted(request: HttpRequest, key: str) -> HttpResponse:
    """Asks first, and says what goes with it."""
    plan = plan_for(request.user, key)
    if request.method == "POST":
        return _done(request, plan, lambda: delete(plan))
    why = why_kept(plan, adoption_in_force(plan.section))
    context = {
        **_section_context(plan.section),
        "plan": plan,
        "name": plan_name(plan, plan.section),
        "why_kept": say(message(why), _) if why else "",
        "changes": plan.changes.count(),
        "comments": plan.comments.count(),
        "links": plan.links.filter(revoked_at__isnull=True).count(),
    }
    return render(request, "plans/delete_plan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def adopted(request: HttpRequest, key: str) -> HttpResponse:
    """A plan that breaks hard rules is adopted only by somebody who has read which."""
    plan = plan_for(request.user, key)
    if request.method != "POST":
        return _adopt_page(request, plan)
    seen = request.POST.get("seen", "")
    version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else None
    if not request.POST.get("anyway") and glances_of([plan])[plan.pk].broken:
        return HttpResponseRedirect(reverse("plans:adopt", args=[plan.key]))
    person, now = signed_in(request.user), timezone.now()
    try:
        # Learners see the course as it is; what that changes in the plan, a later version, is seen before it is adopted.
        bring_up_to_date(plan, person, now)
        adopt(plan, person, now, seen=version)
    except Conflict as conflict:
        again = plan_for(request.user, key)
        return _adopt_page(request, again, refused=say(conflict.message, _), status=409)
    except UserError as error:
        return _adopt_page(request, plan, refused=say(error.message, _), status=422)
    return back_or(request, _kept_address(plan.section))


@require_safe
@login_required
@never_cache
def history(request: HttpRequest, key: str) -> HttpResponse:
    plan = plan_for(request.user, key)
    changes = plan.changes.select_related("by").defer("patch").order_by("-number")
    page = Paginator(changes, _PER_PAGE).get_page(request.GET.get("page"))
    context = {
        **_section_context(plan.section),
        "plan": plan,
        "name": plan_name(plan, plan.section),
        "page": page,
        "lines": history_lines(plan, plan.section, page.object_list),
    }
    return render(request, "plans/history.html", context)


@require_safe
@login_required
@never_cache
def compare(request: HttpRequest, key: str) -> HttpResponse:
    """The form that chooses two plans leads here; their own address is what is kept and sent on."""
    section = section_for(request.user, key)
    one, other = (request.GET.get(name, "").replace("\0", "") for name in ("one", "other"))
    if Plan.objects.filter(section=section, key__in={one, other} - {""}).count() == 2:
        return HttpResponseRedirect(reverse("plans:against", args=[one, other]))
    return _page(request, section, refused=_("Choose two different plans to compare."), status=422)


@require_safe
@login_required
@never_cache
def against(request: HttpRequest, key: str, other: str) -> HttpResponse:
    """From the first plan to the second, both of one section."""
    before, after = plan_for(request.user, key), plan_for(request.user, other)
    if before.section_id != after.section_id:
        raise Http404
    glances = glances_of([before, after])
    sides = [{"plan": plan, "name": plan_name(plan, plan.section), "glance": glances[plan.pk]} for plan in (before, after)]
    context = {
        **_section_context(before.section),
        "before": before,
        "after": after,
        "sides": sides,
        "top": common_top(glances.values()),
        "found": compared(plan_now(before), plan_now(after)),
    }
    return render(request, "plans/against.html", context)


def _done(request: HttpRequest, plan: Plan, action: Callable[[], object]) -> HttpResponse:
    """To the list of plans again; where it could not be done, the list says why."""
    try:
        action()
    except Conflict as conflict:
        return _page(request, plan.section, refused=say(conflict.message, _), status=409)
    except UserError as error:
        return _page(request, plan.section, refused=say(error.message, _), status=422)
    return HttpResponseRedirect(_kept_address(plan.section))


def _page(request: HttpRequest, section: Section, *, refused: str = "", status: int = 200) -> HttpResponse:
    rows = kept_rows(section)
    current = next((row.plan for row in rows if row.plan.current), None)
    context = {
        **_section_context(section),
        "rows": rows,
        "top": common_top(row.glance for row in rows if row.glance),
        "current": current,
        "refused": refused,
        "longest": LONGEST_NAME,
    }
    if current is not None:
        latest = current.changes.select_related("by").defer("patch").order_by("-number")[:_LATEST]
        context["lines"] = history_lines(current, section, latest)
        context["more"] = current.version > _LATEST
    return render(request, "plans/kept.html", context, status=status)


def _adopt_page(request: HttpRequest, plan: Plan, *, refused: str = "", status: int = 200) -> HttpResponse:
    planned = standing_plan(plan, answer_in(plan))
    warnings = warnings_of(planned, names_of(planned.problem))
    seen = adopted_plan(plan.section)
    context = {
        **_section_context(plan.section),
        "plan": plan,
        "name": plan_name(plan, plan.section),
        "adopted": adopted_line(plan.section, plan),
        "broken": [text for _at, text, hard in warnings if hard],
        "short": [text for _at, text, hard in warnings if not hard],
        "found": compared(seen, planned) if seen else None,
        "refused": refused,
    }
    return render(request, "plans/adopt.html", context, status=status)


def _section_context(section: Section) -> dict[str, object]:
    return {"section": section, "course": section.course, "here": "plans"}


def _kept_address(section: Section) -> str:
    return reverse("plans:kept", args=[section.key])
