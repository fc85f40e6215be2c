"""Small documents for tests of the way from a course to a problem."""

from datetime import UTC, date, datetime

from meantime.formats.document import Activity, CourseDocument, Module, Term


def activity(title: str, position: int = 1, **fields: object) -> Activity:
    return Activity(id=title.lower().replace(" ", "-"), title=title, position=position, **fields)  # type: ignore[arg-type]


def course(*activities: Activity, modules: int = 0, **fields: object) -> CourseDocument:
    given = {"title": "A course", "term": Term(start=date(2027, 1, 11), weeks=4, zone="America/Toronto")} | fields
    units = tuple(Module(id=f"w{i}", title=f"Part {i}", position=i) for i in range(1, modules + 1))
    return CourseDocument(activities=activities, modules=units, **given)  # type: ignore[arg-type]


def at(year: int, month: int, day: int, hour: int = 12) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)
