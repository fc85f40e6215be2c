"""The words and dates of what is taken along, in the reader's language and the section's own zone."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.translation import get_language, get_language_bidi, ngettext
from django.utils.translation import gettext as _

from meantime.balance.syllabus import MeetingTime, Phrases, meeting_times
from meantime.formats.document import Break, CourseDocument, Term
from meantime.formats.syllabus import Fact
from meantime.formats.writers.labels import Labels
from meantime.planner.plan import Plan
from meantime.plans.kind_labels import kind_label
from meantime.plans.stretch_names import stretch_names

# A timetable with more different times than this has no weekly times: its meetings stand in the weeks.
_MOST_TIMES = 6


def phrases_for(document: CourseDocument, plan: Plan) -> Phrases:
    zone = ZoneInfo(plan.problem.zone or "UTC")
    return Phrases(
        language=get_language() or "en",
        right_to_left=get_language_bidi(),
        stretches=stretch_names(plan.problem.timeline, plan.problem.zone),
        kind=kind_label,
        moment=lambda moment: moment_text(moment, zone),
        hours=lambda start, end: _hours(start.astimezone(zone), end.astimezone(zone)),
        facts=_facts(document, plan),
    )


def moment_text(moment: datetime, zone: ZoneInfo) -> str:
    """ "Thu 16 Mar 10:00"."""
    return date_format(moment.astimezone(zone), "D j M H:i")


def labels() -> Labels:
    return Labels(
        week=_("Week"),
        meetings=_("Meetings"),
        outcomes=_("What you will be able to do"),
        breaks=_("Breaks"),
        more=_("Also in this course"),
        together=_("Together"),
        own_time=_("Own time"),
        due=_("due"),
        minutes=_("min"),
        hours_per_week=_("hours per week"),
        day_off=_("Break"),
        meeting=_("Meeting"),
        activity=_("Activity"),
        kind=_("Kind"),
        duration=_("Minutes"),
        due_date=_("Due"),
        graded=_("graded"),
        nothing=_("Nothing is planned here."),
    )


def _facts(document: CourseDocument, plan: Plan) -> tuple[Fact, ...]:
    times = meeting_times(document)
    facts = (
        Fact(label=_("Term"), lines=_term(document.term, document)),
        Fact(label=_("Meetings"), lines=_meetings(times)),
        Fact(label=_("Breaks"), lines=tuple(_break(pause) for pause in document.term.breaks)),
        Fact(label=_("Workload"), lines=_workload(plan)),
        Fact(label=_("Times are those of"), lines=(document.term.zone,) if document.term.zone else ()),
    )
    return tuple(fact for fact in facts if fact.lines)


def _term(term: Term, document: CourseDocument) -> tuple[str, ...]:
    zone = ZoneInfo(term.zone or "UTC")
    last = max((m.end.astimezone(zone).date() for m in document.meetings if not m.cancelled), default=None)
    end = term.end or last
    lines = []
    if term.start and end:
        days = {"start": date_format(term.start, "j M"), "end": date_format(end, "j M Y")}
        lines.append(_("%(start)s to %(end)s") % days)
    elif term.start:
        lines.append(_("from %(start)s") % {"start": date_format(term.start, "j M Y")})
    if term.weeks:
        lines.append(ngettext("%(n)d week", "%(n)d weeks", term.weeks) % {"n": term.weeks})
    return tuple(lines)


def _meetings(times: Sequence[MeetingTime]) -> tuple[str, ...]:
    count = sum(one.count for one in times)
    total = ngettext("%(n)d meeting", "%(n)d meetings", count) % {"n": count}
    if not count or len(times) > _MOST_TIMES:
        return (total,) if count else ()
    return (*(f"{WEEKDAYS[one.weekday]} {one.start:%H:%M} – {one.end:%H:%M}" for one in times), total)


def _break(pause: Break) -> str:
    days = {"start": date_format(pause.start, "j M"), "end": date_format(pause.end, "j M")}
    when = days["start"] if pause.start == pause.end else _("%(start)s to %(end)s") % days
    return f"{pause.title}, {when}" if pause.title else when


def _workload(plan: Plan) -> tuple[str, ...]:
    if plan.problem.week_range is None:
        return ()
    low, high = (round(minutes / 60, 1) for minutes in plan.problem.week_range)
    said = f"{low:g}" if low == high else _("%(low)s to %(high)s") % {"low": f"{low:g}", "high": f"{high:g}"}
    return (_("%(hours)s hours a week") % {"hours": said},)


def _hours(start: datetime, end: datetime) -> str:
    return f"{time_format(start, 'H:i')} – {time_format(end, 'H:i')}"
