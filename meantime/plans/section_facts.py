"""A section in one line: "84 students · 15 weeks · 30 meetings · 11 Jan to 29 Apr 2027"."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meantime.courses.models import Section


def section_facts(section: Section) -> str:
    held = section.meetings.filter(cancelled=False).aggregate(count=Count("pk"), last=Max("end"))
    return facts_line(section, meetings=held["count"], last=held["last"])


def facts_line(section: Section, *, meetings: int, last: datetime | None) -> str:
    """For lists of sections, which count their meetings together. `last`: when the last one ends."""
    facts = []
    if section.students:
        facts.append(ngettext("%(n)d student", "%(n)d students", section.students) % {"n": section.students})
    if section.weeks:
        facts.append(ngettext("%(n)d week", "%(n)d weeks", section.weeks) % {"n": section.weeks})
    if meetings:
        facts.append(ngettext("%(n)d meeting", "%(n)d meetings", meetings) % {"n": meetings})
    elif section.patterns:
        facts.append(", ".join(section.patterns))
    dates = _dates(section, last)
    return " · ".join([*facts, dates] if dates else facts)


def _dates(section: Section, last: datetime | None) -> str:
    zone = ZoneInfo(section.zone or "UTC")
    end = section.end or (last.astimezone(zone).date() if last else None)
    if section.start and end:
        days = {"start": date_format(section.start, "j M"), "end": date_format(end, "j M Y")}
        return _("%(start)s to %(end)s") % days
    return _("from %(start)s") % {"start": date_format(section.start, "j M Y")} if section.start else ""
