"""A syllabus goes week by week: own time before each meeting, then the meeting."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from meantime import testing
from meantime.balance.given import with_meetings
from meantime.balance.syllabus import MeetingTime, Phrases, meeting_times, syllabus_of
from meantime.formats.document import Activity, CourseDocument, Meeting, Term
from meantime.terms.modality import Clock

DOCUMENT, PLAN = with_meetings(testing.a_document()), testing.a_plan()
PHRASES = Phrases(
    language="en",
    right_to_left=False,
    stretches={stretch.id: stretch.id for stretch in PLAN.problem.timeline},
    kind=lambda kind, form: (form or kind, "circle"),
    moment=lambda moment: moment.strftime("%d %H:%M"),
    hours=lambda start, end: f"{start:%H:%M}-{end:%H:%M}",
)


def test_each_stretch_has_its_lines_in_the_order_of_the_plan():
    first, second = syllabus_of(DOCUMENT, PLAN, PHRASES).weeks
    assert [(stretch.name, [line.title for line in stretch.lines]) for stretch in first.stretches] == [
        ("t1", ["Reading: The map of a river"]),
        ("m1", ["Which river is yours?", "Lecture: how water flows"]),
        ("m2", ["Lecture: how water flows", "Measure a river bed"]),
    ]
    assert [stretch.name for stretch in second.stretches] == ["t3", "m3", "m4", "t5"]
    assert first.title == "Where rivers go"


def test_a_meantime_with_a_break_says_so_even_if_nothing_is_to_be_done():
    (pause,) = [
        stretch for week in syllabus_of(DOCUMENT, PLAN, PHRASES).weeks for stretch in week.stretches if stretch.breaks
    ]
    assert (pause.name, pause.breaks, pause.lines) == ("t3", ("Easter",), ())


def test_own_time_has_a_range_and_a_due_time_and_a_meeting_the_minutes_it_keeps():
    first, _ = syllabus_of(DOCUMENT, PLAN, PHRASES).weeks
    reading, hello = first.stretches[0].lines[0], first.stretches[1].lines[0]
    assert (reading.minutes, reading.due_text) == ("35–40", "16 10:00")
    assert (hello.minutes, hello.due) == ("10", None)
    assert (first.together, first.own) == (70, (35, 40))


def test_parts_of_an_activity_are_named_and_an_activity_in_one_go_is_not():
    lines = [line for week in syllabus_of(DOCUMENT, PLAN, PHRASES).weeks for s in week.stretches for line in s.lines]
    assert [line.part for line in lines if line.title == "Lecture: how water flows"] == ["watch", "questions"]
    assert {line.part for line in lines if line.title != "Lecture: how water flows"} == {""}


def test_an_earlier_part_in_own_time_is_due_with_its_own_meantime():
    split = {"flow/1": "t1", "flow/2": "t2"}
    placements = tuple(
        replace(p, at=split.get(p.phase, p.at), clock=Clock.OWN if p.phase in split else p.clock, order=9)
        for p in PLAN.placements
    )
    first, _ = syllabus_of(DOCUMENT, replace(PLAN, placements=placements), PHRASES).weeks
    due = [line.due_text for s in first.stretches for line in s.lines if line.title == "Lecture: how water flows"]
    assert due == ["16 10:00", "18 10:00"]


def test_what_the_plan_does_not_place_is_named_at_the_end():
    document = replace(DOCUMENT, activities=(*DOCUMENT.activities, Activity(id="x", title="Later", position=9)))
    assert syllabus_of(document, PLAN, PHRASES).more == ("Later",)


def test_meetings_at_one_time_of_the_week_are_one_line_on_both_sides_of_the_change_of_clocks():
    # Zurich is an hour ahead of UTC until 28 March 2027, and two from then on.
    starts = [
        datetime(2027, 3, 16, 9, tzinfo=UTC),
        datetime(2027, 3, 23, 9, tzinfo=UTC),
        datetime(2027, 3, 30, 8, tzinfo=UTC),
    ]
    meetings = tuple(
        Meeting(id=str(n), start=start, end=start + timedelta(minutes=50), cancelled=n == 1)
        for n, start in enumerate(starts)
    )
    document = CourseDocument(title="x", term=Term(start=date(2027, 3, 15), zone="Europe/Zurich"), meetings=meetings)
    assert meeting_times(document) == (MeetingTime(weekday=1, start=time(10), end=time(10, 50), count=2),)
