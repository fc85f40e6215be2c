"""The door: sections and plans that a person may see and change. Strangers learn nothing of what exists."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.shortcuts import get_object_or_404

from meantime.accounts.models import User
from meantime.courses.models import Section
from meantime.plans.models import Plan


def section_for(person: User | AnonymousUser, key: str) -> Section:
    return get_object_or_404(Section.objects.open_to(person).select_related("course"), key=key)


def plan_for(person: User | AnonymousUser, key: str) -> Plan:
    plan = get_object_or_404(Plan.objects.select_related("section__course"), key=key)
    if not Section.objects.open_to(person).filter(pk=plan.section_id).exists():
        raise Http404
    return plan


def signed_in(person: User | AnonymousUser) -> User:
    """For views behind `login_required`."""
    assert isinstance(person, User)
    return person
