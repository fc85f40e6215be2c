"""What is written: safe in spreadsheets, right in calendars, the same bytes each time, readable again."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar as independent
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.formats import icalendar, outline
from meantime.formats.document import Activity, Break, CourseDocument, Meeting, Module, Term
from meantime.formats.source import Source
from meantime.formats.tables import csv_table as spreadsheet_csv
from meantime.formats.tables import xlsx_table as spreadsheet_xlsx
from meantime.formats.writers import csv_out, export, icalendar_out, json_out, syllabus, xlsx_out
from meantime.formats.writers.labels import Labels
from meantime.terms.message import UserError
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.terms.modality import Clock

TORONTO = ZoneInfo("America/Toronto")


def course(**changes: object) -> CourseDocument:
    activities = (
        Activity(
            id="poll", title="Poll", position=1, kind="poll", module="w1", minutes=Minutes.exactly(5), clock=Clock.LIVE
        ),
        Activity(
            id="essay",
            title="Essay on bias",
            position=2,
            kind="assignment",
            module="w1",
            minutes=Minutes(90, 120, 150, MinutesSource.STATED),
            due=datetime(2027, 3, 14, 23, 59, tzinfo=TORONTO),
        ),
        Activity(id="exam", title="Exam", position=3, kind="external", form="exam"),
    )
    meetings = tuple(
        Meeting(
            id=f"m{day}",
            start=datetime(2027, 3, day, 10, tzinfo=TORONTO),
            end=datetime(2027, 3, day, 11, 15, tzinfo=TORONTO),
            place="Room 1",
            cancelled=day == 16,
        )
        for day in (9, 16)
    )
    fields: dict[str, object] = {
        "title": "Reading data honestly",
        "code": "BIO 214",
        "term": Term(
            start=date(2027, 3, 8),
            zone="America/Toronto",
            breaks=(Break(start=date(2027, 3, 22), end=date(2027, 3, 26), title="Pause"),),
        ),
        "modules": (Module(id="w1", title="Why samples vary", position=1, week=1),),
        "activities": activities,
        "meetings": meetings,
    }
    return CourseDocument(**(fields | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("extension", export.WRITERS)
def test_the_same_document_gives_the_same_bytes(extension: str) -> None:
    assert export.write_as(f"a.{extension}", course()) == export.write_as(f"a.{extension}", course())


def test_a_name_that_says_no_format_is_answered() -> None:
    with pytest.raises(UserError):
        export.write_as("course.pdf", course())


_FIRST, _LAST = datetime(2026, 1, 1), datetime(2028, 1, 1)  # noqa: DTZ001 (hypothesis wants them naive)
# Titles as people give them; what a reader takes for a mark (brackets, signs at the edges, dates) has its own tests.
_TITLES = st.lists(st.text(st.characters(categories=("Ll", "Lu")), min_size=1, max_size=8), min_size=1, max_size=4).map(
    " ".join
)


@st.composite
def documents(draw: st.DrawFn) -> CourseDocument:
    zone = ZoneInfo(draw(st.sampled_from(["America/Toronto", "Asia/Kathmandu", "UTC"])))
    moment = st.datetimes(_FIRST, _LAST).map(lambda at: at.replace(second=0, microsecond=0, tzinfo=UTC).astimezone(zone))
    minutes = st.tuples(st.integers(1, 300), st.integers(0, 60)).map(
        lambda pair: Minutes(pair[0], pair[0] + (pair[1] + 1) // 2, pair[0] + pair[1], MinutesSource.STATED)
    )
    return course(
        term=Term(zone=zone.key),
        modules=(),
        meetings=(),
        activities=tuple(
            Activity(
                id=str(n),
                title=f"Task {draw(_TITLES)}",
                position=n,
                week=draw(st.none() | st.integers(1, 15)),
                minutes=draw(st.none() | minutes),
                due=draw(st.none() | moment),
            )
            for n in range(1, draw(st.integers(2, 8)))
        ),
    )


def carried(document: CourseDocument) -> list[object]:
    return [(one.title, one.week, one.minutes, one.due and one.due.astimezone(UTC)) for one in document.activities]


@settings(max_examples=80, deadline=None)
@given(documents())
def test_csv_carries_titles_weeks_minutes_and_due_times(document: CourseDocument) -> None:
    again = spreadsheet_csv.read(Source("out.csv", csv_out.write(document))).document
    assert carried(again) == carried(document)


@settings(max_examples=15, deadline=None)
@given(documents())
def test_xlsx_carries_titles_weeks_minutes_and_due_times(document: CourseDocument) -> None:
    again = spreadsheet_xlsx.read(Source("out.xlsx", xlsx_out.write(document))).document
    assert carried(again) == carried(document)


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1", "-2+3", "@SUM(A1)", "\t=1", '=cmd|"/c calc"!A1'])
def test_no_cell_begins_like_a_formula(title: str) -> None:
    document = course(activities=(Activity(id="a", title=title, position=1, text=title),))
    cells = [cell for row in csv.reader(io.StringIO(csv_out.write(document).decode("utf-8-sig"))) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_out.write(document)))["Activities"]
    assert sheet["C2"].data_type == "s"
    assert sheet["C2"].value == title


def test_calendar_times_are_utc_and_an_independent_reader_agrees() -> None:
    document = course()
    events = independent.Calendar.from_ical(icalendar_out.write(document)).walk("VEVENT")
    live = [event for event in events if "CATEGORIES" not in event]
    assert [event["DTSTART"].to_ical() for event in live] == [b"20270309T150000Z", b"20270316T140000Z"]
    assert [event["STATUS"] for event in live] == ["CONFIRMED", "CANCELLED"]
    due = next(event for event in events if str(event["SUMMARY"]) == "Essay on bias (due)")
    assert due["DTSTART"].dt == datetime(2027, 3, 15, 3, 59, tzinfo=UTC)
    assert (due["DURATION"].dt, due["TRANSP"]) == (timedelta(0), "TRANSPARENT")
    assert not any("RRULE" in event for event in events)
    assert b"@" not in icalendar_out.write(document)


def test_ids_of_events_stay_when_times_and_titles_of_others_change() -> None:
    def uids(document: CourseDocument) -> list[str]:
        return [str(event["UID"]) for event in independent.Calendar.from_ical(icalendar_out.write(document)).walk("VEVENT")]

    moved = tuple(
        Meeting(id=one.id, start=one.start + timedelta(hours=1), end=one.end + timedelta(hours=1))
        for one in course().meetings
    )
    assert uids(course(meetings=moved)) == uids(course())
    assert len(set(uids(course()))) == 4


def test_a_written_calendar_reads_back() -> None:
    document = course()
    again = icalendar.read(Source("out.ics", icalendar_out.write(document))).document
    assert [(one.start, one.end, one.place, one.cancelled) for one in again.meetings] == [
        (one.start, one.end, one.place, one.cancelled) for one in document.meetings
    ]
    assert again.term.breaks == document.term.breaks
    assert [one.due for one in again.activities] == [document.activities[1].due]


def test_json_is_the_document_field_by_field() -> None:
    whole = json.loads(json_out.write(course()))
    assert whole["meantime_document"] == 1
    assert whole["activities"][1]["due"] == "2027-03-14T23:59:00-04:00"
    assert whole["activities"][1]["minutes"] == {"low": 90, "typical": 120, "high": 150, "source": "stated"}


def test_a_syllabus_goes_week_by_week_and_reads_back_as_an_outline() -> None:
    written = syllabus.write(course()).decode()
    assert (
        "## Week 1: Why samples vary\n\n- Poll (5 min, together)\n- Essay on bias (90-150 min, due 2027-03-14 23:59)"
        in written
    )
    again = outline.read(Source("s.md", written.encode()), zone="America/Toronto").document
    assert [one.title for one in again.activities][:2] == ["Poll", "Essay on bias"]
    assert again.activities[0].clock is Clock.LIVE
    assert again.activities[1].due == course().activities[1].due


def test_a_syllabus_speaks_the_language_it_is_given_and_escapes_titles() -> None:
    document = course(activities=(Activity(id="a", title="<script>[x](y)</script> *now*", position=1, module="w1"),))
    written = syllabus.write(document, Labels(week="Semaine")).decode()
    assert "## Semaine 1: Why samples vary" in written
    assert r"\<script\>\[x\](y)\</script\> \*now\*" in written
