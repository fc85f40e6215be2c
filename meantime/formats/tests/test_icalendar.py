"""Timetables: what repeats is laid out on the wall clock, what is no meeting is told apart, people stay out."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.formats import icalendar
from meantime.formats.document import Break, Reading
from meantime.formats.source import Source
from meantime.formats.wording.calendar_words import is_day_off
from meantime.terms.message import UserError


def read(*events: str, head: str = "") -> Reading:
    body = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    return icalendar.read(Source("class.ics", f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{body}END:VCALENDAR\n".encode()))


def starts(reading: Reading) -> list[str]:
    return [meeting.start.isoformat(timespec="minutes") for meeting in reading.document.meetings]


def told(reading: Reading) -> set[str]:
    return {notice.message.code.rsplit(".", 1)[1] for notice in reading.notices}


WEEKLY = """
UID:lecture
SUMMARY:Lecture
DTSTART;TZID=America/Toronto:20270302T100000
DTEND;TZID=America/Toronto:20270302T111500
RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=4
"""


def test_a_series_keeps_its_hour_over_the_change_to_summer_time() -> None:
    reading = read(WEEKLY)
    assert starts(reading) == [
        "2027-03-02T10:00-05:00",
        "2027-03-09T10:00-05:00",
        "2027-03-16T10:00-04:00",
        "2027-03-23T10:00-04:00",
    ]
    assert (reading.counts["events"], reading.counts["meetings"]) == (1, 4)
    assert reading.document.term.zone == "America/Toronto"
    assert {meeting.end - meeting.start for meeting in reading.document.meetings} == {timedelta(minutes=75)}


def test_exceptions_are_left_out_moved_cancelled_and_added() -> None:
    reading = read(
        WEEKLY + "EXDATE;TZID=America/Toronto:20270309T100000\nRDATE;TZID=America/Toronto:20270305T090000\n",
        "UID:lecture\nRECURRENCE-ID;TZID=America/Toronto:20270316T100000\nSUMMARY:Moved\n"
        "DTSTART;TZID=America/Toronto:20270317T140000\nDTEND;TZID=America/Toronto:20270317T150000\n",
        "UID:lecture\nRECURRENCE-ID:20270323T140000Z\nSTATUS:CANCELLED\nSUMMARY:Lecture\nDTSTART:20270323T140000Z\nDTEND:20270323T151500Z\n",
    )
    assert starts(reading) == [
        "2027-03-02T10:00-05:00",
        "2027-03-05T09:00-05:00",
        "2027-03-17T14:00-04:00",
        "2027-03-23T10:00-04:00",
    ]
    assert [meeting.cancelled for meeting in reading.document.meetings] == [False, False, False, True]
    assert (reading.counts["events"], reading.counts["meetings"]) == (3, 3)


def test_until_in_utc_means_that_moment_on_the_wall_clock() -> None:
    weekly = WEEKLY.replace("COUNT=4", "UNTIL=20270316T140000Z")
    assert len(starts(read(weekly))) == 3
    assert len(starts(read(weekly.replace("140000Z", "135900Z")))) == 2


@pytest.mark.parametrize(
    "name",
    [
        "Eastern Standard Time",
        "Eastern Time (US & Canada)",
        "(UTC-05:00) Eastern Time (US & Canada)",
        "/example.org/2024/America/New_York",
        '"America/New_York"',
    ],
)
def test_zones_are_known_by_many_names(name: str) -> None:
    event = WEEKLY.replace("TZID=America/Toronto", f'TZID="{name.strip(chr(34))}"')
    assert starts(read(event))[0] == "2027-03-02T10:00-05:00"
    assert read(event).document.term.zone == "America/New_York"


def test_a_zone_that_nobody_knows_is_told() -> None:
    reading = read(WEEKLY.replace("America/Toronto", "Customized Time Zone"))
    assert {"unknown_zone", "zone_unknown"} <= told(reading)
    assert reading.document.term.zone_inferred


def test_floating_times_and_utc_are_shown_in_the_calendars_zone() -> None:
    floating = "UID:1\nSUMMARY:A\nDTSTART:20140106T070000\nDTEND:20140106T080000\n"
    utc = "UID:2\nSUMMARY:B\nDTSTART:20140106T130000Z\nDURATION:PT1H\n"
    reading = read(floating, utc, head="X-WR-TIMEZONE:America/Montreal\nX-WR-CALNAME:log210\n")
    assert starts(reading) == ["2014-01-06T07:00-05:00", "2014-01-06T08:00-05:00"]
    assert (reading.document.title, reading.document.term.zone) == ("log210", "America/Montreal")


@pytest.mark.parametrize(
    "title", ["Holiday", "Spring break", "Congé férié", "Relâche", "Vacances", "No class", "Reading week", "Thanksgiving"]
)
def test_days_off_are_breaks(title: str) -> None:
    days = [f"UID:{n}\nSUMMARY:{title}\nDTSTART;VALUE=DATE:2027021{n}\nDTEND;VALUE=DATE:2027021{n + 1}\n" for n in (5, 6)]
    reading = read(*days)
    assert reading.document.term.breaks == (Break(start=date(2027, 2, 15), end=date(2027, 2, 16), title=title),)
    assert not reading.document.activities


def test_deadlines_are_activities_and_marks_of_the_year_are_told() -> None:
    reading = read(
        "UID:1\nSUMMARY:Essay due\nDTSTART;TZID=Europe/Paris:20270115T235900\nDTEND;TZID=Europe/Paris:20270115T235900\n",
        "UID:2\nSUMMARY:Remise du devoir 1\nDTSTART;VALUE=DATE:20270116\n",
        "UID:3\nSUMMARY:Début des examens\nDTSTART;VALUE=DATE:20270117\n",
        "UID:4\nSUMMARY:Fin des cours\nDTSTART;VALUE=DATE:20270120\n",
        "UID:5\nSUMMARY:(3) Async week\\, at your own pace\nDTSTART;VALUE=DATE:20270118\nDTEND;VALUE=DATE:20270123\n",
    )
    due = [(activity.title, activity.due and activity.due.strftime("%d %H:%M")) for activity in reading.document.activities]
    assert due == [
        ("Essay due", "15 23:59"),
        ("Remise du devoir 1", "16 23:59"),
        ("(3) Async week, at your own pace", "22 23:59"),
    ]
    assert reading.document.meetings == ()
    assert reading.document.term.end == date(2027, 1, 20)
    assert {"deadlines", "edges", "all_day"} <= told(reading)


def test_the_same_event_twice_is_its_newest_version() -> None:
    old = "UID:1\nSEQUENCE:1\nSUMMARY:Old\nDTSTART:20270112T100000Z\nDURATION:PT1H\n"
    reading = read(old.replace("SEQUENCE:1", "SEQUENCE:2").replace("Old", "New"), old)
    assert [meeting.title for meeting in reading.document.meetings] == ["New"]
    assert reading.counts["events"] == 2
    assert "doubles" in told(reading)


def test_nobody_gets_out() -> None:
    reading = read(
        "UID:1@example.org\nSUMMARY:Tutorial with ann@example.org\nORGANIZER;CN=Ann:mailto:ann@example.org\n"
        "ATTENDEE;CN=Bob:mailto:bob@example.org\nDESCRIPTION:Passcode: 4711 https://zoom.us/j/1?pwd=secret\n"
        "LOCATION:https://zoom.us/j/123456?pwd=hunter2\nDTSTART:20270112T100000Z\nDURATION:PT1H\n",
    )
    shown = repr(reading)
    assert not any(secret in shown for secret in ("@", "4711", "hunter2", "zoom.us", "Bob"))
    assert reading.document.meetings[0].place == "online"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYHOUR=1,2,3",
        "FREQ=WEEKLY;BYDAY=XX",
        "nonsense",
        "FREQ=DAILY;COUNT=99999999",
        "FREQ=DAILY;BYSETPOS=0",
    ],
)
def test_rules_that_no_timetable_has_give_their_first_date(rule: str) -> None:
    reading = read(f"UID:1\nSUMMARY:A\nDTSTART:20270112T100000Z\nDURATION:PT1H\nRRULE:{rule}\n")
    assert len(starts(reading)) == 1
    assert "rule" in told(reading)


def test_a_rule_without_end_is_taken_for_one_year() -> None:
    reading = read("UID:1\nSUMMARY:A\nDTSTART:20270112T100000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\n")
    assert len(starts(reading)) == 53
    assert "endless" in told(reading)


def test_a_rule_that_never_comes_true_ends() -> None:
    reading = read(
        "UID:1\nSUMMARY:A\nDTSTART:20270112T100000Z\nDURATION:PT1H\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9\n"
    )
    assert len(starts(reading)) == 1


def test_a_file_that_is_no_calendar_says_so() -> None:
    with pytest.raises(UserError) as caught:
        icalendar.read(Source("a.ics", b"Dear all, see you on Tuesday"))
    assert caught.value.message.code == "formats.calendar.not_one"


def test_a_calendar_cut_off_in_the_middle_is_read_as_far_as_it_goes() -> None:
    whole = read(WEEKLY, WEEKLY.replace("UID:lecture", "UID:lab"))
    assert len(starts(whole)) == 8
    text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:A\nDTSTART:20270112T100000Z\nDURATION:PT1H\n"
    assert len(icalendar.read(Source("a.ics", text.encode())).document.meetings) == 1


_FIRST, _LAST = datetime(2026, 1, 1), datetime(2028, 1, 1)  # noqa: DTZ001 (hypothesis wants them naive)


@settings(max_examples=60, deadline=None)
@given(
    first=st.datetimes(_FIRST, _LAST).map(lambda at: at.replace(second=0, microsecond=0)),
    days=st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR"]), unique=True, min_size=1),
    interval=st.integers(1, 3),
    count=st.integers(1, 40),
    seed=st.integers(0, 99),
)
def test_series_agree_with_a_plain_expansion(
    first: datetime, days: list[str], interval: int, count: int, seed: int
) -> None:
    """In UTC there is no wall clock to keep, so dateutil alone is an independent reader."""
    rule = f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={','.join(days)};COUNT={count}"
    wanted = list(rrulestr(rule, dtstart=first))
    excluded = random.Random(seed).sample(wanted, k=len(wanted) // 3)
    expected = sorted({*wanted, first} - set(excluded))
    lines = [f"UID:1\nSUMMARY:A\nDTSTART:{first:%Y%m%dT%H%M%SZ}\nDURATION:PT1H\nRRULE:{rule}"]
    lines += [f"EXDATE:{moment:%Y%m%dT%H%M%SZ}" for moment in excluded]
    found = [meeting.start.astimezone(UTC).replace(tzinfo=None) for meeting in read("\n".join(lines)).document.meetings]
    assert found == expected


@pytest.mark.parametrize(
    "title",
    [
        "Break-even analysis",
        "Coffee break",
        "Easter Island",
        "Holiday homework",
        "Before the break",
        "Monday",
        "Le pont entre théorie et pratique",
    ],
)
def test_what_only_sounds_like_a_day_off_is_none(title: str) -> None:
    assert not is_day_off(title)


@pytest.mark.parametrize(
    "title",
    [
        "Easter Monday",
        "Spring Break (no class)",
        "MLK Day",
        "Lundi de Pâques",
        "Noël",
        "Fall break - no class",
        "Winter holidays",
        "Martin Luther King Jr. Day",
    ],
)
def test_days_off_have_many_names(title: str) -> None:
    assert is_day_off(title)
