"""Who may change a section, and links by which others read a plan of it."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from meantime.accounts.models import User
from meantime.courses.actions import add_person, remove_person
from meantime.courses.models import Enrollment, Role, Section
from meantime.plans.access import section_for, signed_in
from meantime.plans.models import Comment, Plan
from meantime.plans.plan_names import moment, plan_name
from meantime.plans.sharing import LONGEST_NAME, links_of, make_link, revoke_link
from meantime.terms.message import UserError
from meantime.words.say import say

ROLE_NAMES = {
    Role.INSTRUCTOR: gettext_lazy("Instructor"),
    Role.ASSISTANT: gettext_lazy("Assistant"),
    Role.DESIGNER: gettext_lazy("Designer"),
}


@require_safe
@login_required
@never_cache
def share(request: HttpRequest, key: str) -> HttpResponse:
    return _page(request, section_for(request.user, key))


@require_POST
@login_required
@never_cache
def linked(request: HttpRequest, key: str) -> HttpResponse:
    """A link to one plan of the section, made at once; its address is on the page then."""
    section = section_for(request.user, key)
    plan = get_object_or_404(Plan.objects.filter(section=section), key=request.POST.get("plan", "").replace("\0", ""))
    name, may_comment = request.POST.get("name", ""), request.POST.get("may_comment") == "on"
    try:
        link = make_link(plan, signed_in(request.user), timezone.now(), name=name, may_comment=may_comment)
    except UserError as error:
        return _page(request, section, link_refused=say(error.message, _), status=422)
    return HttpResponseRedirect(f"{_address(section)}#link-{link.pk}")


@require_POST
@login_required
@never_cache
def revoked(request: HttpRequest, key: str, link: int) -> HttpResponse:
    section = section_for(request.user, key)
    revoke_link(section, link, timezone.now())
    return HttpResponseRedirect(f"{_address(section)}#links")


@require_POST
@login_required
@never_cache
def added(request: HttpRequest, key: str) -> HttpResponse:
    section = section_for(request.user, key)
    _assert_instructor(section, signed_in(request.user))
    email, role = request.POST.get("email", ""), request.POST.get("role", "")
    return _people(request, section, lambda: add_person(section, email, role))


@require_POST
@login_required
@never_cache
def removed(request: HttpRequest, key: str, enrollment: int) -> HttpResponse:
    """Instructors let others go; everybody may go themselves."""
    section, person = section_for(request.user, key), signed_in(request.user)
    own = Enrollment.objects.filter(section=section, pk=enrollment, user=person).exists()
    if not own:
        _assert_instructor(section, person)
    answer = _people(request, section, lambda: remove_person(section, enrollment))
    return HttpResponseRedirect(reverse("plans:courses")) if own and answer.status_code == 302 else answer


def _people(request: HttpRequest, section: Section, action: Callable[[], object]) -> HttpResponse:
    try:
        action()
    except UserError as error:
        return _page(request, section, people_refused=say(error.message, _), status=422)
    return HttpResponseRedirect(f"{_address(section)}#people")


def _page(
    request: HttpRequest, section: Section, *, link_refused: str = "", people_refused: str = "", status: int = 200
) -> HttpResponse:
    person = signed_in(request.user)
    plans = Plan.objects.filter(section=section).defer("document").order_by("-current", "-made_at", "-pk")
    links = [
        {
            "link": link,
            "address": request.build_absolute_uri(reverse("plans:shared", args=[link.token])),
            "plan": plan_name(link.plan, section),
            "made": moment(link.made_at, section),
            "said": getattr(link, "said", 0),
            "last": moment(last, section) if (last := getattr(link, "last_said", None)) else "",
        }
        for link in links_of(section)
    ]
    people = Enrollment.objects.filter(section=section, role__in=Role.teaching()).select_related("user")
    context = {
        "section": section,
        "course": section.course,
        "here": "share",
        "links": links,
        "plans": [{"key": plan.key, "name": plan_name(plan, section), "current": plan.current} for plan in plans],
        "people": [
            {"row": row, "role": ROLE_NAMES[Role(row.role)], "me": row.user_id == person.pk}
            for row in people.order_by("user__name", "user__email")
        ],
        "may_manage": _is_instructor(section, person),
        "roles": ROLE_NAMES.items(),
        "open_comments": Comment.objects.filter(plan__section=section, resolved_at__isnull=True).count(),
        "longest": LONGEST_NAME,
        "link_refused": link_refused,
        "people_refused": people_refused,
        "typed": request.POST if status != 200 else {},
    }
    return render(request, "plans/share.html", context, status=status)


def _is_instructor(section: Section, person: User) -> bool:
    return Enrollment.objects.filter(section=section, user=person, role=Role.INSTRUCTOR).exists()


def _assert_instructor(section: Section, person: User) -> None:
    """Those who help may change the plan, not who else may."""
    if not _is_instructor(section, person):
        raise PermissionDenied


def _address(section: Section) -> str:
    return reverse("plans:share", args=[section.key])
