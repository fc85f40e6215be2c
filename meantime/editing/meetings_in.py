"""The meetings of a page as meetings again: those left alone to the last second, the others from day and times."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from meantime.balance.weeks import week_count
from meantime.editing.moments import moment_in, zone_of
from meantime.editing.term_texts import CANCELLED, REMOVED, TermTexts
from meantime.editing.wrong import Wrong
from meantime.formats.document import CourseDocument, Meeting
from meantime.formats.limits import MEETINGS
from meantime.formats.patterns import parse_patterns
from meantime.formats.timetable import in_break, meeting_id, meetings_of, minutes_between

_LONGEST = 12 * 60
# Days between the first meeting of a term and its last.
_LONGEST_TERM = 800


def meetings_in(
    texts: TermTexts, was: TermTexts, document: CourseDocument, zone: ZoneInfo, wrong: dict[str, str]
) -> tuple[Meeting, ...]:
    """In time order; what is wrong goes into `wrong` under `meeting-` and the number of the row."""
    known = {meeting.id: meeting for meeting in document.meetings}
    shown = {row[0]: row for row in was.meetings}
    same_zone = zone.key == zone_of(document).key
    found: dict[str, Meeting] = {}
    if len(texts.meetings) > MEETINGS:
        wrong["meeting-1"] = _("A term has at most %(n)d meetings.") % {"n": MEETINGS}
    for number, row in enumerate(texts.meetings[:MEETINGS], start=1):
        key, state = row[0], row[6]
        if state == REMOVED:
            continue
        try:
            left_alone = same_zone and key in known and row == shown.get(key)
            meeting = known[key] if left_alone else _meeting(row, zone)
        except Wrong as error:
            wrong[f"meeting-{number}"] = error.sentence
            continue
        found[_free(meeting.id, {*found, *(known.keys() - {key})})] = meeting
    ordered = sorted(found.items(), key=lambda pair: pair[1].start)
    if ordered and (ordered[-1][1].start - ordered[0][1].start).days > _LONGEST_TERM:
        wrong.setdefault(f"meeting-{len(texts.meetings)}", _("The meetings are years apart; look at their days."))
    return tuple(replace(meeting, id=key) for key, meeting in ordered)


def _free(key: str, taken: set[str]) -> str:
    free, number = key, 2
    while free in taken:
        free, number = f"{key}-{number}", number + 1
    return free


def _meeting(row: Sequence[str], zone: ZoneInfo) -> Meeting:
    key, day, start, end, title, place, state = row
    if not (day and start and end):
        raise Wrong(_("A meeting needs its day and the times at which it begins and ends."))
    begin, finish = moment_in(f"{day}T{start}", zone), moment_in(f"{day}T{end}", zone)
    assert begin is not None
    assert finish is not None
    if finish <= begin:
        # Over midnight.
        finish += timedelta(days=1)
    if minutes_between(begin, finish) > _LONGEST:
        raise Wrong(_("It ends before it begins, or lasts more than 12 hours."))
    return Meeting(
        id=key[:200] or meeting_id(begin),
        start=begin,
        end=finish,
        title=title[:300],
        place=place[:300],
        cancelled=state == CANCELLED,
    )


def laid_anew(texts: TermTexts, course: CourseDocument) -> TermTexts:
    """The meetings that the pattern gives over the term; those that begin as listed keep title, place and state."""
    if course.term.start is None:
        raise Wrong(_("To lay the pattern over the term, write its first day."))
    if not course.patterns:
        raise Wrong(_("Write when the course meets, for example: Tue,Thu 10:00 75"))
    listed = {(row[1], row[2]): row for row in texts.meetings if row[6] != REMOVED}
    zone = zone_of(course)
    patterns = [pattern for line in course.patterns for pattern in parse_patterns(line)]
    rows = []
    for meeting in meetings_of(patterns, course.term.start, week_count(course), zone.key, course.term.breaks):
        start, end = meeting.start.astimezone(zone), meeting.end.astimezone(zone)
        day, begins = start.date().isoformat(), start.strftime("%H:%M")
        key, title, place, state = _kept(listed.get((day, begins)))
        rows.append([key, day, begins, end.strftime("%H:%M"), title, place, state])
    # Those that are not in the pattern any more are still there to be seen: taken out, not forgotten.
    kept = {(row[1], row[2]) for row in rows}
    gone = [[*row[:6], REMOVED] for row in texts.meetings if row[0] and (row[1], row[2]) not in kept]
    return TermTexts(fields=texts.fields, breaks=texts.breaks, meetings=sorted([*rows, *gone], key=lambda row: row[1:3]))


def _kept(row: Sequence[str] | None) -> tuple[str, str, str, str]:
    return (row[0], row[4], row[5], row[6]) if row else ("", "", "", "")


def without_new_breaks(texts: TermTexts, course: CourseDocument, before: CourseDocument) -> tuple[TermTexts, int]:
    """Meetings that fall into a break that is new are cancelled; how many."""
    new = [one for one in course.term.breaks if one not in before.term.breaks]
    rows, cancelled = [], 0
    for row in texts.meetings:
        falls = bool(new) and row[6] == "" and in_break(date.fromisoformat(row[1]), new)
        cancelled += falls
        rows.append([*row[:6], CANCELLED] if falls else row)
    return TermTexts(fields=texts.fields, breaks=texts.breaks, meetings=rows), cancelled
