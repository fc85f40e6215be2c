"""Meetings and meantimes alternate over the real term."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from meantime.balance.given import with_meetings
from meantime.balance.timeline import timeline_of
from meantime.formats.document import Break, CourseDocument, Meeting, Term
from meantime.planner.problem import StretchType
from meantime.policies.load import packaged_policy

POLICY = packaged_policy("default")


def timeline(document: CourseDocument, own_week: int = 420):
    return timeline_of(with_meetings(document), POLICY, own_week)


def document(pattern: str | None = "Tue,Thu 10:00 75", **term: object) -> CourseDocument:
    fields = {"start": date(2027, 3, 1), "weeks": 4, "zone": "America/Toronto"} | term
    return CourseDocument(title="A course", term=Term(**fields), patterns=(pattern,) if pattern else ())


def test_meetings_and_meantimes_alternate_and_begin_and_end_with_a_meantime():
    types = [stretch.type for stretch in timeline(document()).stretches]
    assert types == [StretchType.MEANTIME, StretchType.MEETING] * 8 + [StretchType.MEANTIME]


def test_a_meeting_keeps_its_time_on_the_wall_when_the_clocks_change():
    # Toronto changes on 14 March 2027, between the second and the third week.
    laid = timeline(document())
    starts = [s.start for s in laid.stretches if s.type is StretchType.MEETING]
    assert {start.astimezone(laid.zone).hour for start in starts} == {10}
    assert {start.utctimetuple().tm_hour for start in starts} == {14, 15}


def test_a_week_of_break_is_no_week_and_moves_the_later_ones():
    off = Break(start=date(2027, 3, 8), end=date(2027, 3, 12))
    laid = timeline(document(breaks=(off,)))
    days = [s.start.date() for s in laid.stretches if s.type is StretchType.MEETING]
    assert laid.week_count == 4
    assert date(2027, 3, 9) not in days
    assert days[-1] == date(2027, 4, 1)
    assert [s.week for s in laid.stretches if s.type is StretchType.MEETING] == [1, 1, 2, 2, 3, 3, 4, 4]


def test_the_meantime_before_a_meeting_belongs_to_the_week_of_that_meeting():
    laid = timeline(document())
    weekend = next(s for s in laid.stretches if s.start and s.start.date() == date(2027, 3, 4) and s.id.startswith("t"))
    assert weekend.week == 2


def test_a_days_break_takes_own_time_away_as_well():
    whole = timeline(document())
    short = timeline(document(breaks=(Break(start=date(2027, 3, 5), end=date(2027, 3, 7)),)))
    assert short.stretches[4].minutes == whole.stretches[4].minutes - 180


def test_without_meetings_a_course_has_its_weeks():
    laid = timeline(document(pattern=None))
    assert [s.type for s in laid.stretches] == [StretchType.MEANTIME] * 4
    assert [s.minutes for s in laid.stretches] == [420] * 4


def test_without_dates_the_weeks_are_undated_and_keep_their_meetings():
    laid = timeline(document(start=None))
    assert laid.weeks is None
    assert all(s.start is None for s in laid.stretches)
    assert sum(s.type is StretchType.MEETING for s in laid.stretches) == 8


def test_nothing_is_asked_between_two_meetings_of_one_day():
    laid = timeline(document("Tue 10:00 50; Tue 11:00 50"))
    between = [s for s in laid.stretches if s.type is StretchType.MEANTIME and s.end - s.start < timedelta(hours=6)]
    assert len(between) == 4
    assert {s.minutes for s in between} == {0}


def test_a_cancelled_meeting_leaves_one_longer_meantime():
    planned = with_meetings(document())
    cancelled = tuple(Meeting(id=m.id, start=m.start, end=m.end, cancelled=i == 2) for i, m in enumerate(planned.meetings))
    laid = timeline_of(CourseDocument(title="A course", term=planned.term, meetings=cancelled), POLICY, 420)
    assert len(laid.stretches) == 15


@given(
    st.lists(st.sampled_from(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]), min_size=1, max_size=5, unique=True),
    st.integers(1, 20),
    st.sampled_from(["America/Toronto", "Europe/Zurich", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia"]),
    st.dates(date(2024, 1, 1), date(2029, 12, 31)),
)
def test_stretches_fill_the_term_without_gap_or_overlap(days, weeks, zone, start):
    laid = timeline(document(f"{','.join(days)} 09:30 90", start=start, weeks=weeks, zone=zone))
    for before, after in zip(laid.stretches, laid.stretches[1:], strict=False):
        assert before.end == after.start
        assert before.week <= after.week


def test_a_meeting_over_the_change_of_clocks_keeps_its_real_minutes():
    # New York leaves out 02:00 to 03:00 on 14 March 2027.
    night = timeline(document("Sun 2:30 50", start=date(2027, 3, 8), weeks=1, zone="America/New_York"))
    meeting = next(s for s in night.stretches if s.type is StretchType.MEETING)
    assert meeting.minutes == 45
    assert meeting.start.astimezone(night.zone).hour == 3


def test_a_term_that_begins_in_mid_week_asks_for_nothing_before_it():
    laid = timeline(document(start=date(2027, 3, 3)))
    assert laid.stretches[0].start.date() == date(2027, 3, 3)
