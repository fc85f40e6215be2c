"""Outlines as people paste them."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from meantime.formats import outline
from meantime.formats.document import Activity, CourseDocument, Reading
from meantime.formats.source import Source
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.terms.modality import Clock

COURSE = """\
# BIO 214: Reading data honestly

This course teaches students to read data. We meet twice a week.

Meets Tue, Thu 10:00-11:15. Expect 8-10 hours per week. 84 students. 3 credits.
Time zone: America/Toronto
Term starts 11 January 2027

## Learning outcomes
- Describe a distribution
- Compare groups

## Grading
- Homework 40%
- Exam 60%

## Week 1: Why samples vary
We look at samples this week, and it will be fun.
- Candy sampling (20 min)
- Read ch. 3 [15-20 min] (own time)
Before class:
- Watch the video - 12'
- Quiz 1, due Friday 23:59
In class:
- Think pair share (live)
  - think of an example
  - share it

## Week 2 — Distributions
1. Lecture on distributions (45 min)
2. Lab 1
   - set up (10 min)
   - measure (30 min)
* ~~Old activity~~
* Wrap the findings up in a sentence that goes
  on in the next line
Poll on means (5 min)
jane.doe@example.org is the assistant.

## Week 3: Reading week

## Semaine 4
- [ ] Write 500 words about bias, due Jan 30
"""


def read(text: str) -> Reading:
    return outline.read(Source("course.md", text.encode()))


def titles(document: CourseDocument) -> list[str]:
    return [activity.title for activity in document.activities]


@pytest.fixture(scope="module")
def course() -> CourseDocument:
    return read(COURSE).document


def named(document: CourseDocument, title: str) -> Activity:
    return next(activity for activity in document.activities if activity.title == title)


def test_headings_are_modules_and_list_items_activities(course: CourseDocument) -> None:
    assert [(module.title, module.week) for module in course.modules] == [
        ("Week 1: Why samples vary", 1),
        ("Week 2 — Distributions", 2),
        ("Week 3: Reading week", 3),
        ("Semaine 4", 4),
    ]
    assert titles(course) == [
        *("Candy sampling", "Read ch. 3", "Watch the video", "Quiz 1", "Think pair share"),
        *("Lecture on distributions", "set up", "measure"),
        *(
            "Wrap the findings up in a sentence that goes on in the next line",
            "Poll on means",
            "Write 500 words about bias",
        ),
    ]


def test_minutes_stand_in_brackets_and_behind_dashes(course: CourseDocument) -> None:
    assert named(course, "Candy sampling").minutes == Minutes.exactly(20)
    assert named(course, "Read ch. 3").minutes == Minutes(15, 18, 20, MinutesSource.STATED)
    assert named(course, "Watch the video").minutes == Minutes.exactly(12)


def test_clocks_come_from_marks_and_from_what_stands_above(course: CourseDocument) -> None:
    clocks = {activity.title: activity.clock for activity in course.activities}
    assert clocks["Read ch. 3"] is Clock.OWN
    assert clocks["Watch the video"] is Clock.OWN
    assert clocks["Think pair share"] is Clock.LIVE
    assert clocks["Candy sampling"] is None
    assert clocks["Lecture on distributions"] is None


def test_due_days_are_placed_in_their_week(course: CourseDocument) -> None:
    toronto = ZoneInfo("America/Toronto")
    assert named(course, "Quiz 1").due == datetime(2027, 1, 15, 23, 59, tzinfo=toronto)
    assert named(course, "Write 500 words about bias").due == datetime(2027, 1, 30, 23, 59, tzinfo=toronto)
    assert named(course, "Write 500 words about bias").write_words == 500


def test_facts_about_the_course_are_kept(course: CourseDocument) -> None:
    assert (course.code, course.title) == ("BIO 214", "Reading data honestly")
    assert course.patterns == ("Tue, Thu 10:00-11:15",)
    assert (course.hours_per_week, course.students, course.credits) == ((8.0, 10.0), 84, 3.0)
    assert (course.term.start, course.term.zone) == (date(2027, 1, 11), "America/Toronto")
    assert [outcome.title for outcome in course.outcomes] == ["Describe a distribution", "Compare groups"]
    assert course.term.breaks[0].start == date(2027, 1, 25)


def test_lines_below_an_item_are_its_text_unless_they_have_minutes(course: CourseDocument) -> None:
    assert named(course, "Think pair share").text == "think of an example\nshare it"
    assert "Lab 1" not in titles(course)


def test_what_was_not_taken_is_told() -> None:
    reading = read(COURSE)
    told = {notice.message.code: notice.message.params for notice in reading.notices}
    assert told["formats.outline.cancelled"]["n"] == 1
    assert told["formats.outline.prose"]["n"] == 2
    assert "Grading" in str(told["formats.outline.sections_left_out"]["sections"])
    assert "example.org" not in repr(reading)


@pytest.mark.parametrize(
    ("text", "modules"),
    [
        ("Week 1: A\n- x\nWeek 2: B\n- y", ["Week 1: A", "Week 2: B"]),
        ("## Semaine 2\n- x\n## Semaine 3\n- y", ["Semaine 2", "Semaine 3"]),
        ("Module 3 — Bias\n  x\n  y\nModule 4 — Error\n  z", ["Module 3 — Bias", "Module 4 — Error"]),
        ("1. Introduction\n   - x\n2. Sampling\n   - y", ["Introduction", "Sampling"]),
        ("Session 4 (Tue 12 Jan)\n• x\nSession 5 (Thu 14 Jan)\n• y", ["Session 4 (Tue 12 Jan)", "Session 5 (Thu 14 Jan)"]),
        ("**Unit 1**\n- x\n**Unit 2**\n- y", ["Unit 1", "Unit 2"]),
        ("Unit I: A\n===\n- x\nUnit II: B\n===\n- y", ["Unit I: A", "Unit II: B"]),
        ("Introduction\n- x\n\nSampling\n- y", ["Introduction", "Sampling"]),
        ("- x\n- y", []),
    ],
)
def test_modules_come_in_many_shapes(text: str, modules: list[str]) -> None:
    document = read(text).document
    assert [module.title for module in document.modules] == modules
    assert titles(document)[0] == "x"
    assert document.activities[-1].title in ("y", "z")


def test_a_date_with_a_span_of_time_is_a_meeting() -> None:
    document = read("Session 4 (Tue 12 Jan 2027, 10:00-11:15)\n- Poll\nSession 5 (Thu 14 Jan 10:00-11:15)\n- Case").document
    starts = [(meeting.start.date(), meeting.start.time(), meeting.end.time()) for meeting in document.meetings]
    assert starts == [(date(2027, 1, 12), time(10), time(11, 15)), (date(2027, 1, 14), time(10), time(11, 15))]


def test_headings_alone_are_what_happens_in_their_weeks() -> None:
    assert titles(read("Week 1: Sampling\nWeek 2: Midterm exam\n").document) == ["Sampling", "Midterm exam"]


def test_a_list_under_dates_is_dated_by_them() -> None:
    document = read("---\ntitle: Java\n---\nSep 28, 2026\n: [Java & Git](#)\n\nOct 2\n: **HW 1 due**{: .label }\n").document
    assert document.title == "Java"
    assert titles(document) == ["Java & Git", "HW 1"]
    assert document.activities[1].due is not None
    assert document.activities[1].due.date() == date(2026, 10, 2)


def test_a_pasted_table_is_read_as_a_table() -> None:
    document = read(
        "# Stats 101\nMeets Mon 9:00-10:15.\n\n| Week | Topic | Minutes |\n|-|-|-|\n| 1 | Poll | 5 |\n| 2 | Quiz | 10 |\n"
    ).document
    assert (document.title, document.patterns) == ("Stats 101", ("Mon 9:00-10:15",))
    assert [(a.title, a.week, a.minutes and a.minutes.high) for a in document.activities] == [
        ("Poll", 1, 5),
        ("Quiz", 2, 10),
    ]


def test_reading_twice_gives_the_same_ids() -> None:
    assert read(COURSE).document == read(COURSE).document
