"""The database itself refuses what cannot be."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from meantime.courses.models import Break, Course, Enrollment, Meeting, Role, Section
from meantime.testing import NOW


def test_a_course_has_a_title(db):
    with pytest.raises(IntegrityError):
        Course.objects.create(title="")


def test_the_hours_of_a_course_are_in_order(db):
    with pytest.raises(IntegrityError):
        Course.objects.create(title="A", hours_low=9, hours_high=6)


def test_a_term_does_not_end_before_it_begins(world):
    with pytest.raises(IntegrityError):
        Section.objects.create(course=world.section.course, start=date(2027, 5, 1), end=date(2027, 4, 1))


def test_a_break_does_not_end_before_it_begins(world):
    with pytest.raises(IntegrityError):
        Break.objects.create(section=world.section, start=date(2027, 5, 2), end=date(2027, 5, 1))


def test_a_meeting_takes_time(world):
    with pytest.raises(IntegrityError):
        Meeting.objects.create(section=world.section, key="x", start=NOW, end=NOW)


def test_a_meeting_has_its_key_once(world):
    Meeting.objects.create(section=world.section, key="x", start=NOW, end=NOW + timedelta(hours=1))
    with pytest.raises(IntegrityError):
        Meeting.objects.create(section=world.section, key="x", start=NOW, end=NOW + timedelta(hours=1))


def test_a_person_is_enrolled_once(world):
    with pytest.raises(IntegrityError):
        Enrollment.objects.create(section=world.section, user=world.lena, role=Role.DESIGNER)


def test_only_known_roles_are_given(world):
    with pytest.raises(IntegrityError):
        Enrollment.objects.create(section=world.section, user=world.otto, role="wizard")


def test_a_section_is_open_to_those_who_teach_it(world):
    open_to = [Section.objects.open_to(person).count() for person in (world.tara, world.lena, world.otto)]
    assert open_to == [1, 0, 0]
