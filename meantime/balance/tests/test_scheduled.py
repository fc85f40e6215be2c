"""A document with its plan in it: places, clocks and dates of the plan, and nothing else changed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime import testing
from meantime.balance.given import with_meetings
from meantime.balance.planned import plan_document
from meantime.balance.scheduled import scheduled
from meantime.balance.tests.courses import activity, course
from meantime.formats import coursefile
from meantime.formats.document import Activity, CourseDocument, ItemType, StatedPhase, Term
from meantime.formats.source import Source
from meantime.planner.problem import Stretch, StretchType
from meantime.terms.minutes import Minutes
from meantime.terms.modality import Clock, PhaseRole
from meantime.testing import ZONE

DOCUMENT, PLAN = with_meetings(testing.a_document()), testing.a_plan()


def with_dates(id: str, **dates: datetime | None) -> CourseDocument:
    activities = tuple(replace(one, **dates) if one.id == id else one for one in DOCUMENT.activities)
    return replace(DOCUMENT, activities=activities)


def found(document: CourseDocument, id: str) -> Activity:
    return next(one for one in document.activities if one.id == id)


def at(day: int, hour: int = 12, month: int = 3) -> datetime:
    return datetime(2027, month, day, hour, tzinfo=ZONE)


def test_own_time_is_open_for_its_meantime_and_due_at_the_meeting_that_ends_it():
    reading = found(scheduled(DOCUMENT, PLAN), "map")
    assert (reading.clock, reading.week, reading.meeting) == (Clock.OWN, 1, None)
    assert (reading.opens, reading.due) == (at(15, 0), at(16, 10))


def test_what_no_meeting_ends_is_due_in_the_last_minute_of_its_last_day():
    assert found(scheduled(DOCUMENT, PLAN), "sheet").due == at(4, 23, month=4) + timedelta(minutes=59)


def test_what_is_done_together_names_its_meeting():
    discussion = found(scheduled(DOCUMENT, PLAN), "dam")
    assert (discussion.clock, discussion.due) == (Clock.LIVE, None)
    meeting = next(meeting for meeting in DOCUMENT.meetings if meeting.id == discussion.meeting)
    assert meeting.start == at(30, 10)


def test_a_meeting_that_the_course_lost_is_named_by_its_day():
    without = replace(DOCUMENT, meetings=DOCUMENT.meetings[:2])
    assert found(scheduled(without, PLAN), "dam").meeting == "2027-03-30"


def test_an_activity_in_parts_states_each_with_its_clock():
    lecture = found(scheduled(DOCUMENT, PLAN), "flow")
    assert lecture.clock is Clock.LIVE
    assert [(phase.name, phase.clock, phase.minutes and phase.minutes.high) for phase in lecture.phases] == [
        ("watch", Clock.LIVE, 20),
        ("questions", Clock.LIVE, 10),
    ]
    assert lecture.meeting is None  # its two parts stand at two meetings


def test_a_date_that_agrees_with_the_plan_stays():
    assert found(scheduled(with_dates("map", due=at(16, 8)), PLAN), "map").due == at(16, 8)
    assert found(scheduled(with_dates("map", opens=at(15, 18)), PLAN), "map").opens == at(15, 18)


@pytest.mark.parametrize("due", [at(12), at(17)])
def test_a_date_outside_its_meantime_gives_way(due):
    assert found(scheduled(with_dates("map", due=due), PLAN), "map").due == at(16, 10)


def test_work_done_together_may_be_handed_in_until_the_next_meeting():
    assert found(scheduled(with_dates("bed", due=at(25)), PLAN), "bed").due == at(25)
    assert found(scheduled(with_dates("bed", due=at(17)), PLAN), "bed").due == at(18, 10) + timedelta(minutes=50)


def test_nothing_closes_before_it_is_due():
    assert found(scheduled(with_dates("map", closes=at(15)), PLAN), "map").closes == at(16, 10)
    assert found(scheduled(with_dates("map", closes=at(19)), PLAN), "map").closes == at(19)


_MOMENTS = st.none() | st.integers(0, 24 * 40).map(lambda hours: datetime(2027, 3, 5, tzinfo=UTC) + timedelta(hours=hours))


@given(st.sampled_from([one.id for one in DOCUMENT.activities]), _MOMENTS, _MOMENTS, _MOMENTS)
def test_dates_are_in_order_and_scheduling_again_changes_nothing(id, opens, due, closes):
    opens, closes = (opens, closes) if not opens or not closes or opens <= closes else (closes, opens)
    once = scheduled(with_dates(id, opens=opens, due=due, closes=closes), PLAN)
    one = found(once, id)
    moments = [moment for moment in (one.opens, one.due, one.closes) if moment]
    assert moments == sorted(moments)
    assert scheduled(once, PLAN) == once
    assert (due is None) or one.due


def test_a_planned_course_is_read_back_from_its_file():
    planned = scheduled(DOCUMENT, PLAN)
    assert coursefile.read(Source("course.yaml", coursefile.write(planned))).document == planned


def test_phases_of_an_author_keep_their_names_and_minutes():
    stated = (
        StatedPhase(name="look", role=PhaseRole.PREPARE, minutes=Minutes.exactly(12)),
        StatedPhase(name="argue", role=PhaseRole.ENGAGE),
    )
    planned = scheduled(
        replace(
            DOCUMENT, activities=tuple(replace(a, phases=stated) if a.id == "flow" else a for a in DOCUMENT.activities)
        ),
        PLAN,
    )
    look, argue = found(planned, "flow").phases
    assert (look.name, look.minutes, look.clock) == ("look", Minutes.exactly(12), Clock.LIVE)
    assert (argue.name, argue.minutes and argue.minutes.typical) == ("argue", 10)


def test_a_term_without_dates_gets_weeks_and_clocks_and_no_dates():
    weeks = tuple(Stretch(id=f"t{n}", type=StretchType.MEANTIME, week=n, minutes=300) for n in (1, 2, 3))
    placements = tuple(replace(p, clock=Clock.OWN, at="t2", order=n) for n, p in enumerate(PLAN.placements, start=1))
    plan = replace(PLAN, problem=replace(PLAN.problem, timeline=weeks), placements=placements)
    undated = replace(testing.a_document(), term=Term(weeks=3), patterns=())
    assert {(one.week, one.clock, one.due, one.opens) for one in scheduled(undated, plan).activities} == {
        (2, Clock.OWN, None, None)
    }


def test_what_the_plan_does_not_place_stays_as_it_is():
    more = Activity(id="later", title="Later", position=8, item_type=ItemType.PAGE)
    document = replace(DOCUMENT, activities=(*DOCUMENT.activities, more))
    assert scheduled(document, PLAN).activities[-1] == more


def test_due_times_keep_the_wall_clock_over_the_change_of_clocks():
    """Toronto changes its clocks on 14 March 2027."""
    readings = [activity(f"Chapter {n}", n, kind="reading", week=n, minutes=Minutes.exactly(30)) for n in (1, 2, 3)]
    document = course(
        *readings,
        patterns=("Tue 10:00 75",),
        term=Term(start=datetime(2027, 3, 8, tzinfo=UTC).date(), weeks=3, zone="America/Toronto"),
    )
    report = plan_document(document)
    due = [one.due for one in scheduled(document, report.plan).activities if one.clock is Clock.OWN]
    assert due
    toronto = ZoneInfo("America/Toronto")
    for moment in due:
        assert moment is not None
        assert moment.astimezone(toronto).strftime("%H:%M") in ("10:00", "23:59")
    assert {moment.utcoffset() for moment in due if moment} == {timedelta(hours=-5), timedelta(hours=-4)}
