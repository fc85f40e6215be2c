"""The step about the term: what the form shows, what was written into it, and the term in one line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.forms import BaseFormSet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meantime.balance.given import patterns_of
from meantime.balance.weeks import week_count
from meantime.formats.document import Break, CourseDocument, Meeting
from meantime.formats.patterns import Pattern
from meantime.formats.timetable import in_break
from meantime.interchange.incoming.forms import (
    BreakForm,
    BreakRows,
    PatternForm,
    PatternRows,
    TermForm,
    pattern_row,
    written,
)
from meantime.interchange.incoming.opened import Opened
from meantime.interchange.incoming.wanted import Meets, Wanted
from meantime.terms.message import UserError

# A break of more days is a slip of the pen, and need not be counted through.
_LONGEST_BREAK = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class TermForms:
    """The three forms of the page."""

    term: TermForm
    patterns: "BaseFormSet[PatternForm]"
    breaks: "BaseFormSet[BreakForm]"

    def are_valid(self) -> bool:
        # Each says what is wrong with it, not only the first.
        return all([self.term.is_valid(), self.patterns.is_valid(), self.breaks.is_valid()])


def term_forms(opened: Opened, posted: Any = None) -> TermForms:
    document, term = opened.document, opened.document.term
    initial = {
        "start": term.start,
        "weeks": week_count(document),
        "zone": term.zone or "",
        "students": document.students,
        "meets": _meets(opened).value,
    }
    rows = [pattern_row(pattern) for pattern in _patterns(document)]
    breaks = [{"start": one.start, "end": one.end, "title": one.title} for one in term.breaks]
    return TermForms(
        term=TermForm(posted, initial=initial),
        patterns=PatternRows(posted, prefix="pattern", initial=rows),
        breaks=BreakRows(posted, prefix="break", initial=breaks),
    )


def _meets(opened: Opened) -> Meets:
    """How the course meets as it stands: patterns are the clearer word than the meetings laid out from them."""
    document = opened.document
    if document.patterns:
        return Meets.PATTERN
    return Meets.SOURCE if document.meetings else Meets.NEVER


def _patterns(document: CourseDocument) -> Sequence[Pattern]:
    try:
        return patterns_of(document)
    except UserError:  # what a file calls a pattern need not be one
        return ()


def wanted_in(opened: Opened, forms: TermForms, *, timetable: bool = False) -> Wanted:
    """What was said already with what the forms say: only what differs from the source.

    `timetable`: one comes along with them, and knows its zone and its days off better than what stands there unasked.
    """
    data, course = forms.term.cleaned_data, opened.with_hint(opened.course)
    breaks = tuple(
        Break(start=row["start"], end=row["end"] or row["start"], title=row["title"])
        for row in (form.cleaned_data for form in forms.breaks)
        if row.get("start")
    )
    meets, patterns = _meetings_in(forms, course)
    start = data["start"] if data["start"] != course.term.start else None
    weeks = data["weeks"] if data["weeks"] != week_count(course) else None
    # A guess that was shown and sent is confirmed.
    confirmed = course.term.zone_inferred and not timetable
    zone = data["zone"] if data["zone"] != course.term.zone or confirmed else None
    return replace(
        opened.wanted,
        start=start,
        weeks=weeks,
        zone=zone or None,
        students=data["students"] if data["students"] != course.students else None,
        meets=meets,
        patterns=patterns,
        breaks=breaks if breaks != course.term.breaks or (start and not timetable) else None,
    )


def _meetings_in(forms: TermForms, course: CourseDocument) -> tuple[Meets, tuple[str, ...]]:
    rows = [pattern for form in forms.patterns if (pattern := form.pattern())]
    patterns = tuple(dict.fromkeys([*rows, *forms.term.cleaned_data["pattern_text"]]))
    meets = Meets(forms.term.cleaned_data["meets"] or Meets.SOURCE)
    if meets is Meets.PATTERN and not patterns:
        meets = Meets.NEVER
    if meets is Meets.PATTERN and patterns == tuple(written(one) for one in _patterns(course)):
        return Meets.SOURCE, ()
    if meets is Meets.NEVER and not course.meetings and not course.patterns:
        return Meets.SOURCE, ()
    return meets, patterns if meets is Meets.PATTERN else ()


def term_line(document: CourseDocument) -> str:
    """ "30 meetings, 13 Jan to 29 Apr 2027, 2 fall into breaks"."""
    meetings = sorted((one for one in document.meetings if not one.cancelled), key=lambda one: one.start)
    if meetings:
        return ", ".join([*_meetings_told(document, meetings), *_hours_told(meetings)])
    weeks = ngettext("%(n)d week", "%(n)d weeks", week_count(document)) % {"n": week_count(document)}
    if document.patterns:
        return _("%(weeks)s; meetings get their dates as soon as the term has a first day") % {"weeks": weeks}
    said = _("%(weeks)s without meetings: each week is one stretch of own time") % {"weeks": weeks}
    start = document.term.start
    return f"{said}, {_('from %(start)s') % {'start': date_format(start, 'j M Y')}}" if start else said


def _meetings_told(document: CourseDocument, meetings: Sequence[Meeting]) -> list[str]:
    zone = ZoneInfo(document.term.zone or "UTC")
    first, last = (one.start.astimezone(zone).date() for one in (meetings[0], meetings[-1]))
    told = [ngettext("%(n)d meeting", "%(n)d meetings", len(meetings)) % {"n": len(meetings)}]
    days = {"start": date_format(first, "j M"), "end": date_format(last, "j M Y")}
    told.append(_("%(start)s to %(end)s") % days)
    fallen = _in_breaks(document, meetings, first, last, zone)
    if fallen:
        told.append(ngettext("%(n)d falls into a break", "%(n)d fall into breaks", fallen) % {"n": fallen})
    return told


def _hours_told(meetings: Sequence[Meeting]) -> list[str]:
    minutes = sum((one.end - one.start).total_seconds() for one in meetings) / 60
    return [_("%(hours)g hours together") % {"hours": round(minutes / 60, 1)}]


def _in_breaks(document: CourseDocument, meetings: Sequence[Meeting], first: date, last: date, zone: ZoneInfo) -> int:
    """Meetings that breaks take: those of a pattern are left out already, those of a timetable stand there."""
    breaks = document.term.breaks
    standing = sum(in_break(one.start.astimezone(zone).date(), breaks) for one in meetings)
    spans = [(max(one.start, first), min(one.end, last)) for one in breaks]
    days = {start + timedelta(days=n) for start, end in spans for n in range(min((end - start).days + 1, _LONGEST_BREAK))}
    taken = sum(day.weekday() in pattern.days for day in days for pattern in _patterns(document))
    return taken or standing


def reads_otherwise(opened: Opened, wanted: Wanted) -> Mapping[str, Any] | None:
    """How to read the file again, where the zone or the first day of the term change what its dates mean."""
    draft = opened.draft
    zone = wanted.zone or draft.zone
    start = wanted.start or draft.start
    if zone == draft.zone and start == draft.start:
        return None
    return {"mapping": draft.mapping, "zone": zone, "start": start}
