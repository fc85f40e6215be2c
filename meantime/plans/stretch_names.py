"""What people call a stretch: by its neighbours, in the section's own zone."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from meantime.planner.problem import Stretch, StretchType


def stretch_names(timeline: Sequence[Stretch], zone: str | None) -> dict[str, str]:
    """Stretch.id to "Tue 14 Mar", "before Tue 14 Mar", "after Thu 16 Mar" or, without meetings, "week of 13 Mar"."""
    place = ZoneInfo(zone or "UTC")
    meetings = [stretch for stretch in timeline if stretch.type is StretchType.MEETING]
    names = {stretch.id: _meeting_name(stretch, i, place) for i, stretch in enumerate(meetings, start=1)}
    for i, stretch in enumerate(timeline):
        if stretch.type is StretchType.MEANTIME:
            names[stretch.id] = _meantime_name(stretch, timeline[:i], timeline[i + 1 :], names, place)
    return names


def _meeting_name(stretch: Stretch, number: int, zone: ZoneInfo) -> str:
    return _day(stretch.start, zone) if stretch.start else _("meeting %(number)d") % {"number": number}


def _meantime_name(
    stretch: Stretch, earlier: Sequence[Stretch], later: Sequence[Stretch], names: dict[str, str], zone: ZoneInfo
) -> str:
    following = next((s for s in later if s.type is StretchType.MEETING), None)
    preceding = next((s for s in reversed(earlier) if s.type is StretchType.MEETING), None)
    if following:
        return _("before %(meeting)s") % {"meeting": names[following.id]}
    if preceding:
        return _("after %(meeting)s") % {"meeting": names[preceding.id]}
    if stretch.start:
        return _("week of %(day)s") % {"day": date_format(stretch.start.astimezone(zone), "j M")}
    return _("week %(number)d") % {"number": stretch.week}


def _day(moment: datetime, zone: ZoneInfo) -> str:
    return date_format(moment.astimezone(zone), "D j M")


def meeting_hours(stretch: Stretch, zone: str | None) -> str:
    """The clock times of a meeting, "10:00 – 11:15"; empty where the term has no dates."""
    if stretch.start is None or stretch.end is None:
        return ""
    place = ZoneInfo(zone or "UTC")
    return f"{time_format(stretch.start.astimezone(place), 'H:i')} – {time_format(stretch.end.astimezone(place), 'H:i')}"
