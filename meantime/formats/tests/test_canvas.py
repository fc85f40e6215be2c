"""Canvas exports: order, dates, doubles, prerequisites."""

from datetime import UTC, date, datetime

from meantime.formats import canvas
from meantime.formats.document import Activity, Break, ItemType, Reading
from meantime.formats.tests.cartridges import (
    Part,
    after,
    assignment,
    assignment_13,
    assignment_xml,
    canvas_course,
    entry,
    event,
    events,
    module,
    page,
    quiz,
    required,
    topic,
    web_link,
)
from meantime.terms.minutes import Minutes, MinutesSource

_SEQUENTIAL = "<require_sequential_progress>true</require_sequential_progress>"


def titles(reading: Reading) -> list[str]:
    return [activity.title for activity in reading.document.activities]


def only(reading: Reading) -> Activity:
    (activity,) = reading.document.activities
    return activity


def codes(reading: Reading) -> list[str]:
    return [notice.message.code for notice in reading.notices]


def test_modules_and_activities_come_in_canvas_order_whatever_the_order_of_the_file():
    reading = canvas.read(
        canvas_course(
            page("p1", "Waves"),
            topic("d1", "Say hello"),
            assignment("a1", "Tide table"),
            modules=module("m2", "Week 2: Tides", entry("Assignment", "a1", "Tide table"), position=2)
            + module(
                "m1",
                "Week 1: Waves",
                entry("WikiPage", "p1", "Waves", position=2),
                entry("DiscussionTopic", "d1", "Say hello", position=1),
                position=1,
            ),
        )
    )
    assert [(m.title, m.position, m.week) for m in reading.document.modules] == [
        ("Week 1: Waves", 1, 1),
        ("Week 2: Tides", 2, 2),
    ]
    assert titles(reading) == ["Say hello", "Waves", "Tide table"]
    assert [activity.position for activity in reading.document.activities] == [1, 2, 3]
    assert [activity.module for activity in reading.document.activities] == ["m1", "m1", "m2"]


def test_every_kind_of_module_item_becomes_an_activity_and_a_header_goes_before_the_text():
    reading = canvas.read(
        canvas_course(
            page("p1", "Waves", "<p>Watch&nbsp;the sea.</p>"),
            modules=module(
                "m1",
                "Start",
                entry("ContextModuleSubHeader", "", "Before class", position=1),
                entry("WikiPage", "p1", "Waves", position=2),
                entry("ExternalUrl", "u1", "Tide clock", url="https://tides.example/now?key=s3cret", position=3),
                entry("ContextExternalTool", "t1", "Simulator", url="https://tool.example/?token=s3cret", position=4),
                entry("Attachment", "f1", "chart.pdf", position=5),
                entry("Lti::MessageHandler", "t2", "Another tool", position=6),
            ),
        )
    )
    assert [activity.item_type for activity in reading.document.activities] == [
        ItemType.PAGE, ItemType.LINK, ItemType.TOOL, ItemType.FILE, ItemType.TOOL,
    ]  # fmt: skip
    assert reading.document.activities[0].text == "Before class\nWatch the sea."
    assert reading.document.activities[0].words == 3
    assert reading.document.activities[1].text == "Before class\nhttps://tides.example/now"
    assert "s3cret" not in repr(reading)


def test_what_is_in_no_module_follows_by_due_date_and_is_announced():
    reading = canvas.read(
        canvas_course(
            page("p1", "In a module"),
            assignment("a1", "Never due"),
            assignment("a2", "Due late", due="2024-03-20T12:00:00"),
            topic("d1", "Due early", meta=assignment_xml("x", "Due early", due="2024-03-01T12:00:00", spaced=False)),
            modules=module("m1", "Start", entry("WikiPage", "p1", "In a module")),
        )
    )
    assert titles(reading) == ["In a module", "Due early", "Due late", "Never due"]
    (notice,) = [n for n in reading.notices if n.message.code == "formats.not_in_module"]
    assert notice.message.params == {"n": 3}


def test_a_quiz_or_topic_and_the_assignment_inside_it_are_one_activity():
    reading = canvas.read(
        canvas_course(
            quiz("q1", "Check", of="qa", inside="<due_at>2024-03-01T12:00:00</due_at>"),
            assignment("qa", "Check", due="2024-03-01T12:00:00"),
            topic("d1", "Debate", meta=assignment_xml("da", "Debate", due="2024-03-02T12:00:00", spaced=False)),
            modules=module(
                "m1",
                "Start",
                entry("Assignment", "qa", "Check", position=1),
                entry("Assignment", "da", "Debate", position=2),
                entry("Quizzes::Quiz", "q1", "Check again", position=3),
            ),
        )
    )
    assert [(activity.title, activity.item_type) for activity in reading.document.activities] == [
        ("Check", ItemType.QUIZ),
        ("Debate", ItemType.DISCUSSION),
    ]
    assert reading.counts["assignments"] == 1
    assert reading.counts["quizzes"] == 1
    assert reading.counts["discussions"] == 1


def test_announcements_are_counted_as_topics_and_are_no_activities():
    reading = canvas.read(canvas_course(topic("d1", "Welcome!", kind="announcement"), topic("d2", "Debate")))
    assert titles(reading) == ["Debate"]
    assert reading.counts["discussions"] == 2
    assert "formats.announcements_left_out" in codes(reading)


def test_a_classic_quiz_has_its_time_limit_points_and_as_many_questions_as_are_drawn():
    drawn = (
        "<item/><item/><section><selection_ordering><selection><selection_number>5</selection_number></selection>"
        "</selection_ordering><item/><item/></section>"
    )
    inside = "<time_limit>25</time_limit><points_possible>12.5</points_possible><quiz_type>assignment</quiz_type>"
    activity = only(canvas.read(canvas_course(quiz("q1", "Check", inside=inside, questions=drawn))))
    assert activity.minutes == Minutes.exactly(25, MinutesSource.COMPUTED)
    assert activity.questions == 7
    assert activity.points == 12.5
    assert activity.graded


def test_practice_quizzes_and_ungraded_assignments_are_not_graded():
    reading = canvas.read(
        canvas_course(
            quiz("q1", "Practice", inside="<quiz_type>practice_quiz</quiz_type>"),
            assignment("a1", "Diary", inside="<grading_type>not_graded</grading_type>"),
            assignment("a2", "Essay", inside="<grading_type>points</grading_type>"),
        )
    )
    assert {activity.title: activity.graded for activity in reading.document.activities} == {
        "Practice": False,
        "Diary": False,
        "Essay": True,
    }


def test_a_new_quiz_is_an_assignment_that_is_taken_as_a_quiz():
    launch = "<external_tool_url>https://school.quiz-lti-iad-prod.instructure.com/lti/launch</external_tool_url>"
    reading = canvas.read(canvas_course(assignment("a1", "New quiz", inside=launch)))
    assert only(reading).item_type is ItemType.QUIZ
    assert reading.counts["assignments"] == 1
    assert reading.counts["quizzes"] == 0


def test_an_assignment_of_a_1_3_cartridge_has_its_text_points_and_dates():
    reading = canvas.read(
        canvas_course(assignment_13("a1", "Essay", due="2024-03-01T12:00:00", text="<p>Write <b>well</b>.</p>"))
    )
    activity = only(reading)
    assert (activity.title, activity.text) == ("Essay", "Write well.")
    assert activity.due == datetime(2024, 3, 1, 12, tzinfo=UTC)
    assert reading.counts["assignments"] == 1


def test_due_times_are_utc_and_shown_in_the_stated_zone():
    reading = canvas.read(
        canvas_course(
            assignment("a1", "Essay", due="2026-02-26T04:59:59"),
            settings="<time_zone>Eastern Time (US &amp; Canada)</time_zone><start_at>2026-01-12T05:00:00</start_at>"
            "<conclude_at>2026-05-02T03:59:59</conclude_at>",
        )
    )
    term = reading.document.term
    assert (term.zone, term.zone_inferred) == ("America/New_York", False)
    assert (term.start, term.end) == (date(2026, 1, 12), date(2026, 5, 1))
    assert only(reading).due.isoformat() == "2026-02-25T23:59:59-05:00"


def test_a_term_over_the_change_to_summer_time_tells_its_zone():
    due = ["2018-02-26T04:59:00", "2018-03-05T04:59:00", "2018-03-19T03:59:00", "2018-04-02T03:59:00"]
    reading = canvas.read(canvas_course(*(assignment(f"a{n}", f"Work {n}", due=d) for n, d in enumerate(due))))
    assert (reading.document.term.zone, reading.document.term.zone_inferred) == ("America/New_York", True)
    assert "formats.zone_inferred" in codes(reading)
    assert {(a.due.hour, a.due.minute) for a in reading.document.activities} == {(23, 59)}


def test_a_zone_beside_the_due_dates_comes_before_a_guess():
    edited = "<time_zone_edited>Mountain Time (US &amp; Canada)</time_zone_edited>"
    reading = canvas.read(canvas_course(assignment("a1", "Essay", due="2024-02-26T04:59:00", inside=edited)))
    assert reading.document.term.zone == "America/Denver"
    assert reading.document.term.zone_inferred


def test_without_any_hint_the_zone_stays_open_and_is_asked_for():
    reading = canvas.read(canvas_course(assignment("a1", "Essay", due="2024-02-26T15:20:00")))
    assert reading.document.term.zone is None
    assert "formats.zone_not_found" in codes(reading)


def test_dates_without_sense_are_left_out_and_counted():
    reading = canvas.read(
        canvas_course(
            assignment("a1", "Never", due="2099-12-31T23:59:59"),
            assignment("a2", "Long ago", due="1970-01-01T00:00:00"),
            assignment("a3", "Broken", due="soon"),
            assignment("a4", "First year", due="0001-01-01T00:00:00+14:00"),
        )
    )
    assert [activity.due for activity in reading.document.activities] == [None] * 4
    (notice,) = [n for n in reading.notices if n.message.code == "formats.dates_left_out"]
    assert notice.message.params == {"n": 4}


def test_a_course_that_starts_after_its_last_due_date_or_ends_before_its_start_says_so():
    reading = canvas.read(
        canvas_course(
            assignment("a1", "Essay", due="2022-02-01T05:59:00"),
            settings="<start_at>2022-05-01T00:00:00</start_at><conclude_at>2022-03-01T00:00:00</conclude_at>",
        )
    )
    assert {"formats.starts_after_due", "formats.ends_before_start"} <= set(codes(reading))
    assert reading.document.term.end is None


def test_activities_of_a_module_come_after_the_required_ones_of_its_prerequisites():
    reading = canvas.read(
        canvas_course(
            *(page(f"p{n}", f"Page {n}") for n in range(5)),
            modules=module(
                "m1",
                "One",
                *(entry("WikiPage", f"p{n}", f"Page {n}", position=n) for n in (0, 1, 2)),
                inside=required("p0", "p1"),
            )
            + module(
                "m2",
                "Two",
                *(entry("WikiPage", f"p{n}", f"Page {n}", position=n) for n in (3, 4)),
                position=2,
                inside=after("m1", "nowhere"),
            ),
        )
    )
    assert [activity.after for activity in reading.document.activities] == [(), (), (), ("p0", "p1"), ("p0", "p1")]


def test_in_a_sequential_module_each_comes_after_the_required_one_before_it():
    reading = canvas.read(
        canvas_course(
            *(page(f"p{n}", f"Page {n}") for n in range(4)),
            modules=module(
                "m1",
                "One",
                *(entry("WikiPage", f"p{n}", f"Page {n}", position=n) for n in range(4)),
                inside=_SEQUENTIAL + required("p0", "p2"),
            ),
        )
    )
    assert [activity.after for activity in reading.document.activities] == [(), ("p0",), ("p0",), ("p2",)]


def test_prerequisites_never_make_a_circle():
    reading = canvas.read(
        canvas_course(
            page("p1", "One"),
            page("p2", "Two"),
            modules=module("m1", "A", entry("WikiPage", "p1", "One"), inside=after("m1", "m2"))
            + module("m2", "B", entry("WikiPage", "p2", "Two"), position=2, inside=after("m1")),
        )
    )
    assert [activity.after for activity in reading.document.activities] == [(), ("p1",)]


def test_a_module_that_opens_later_opens_its_activities():
    reading = canvas.read(
        canvas_course(
            page("p1", "One"),
            modules=module("m1", "A", entry("WikiPage", "p1", "One"), inside="<unlock_at>2024-02-01T06:00:00</unlock_at>"),
        )
    )
    assert only(reading).opens == datetime(2024, 2, 1, 6, tzinfo=UTC)


def test_events_have_their_length_unless_they_last_all_day():
    reading = canvas.read(
        canvas_course(
            events(
                event("e1", "Field trip", start="2024-03-01T14:00:00", end="2024-03-01T15:30:00"),
                event(
                    "e2",
                    "Open lab",
                    start="2024-03-02T06:00:00",
                    end="2024-03-02T06:00:00",
                    inside="<all_day>true</all_day>",
                ),
            )
        )
    )
    assert [activity.minutes for activity in reading.document.activities] == [Minutes.exactly(90), None]
    assert reading.counts["events"] == 2


def test_empty_titles_and_ids_are_filled_in_and_ids_stay_unique():
    reading = canvas.read(
        canvas_course(
            page("p1", " \u200b"),
            assignment("a1", ""),
            modules=module(
                "",
                "",
                entry("WikiPage", "p1", "", position=1),
                entry("ExternalUrl", "", "", url="https://a.example", position=2),
                entry("ExternalUrl", "", "", url="https://b.example", position=3),
            ),
        )
    )
    assert [m.title for m in reading.document.modules] == ["Module 1"]
    assert all(titles(reading))
    ids = [activity.id for activity in reading.document.activities]
    assert len(set(ids)) == len(ids) == 4


def test_the_hours_a_week_come_from_the_syllabus():
    syllabus = page("s", "Syllabus", "<p>Office hours: 2 hours a week. Plan on 8-10 hours per week of study.</p>")
    assert canvas.read(canvas_course(syllabus)).document.hours_per_week == (8, 10)


def test_outcomes_are_read_at_any_depth_of_their_groups():
    xml = (
        "<learningOutcomes><learningOutcome identifier='o1'><title>Explain tides</title></learningOutcome>"
        "<learningOutcomeGroup><title>More</title><learningOutcomes><learningOutcome identifier='o2'>"
        "<title>Predict waves</title></learningOutcome></learningOutcomes></learningOutcomeGroup></learningOutcomes>"
    )
    reading = canvas.read(canvas_course(Part({"course_settings/learning_outcomes.xml": xml})))
    assert [(outcome.id, outcome.title) for outcome in reading.document.outcomes] == [
        ("o1", "Explain tides"),
        ("o2", "Predict waves"),
    ]


def test_pages_without_text_are_announced_because_nothing_tells_their_length():
    reading = canvas.read(
        canvas_course(page("p1", "Film", "<iframe src='https://video.example'></iframe>"), page("p2", "Text"))
    )
    (notice,) = reading.notices
    assert (notice.message.code, notice.message.params) == ("formats.pages_without_text", {"n": 1})


def test_links_are_counted_by_their_resources():
    reading = canvas.read(canvas_course(web_link("w1", "A", "https://a.example"), web_link("w2", "B", "https://b.example")))
    assert reading.counts["links"] == 2


def test_a_reading_is_the_same_every_time():
    course = canvas_course(page("p1", "One"), quiz("q1", "Two"), assignment("a1", "Three", due="2024-03-01T05:59:00"))
    assert canvas.read(course) == canvas.read(course)


def test_an_event_that_is_a_day_off_is_a_break_and_still_counted() -> None:
    day = event("e1", "Holiday", start="2024-03-04T05:00:00", end="2024-03-05T05:00:00")
    reading = canvas.read(canvas_course(events(day), settings="<time_zone>America/New_York</time_zone>"))
    assert reading.document.activities == ()
    assert reading.document.term.breaks == (Break(start=date(2024, 3, 4), end=date(2024, 3, 4), title="Holiday"),)
    assert reading.counts["events"] == 1
