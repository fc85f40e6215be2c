"""A timetable laid over a course."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from meantime.formats.document import Activity, Break, CourseDocument, Meeting, Notice, Term
from meantime.formats.merge import merge

TORONTO = ZoneInfo("America/Toronto")
UTC_ZONE = ZoneInfo("UTC")


def calendar(year: int = 2027, zone: str | None = "America/Toronto") -> CourseDocument:
    starts = [datetime(year, 1, 12, 10, tzinfo=TORONTO), datetime(year, 4, 8, 10, tzinfo=TORONTO)]
    return CourseDocument(
        title="Timetable",
        term=Term(zone=zone, breaks=(Break(start=date(year, 2, 15), end=date(year, 2, 19)),)),
        meetings=tuple(Meeting(id=str(at), start=at, end=at + timedelta(hours=1)) for at in starts),
    )


def course(due: datetime, **term: object) -> CourseDocument:
    return CourseDocument(
        title="Course",
        term=Term(**term),  # type: ignore[arg-type]
        patterns=("Mon 9:00 50",),
        activities=(Activity(id="a", title="A", position=1, due=due),),
    )


def codes(notices: tuple[Notice, ...]) -> list[str]:
    return [notice.message.code.rsplit(".", 1)[1] for notice in notices]


def test_the_calendars_meetings_and_breaks_become_the_courses() -> None:
    merged, notices = merge(course(datetime(2027, 1, 14, tzinfo=TORONTO), zone="America/Toronto"), calendar())
    assert merged.meetings == calendar().meetings
    assert merged.term.breaks == calendar().term.breaks
    assert merged.patterns == ()
    assert (merged.term.start, merged.term.end) == (date(2027, 1, 12), date(2027, 4, 8))
    assert codes(notices) == ["taken", "replaced"]


def test_a_term_that_holds_the_meetings_keeps_its_edges() -> None:
    stated = {"start": date(2027, 1, 11), "end": date(2027, 4, 30), "weeks": 15, "zone": "America/Toronto"}
    merged, _ = merge(course(datetime(2027, 1, 14, tzinfo=TORONTO), **stated), calendar())
    assert (merged.term.start, merged.term.end, merged.term.weeks) == (date(2027, 1, 11), date(2027, 4, 30), 15)


def test_a_start_after_the_meetings_gives_way() -> None:
    merged, _ = merge(
        course(datetime(2027, 1, 14, tzinfo=TORONTO), start=date(2027, 5, 1), zone="America/Toronto"), calendar()
    )
    assert merged.term.start == date(2027, 1, 12)


def test_wall_times_without_a_zone_are_those_of_the_calendar() -> None:
    written = datetime(2027, 1, 14, 23, 59, tzinfo=UTC_ZONE)
    merged, notices = merge(course(written, zone="UTC", zone_inferred=True), calendar())
    assert merged.activities[0].due == datetime(2027, 1, 14, 23, 59, tzinfo=TORONTO)
    assert (merged.term.zone, merged.term.zone_inferred) == ("America/Toronto", False)
    assert "zone" in codes(notices)


def test_moments_of_a_guessed_zone_stay_the_same_moments() -> None:
    moment = datetime(2027, 1, 15, 4, 59, tzinfo=UTC_ZONE).astimezone(ZoneInfo("America/New_York"))
    merged, _ = merge(course(moment, zone="America/New_York", zone_inferred=True), calendar())
    due = merged.activities[0].due
    assert due is not None
    assert due.isoformat() == "2027-01-14T23:59:00-05:00"
    assert merged.term.zone == "America/Toronto"


def test_a_timetable_of_another_year_is_told() -> None:
    _, notices = merge(course(datetime(2027, 1, 14, tzinfo=TORONTO), zone="America/Toronto"), calendar(2020))
    assert "apart" in codes(notices)


def test_an_empty_calendar_changes_nothing() -> None:
    before = course(datetime(2027, 1, 14, tzinfo=TORONTO))
    merged, notices = merge(before, CourseDocument(title="Empty"))
    assert merged == before
    assert codes(notices) == ["nothing"]
