"""The way back to where a person came from, and what every page of editing shows around its form."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from meantime.accounts.models import User
from meantime.courses.models import Section
from meantime.plans.changes import turnable
from meantime.plans.queries import current_plan
from meantime.plans.state import label_of


def back_of(request: HttpRequest, default: str) -> str:
    """A path of this site that the address or the form names; anything else would lead people elsewhere."""
    back = request.POST.get("back") or request.GET.get("back", "")
    safe = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if safe else default


def map_address(section: Section) -> str:
    return reverse("plans:section", args=[section.key])


def around(request: HttpRequest, section: Section, person: User, here: str) -> dict[str, Any]:
    """What the templates of all pages need. After a save the page says so and offers to take it back."""
    saved = "saved" in request.GET
    plan = current_plan(section) if saved else None
    last = turnable(plan, person, undoes=True) if plan else None
    return {
        "section": section,
        "course": section.course,
        "here": here,
        "saved": saved,
        "undone": "undone" in request.GET,
        "undo": label_of(last),
        "path": request.get_full_path(),
    }


def with_saved(address: str) -> str:
    """The address with a word for its page that something was saved, before its anchor. Other parts' pages ignore it."""
    path, hash_, anchor = address.partition("#")
    return f"{path}{'&' if '?' in path else '?'}saved=1{hash_}{anchor}" if "saved=" not in path else address
