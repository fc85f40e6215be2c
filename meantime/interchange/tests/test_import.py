from dataclasses import replace

import pytest
from django.db import IntegrityError

from meantime.activities.models import Activity, Module, Phase
from meantime.activities.queries import document_for
from meantime.balance.given import with_meetings
from meantime.courses.models import Course, Enrollment, Meeting, Outcome, Role, Section
from meantime.formats.document import StatedPhase
from meantime.interchange.actions import import_document
from meantime.interchange.models import CourseSource, SourceLink
from meantime.terms.minutes import Minutes
from meantime.terms.modality import Clock, Mode, PhaseRole
from meantime.testing import NOW, a_document, a_person


def counts() -> dict[str, int]:
    models = (Course, Section, Meeting, Outcome, Module, Activity, Phase, Enrollment, CourseSource, SourceLink)
    return {model.__name__: model.objects.count() for model in models}


def test_what_goes_in_comes_out(db):
    document = with_meetings(a_document())
    assert document_for(import_document(document, a_person("Tara"), NOW).section) == document


def test_phases_that_the_author_stated_come_out_as_they_went_in(db):
    phases = (
        StatedPhase(name="generate", role=PhaseRole.PREPARE, minutes=Minutes.exactly(10), clock=Clock.OWN),
        StatedPhase(name="converge", role=PhaseRole.ENGAGE, mode=Mode.SYNC),
    )
    document = with_meetings(a_document())
    first, *others = document.activities
    document = replace(document, activities=(replace(first, phases=phases), *others))
    assert document_for(import_document(document, a_person("Tara"), NOW).section) == document


def test_a_pattern_becomes_meetings_in_the_zone_of_the_section(world):
    starts = [meeting.start.isoformat() for meeting in world.section.meetings.order_by("start")]
    # The clocks of Zurich go forward on 28 March.
    assert starts == [
        "2027-03-16T09:00:00+00:00",
        "2027-03-18T09:00:00+00:00",
        "2027-03-30T08:00:00+00:00",
        "2027-04-01T08:00:00+00:00",
    ]


def test_importing_again_doubles_nothing(world):
    before = counts()
    again = import_document(a_document(), world.tara, NOW)
    assert counts() == before
    assert (again.section, again.created, again.updated, again.removed) == (world.section, 0, 0, 0)


def test_importing_again_updates_adds_and_removes(world):
    key = Activity.objects.get(key="map").pk
    document = a_document()
    first, *others = document.activities
    new = replace(first, id="new", title="Walk along a river", position=8)
    changed = replace(document, activities=(replace(first, title="The map"), *others[:-1], new))
    again = import_document(changed, world.tara, NOW)
    assert (again.created, again.updated, again.removed) == (1, 1, 1)
    assert Activity.objects.get(pk=key).title == "The map"
    assert not Activity.objects.filter(key="check").exists()


def test_two_people_who_import_the_same_course_get_one_each(world):
    other = import_document(a_document(), world.otto, NOW)
    assert other.section != world.section
    assert Section.objects.open_to(world.tara).get() == world.section


def test_whoever_imports_a_course_teaches_it(world):
    assert world.section.enrollments.get(user=world.tara).role == Role.INSTRUCTOR


def test_an_import_that_fails_leaves_nothing(db):
    tara = a_person("Tara")
    before = counts()
    first, *others = a_document().activities
    with pytest.raises(IntegrityError):
        import_document(replace(a_document(), activities=(first, replace(first, id="x", title=""), *others)), tara, NOW)
    assert counts() == before


def test_a_link_names_exactly_one_row(world):
    link = SourceLink.objects.filter(activity__isnull=False).first()
    assert link is not None
    link.module = Module.objects.first()
    with pytest.raises(IntegrityError):
        link.save()
