"""A planned course says what it holds, what to change and what its minutes buy."""

from datetime import date

import pytest

from meantime.balance.planned import Report, plan_document
from meantime.balance.scripts import recording_pieces
from meantime.balance.tests.courses import activity, course
from meantime.formats.document import Outcome, Term
from meantime.planner.check import judge
from meantime.planner.plan import Status
from meantime.terms.minutes import Minutes
from meantime.terms.modality import Clock

TERM = Term(start=date(2027, 1, 11), weeks=3, zone="America/Toronto")


def planned(*activities, **fields) -> Report:
    fields = {"patterns": ("Tue,Thu 10:00 75",), "term": TERM} | fields
    return plan_document(course(*activities, **fields))


def lecture(number: int, minutes: int = 40, **fields):
    return activity(f"Lecture {number}", number, kind="lecture", minutes=Minutes.exactly(minutes), week=1, **fields)


def discussion(number: int, minutes: int = 30, **fields):
    return activity(f"Discussion {number}", 10 + number, kind="discussion", minutes=Minutes.exactly(minutes), **fields)


@pytest.fixture(scope="module")
def habit() -> Report:
    """Two live lectures by habit in the one week in which three discussions want the minutes."""
    lectures = (lecture(1, clock=Clock.LIVE), lecture(2, clock=Clock.LIVE))
    return planned(*lectures, *(discussion(n, week=1) for n in (1, 2, 3)), term=Term(start=date(2027, 1, 11), weeks=1))


def test_the_plan_of_a_course_keeps_every_rule(habit):
    assert habit.plan.status is Status.OPTIMAL
    assert judge(habit.plan) == ()


def test_minutes_of_the_weeks_add_up_to_those_of_the_plan(habit):
    planned_minutes = sum(placement.minutes.planned for placement in habit.plan.placements)
    assert habit.summary.live + habit.summary.own == planned_minutes
    assert 0 < habit.summary.active < habit.summary.live


def test_recording_what_is_live_by_habit_says_what_gets_its_minutes(habit):
    record = next(advice for advice in habit.advice if advice.topic == "record")
    assert record.activities == ("lecture-1", "lecture-2")
    assert record.frees == 80
    assert set(record.used_for) <= {"discussion-1", "discussion-2", "discussion-3"}
    assert record.used_for
    assert all(piece.minutes <= 9 for piece in record.pieces)


def test_what_would_gain_from_being_live_says_what_stands_in_its_way(habit):
    assert {why.phase.split("/")[0] for why in habit.displaced} <= {"discussion-1", "discussion-2", "discussion-3"}
    assert habit.displaced
    assert all(why.messages for why in habit.displaced)
    assert max(habit.prices.values()) > 0


def test_pieces_have_a_title_an_outline_and_a_check():
    first, second = recording_pieces(
        activity("Rivers", text="Where water goes. Why it bends.", minutes=Minutes.exactly(14)), 14, ["Measure a river"], 9
    )
    assert (first.minutes, second.minutes) == (7, 7)
    assert [point.params for point in first.outline if point.code == "balance.piece_point"] == [
        {"point": "Where water goes"}
    ]
    assert second.check.params == {"goal": "Measure a river"}


def test_an_outcome_that_nothing_checks_is_said():
    report = planned(
        activity("Reading", kind="reading", outcomes=("flow",)), outcomes=(Outcome(id="flow", title="Measure a river"),)
    )
    assert "balance.outcome_unchecked" in [advice.message.code for advice in report.advice]


def test_a_first_week_that_begins_with_its_meeting_is_expected_to_hold_less():
    weeks = planned(discussion(1), hours_per_week=(6.0, 8.0), term=TERM).summary.weeks
    first, second, last = (week.expected for week in weeks)
    assert first[1] < second[1] < last[1]


def test_a_course_that_does_not_fit_says_what_would_have_to_give():
    locked = [lecture(n, minutes=60, clock=Clock.LIVE) for n in range(1, 9)]
    report = planned(*locked, term=Term(start=date(2027, 1, 11), weeks=1))
    assert report.plan.status is Status.INFEASIBLE
    assert report.plan.conflicts


def test_what_fits_nowhere_near_its_week_may_stand_farther_away():
    report = planned(*(lecture(n, minutes=50, clock=Clock.LIVE) for n in range(1, 6)), term=TERM)
    assert report.plan.status is Status.OPTIMAL
    assert "balance.wider" in [notice.message.code for notice in report.course.notices]
