"""Copy a course to a new term: meetings follow by their number, deadlines by their meeting or their week."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from meantime.balance.given import with_meetings
from meantime.balance.moved_dates import Dates, Lost
from meantime.balance.new_meetings import Laid, laid_anew
from meantime.balance.term_weeks import YEARS, new_weeks, old_weeks
from meantime.formats.document import Activity, Break, CourseDocument, Meeting, Term
from meantime.formats.timezones.iana import iana_zone
from meantime.terms.message import Message, UserError, message

# Longer terms are slips of the pen, and so are years in which nobody who copies a course teaches.
_MOST_WEEKS = 104
_YEARS = range(1970, 2200)
_TIMES = ("opens", "due", "closes")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTerm:
    """`weeks` None keeps their number; no `patterns` keep weekdays, times and lengths; breaks are only those given."""

    start: date
    weeks: int | None = None
    patterns: tuple[str, ...] = ()
    zone: str | None = None
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmapped:
    """What has no place in the new term, and why. `activity`: Activity.id, empty for a meeting."""

    message: Message
    activity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """`meeting_of`: Meeting.id to the Meeting.id of its counterpart."""

    document: CourseDocument
    unmapped: tuple[Unmapped, ...] = ()
    meeting_of: Mapping[str, str]


def copied(document: CourseDocument, new: NewTerm) -> Copied:
    """The course in its new term. A date that cannot be mapped is left open and listed; UserError on a senseless term."""
    _check(new)
    document = with_meetings(document)
    zone = ZoneInfo(document.term.zone or "UTC")
    zones = zone, ZoneInfo(new.zone) if new.zone else zone
    before = old_weeks(document, zone)
    if before is None:
        return _undated(document, new)
    after = new_weeks(before, new.start, new.weeks, new.breaks)
    laid = laid_anew(document.meetings, before, after, zones, new.patterns)
    dates = Dates(laid, before, after, zones)
    moved = [_moved(activity, dates, laid, zone) for activity in document.activities]
    # A term that states only its last day keeps to that.
    weeks = after.count if new.weeks or document.term.weeks or after.end is None else None
    result = replace(
        document,
        term=_term(document.term, new, weeks, after.end),
        patterns=new.patterns or document.patterns,
        meetings=laid.meetings,
        activities=tuple(activity for activity, _ in moved),
    )
    return Copied(
        document=result,
        unmapped=(*_meetings_gone(laid, zone), *(one for _, said in moved for one in said)),
        meeting_of={old: meeting.id for old, meeting in laid.partners.items() if meeting},
    )


def _check(new: NewTerm) -> None:
    if new.start.year not in _YEARS:
        raise UserError(message("copying.start", start=new.start.isoformat()))
    if new.weeks is not None and not 1 <= new.weeks <= _MOST_WEEKS:
        raise UserError(message("copying.weeks", weeks=new.weeks, most=_MOST_WEEKS))
    if new.zone is not None and iana_zone(new.zone) is None:
        raise UserError(message("copying.zone", zone=new.zone))


def _undated(document: CourseDocument, new: NewTerm) -> Copied:
    """Nothing has a date, so nothing needs another; the term gets its own, and its meetings where patterns say them."""
    locked = [activity for activity in document.activities if activity.meeting]
    result = replace(
        document,
        term=_term(document.term, new, new.weeks or document.term.weeks, None),
        patterns=new.patterns or document.patterns,
        activities=tuple(replace(activity, meeting=None) for activity in document.activities),
    )
    lost = tuple(_lock_gone(activity, activity.meeting or "") for activity in locked)
    return Copied(document=with_meetings(result), unmapped=lost, meeting_of={})


def _term(term: Term, new: NewTerm, weeks: int | None, end: date | None) -> Term:
    return replace(
        term,
        start=new.start,
        end=end,
        weeks=weeks,
        zone=new.zone or term.zone,
        zone_inferred=term.zone_inferred and not new.zone,
        breaks=new.breaks,
    )


def _moved(activity: Activity, dates: Dates, laid: Laid, zone: ZoneInfo) -> tuple[Activity, list[Unmapped]]:
    unmapped: list[Unmapped] = []
    times: dict[str, datetime] = {}
    for name in _TIMES:
        moment: datetime | None = getattr(activity, name)
        if moment is None:
            continue
        answer = dates.moved(moment)
        if isinstance(answer, Lost):
            params = {"title": activity.title, "date": _shown(moment, zone), **answer.params}
            unmapped.append(Unmapped(message=message(f"copying.{name}_{answer.reason}", **params), activity=activity.id))
        else:
            times[name] = answer
    held = None
    if activity.meeting:
        old = _held_at(activity.meeting, laid, zone)
        partner = laid.partners[old.id] if old else None
        held = partner.id if partner else None
        if held is None:
            unmapped.append(_lock_gone(activity, _shown(old.start, zone) if old else activity.meeting))
    _keep_order(activity, times, dates)
    return (
        replace(activity, opens=times.get("opens"), due=times.get("due"), closes=times.get("closes"), meeting=held),
        unmapped,
    )


def _keep_order(activity: Activity, times: dict[str, datetime], dates: Dates) -> None:
    """What opens before it is due still does; where one followed a meeting and one its week, the due date leads."""
    old: dict[str, datetime] = {name: getattr(activity, name) for name in times}
    for first, second, leads in (("due", "closes", "due"), ("opens", "due", "due"), ("opens", "closes", "closes")):
        if first in times and second in times and old[first] <= old[second] and times[first] > times[second]:
            follows = second if leads == first else first
            times[follows] = dates.shifted(times[leads], old[leads], old[follows])


def _held_at(name: str, laid: Laid, zone: ZoneInfo) -> Meeting | None:
    """The meeting that an activity names by its id or by its day."""
    by_id = (meeting for meeting in laid.held if meeting.id == name)
    on_day = (meeting for meeting in laid.held if meeting.start.astimezone(zone).date().isoformat() == name[:10])
    return next(by_id, None) or next(on_day, None)


def _lock_gone(activity: Activity, shown: str) -> Unmapped:
    return Unmapped(message=message("copying.lock", title=activity.title, date=shown), activity=activity.id)


def _meetings_gone(laid: Laid, zone: ZoneInfo) -> list[Unmapped]:
    gone = [meeting for meeting in laid.held if laid.partners[meeting.id] is None]
    return [
        Unmapped(message=message("copying.meeting_titled", date=_shown(meeting.start, zone), title=meeting.title))
        if meeting.title
        else Unmapped(message=message("copying.meeting", date=_shown(meeting.start, zone)))
        for meeting in gone
    ]


def _shown(moment: datetime, zone: ZoneInfo) -> str:
    if moment.year not in YEARS:
        return moment.isoformat()
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")
