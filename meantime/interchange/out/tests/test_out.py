"""What is taken along, as a person who teaches gets it and everybody else does not."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import docx
import icalendar
import openpyxl
import pytest

from meantime import testing
from meantime.activities.models import Activity
from meantime.courses.models import Course, Section
from meantime.formats import coursefile
from meantime.formats.document import CourseDocument
from meantime.formats.source import Source
from meantime.interchange.out.files import content_disposition
from meantime.plans.actions import keep_plan
from meantime.testing import NOW, ZONE

PAGES = ("", "syllabus/", "changes/")
FILES = ("syllabus.docx", "course.yaml", "activities.csv", "activities.xlsx", "calendar.ics", "changes.csv")


@pytest.fixture
def planned(world):
    keep_plan(world.section, testing.an_answer(), NOW)
    return world


@pytest.fixture
def take(planned, client):
    client.force_login(planned.tara)
    return lambda address: client.get(f"/sections/{planned.section.key}/out/{address}")


@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_nothing_is_taken_along_by_those_who_do_not_teach(planned, client, address):
    place = f"/sections/{planned.section.key}/out/{address}"
    assert client.get(place)["Location"].startswith("/login/")
    for stranger in (planned.otto, planned.lena):
        client.force_login(stranger)
        assert client.get(place).status_code == 404


@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_taking_along_changes_nothing_and_is_kept_by_nobody_on_the_way(take, client, planned, address):
    assert take(address).status_code == 200
    assert "no-store" in take(address)["Cache-Control"]
    assert client.post(f"/sections/{planned.section.key}/out/{address}").status_code == 405


@pytest.mark.parametrize("address", ["syllabus/", "changes/", "syllabus.docx", "changes.csv"])
def test_what_is_made_from_a_plan_says_that_there_is_none(world, client, address):
    client.force_login(world.tara)
    answer = client.get(f"/sections/{world.section.key}/out/{address}")
    assert answer.status_code == 409
    assert "No plan yet" in answer.content.decode()


def test_without_a_plan_the_course_itself_is_still_taken_along(world, client):
    client.force_login(world.tara)
    assert client.get(f"/sections/{world.section.key}/out/").status_code == 200
    for name in ("course.yaml", "activities.csv", "activities.xlsx", "calendar.ics"):
        assert client.get(f"/sections/{world.section.key}/out/{name}").status_code == 200


def test_a_course_file_carries_the_plan(take, planned):
    document = coursefile.read(Source("course.yaml", take("course.yaml").content)).document
    activities = {activity.id: activity for activity in document.activities}
    meetings = {meeting.id: meeting.start for meeting in document.meetings}
    assert meetings[activities["dam"].meeting] == datetime(2027, 3, 30, 10, tzinfo=ZONE)
    assert activities["map"].due == datetime(2027, 3, 16, 10, tzinfo=ZONE)
    assert activities["sheet"].due == datetime(2027, 4, 4, 23, 59, tzinfo=ZONE)


def test_a_calendar_keeps_the_wall_clock_over_the_change_of_clocks(take):
    """Zurich changes its clocks on 28 March 2027, between the two weeks."""
    events = icalendar.Calendar.from_ical(take("calendar.ics").content).walk("VEVENT")
    starts = sorted(event["DTSTART"].dt for event in events if "CATEGORIES" not in event)
    # An hour ahead of UTC before the change, two hours after it.
    days = ((3, 16, 9), (3, 18, 9), (3, 30, 8), (4, 1, 8))
    assert starts == [datetime(2027, month, day, hour, tzinfo=UTC) for month, day, hour in days]
    local = {start.astimezone(ZoneInfo("Europe/Zurich")).time().isoformat() for start in starts}
    assert local == {"10:00:00"}


def test_a_calendar_taken_again_is_a_later_revision_of_the_same_events(take, planned):
    def events() -> dict[str, int]:
        found = icalendar.Calendar.from_ical(take("calendar.ics").content).walk("VEVENT")
        return {str(event["UID"]): int(event["SEQUENCE"]) for event in found}

    first = events()
    Course.objects.update(title="Rivers, people and dams")
    assert events().keys() == first.keys()
    assert all(0 < first[uid] <= revision < 2**31 for uid, revision in events().items())


def test_two_sections_of_one_course_have_events_of_their_own(take, planned, client):
    first = {str(e["UID"]) for e in icalendar.Calendar.from_ical(take("calendar.ics").content).walk("VEVENT")}
    other = Section.objects.create(course=planned.section.course, zone=ZONE.key)
    other.enrollments.create(user=planned.tara, role="instructor")
    Activity.objects.filter(key="map").update(due=NOW + timedelta(days=9))
    content = client.get(f"/sections/{other.key}/out/calendar.ics").content
    second = {str(e["UID"]) for e in icalendar.Calendar.from_ical(content).walk("VEVENT")}
    assert second
    assert not first & second


def test_a_word_syllabus_opens_with_headings_and_repeating_headers(take):
    document = docx.Document(io.BytesIO(take("syllabus.docx").content))
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith(("Title", "Heading"))]
    assert headings[0] == ("Title", "GEO 7: Rivers and people")
    assert ("Heading 1", "Week 1: Where rivers go") in headings
    assert ("Heading 2", "Own time: before Tue 16 Mar") in headings
    assert ("Heading 2", "Together: Tue 16 Mar, 10:00 – 10:50") in headings
    assert document.tables
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in document.tables)


def test_a_syllabus_says_what_to_do_before_a_meeting_and_in_it(take):
    page = take("syllabus/").content.decode()
    before, meeting = page[page.index("before Tue 16 Mar") :].split('class="stretch', 2)[:2]
    assert "Reading: The map of a river" in before
    assert "35–40 min" in before
    assert "Tue 16 Mar 10:00" in before
    assert "10:00 – 10:50" in meeting
    assert meeting.index("Which river is yours?") < meeting.index("Lecture: how water flows")


def test_a_change_list_says_what_to_do_with_a_date_and_a_meeting(take):
    page = take("changes/").content.decode()
    assert "Do “A dam: who pays?” together on Tue 30 Mar (25 min)." in page
    assert "“Reading: The map of a river” is due Tue 16 Mar 10:00." in page


def test_what_was_made_by_hand_is_new_to_the_source(take, planned):
    Activity.objects.create(course=planned.section.course, key="made", title="Made by hand", position=99, item_type="text")
    plan = testing.a_plan()
    phase = replace(plan.problem.phases[0], id="made/1", activity="made", title="Made by hand")
    placement = replace(plan.placements[0], activity="made", phase="made/1", order=2)
    problem = replace(plan.problem, phases=(*plan.problem.phases, phase))
    answer = replace(testing.an_answer(), plan=replace(plan, problem=problem, placements=(*plan.placements, placement)))
    keep_plan(planned.section, answer, NOW + timedelta(hours=1))
    assert "Add “Made by hand” to week 1 (40 min)." in take("changes/").content.decode()


def test_what_was_removed_and_brought_back_is_not_new_to_the_source(take, planned):
    activity = planned.section.course.activities.get(key="dam")
    activity.delete()
    activity.save(force_insert=True)
    assert "Add “A dam: who pays?”" not in take("changes/").content.decode()


def test_no_cell_becomes_a_formula(take, planned):
    Activity.objects.filter(key="map").update(title='=HYPERLINK("x")')
    for name in ("activities.csv", "changes.csv"):
        cells = [cell for row in csv.reader(io.StringIO(take(name).content.decode("utf-8-sig"))) for cell in row]
        assert any("HYPERLINK" in cell for cell in cells)
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    sheet = openpyxl.load_workbook(io.BytesIO(take("activities.xlsx").content))["Activities"]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_what_people_wrote_cannot_become_markup_or_break_a_file(take, planned):
    Activity.objects.filter(key="map").update(title="<script>alert(1)</script>\x0b\x1f")
    for address in ("syllabus/", "changes/"):
        assert "<script>alert" not in take(address).content.decode()
    for address in FILES:
        assert take(address).status_code == 200
    document = docx.Document(io.BytesIO(take("syllabus.docx").content))
    assert any("<script>alert(1)</script>" in cell.text for table in document.tables for cell in table._cells)


@pytest.mark.parametrize(
    ("code", "title", "named"),
    [
        ("GEO 7", "Rivers", 'attachment; filename="GEO-7.ics"'),
        ("", "Éthique", "attachment; filename=\"Ethique.ics\"; filename*=UTF-8''%C3%89thique.ics"),
        ("", "أنهار", "attachment; filename=\"course.ics\"; filename*=UTF-8''%D8%A3%D9%86%D9%87%D8%A7%D8%B1.ics"),
        ('"\r\nSet-Cookie: a', "x", 'attachment; filename="Set-Cookie-a.ics"'),
        ("../../etc", "x", 'attachment; filename="etc.ics"'),
    ],
)
def test_a_file_is_named_after_its_course_in_every_script(code, title, named):
    assert content_disposition(CourseDocument(title=title, code=code), "ics") == named
