"""What a plan is called where nobody has named it, and how moments are written beside it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from meantime.courses.models import Section
from meantime.plans.models import Plan


def plan_name(plan: Plan, section: Section) -> str:
    """The name that people gave it, else "Planned 12 Mar 14:05"."""
    return plan.name or _("Planned %(when)s") % {"when": moment(plan.made_at, section)}


def moment(at: datetime, section: Section) -> str:
    """Day and time in the section's own zone."""
    here = at.astimezone(ZoneInfo(section.zone or "UTC"))
    return f"{date_format(here, 'j M')} {time_format(here, 'H:i')}"


def day(at: datetime, section: Section) -> str:
    return date_format(at.astimezone(ZoneInfo(section.zone or "UTC")), "j M")
