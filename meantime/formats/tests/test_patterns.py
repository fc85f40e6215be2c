"""Meeting patterns, and the meetings that they make in a term."""

from datetime import UTC, date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.formats.document import Break
from meantime.formats.patterns import Pattern, parse_pattern, parse_patterns
from meantime.formats.timetable import meetings_of, teaching_weeks
from meantime.terms.message import UserError

TUE_THU = Pattern((1, 3), time(10), 75)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Tue,Thu 10:00 75", TUE_THU),
        ("Tuesdays and Thursdays 10:00-11:15", TUE_THU),
        ("mardi et jeudi 10h-11h15", TUE_THU),
        ("mar, jeu 10h 75", TUE_THU),
        ("TTh 10-11:15 am", TUE_THU),
        ("10:00-11:15 TuTh", TUE_THU),
        ("Meets Tue, Thu 10:00-11:15", TUE_THU),
        ("Tue/Thu at 10 am, 1 h 15", TUE_THU),
        ("MWF 9-9:50am", Pattern((0, 2, 4), time(9), 50)),
        ("Mon-Fri 8:30 am 1h", Pattern((0, 1, 2, 3, 4), time(8, 30), 60)),
        ("Wed 11:00-12:15 pm", Pattern((2,), time(11), 75)),
        ("Wed 1-2:15 pm", Pattern((2,), time(13), 75)),
        ("Wed 10 am - 1 pm", Pattern((2,), time(10), 180)),
        ("samedi midi 50 min", Pattern((5,), time(12), 50)),
        ("jeudi 13 h 30 à 16 h 20", Pattern((3,), time(13, 30), 170)),
    ],
)
def test_patterns_are_read_as_people_write_them(text: str, pattern: Pattern) -> None:
    assert parse_pattern(text) == pattern


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("10:00 75", "formats.pattern_days"),
        ("Someday 10:00 75", "formats.pattern_days"),
        ("Tue 75", "formats.pattern_time"),
        ("Tue 25:00 75", "formats.pattern_time"),
        ("Tue 10:00", "formats.pattern_minutes"),
        ("Tue 10:00 900", "formats.pattern_length"),
    ],
)
def test_a_pattern_that_lacks_something_says_what(text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_pattern(text)
    assert caught.value.message.code == code


def test_several_patterns_stand_with_semicolons() -> None:
    assert [pattern.days for pattern in parse_patterns("Mon 10:00 75; Fri 9:00-9:50;")] == [(0,), (4,)]


def test_wall_time_stays_over_the_change_to_summer_time() -> None:
    meetings = meetings_of([TUE_THU], date(2027, 3, 8), 2, "America/Toronto")
    assert [meeting.start.strftime("%m-%d %H:%M") for meeting in meetings] == [
        "03-09 10:00",
        "03-11 10:00",
        "03-16 10:00",
        "03-18 10:00",
    ]
    assert [meeting.start.astimezone(UTC).hour for meeting in meetings] == [15, 15, 14, 14]
    assert meetings[0].id == "2027-03-09T10:00"


def test_a_whole_week_of_break_does_not_count_and_a_holiday_does() -> None:
    reading_week = Break(start=date(2027, 2, 15), end=date(2027, 2, 19))
    holiday = Break(start=date(2027, 1, 19), end=date(2027, 1, 19))
    meetings = meetings_of([TUE_THU], date(2027, 1, 11), 15, "America/Toronto", [reading_week, holiday])
    assert len(meetings) == 15 * 2 - 1
    assert meetings[-1].start.date() == date(2027, 4, 29)


def test_a_term_that_starts_in_mid_week_has_only_the_rest_of_it() -> None:
    assert [m.start.date() for m in meetings_of([TUE_THU], date(2027, 1, 13), 1, "UTC")] == [date(2027, 1, 14)]


def test_a_term_that_starts_on_sunday_starts_with_the_week_after() -> None:
    assert teaching_weeks(date(2027, 1, 10), 2) == [date(2027, 1, 11), date(2027, 1, 18)]


@given(
    pattern=st.builds(
        Pattern,
        st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
        st.times().map(lambda t: t.replace(second=0, microsecond=0)),
        st.integers(1, 300),
    ),
    start=st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    weeks=st.integers(1, 30),
    off=st.lists(st.tuples(st.integers(0, 200), st.integers(0, 20)), max_size=4),
    zone=st.sampled_from(["America/Toronto", "Europe/Paris", "Australia/Lord_Howe", "UTC"]),
)
def test_meetings_keep_to_their_days_and_lengths(
    pattern: Pattern, start: date, weeks: int, off: list[tuple[int, int]], zone: str
) -> None:
    breaks = [Break(start=start + timedelta(days=a), end=start + timedelta(days=a + n)) for a, n in off]
    meetings = meetings_of([pattern], start, weeks, zone, breaks)
    assert len(meetings) <= weeks * len(pattern.days)
    assert len({meeting.id for meeting in meetings}) == len(meetings)
    for meeting in meetings:
        day = meeting.start.date()
        assert meeting.end.astimezone(UTC) - meeting.start.astimezone(UTC) == timedelta(minutes=pattern.minutes)
        assert day.weekday() in pattern.days
        assert day >= start
        assert not any(pause.start <= day <= pause.end for pause in breaks)
