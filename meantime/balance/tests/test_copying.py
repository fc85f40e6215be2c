"""A course copied to a new term keeps its rhythm, and what has no place there is listed."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.balance.copying import Copied, NewTerm, copied
from meantime.balance.given import with_meetings
from meantime.balance.problem import problem_for
from meantime.balance.tests.courses import activity
from meantime.balance.timeline import timeline_of
from meantime.balance.weeks import monday_of
from meantime.formats.document import Activity, Break, CourseDocument, Meeting, Module, Term
from meantime.policies.load import packaged_policy
from meantime.terms.message import UserError
from meantime.words.copying import SENTENCES
from meantime.words.say import all_sentences, say

TIMES = ("opens", "due", "closes")
ZONES = ["Europe/Zurich", "America/New_York", "Australia/Sydney", "Asia/Kathmandu", "Pacific/Apia", "UTC"]
AUTUMN, SPRING = date(2026, 9, 14), date(2027, 2, 22)
ZURICH = ZoneInfo("Europe/Zurich")


def local(year: int, month: int, day: int, hour: int = 23, minute: int = 59, zone: ZoneInfo = ZURICH) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=zone)


def autumn(*activities: Activity, pattern: str = "Tue,Thu 10:00 75", **term: object) -> CourseDocument:
    fields = {"start": AUTUMN, "weeks": 14, "zone": "Europe/Zurich"} | term
    patterns = (pattern,) if pattern else ()
    return with_meetings(
        CourseDocument(title="A course", term=Term(**fields), patterns=patterns, activities=activities)  # type: ignore[arg-type]
    )


def days_of(document: CourseDocument) -> list[date]:
    return [meeting.start.date() for meeting in document.meetings if not meeting.cancelled]


def due_after(document: CourseDocument, new: NewTerm) -> datetime | None:
    return copied(document, new).document.activities[0].due


@st.composite
def documents(draw: st.DrawFn) -> CourseDocument:
    """A course of some weeks with breaks, an examination, and dates from before the term until its last day."""
    zone = draw(st.sampled_from(ZONES))
    start = draw(st.dates(date(2025, 1, 1), date(2028, 12, 31)))
    weeks = draw(st.integers(1, 16))
    days = draw(st.lists(st.sampled_from(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]), max_size=3, unique=True))
    pauses = draw(st.lists(st.tuples(st.integers(0, 7 * weeks), st.sampled_from([1, 5, 7, 9, 14])), max_size=2))
    breaks = tuple(Break(start=start + timedelta(i), end=start + timedelta(i + n - 1)) for i, n in pauses)
    term = Term(start=start, weeks=weeks, zone=zone, breaks=breaks)
    patterns = (f"{','.join(days)} {draw(st.sampled_from(['09:00', '14:15', '18:30']))} 75",) if days else ()
    document = with_meetings(CourseDocument(title="A course", term=term, patterns=patterns))
    if draw(st.booleans()) and document.meetings:
        begin = document.meetings[-1].start + timedelta(hours=3)
        exam = Meeting(id="exam", start=begin, end=begin + timedelta(hours=2), title="Examination")
        document = replace(document, meetings=(*document.meetings, exam))
    policy = packaged_policy("default")
    laid = timeline_of(document, policy, 0).weeks
    assert laid is not None
    length = (laid.end - start).days
    moments = st.builds(
        lambda day, clock: datetime.combine(start + timedelta(day), clock, ZoneInfo(zone)),
        st.integers(-20, length - 1),
        st.sampled_from([time(8), time(9), time(10, 15), time(12), time(15, 30), time(23, 59)]),
    )
    made = []
    for number in range(draw(st.integers(0, 5))):
        opens, due, closes = sorted(draw(st.lists(moments, min_size=3, max_size=3)))
        times = {"opens": opens, "due": due, "closes": closes}
        for name in draw(st.lists(st.sampled_from(TIMES), max_size=2)):
            times.pop(name, None)
        held = draw(st.sampled_from(document.meetings)).id if document.meetings and draw(st.booleans()) else None
        made.append(activity(f"Work {number}", number, meeting=held, **times))
    return replace(document, activities=tuple(made))


def the_same_term(document: CourseDocument) -> NewTerm:
    assert document.term.start
    return NewTerm(start=document.term.start, breaks=document.term.breaks)


@given(documents())
def test_a_copy_to_the_same_term_has_the_same_dates(document: CourseDocument):
    result = copied(document, the_same_term(document))
    assert result.unmapped == ()
    assert [(m.start, m.end, m.title) for m in result.document.meetings] == [
        (m.start, m.end, m.title) for m in document.meetings
    ]
    for old, new in zip(document.activities, result.document.activities, strict=True):
        assert (new.opens, new.due, new.closes) == (old.opens, old.due, old.closes)
        assert new.meeting == (result.meeting_of[old.meeting] if old.meeting else None)
    assert result.document.term == document.term


@given(
    documents(),
    st.dates(date(2025, 1, 1), date(2028, 12, 31)),
    st.one_of(st.none(), st.integers(1, 18)),
    st.sampled_from([None, *ZONES]),
    st.booleans(),
    st.lists(st.tuples(st.integers(0, 100), st.integers(1, 10)), max_size=2),
)
def test_every_date_is_at_its_time_on_the_wall_or_listed_with_its_reason(document, start, weeks, zone, other, pauses):
    breaks = tuple(Break(start=start + timedelta(i), end=start + timedelta(i + n - 1)) for i, n in pauses)
    patterns = ("Wed 11:00 90",) if other else ()
    result = copied(document, NewTerm(start=start, weeks=weeks, zone=zone, breaks=breaks, patterns=patterns))
    _nothing_is_silent(document, result)
    old_zone, new_zone = ZoneInfo(document.term.zone or "UTC"), ZoneInfo(zone or document.term.zone or "UTC")
    for old, new in zip(document.activities, result.document.activities, strict=True):
        for name in TIMES:
            before, after = getattr(old, name), getattr(new, name)
            if after and not other:
                assert after.astimezone(new_zone).time() == before.astimezone(old_zone).time()
        for first, second in (("opens", "due"), ("due", "closes"), ("opens", "closes")):
            if getattr(new, first) and getattr(new, second):
                assert getattr(new, first) <= getattr(new, second)
    for meeting in result.document.meetings:
        day = meeting.start.astimezone(new_zone).date()
        assert not any(b.start <= day <= b.end for b in breaks)


def _nothing_is_silent(document: CourseDocument, result: Copied) -> None:
    listed = sorted((one.activity, one.message.code) for one in result.unmapped if one.activity)
    lost = []
    for old, new in zip(document.activities, result.document.activities, strict=True):
        lost += [(old.id, name) for name in TIMES if getattr(old, name) and not getattr(new, name)]
        lost += [(old.id, "lock")] if old.meeting and not new.meeting else []
    assert sorted((at, code.split(".")[1].split("_")[0]) for at, code in listed) == sorted(lost)
    gone = [m.id for m in document.meetings if not m.cancelled and m.id not in result.meeting_of]
    assert len(gone) == sum(not one.activity for one in result.unmapped)
    ids = {meeting.id for meeting in result.document.meetings}
    assert set(result.meeting_of.values()) <= ids
    assert {new.meeting for new in result.document.activities if new.meeting} <= ids
    assert all(say(one.message) and one.message.code in all_sentences() for one in result.unmapped)


@pytest.mark.parametrize(
    ("zone", "start", "again"),
    [
        ("Europe/Zurich", AUTUMN, SPRING),
        ("America/New_York", SPRING, AUTUMN),
        ("Australia/Sydney", date(2027, 2, 22), date(2027, 8, 2)),
    ],
)
def test_times_on_the_wall_survive_the_change_of_clocks(zone, start, again):
    tz = ZoneInfo(zone)
    sundays = [datetime.combine(start + timedelta(6 + 7 * i), time(23, 59), tz) for i in range(14)]
    essays = [activity(f"Essay {i}", i, due=due.astimezone(UTC)) for i, due in enumerate(sundays)]
    result = copied(autumn(*essays, start=start, zone=zone), NewTerm(start=again))
    due = [one.due for one in result.document.activities if one.due]
    assert [moment.replace(tzinfo=None) for moment in due] == [
        datetime.combine(again + timedelta(6 + 7 * i), time(23, 59)) for i in range(14)
    ]
    assert len({moment.utcoffset() for moment in due}) == 2
    assert {m.start.astimezone(tz).time() for m in result.document.meetings} == {time(10)}


def test_meeting_i_is_meeting_i_also_where_the_breaks_lie_elsewhere():
    old = autumn(breaks=(Break(start=date(2026, 10, 12), end=date(2026, 10, 16)),))
    titled = replace(old, meetings=tuple(replace(m, title=f"Class {i}") for i, m in enumerate(old.meetings, start=1)))
    pause = Break(start=date(2027, 3, 25), end=date(2027, 4, 4), title="Easter")
    result = copied(titled, NewTerm(start=SPRING, breaks=(pause,)))
    assert [m.title for m in result.document.meetings[:27]] == [f"Class {i}" for i in range(1, 28)]
    assert not any(pause.start <= day <= pause.end for day in days_of(result.document))
    assert result.document.term.breaks == (pause,)
    # One Thursday lies in the break, so there is one meeting fewer, and that is said.
    assert [one.message.params["title"] for one in result.unmapped] == ["Class 28"]


def test_a_deadline_near_a_meeting_follows_it_and_another_one_its_week():
    evening_before = activity("Reading", due=local(2026, 10, 5))  # Monday, before the Tuesday of week 4
    weekend = activity("Essay", due=local(2026, 10, 10, 18, 0))  # Saturday of week 4
    holiday = Break(start=date(2027, 3, 9), end=date(2027, 3, 9))  # the Tuesday of week 3
    result = copied(autumn(evening_before, weekend), NewTerm(start=SPRING, breaks=(holiday,)))
    reading, essay = result.document.activities
    assert reading.due == local(2027, 3, 17)  # the seventh meeting is now a Thursday
    assert essay.due == local(2027, 3, 20, 18, 0)


def test_a_deadline_at_a_meeting_goes_with_its_hour_and_one_of_the_evening_stays_in_the_evening():
    at_start = activity("Bring a question", due=local(2026, 9, 15, 10, 0))
    at_end = activity("Exit ticket", due=local(2026, 9, 15, 11, 15))
    evening = activity("Journal", due=local(2026, 9, 15, 23, 59))
    noon = activity("Summary", due=local(2026, 9, 15, 12, 15))
    old = autumn(at_start, at_end, evening, noon)
    result = copied(old, NewTerm(start=SPRING, patterns=("Mon,Wed 14:00 90",)))
    assert [one.due for one in result.document.activities] == [
        local(2027, 2, 22, 14, 0),
        local(2027, 2, 22, 15, 30),
        local(2027, 2, 22, 23, 59),
        local(2027, 2, 22, 16, 30),  # still an hour after the meeting
    ]
    assert result.document.patterns == ("Mon,Wed 14:00 90",)


def test_a_cancelled_meeting_is_held_again_and_a_moved_one_is_back_at_its_time():
    old = autumn(activity("Debate", meeting="2026-09-25T10:00"))
    fourth = old.meetings[3]  # Thursday of week 2, held on the Friday
    day = timedelta(days=1)
    moved = replace(fourth, id="2026-09-25T10:00", start=fourth.start + day, end=fourth.end + day)
    cancelled = replace(old.meetings[6], cancelled=True)
    meetings = (*old.meetings[:3], moved, *old.meetings[4:6], cancelled, *old.meetings[7:])
    result = copied(replace(old, meetings=meetings), NewTerm(start=SPRING))
    assert days_of(result.document) == days_of(autumn(start=SPRING))
    assert result.document.activities[0].meeting == "2027-03-04T10:00"
    assert result.meeting_of[old.meetings[7].id] == result.document.meetings[6].id
    assert result.unmapped == ()


def test_an_examination_keeps_its_week_and_every_other_week_stays_every_other_week():
    old = autumn(pattern="Tue 10:00 75")
    labs = tuple(
        Meeting(
            id=f"lab {i}",
            start=local(2026, 9, 17, 13, 0) + 14 * i * timedelta(1),
            end=local(2026, 9, 17, 16, 0) + 14 * i * timedelta(1),
            place="Lab",
        )
        for i in range(7)
    )
    exam = Meeting(id="exam", start=local(2026, 12, 18, 9, 0), end=local(2026, 12, 18, 12, 0), title="Examination")
    result = copied(replace(old, meetings=(*old.meetings, *labs, exam)), NewTerm(start=SPRING))
    new = {m.title or m.place: m for m in result.document.meetings}
    thursdays = [m.start.date() for m in result.document.meetings if m.place == "Lab"]
    assert thursdays == [date(2027, 2, 25) + 14 * i * timedelta(1) for i in range(7)]
    assert new["Examination"].start == local(2027, 5, 28, 9, 0)
    assert len(result.document.meetings) == 22


def test_rooms_belong_to_the_time_of_the_week():
    old = autumn()
    rooms = {1: "Hall", 3: "Lab"}
    old = replace(old, meetings=tuple(replace(m, place=rooms[m.start.weekday()]) for m in old.meetings))
    result = copied(old, NewTerm(start=SPRING, breaks=(Break(start=date(2027, 3, 9), end=date(2027, 3, 9)),)))
    assert {(m.start.weekday(), m.place) for m in result.document.meetings} == {(1, "Hall"), (3, "Lab")}


def test_a_shorter_term_lists_what_it_has_no_room_for():
    last = activity("Portfolio", due=local(2026, 12, 19, 18, 0), meeting="2026-12-17")
    beside = activity("Talk", due=local(2026, 12, 17, 9, 0))
    result = copied(autumn(last, beside), NewTerm(start=SPRING, weeks=12))
    assert len(result.document.meetings) == 24
    assert [one.due for one in result.document.activities] == [None, None]
    assert [one.message.code for one in result.unmapped] == [
        *(["copying.meeting"] * 4),
        "copying.due_week",
        "copying.lock",
        "copying.due_meeting",
    ]
    assert say(result.unmapped[4].message) == (
        "“Portfolio” was due at 2026-12-19 18:00, in week 14; the new term has 12. Give it a new date."
    )


def test_a_longer_term_has_meetings_until_its_end():
    result = copied(autumn(), NewTerm(start=SPRING, weeks=16))
    assert len(result.document.meetings) == 32
    assert result.document.term.weeks == 16


def test_a_date_that_would_fall_into_a_break_is_left_open():
    pause = Break(start=date(2027, 3, 26), end=date(2027, 3, 29), title="Easter")
    result = copied(autumn(activity("Essay", due=local(2026, 10, 18))), NewTerm(start=SPRING, breaks=(pause,)))
    assert result.document.activities[0].due is None
    assert result.unmapped[0].message.params["day"] == "2027-03-28"


def test_what_opens_before_it_is_due_still_does():
    # It opens with the meeting of week 3 and is due that Sunday; the new meeting comes after many days of break.
    old = autumn(activity("Project", opens=local(2026, 10, 1, 10, 0), due=local(2026, 10, 4)))
    days = [Break(start=day, end=day) for day in (date(2027, 3, 9), date(2027, 3, 11))]
    project = copied(old, NewTerm(start=SPRING, breaks=tuple(days))).document.activities[0]
    assert project.due == local(2027, 3, 14)
    assert project.opens == local(2027, 3, 11, 10, 0)


def test_what_opens_some_days_before_the_term_still_does_and_older_dates_are_listed():
    early = activity("Welcome", opens=local(2026, 9, 7, 8, 0))
    ancient = activity("Old poll", opens=local(2021, 9, 7, 8, 0), closes=local(2031, 1, 1))
    result = copied(autumn(early, ancient), NewTerm(start=SPRING))
    assert result.document.activities[0].opens == local(2027, 2, 15, 8, 0)
    assert [one.message.code for one in result.unmapped] == ["copying.opens_outside", "copying.closes_outside"]


def test_a_date_in_a_break_that_is_no_longer_one_is_left_open():
    pause = Break(start=date(2026, 10, 19), end=date(2026, 10, 25))
    old = autumn(activity("Field trip", due=local(2026, 10, 22)), breaks=(pause,))
    assert [one.message.code for one in copied(old, NewTerm(start=SPRING)).unmapped] == ["copying.due_pause"]
    same_week = Break(start=date(2027, 3, 29), end=date(2027, 4, 4))
    assert due_after(old, NewTerm(start=SPRING, breaks=(same_week,))) == local(2027, 4, 1)


def test_a_date_before_a_term_that_begins_in_mid_week_is_left_open():
    result = copied(autumn(activity("Survey", due=local(2026, 9, 15)), pattern=""), NewTerm(start=date(2027, 2, 25)))
    assert [one.message.code for one in result.unmapped] == ["copying.due_early"]


def test_a_last_meeting_that_fell_into_a_break_is_held_where_there_is_none():
    old = autumn(breaks=(Break(start=date(2026, 12, 17), end=date(2026, 12, 17)),))
    assert len(old.meetings) == 27
    assert days_of(copied(old, NewTerm(start=SPRING)).document) == days_of(autumn(start=SPRING))


def test_an_examination_after_the_last_week_stays_after_it():
    old = autumn()
    exam = Meeting(id="exam", start=local(2026, 12, 22, 9, 0), end=local(2026, 12, 22, 12, 0), title="Examination")
    result = copied(replace(old, meetings=(*old.meetings, exam)), NewTerm(start=SPRING))
    assert result.document.meetings[-1].title == "Examination"
    assert result.document.meetings[-1].start == local(2027, 6, 1, 9, 0)
    assert result.document.term.weeks == 14


def test_a_term_that_begins_with_a_class_at_the_weekend_does_so_again():
    classes = tuple(
        Meeting(
            id=f"class {i}",
            start=local(2026, 9, 12, 9, 0) + i * timedelta(7),
            end=local(2026, 9, 12, 12, 0) + i * timedelta(7),
        )
        for i in range(5)
    )
    old = replace(autumn(start=date(2026, 9, 12), weeks=5, pattern=""), meetings=classes)
    for start in (date(2027, 2, 27), date(2027, 2, 22)):
        again = copied(old, NewTerm(start=start)).document
        assert days_of(again) == [date(2027, 2, 27) + i * timedelta(7) for i in range(5)]


def test_a_course_without_meetings_follows_its_weeks():
    old = autumn(activity("Essay", due=local(2026, 11, 1)), pattern="")
    assert due_after(old, NewTerm(start=SPRING)) == local(2027, 4, 11)


def test_a_course_that_never_had_dates_gets_its_term_and_nothing_is_lost():
    document = CourseDocument(
        title="A course",
        patterns=("Tue 10:00 75",),
        modules=(Module(id="m", title="One", position=1, week=6),),
        activities=(activity("Debate", meeting="someday"),),
    )
    result = copied(document, NewTerm(start=SPRING, zone="Europe/Zurich"))
    assert result.document.term.start == SPRING
    assert len(result.document.meetings) == 6
    assert [one.message.code for one in result.unmapped] == ["copying.lock"]


def test_due_dates_of_a_course_without_a_term_keep_their_distances():
    days = [date(2025, 9, 4), date(2025, 9, 18), date(2025, 12, 4)]
    essays = [activity(f"Essay {i}", i, due=datetime.combine(day, time(17), UTC)) for i, day in enumerate(days)]
    result = copied(CourseDocument(title="A course", activities=tuple(essays)), NewTerm(start=SPRING))
    moved = [one.due.date() for one in result.document.activities if one.due]
    assert [day - monday_of(SPRING) for day in moved] == [day - monday_of(days[0]) for day in days]
    assert result.document.term.weeks == 14


def test_the_last_day_of_a_term_goes_with_it():
    old = autumn(weeks=None, end=date(2026, 12, 18))
    result = copied(old, NewTerm(start=SPRING, breaks=(Break(start=date(2027, 3, 29), end=date(2027, 4, 4)),)))
    assert result.document.term.end == date(2027, 6, 4)
    assert len(result.document.meetings) == len(old.meetings)
    assert problem_for(result.document).timeline.week_count == problem_for(old).timeline.week_count


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewTerm(start=date(9999, 12, 30)), "copying.start"),
        (NewTerm(start=SPRING, weeks=-1), "copying.weeks"),
        (NewTerm(start=SPRING, weeks=10**9), "copying.weeks"),
        (NewTerm(start=SPRING, zone="../../etc/passwd"), "copying.zone"),
        (NewTerm(start=SPRING, patterns=("whenever",)), "formats.pattern_time"),
    ],
)
def test_a_senseless_term_is_refused_in_a_sentence(new, code):
    with pytest.raises(UserError) as refused:
        copied(autumn(), new)
    assert refused.value.message.code == code
    assert code in all_sentences()


def test_dates_and_breaks_at_the_edge_of_the_calendar_break_nothing():
    edges = activity("Forever", opens=datetime.min.replace(tzinfo=UTC), closes=datetime.max.replace(tzinfo=UTC))
    endless = Break(start=date.min, end=date.max)
    result = copied(autumn(edges), NewTerm(start=SPRING, breaks=(endless,)))
    assert result.document.meetings == ()
    _nothing_is_silent(autumn(edges), result)


def test_there_is_a_sentence_for_every_date_and_every_reason():
    reasons = ("meeting", "week", "break", "pause", "early", "outside")
    assert {f"copying.{name}_{reason}" for name, reason in product(TIMES, reasons)} <= set(SENTENCES)
