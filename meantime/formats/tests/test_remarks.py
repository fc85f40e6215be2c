"""Lines of an outline that are no activities, though they stand behind bullets."""

import pytest

from meantime.formats import outline
from meantime.formats.document import Reading
from meantime.formats.outline.remarks import is_remark
from meantime.formats.source import Source


def read(text: str) -> Reading:
    return outline.read(Source("course.md", text.encode()))


@pytest.mark.parametrize(
    "line",
    [
        *("97-100: A+", "93 – 96.9 A", "Below 60: F", "B+ 87-89%"),
        *("One late day equals one period of 24 hours.", "The hard deadline for grace days is five days later."),
        *("Semester: Fall 2025", "Room: 12 North Hall", "Instructor: Ann Lee", "Office hours: Mon 2-4"),
        *("Quizzes: 5% of the final grade", "3% for the rough draft", "Contact Ann <ann@example.org>"),
        "Sharing code outside of the team is not allowed.",
    ],
)
def test_grades_policies_and_facts_are_remarks(line: str) -> None:
    assert is_remark(line, in_week=False)


@pytest.mark.parametrize(
    "line",
    [
        *("HW 2 (no late days)", "Homework 3: no late submissions accepted", "Midterm exam, 20% of the final grade"),
        *("Vitamin A", "Lab 1: A to F", "Discuss the penalty of death", "Office hours: bring a draft"),
        "Room to grow: reflection",
    ],
)
def test_work_of_a_week_is_no_remark(line: str) -> None:
    assert not is_remark(line, in_week=True)


def test_remarks_are_told() -> None:
    reading = read("Week 1: Maps\n- Draw a map\n- 90-100: A\n- One late day equals one day.\nWeek 2: Scales\n- Quiz\n")
    assert [activity.title for activity in reading.document.activities] == ["Draw a map", "Quiz"]
    told = {notice.message.code: notice.message.params for notice in reading.notices}
    assert told["formats.outline.prose"] == {"n": 2, "lines": "3, 4"}


def test_a_list_under_office_hours_is_part_of_the_remark() -> None:
    reading = read("# Maps\n- Office hours:\n  - Lee: 11:00-12:00 on Thursdays\n- Draw a map\n")
    assert [activity.title for activity in reading.document.activities] == ["Draw a map"]


def test_headings_that_only_count_weeks_are_no_activities() -> None:
    reading = read("# Title only\n\n## Week 1\n## Week 2\n")
    assert reading.document.activities == ()
    assert [module.week for module in reading.document.modules] == [1, 2]
    assert [notice.message.code for notice in reading.notices] == ["formats.outline.no_activities"]


def test_a_break_with_an_exclamation_mark_is_a_break() -> None:
    reading = read("Week 1: Maps\n- Draw\n- Spring break next week!\nWeek 2: Scales\n- Quiz\n")
    assert [activity.title for activity in reading.document.activities] == ["Draw", "Quiz"]
    assert "formats.table.break_undated" in {notice.message.code for notice in reading.notices}


def test_numbers_of_which_one_must_be_a_day_settle_the_others() -> None:
    text = "# Maps\n- First day of instruction: 8/26/2025\n- Last day of instruction: 12/9/2025\n- Draw a map\n"
    term = read(text).document.term
    assert [str(term.start), str(term.end)] == ["2025-08-26", "2025-12-09"]
