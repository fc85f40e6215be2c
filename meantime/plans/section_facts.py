"""A section in one line: "84 students · 15 weeks · 30 meetings · 11 Jan to 29 Apr 2027"."""

from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meantime.courses.models import Section


def section_facts(section: Section) -> str:
    meetings = section.meetings.filter(cancelled=False)
    count = meetings.count()
    facts = []
    if section.students:
        facts.append(ngettext("%(n)d student", "%(n)d students", section.students) % {"n": section.students})
    if section.weeks:
        facts.append(ngettext("%(n)d week", "%(n)d weeks", section.weeks) % {"n": section.weeks})
    if count:
        facts.append(ngettext("%(n)d meeting", "%(n)d meetings", count) % {"n": count})
    elif section.patterns:
        facts.append(", ".join(section.patterns))
    dates = _dates(section)
    return " · ".join([*facts, dates] if dates else facts)


def _dates(section: Section) -> str:
    zone = ZoneInfo(section.zone or "UTC")
    last = section.meetings.filter(cancelled=False).order_by("-end").first()
    end = section.end or (last.end.astimezone(zone).date() if last else None)
    if section.start and end:
        days = {"start": date_format(section.start, "j M"), "end": date_format(end, "j M Y")}
        return _("%(start)s to %(end)s") % days
    return _("from %(start)s") % {"start": date_format(section.start, "j M Y")} if section.start else ""
