"""Who may change a section: added by address, let go again, and never without an instructor."""

import pytest

from meantime.courses.actions import add_person, remove_person
from meantime.courses.models import Enrollment, Role, Section
from meantime.terms.message import UserError


def role_of(world, person) -> str | None:
    return Enrollment.objects.filter(section=world.section, user=person).values_list("role", flat=True).first()


def enrollment(world, person) -> int:
    return Enrollment.objects.get(section=world.section, user=person).pk


def test_whoever_is_added_sees_the_section(world):
    add_person(world.section, " Otto@Example.org ", Role.DESIGNER)
    assert Section.objects.open_to(world.otto).filter(pk=world.section.pk).exists()
    remove_person(world.section, enrollment(world, world.otto))
    assert not Section.objects.open_to(world.otto).exists()


@pytest.mark.parametrize("email", ["nobody@example.org", "", "x\0y", "lena@example.org"])
def test_an_address_that_cannot_be_added_is_refused(world, email):
    with pytest.raises(UserError):
        add_person(world.section, email, Role.ASSISTANT)
    assert role_of(world, world.lena) == Role.LEARNER


def test_whoever_left_for_good_cannot_be_added(world):
    world.otto.is_active = False
    world.otto.save()
    with pytest.raises(UserError):
        add_person(world.section, "otto@example.org", Role.ASSISTANT)


@pytest.mark.parametrize("role", ["learner", "owner", ""])
def test_only_those_who_teach_are_added(world, role):
    with pytest.raises(UserError):
        add_person(world.section, "otto@example.org", role)
    assert role_of(world, world.otto) is None


def test_the_last_instructor_neither_goes_nor_becomes_something_else(world):
    with pytest.raises(UserError):
        remove_person(world.section, enrollment(world, world.tara))
    with pytest.raises(UserError):
        add_person(world.section, "tara@example.org", Role.ASSISTANT)
    add_person(world.section, "otto@example.org", Role.INSTRUCTOR)
    remove_person(world.section, enrollment(world, world.tara))
    assert (role_of(world, world.tara), role_of(world, world.otto)) == (None, Role.INSTRUCTOR)


def test_a_learner_is_not_removed_by_the_way(world):
    remove_person(world.section, enrollment(world, world.lena))
    assert role_of(world, world.lena) == Role.LEARNER


def test_an_assistant_changes_the_plan_but_not_who_else_may(world, client):
    add_person(world.section, "otto@example.org", Role.ASSISTANT)
    client.force_login(world.otto)
    address = f"/sections/{world.section.key}/share/"
    assert client.post(f"{address}people", {"email": "lena@example.org", "role": "assistant"}).status_code == 403
    assert client.post(f"{address}people/{enrollment(world, world.tara)}/remove").status_code == 403
    answer = client.post(f"{address}people/{enrollment(world, world.otto)}/remove")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert role_of(world, world.otto) is None


def test_an_unknown_address_is_answered_with_who_makes_accounts(world, client):
    client.force_login(world.tara)
    address = f"/sections/{world.section.key}/share/people"
    answer = client.post(address, {"email": "new@example.org", "role": "assistant"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "meantime createuser" in page
    assert 'value="new@example.org"' in page
