"""Importing a course again: seen before it is done, and doubled by nothing."""

from dataclasses import replace

from meantime.activities.models import Activity
from meantime.activities.queries import document_for
from meantime.courses.models import Section
from meantime.formats.coursefile import write
from meantime.interchange.incoming import worker
from meantime.interchange.incoming.tests.sending import OUTLINE
from meantime.interchange.incoming.tests.test_steps import file, send, step
from meantime.plans.actions import keep_plan
from meantime.plans.models import PlanRequest
from meantime.plans.standing import stamp_of
from meantime.testing import NOW, a_document, an_answer

COURSE = """meantime: 1
title: Tides
code: SEA 1
activities:
  - {title: "Reading: the moon", kind: reading, minutes: 30}
  - {title: Look at the sea, kind: discussion, minutes: 20}
"""
NEWER = COURSE.replace("minutes: 30", "minutes: 45").replace("Look at the sea", "Look at the harbour")


def titles(section):
    return [one.title for one in document_for(section).activities]


def test_a_pasted_outline_brings_its_section_up_to_date(tara, give):
    draft = give()
    tara.post(step(draft, "make"))
    section = Section.objects.latest("pk")
    Activity.objects.filter(course=section.course, title__startswith="Lecture").update(kind="flipped")
    Activity.objects.filter(course=section.course, title__startswith="Quiz").update(title="Quiz on floods")
    newer = OUTLINE.replace("- Quiz, 8 questions\n", "").replace("- Discussion: a dam, who pays?\n", "- Case: a dam\n")
    again = give(f"/sections/{section.key}/import/", outline=newer)
    html = tara.get(step(again, "preview")).content.decode()
    assert "This updates" in html
    assert "<b>1</b> new" in html
    assert "kept, yours" in html
    assert '<li dir="auto">Discussion: a dam, who pays?</li>' in html
    tara.post(step(again, "make"))
    assert sorted(titles(section)) == [
        "Case: a dam",
        "Lecture: how water flows",
        "Quiz on floods",
        "Reading: chapter 1, 22 pages",
    ]
    assert Activity.objects.get(course=section.course, title__startswith="Lecture").kind == "flipped"


def test_a_file_that_was_imported_before_updates_its_course(tara, give):
    tara.post(step(give(way="file", file=file("tides.yaml", COURSE)), "make"))
    section = Section.objects.latest("pk")
    before = Section.objects.count()
    tara.post(step(give(way="file", file=file("tides.yaml", NEWER)), "make"))
    assert Section.objects.count() == before
    assert titles(section) == ["Reading: the moon", "Look at the harbour"]


def test_unless_a_person_wants_a_course_of_its_own(tara, give):
    tara.post(step(give(way="file", file=file("tides.yaml", COURSE)), "make"))
    draft = give(way="file", file=file("tides.yaml", NEWER))
    tara.post(f"/courses/new/{draft.key}/apart", {"apart": "yes"})
    before = Section.objects.count()
    tara.post(step(draft, "make"))
    assert Section.objects.count() == before + 1


def test_a_course_that_was_taken_away_from_them_is_not_written_to(tara, give, world):
    tara.post(step(give(way="file", file=file("tides.yaml", COURSE)), "make"))
    section = Section.objects.latest("pk")
    section.enrollments.all().delete()
    tara.post(step(give(way="file", file=file("tides.yaml", NEWER)), "make"))
    assert titles(section) == ["Reading: the moon", "Look at the sea"]


def test_what_was_left_out_stays_away_until_it_is_wanted_back(tara, give):
    draft = give(way="file", file=file("tides.yaml", COURSE))
    send(tara, step(draft, "preview"), **{"in-1": None, "then": "map"})
    section = Section.objects.latest("pk")
    again = give(f"/sections/{section.key}/import/", way="file", file=file("tides.yaml", COURSE))
    tara.post(step(again, "make"))
    assert titles(section) == ["Reading: the moon"]
    back = give(f"/sections/{section.key}/import/", way="file", file=file("tides.yaml", COURSE))
    send(tara, step(back, "preview"), **{"in-1": "on", "then": "map"})
    assert titles(section) == ["Reading: the moon", "Look at the sea"]


def test_a_section_that_was_never_imported_takes_a_file_beside_what_it_has(tara, give, world):
    world.section.sources.all().delete()
    before = titles(world.section)
    again = give(f"/sections/{world.section.key}/import/", way="file", file=file("tides.yaml", COURSE))
    tara.post(step(again, "make"))
    assert sorted(titles(world.section)) == sorted([*before, "Reading: the moon", "Look at the sea"])
    assert PlanRequest.objects.filter(section=world.section).count() == 1


def test_the_plan_of_a_course_is_carried_over_to_what_changed(tara, give, world):
    plan = keep_plan(world.section, an_answer(), NOW, stamp=stamp_of(document_for(world.section)))
    newer = replace(a_document(), activities=a_document().activities[:-1])
    again = give(f"/sections/{world.section.key}/import/", way="file", file=file("geo.yaml", write(newer)))
    tara.post(step(again, "make"))
    assert not PlanRequest.objects.filter(section=world.section).exists()
    assert not plan.placements.filter(phase__startswith="check").exists()
    assert plan.placements.filter(phase__startswith="sheet").exists()


def test_what_was_said_of_the_term_stays_when_a_text_comes_again(tara, give):
    draft = give()
    said = {"start": "2027-01-11", "weeks": "15", "zone": "Europe/Zurich", "students": "40", "meets": "pattern"}
    send(tara, step(draft, "term"), pattern_text="Tue,Thu 10:00 75", **said)
    assert worker.take("one")
    tara.post(step(draft, "make"))
    section = Section.objects.latest("pk")
    before = document_for(section)
    assert (before.term.weeks, len(before.meetings)) == (15, 30)
    again = give(f"/sections/{section.key}/import/", outline=OUTLINE + "- Reflection: your river, due Sunday\n")
    html = tara.get(step(again, "preview")).content.decode()
    assert "<b>1</b> new, <b>0</b> changed" in html
    tara.post(step(again, "make"))
    after = document_for(Section.objects.get(pk=section.pk))
    assert (after.term, after.meetings, after.students) == (before.term, before.meetings, 40)
