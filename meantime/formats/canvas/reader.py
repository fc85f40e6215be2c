"""Put a Canvas course together: counts, term, modules and activities in one zone, without people's data."""

from dataclasses import replace
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from meantime.formats.canvas.assignments import find_assignments, read_assignments
from meantime.formats.canvas.content import Content
from meantime.formats.canvas.dates import Dates
from meantime.formats.canvas.days_off import is_off, with_days_off
from meantime.formats.canvas.discussions import find_discussions, read_discussions
from meantime.formats.canvas.events import find_events, read_events
from meantime.formats.canvas.modules import CanvasModule, find_modules, read_modules
from meantime.formats.canvas.order import in_order
from meantime.formats.canvas.organization import organization_contents, organization_modules
from meantime.formats.canvas.outcomes import read_outcomes
from meantime.formats.canvas.pages import find_pages, read_pages
from meantime.formats.canvas.quizzes import find_quizzes, read_quizzes
from meantime.formats.canvas.settings import AssignmentSettings
from meantime.formats.canvas.term import read_term
from meantime.formats.cartridge.package import Package, opens
from meantime.formats.document import Activity, CourseDocument, ItemType, Level, Notice, Reading
from meantime.formats.finished import empty_pages, finished
from meantime.formats.html import one_line
from meantime.formats.source import Source
from meantime.formats.wording.weekly_hours import hours_per_week
from meantime.formats.xml import child_text
from meantime.terms.message import message

NAME = "canvas"
_SETTINGS = "course_settings/course_settings.xml"
_SYLLABUS = "course_settings/syllabus.html"
# Any of them marks an export as Canvas's own; old and partial exports lack one or the other.
_MARKS = ("course_settings/canvas_export.txt", "course_settings/module_meta.xml", _SETTINGS)


def recognises(source: Source) -> bool:
    archive = opens(source)
    return archive is not None and any(archive.find(mark) for mark in _MARKS)


def read(source: Source) -> Reading:
    """The Reading of a Canvas export. UserError where the archive or its manifest cannot be read at all."""
    package = Package(source)
    dates = Dates()
    contents, settings, notices = _contents(package, dates)
    course = package.xml(_SETTINGS)
    due = [content.activity.due for content in contents if content.activity.due]
    term, about_term = read_term(course, due=due, zones_used=[s.zone for s in settings if s.zone], dates=dates)
    term, undated = with_days_off(term, [content for content in contents if is_off(content)])
    if undated:
        notices.append(Notice(message("formats.table.break_undated", n=len(undated), titles=", ".join(undated)[:200])))
    canvas_modules, linked, about_modules = _modules(package, dates)
    modules, activities, outside = in_order(canvas_modules, [c for c in [*contents, *linked] if not is_off(c)])
    notices += about_modules
    notices += empty_pages(activities)
    if modules and outside:
        notices.append(Notice(message("formats.not_in_module", n=outside)))
    if dates.left_out:
        notices.append(Notice(message("formats.dates_left_out", n=dates.left_out), Level.WARNING))
    title = one_line(child_text(course, "title")) or package.manifest.title
    code = one_line(child_text(course, "course_code"))
    document = CourseDocument(
        title=title,
        code="" if code == title else code,
        term=term,
        hours_per_week=_hours(package, activities),
        outcomes=tuple(read_outcomes(package)),
        modules=tuple(modules),
        activities=tuple(_in_zone(activity, term.zone) for activity in activities),
    )
    return finished(
        NAME, document, counts=_counts(package), notices=[*about_term, *notices, *package.notices()], source=source
    )


def _contents(package: Package, dates: Dates) -> tuple[list[Content], list[AssignmentSettings], list[Notice]]:
    """Everything that may be an activity; quizzes and discussions before the assignments that repeat them."""
    quizzes, quiz_settings = read_quizzes(package, dates)
    discussions, topic_settings, announcements = read_discussions(package, dates)
    assignments, settings = read_assignments(package, dates)
    contents = [*quizzes, *discussions, *assignments, *read_pages(package, dates), *read_events(package, dates)]
    notices = [Notice(message("formats.announcements_left_out", n=announcements))] if announcements else []
    return contents, [*quiz_settings, *topic_settings, *settings], notices


def _modules(package: Package, dates: Dates) -> tuple[list[CanvasModule], list[Content], list[Notice]]:
    """The modules; where Canvas's own list is missing, those of the manifest, with the links and tools that they show."""
    modules = read_modules(package, dates)
    if modules or not package.manifest.items:
        return modules, [], []
    modules = organization_modules(package)
    told = Notice(message("formats.modules_from_manifest", n=len(modules)), Level.WARNING)
    return modules, organization_contents(package), [told]


def _counts(package: Package) -> dict[str, int]:
    return {
        "modules": len(find_modules(package)),
        "pages": len(find_pages(package)),
        "assignments": len(find_assignments(package)),
        "quizzes": len(find_quizzes(package)),
        "discussions": len(find_discussions(package)),
        "links": len(package.manifest.of_type("imswl")),
        "events": len(find_events(package)),
        "meetings": 0,
    }


def _hours(package: Package, activities: list[Activity]) -> tuple[float, float] | None:
    """As the syllabus states it, else the first page that does."""
    pages = (activity.text for activity in activities if activity.item_type is ItemType.PAGE)
    texts = (text for text in (package.page(_SYLLABUS).text, *pages))
    return next((hours for text in texts if (hours := hours_per_week(text))), None)


def _in_zone(activity: Activity, zone: str | None) -> Activity:
    if zone is None:
        return activity
    shown = ZoneInfo(zone)
    return replace(
        activity,
        due=_moved(activity.due, shown),
        opens=_moved(activity.opens, shown),
        closes=_moved(activity.closes, shown),
    )


def _moved(moment: datetime | None, zone: tzinfo) -> datetime | None:
    return moment.astimezone(zone) if moment else None
