"""The way in: from a source over preview, term and policy to a course that is being planned."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meantime.activities.queries import document_for
from meantime.courses.models import Section
from meantime.interchange.incoming import worker
from meantime.interchange.incoming.opened import opened
from meantime.interchange.incoming.tests.sending import CALENDAR, CSV, fields_of
from meantime.interchange.models import Draft, DraftState
from meantime.plans.models import PlanRequest
from meantime.terms.minutes import Minutes

DAY_OFF = (
    "END:VCALENDAR",
    "BEGIN:VEVENT\r\nUID:off@example.org\r\nDTSTAMP:20270101T000000Z\r\nDTSTART;VALUE=DATE:20270329\r\n"
    "SUMMARY:Holiday: Easter\r\nEND:VEVENT\r\nEND:VCALENDAR",
)


def step(draft, name):
    return f"/courses/new/{draft.key}/{name}/"


def send(client, address, **changes):
    """The form at `address` as it stands, with `changes`; None leaves a field out."""
    fields = {**fields_of(client.get(address).content.decode()), **changes}
    return client.post(address, {name: value for name, value in fields.items() if value is not None})


def file(name, text):
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def test_an_outline_waits_for_the_worker_and_then_shows_what_will_be_made(tara, read_here):
    address = tara.post("/courses/new/", {"way": "paste", "outline": "- Lecture: rivers\n- Quiz on dams\n"})["Location"]
    waiting = tara.get(address).content.decode()
    assert "waits for its turn" in waiting
    assert tara.get(address.replace("preview/", "state")).json() == {"state": "waiting", "waiting": True}
    assert worker.take("one")
    assert not worker.take("one")
    ready = tara.get(address).content.decode()
    assert "Lecture: rivers" in ready
    assert "recognised" in ready


def test_corrections_in_the_grid_are_made_and_nothing_else_is_kept(tara, give):
    draft = give()
    answer = send(tara, step(draft, "preview"), **{"kind-1": "annotation", "minutes-3": "33", "in-2": None, "then": "term"})
    assert answer["Location"] == step(draft, "term")
    draft.refresh_from_db()
    assert len(draft.corrections) == 3
    made = tara.post(step(draft, "make"))
    section = Section.objects.latest("pk")
    assert made["Location"] == f"/sections/{section.key}/"
    lecture, reading, discussion = document_for(section).activities
    assert (lecture.kind, reading.kind, discussion.minutes) == (None, "annotation", Minutes.exactly(33))
    assert PlanRequest.objects.filter(section=section).count() == 1


def test_a_step_that_is_sent_untouched_says_nothing(tara, give):
    draft = give()
    for name in ("preview", "term", "policy"):
        send(tara, step(draft, name), then="preview")
    draft.refresh_from_db()
    state = opened(draft)
    assert draft.corrections == {}
    assert state.document == state.reading.document


def test_pressed_twice_a_course_is_made_once(tara, give):
    draft = give()
    before = Section.objects.count()
    first, second = (tara.post(step(draft, "make"))["Location"] for _ in range(2))
    assert first == second
    assert Section.objects.count() == before + 1


def test_a_page_that_shows_another_course_than_there_is_keeps_nothing(tara, give):
    draft = give()
    answer = send(tara, step(draft, "preview"), **{"stamp": "old", "kind-1": "case"})
    assert answer.status_code == 409
    draft.refresh_from_db()
    assert draft.corrections == {}


@pytest.mark.parametrize("minutes", ["x", "-5", "0", "99999", "²"])
def test_minutes_that_are_none_come_back_with_the_reason_beside_them(tara, give, minutes):
    draft = give()
    answer = send(tara, step(draft, "preview"), **{"minutes-1": minutes, "title-0": "Kept in the field"})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert 'id="minutes-1-error"' in html
    assert "Kept in the field" in html


def test_a_course_of_a_thousand_activities_fits_the_fields_that_a_form_may_have(tara, give):
    draft = give(outline="\n".join(f"- Reading number {n}" for n in range(1000)))
    html = tara.get(step(draft, "preview") + "?page=5").content.decode()
    assert len(fields_of(html)) < 1000
    assert "801 to 1000 of 1000" in html
    answer = send(tara, step(draft, "preview") + "?page=5", **{"in-999": None, "then": "page-1"})
    assert answer["Location"].endswith("?page=1")
    draft.refresh_from_db()
    assert list(draft.corrections.values()) == [
        {"included": False, "title": None, "kind": None, "form": None, "minutes": None}
    ]


def test_the_term_is_said_in_one_line_and_laid_out(tara, give):
    draft = give()
    said = {
        "start": "2027-01-11",
        "weeks": "3",
        "zone": "Europe/Zurich",
        "meets": "pattern",
        "pattern_text": "Tue,Thu 10:00 60",
        "break-0-start": "2027-01-19",
        "break-0-end": "2027-01-20",
    }
    fields = {**fields_of(tara.get(step(draft, "term")).content.decode()), **said}
    line = tara.get(step(draft, "term") + "summary", fields).json()["line"]
    assert line == "5 meetings, 12 Jan to 28 Jan 2027, 1 falls into a break, 5 hours together"
    assert tara.post(step(draft, "term"), fields)["Location"] == step(draft, "policy")
    assert worker.take("one")  # the zone and the first day say what dates of the text mean
    tara.post(step(draft, "make"))
    section = Section.objects.latest("pk")
    assert (section.start, section.weeks, section.zone) == (date(2027, 1, 11), 3, "Europe/Zurich")
    assert section.meetings.count() == 5


def test_a_course_that_never_meets_loses_the_meetings_of_its_source(tara, give):
    draft = give(outline="Course\nMeetings: Tue,Thu 10:00-11:15\n- Lecture: rivers\n- Reading: dams\n")
    assert opened(draft).document.patterns
    send(tara, step(draft, "term"), meets="never")
    draft.refresh_from_db()
    assert not opened(draft).document.patterns


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("zone", "Mars/Olympus"),
        ("start", "2027-02-31"),
        ("start", "0001-01-01"),
        ("weeks", "0"),
        ("pattern_text", "whenever"),
        ("break-0-end", "2027-01-01"),
        ("pattern-0-minutes", "75"),
    ],
)
def test_a_term_that_cannot_be_comes_back_with_the_reason(tara, give, field, value):
    draft = give()
    answer = send(tara, step(draft, "term"), **{field: value})
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()


def test_credit_and_priorities_reach_the_course(tara, give):
    draft = give()
    send(tara, step(draft, "policy"), policy="ects", credits="6", community="2", then="map")
    course = Section.objects.latest("pk").course
    assert (course.policy, course.credits, course.priorities) == ("ects", 6, [["community", 2.0]])


def test_a_policy_is_one_of_the_packaged_ones_never_a_file(tara, give):
    draft = give()
    assert send(tara, step(draft, "policy"), policy="/etc/passwd").status_code == 422


def test_columns_are_put_right_by_a_person(tara, give):
    draft = give(way="file", file=file("plan.csv", CSV))
    roles = {"role-A": "title", "role-B": "minutes", "role-C": "activities"}
    tara.post(f"/courses/new/{draft.key}/columns", roles)
    assert worker.take("one")
    draft.refresh_from_db()
    found = {one.title: one.minutes for one in opened(draft).document.activities}
    assert found["Where rivers go"] == Minutes.exactly(30)
    assert "Three dams" in found


def test_a_timetable_gives_its_meetings_and_a_file_that_is_none_changes_nothing(tara, give):
    draft = give()
    send(tara, step(draft, "term"), calendar=file("t.ics", CALENDAR))
    assert worker.take("one")
    draft.refresh_from_db()
    assert len(opened(draft).document.meetings) == 4
    send(tara, step(draft, "term"), calendar=file("t.csv", CSV))
    assert worker.take("one")
    assert "neither meetings nor days off" in tara.get(step(draft, "term")).content.decode()


def test_a_timetable_knows_its_zone_and_its_days_off_better_than_a_guess(tara, give):
    draft = give(browser_zone="America/New_York")
    send(tara, step(draft, "term"), start="2027-03-15", calendar=file("t.ics", CALENDAR.replace(*DAY_OFF)))
    while worker.take("one"):
        pass
    draft.refresh_from_db()
    term = opened(draft).document.term
    assert (term.zone, [one.title for one in term.breaks]) == ("Europe/Zurich", ["Holiday: Easter"])


@pytest.mark.parametrize(("name", "meetings"), [("flipped-seminar", True), ("fully-online", False)])
def test_a_template_is_there_at_once(tara, name, meetings):
    tara.post("/courses/new/", {"way": "template", "template": name})
    draft = Draft.objects.get()
    assert draft.state == DraftState.READ
    assert bool(opened(draft).document.patterns) is meetings


def test_an_empty_course_gets_its_first_activities_in_the_grid(tara):
    tara.post("/courses/new/", {"way": "blank", "title": "Tides"})
    draft = Draft.objects.get()
    said = {"added-title-0": "Lecture: the moon", "added-minutes-0": "40", "added-week-0": "2", "then": "map"}
    send(tara, step(draft, "preview"), **said)
    (activity,) = document_for(Section.objects.latest("pk")).activities
    assert (activity.title, activity.minutes, activity.week) == ("Lecture: the moon", Minutes.exactly(40), 2)


def test_another_source_begins_the_draft_again(tara, give):
    draft = give()
    send(tara, step(draft, "preview"), **{"kind-1": "case"})
    give(f"/courses/new/{draft.key}/", outline="- Lecture: the moon\n- Quiz: tides\n")
    assert Draft.objects.count() == 1
    draft.refresh_from_db()
    assert draft.corrections == {}
    assert [one.title for one in opened(draft).document.activities] == ["Lecture: the moon", "Quiz: tides"]


def test_what_a_course_cannot_be_is_put_right_and_said(tara, give):
    course = """meantime: 1
title: Tides
policy: of-some-other-place
priorities: {luck: 3}
term: {zone: Europe/Zurich}
activities: [{title: The sea, opens: 2027-03-20, closes: 2027-03-01}]
"""
    draft = give(way="file", file=file("tides.yaml", course))
    html = tara.get(step(draft, "preview")).content.decode()
    assert "of-some-other-place" in html
    assert "luck" in html
    assert "closes before it opens" in html
    assert tara.post(step(draft, "make")).status_code == 302
