"""The term edited: what it would do is shown first, the plan goes along, and no meeting is lost on the way."""

from dataclasses import replace
from datetime import date

import pytest

from meantime.activities.actions import write_activities, write_frame
from meantime.activities.queries import document_for
from meantime.balance.planned import plan_document
from meantime.courses.models import Section
from meantime.editing.tests.pages import fields_of
from meantime.plans.actions import keep_plan
from meantime.plans.answer import answer_of
from meantime.plans.models import Plan
from meantime.plans.patch import frame_of
from meantime.plans.queries import plan_now
from meantime.plans.standing import spots_of, stamp_of
from meantime.testing import NOW

FORM = "//form[contains(@class, 'sheet-form')]"


@pytest.fixture
def address(world, client) -> str:
    client.force_login(world.tara)
    return f"/sections/{world.section.key}/term/"


@pytest.fixture
def plan(world) -> Plan:
    document = document_for(world.section)
    return keep_plan(world.section, answer_of(plan_document(document)), NOW, stamp=stamp_of(document))


def form(client, address):
    return fields_of(client.get(address).content.decode(), FORM)


def document(world):
    return document_for(Section.objects.get(pk=world.section.pk))


def days(world):
    return [meeting.start.date().isoformat() for meeting in document(world).meetings]


def changed(values, row, text):
    """The rows of one column with one of them changed."""
    return [text if i == row else value for i, value in enumerate(values)]


def test_opening_and_saving_changes_nothing(world, client, address):
    before = document(world)
    assert client.post(address, {**form(client, address), "do": "save"}).status_code == 302
    assert document(world) == before


def test_what_a_cancelled_meeting_would_do_is_said_before_it_is_saved(world, client, address, plan):
    before, posted = document(world), form(client, address)
    busy = next(int(p.at.removeprefix("m")) - 1 for p in plan_now(plan).placements if p.at.startswith("m"))
    posted["meeting_state"] = changed(posted["meeting_state"], busy, "cancelled")
    page = client.post(address, {**posted, "do": "preview"}).content.decode()
    assert "1 meeting is cancelled" in page
    assert "Cards that move" in page
    assert document(world) == before
    client.post(address, {**fields_of(page, FORM), "do": "save"})
    assert document(world).meetings[busy].cancelled
    now = plan_now(Plan.objects.get())
    assert {placement.phase for placement in now.placements} == {phase.id for phase in now.problem.phases}


def test_undo_brings_the_term_and_the_plan_back(world, client, address, plan):
    before, places, posted = document(world), spots_of(plan), form(client, address)
    posted["meeting_state"] = changed(posted["meeting_state"], 0, "removed")
    client.post(address, {**posted, "students": "30", "do": "save"})
    assert len(document(world).meetings) == 3
    client.post(f"/sections/{world.section.key}/undo", {"back": address})
    assert document(world) == before
    assert spots_of(plan) == places


def test_a_new_break_cancels_the_meetings_in_it_unless_they_are_set_back(world, client, address, plan):
    posted = form(client, address)
    for column, text in (("break_start", "2027-03-16"), ("break_end", "2027-03-17"), ("break_title", "Fair")):
        posted[column] = changed(posted[column], 1, text)
    page = client.post(address, {**posted, "do": "preview"}).content.decode()
    assert "1 meeting is cancelled" in page
    assert "(1 falls into a new break" in page
    client.post(address, {**fields_of(page, FORM), "do": "save"})
    assert [meeting.cancelled for meeting in document(world).meetings] == [True, False, False, False]
    assert [one.title for one in document(world).term.breaks] == ["Fair", "Easter"]


def test_a_meeting_is_moved_titled_and_added(world, client, address):
    posted = form(client, address)
    posted["meeting_start"] = changed(posted["meeting_start"], 0, "14:00")
    posted["meeting_end"] = changed(posted["meeting_end"], 0, "15:30")
    posted["meeting_place"] = changed(posted["meeting_place"], 1, "By the river")
    for column, text in (("meeting_day", "2027-03-19"), ("meeting_start", "22:00"), ("meeting_end", "01:00")):
        posted[column] = changed(posted[column], 4, text)
    client.post(address, {**posted, "do": "save"})
    first, second, added = document(world).meetings[:3]
    assert first.start.isoformat() == "2027-03-16T13:00:00+00:00"
    assert second.place == "By the river"
    assert (added.start.isoformat(), added.end.isoformat()) == ("2027-03-19T21:00:00+00:00", "2027-03-20T00:00:00+00:00")


def test_the_pattern_is_laid_anew_and_what_was_said_of_a_meeting_stays(world, client, address):
    posted = form(client, address)
    posted["meeting_title"] = changed(posted["meeting_title"], 0, "Opening")
    laid = client.post(address, {**posted, "patterns": "Tue 10:00 50\nFri 9:00 60", "do": "anew"}).content.decode()
    rows = fields_of(laid, FORM)
    assert rows["meeting_title"][0] == "Opening"
    assert rows["meeting_state"][:4] == ["", "removed", "", ""]
    client.post(address, {**rows, "do": "save"})
    assert days(world) == ["2027-03-16", "2027-03-19", "2027-03-30", "2027-04-02"]
    assert document(world).meetings[0].title == "Opening"


def test_another_zone_leaves_every_clock_time_as_it_is_written(world, client, address):
    sheet = document(world).activities[5]
    write_activities(world.section.course, {"sheet": replace(sheet, due=NOW)})
    client.post(address, {**form(client, address), "zone": "America/New_York", "do": "save"})
    after = document(world)
    assert after.meetings[0].start.isoformat() == "2027-03-16T14:00:00+00:00"
    assert after.activities[5].due.isoformat() == "2027-03-01T18:00:00+00:00"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("title", "", "A course needs a title"),
        ("zone", "Atlantis/Capital", "No time zone is called"),
        ("zone", "../../etc/passwd", "No time zone is called"),
        ("weeks", "0", "from 1 to 110"),
        ("end", "2026-01-01", "before the first"),
        ("start", "9999-12-31", "Write a date"),
        ("policy", "none such", "Choose a policy"),
        ("credits", "-3", "from 0 to 300"),
        ("hours_high", "200", "from 0 to 168"),
        ("patterns", "whenever", "pattern-free"),
        ("priority_access", "11", "from 0 to 10"),
    ],
)
def test_what_cannot_be_used_is_said_beside_its_field(world, client, address, name, text, said):
    before = document(world)
    answer = client.post(address, {**form(client, address), name: text, "do": "save"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="{name}-wrong"' in page
    assert said in page or said == "pattern-free"
    assert document(world) == before


@pytest.mark.parametrize(
    ("day", "start", "end", "said"),
    [
        ("2027-03-28", "02:30", "04:00", "never show 02:30; write 03:30"),
        ("2027-03-19", "10:00", "09:00", "lasts more than 12 hours"),
        ("2027-03-19", "", "", "A meeting needs its day"),
        ("2031-03-19", "10:00", "11:00", "years apart"),
        ("next week", "10:00", "11:00", "Write a date"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused_beside_its_row(world, client, address, day, start, end, said):
    posted = form(client, address)
    for column, text in (("meeting_day", day), ("meeting_start", start), ("meeting_end", end)):
        posted[column] = changed(posted[column], 4, text)
    answer = client.post(address, {**posted, "do": "preview"})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert fields_of(answer.content.decode(), FORM)["meeting_day"][4] in (day, "")


def test_two_who_edit_the_term_do_not_overwrite_each_other(world, client, address):
    posted = form(client, address)
    first = document(world)
    later = replace(first.meetings[0], title="Opening")
    write_frame(world.section, replace(frame_of(first), students=40, meetings=(later, *first.meetings[1:])))
    answer = client.post(address, {**posted, "students": "30", "do": "save"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Now 40" in page
    assert "2027-03-16 10:00 10:50 Opening" in page
    assert document(world).students == 40
    client.post(address, {**fields_of(page, FORM), "do": "save"})
    assert document(world).students == 30


def test_a_term_without_any_meeting_leaves_everything_to_own_time(world, client, address, plan):
    posted = form(client, address)
    posted["meeting_state"] = ["cancelled"] * 4 + ["", ""]
    assert client.post(address, {**posted, "do": "preview"}).status_code == 200
    assert client.post(address, {**posted, "do": "save"}).status_code == 302
    assert {placement.clock for placement in plan_now(Plan.objects.get()).placements} == {"own"}


def test_a_course_without_dates_gets_its_meetings_from_the_pattern(world, client, address):
    before = document(world)
    bare = replace(frame_of(before), meetings=(), term=replace(before.term, start=None, breaks=()))
    write_frame(Section.objects.get(pk=world.section.pk), bare)
    client.post(address, {**form(client, address), "start": "2027-09-13", "do": "save"})
    assert document(world).term.start == date(2027, 9, 13)
    assert days(world)[:2] == ["2027-09-14", "2027-09-16"]


def test_strangers_find_nothing(world, client, address):
    client.force_login(world.otto)
    assert client.get(address).status_code == 404
    assert client.post(address, {"do": "save"}).status_code == 404
