"""Dates and times as forms hold them: wall-clock time in the section's zone."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from meantime.editing.wrong import Wrong
from meantime.formats.document import CourseDocument

# Beyond these nobody teaches; it keeps sums of dates within what calendars know.
_FIRST_YEAR, _LAST_YEAR = 1990, 2200


def zone_of(document: CourseDocument) -> ZoneInfo:
    return ZoneInfo(document.term.zone or "UTC")


def moment_text(moment: datetime | None, zone: ZoneInfo) -> str:
    """As `<input type="datetime-local">` wants it."""
    return moment.astimezone(zone).strftime("%Y-%m-%dT%H:%M") if moment else ""


def moment_in(text: str, zone: ZoneInfo) -> datetime | None:
    """The moment that `text` names on the clocks of `zone`; Wrong where no clock there ever shows it."""
    if not text:
        return None
    try:
        wall = datetime.fromisoformat(text)
    except ValueError:
        raise Wrong(_("Write a date and a time, for example 2027-03-16 10:00.")) from None
    if wall.tzinfo is not None or not _FIRST_YEAR <= wall.year <= _LAST_YEAR:
        raise Wrong(_("Write a date and a time, for example 2027-03-16 10:00."))
    moment = wall.replace(tzinfo=zone)
    shown = moment.astimezone(UTC).astimezone(zone)
    if shown.replace(tzinfo=None) != wall:
        times = {"time": wall.strftime("%H:%M"), "zone": zone.key, "next": shown.strftime("%H:%M")}
        raise Wrong(
            _("On that day clocks in %(zone)s are put forward and never show %(time)s; write %(next)s or another time.")
            % times
        )
    return moment


def day_in(text: str) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Wrong(_("Write a date, for example 2027-03-16.")) from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise Wrong(_("Write a date, for example 2027-03-16."))
    return day
