"""Outlines whose lines are class sessions: weekdays in front, several activities joined behind them."""

from datetime import date

import pytest

from meantime.formats import outline
from meantime.formats.document import Activity, Reading
from meantime.formats.outline.sessions import joined_activities, session_of
from meantime.formats.source import Source

COURSE = """\
GEO 110: Rivers
Fall 2026 | TR 9:30-10:45 AM | Room 4

Week 1 (Sept 1-3): Springs
Tue: Debate: Was the dam wise? Teams of four.
Thu: Ferris ch. 2 (pp. 39-80). Reading quiz 2. Discussion board post due Sunday 11:59 PM.

Week 2 (Sept 8-10): Deltas
Tue: Peer review of Essay 1 drafts. Reading quiz 3.
Thu: Field workshop. Essay 1 assigned.
Fri: Optional film; popcorn.

Week 3 (Sept 15-17): Floods
Tue: No class
Thu: Essay 1 due. Lecture: dikes and levees
"""


def read(text: str) -> Reading:
    return outline.read(Source("rivers.txt", text.encode()))


@pytest.fixture(scope="module")
def activities() -> dict[str, Activity]:
    return {activity.title: activity for activity in read(COURSE).document.activities}


def test_no_session_is_lost_for_its_full_stop(activities: dict[str, Activity]) -> None:
    assert list(activities) == [
        *("Debate: Was the dam wise? Teams of four", "Ferris ch. 2 (pp. 39-80)", "Reading quiz 2", "Discussion board post"),
        *("Peer review of Essay 1 drafts", "Reading quiz 3", "Field workshop", "Optional film; popcorn"),
        *("Essay 1", "Lecture: dikes and levees"),
    ]


def test_what_happens_in_class_is_locked_to_the_meeting_of_its_weekday(activities: dict[str, Activity]) -> None:
    assert activities["Debate: Was the dam wise? Teams of four"].meeting == "2026-09-01"
    assert activities["Reading quiz 2"].meeting == "2026-09-03"
    assert activities["Field workshop"].meeting == "2026-09-10"


def test_work_around_a_meeting_and_days_without_one_are_not_locked(activities: dict[str, Activity]) -> None:
    for title in ("Ferris ch. 2 (pp. 39-80)", "Discussion board post", "Essay 1", "Optional film; popcorn"):
        assert activities[title].meeting is None


def test_due_behind_a_weekday_is_due_on_that_day(activities: dict[str, Activity]) -> None:
    due = {title: activity.due.date() for title, activity in activities.items() if activity.due}
    assert due == {"Discussion board post": date(2026, 9, 6), "Essay 1": date(2026, 9, 17)}


def test_a_session_without_class_is_a_day_off() -> None:
    assert [(pause.start, pause.end) for pause in read(COURSE).document.term.breaks] == [
        (date(2026, 9, 15), date(2026, 9, 15))
    ]


def test_without_dates_only_the_label_goes() -> None:
    activity = read("Week 1: Springs\nTue: Field workshop in pairs.\nThu: Lecture\n").document.activities[0]
    assert (activity.title, activity.meeting) == ("Field workshop in pairs", None)


def test_a_name_with_a_full_stop_among_names_is_an_activity() -> None:
    text = "Week 1: Springs\nLecture on springs\nRead Ferris chapter one.\nWeek 2: Deltas\nQuiz\n"
    assert [one.title.rstrip(".") for one in read(text).document.activities] == [
        "Lecture on springs",
        "Read Ferris chapter one",
        "Quiz",
    ]


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("Lecture; film clip (20 min)", ["Lecture", "film clip (20 min)"]),
        ("Read Ferris vol. 2, pp. 3-5. Quiz 1.", ["Read Ferris vol. 2, pp. 3-5.", "Quiz 1."]),
        ("Simulation (bring a map. Wear boots.)", ["Simulation (bring a map. Wear boots.)"]),
        ("Debate. Teams of four.", ["Debate. Teams of four."]),
    ],
)
def test_sentences_are_activities_where_each_names_one(line: str, pieces: list[str]) -> None:
    assert joined_activities(line) == pieces


@pytest.mark.parametrize(("line", "weekday"), [("Thursday - Lab", 3), ("(Fri) : Poll", 4), ("mardi : Débat", 1)])
def test_a_weekday_with_a_mark_is_a_label(line: str, weekday: int) -> None:
    session = session_of(line)
    assert session is not None
    assert session.weekday == weekday


@pytest.mark.parametrize("line", ["Monday mornings in history", "Sunlight: a lab", "Lecture: Tuesday's rain"])
def test_a_weekday_in_a_title_is_no_label(line: str) -> None:
    assert session_of(line) is None
