"""Who may change a section: add people who have an account, and let them go. Each is one transaction."""

from django.db import transaction

from meantime.accounts.models import User
from meantime.courses.models import Enrollment, Role, Section
from meantime.terms.message import UserError, message


@transaction.atomic
def add_person(section: Section, email: str, role: str) -> Enrollment:
    """Whoever teaches here already gets the other role. UserError for an address without an account."""
    _locked(section)
    if role not in Role.teaching():
        raise UserError(message("people.unknown_role"))
    email = email.replace("\0", "").strip()[:254]
    person = User.objects.filter(email__iexact=email, is_active=True).first() if email else None
    if person is None:
        raise UserError(message("people.unknown", email=email or "–"))
    known = Enrollment.objects.filter(section=section, user=person).first()
    if known is None:
        return Enrollment.objects.create(section=section, user=person, role=role)
    if known.role == Role.LEARNER:
        raise UserError(message("people.learner", email=email))
    if role != Role.INSTRUCTOR:
        _assert_another_instructor(section, known)
    known.role = role
    known.save(update_fields=["role"])
    return known


@transaction.atomic
def remove_person(section: Section, enrollment: int) -> None:
    """Somebody who is gone already is no mistake. UserError for the last instructor."""
    _locked(section)
    known = Enrollment.objects.filter(section=section, pk=enrollment, role__in=Role.teaching()).first()
    if known is None:
        return
    _assert_another_instructor(section, known)
    known.delete()


def _locked(section: Section) -> None:
    """Two instructors who remove each other at once come one after the other."""
    Section.objects.select_for_update().get(pk=section.pk)


def _assert_another_instructor(section: Section, leaving: Enrollment) -> None:
    others = Enrollment.objects.filter(section=section, role=Role.INSTRUCTOR).exclude(pk=leaving.pk)
    if leaving.role == Role.INSTRUCTOR and not others.exists():
        raise UserError(message("people.last_instructor"))
