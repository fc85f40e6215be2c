"""What was found in an outline, with its dates given years and its references ids, as the neutral document."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from meantime.formats.document import Activity, Break, CourseDocument, Meeting, Module, Outcome, Term
from meantime.formats.ids import Ids
from meantime.formats.limits import ACTIVITIES, MEETINGS, TEXT_CHARACTERS, TITLE_CHARACTERS
from meantime.formats.outline.dates import Lead
from meantime.formats.outline.facts import Facts
from meantime.formats.outline.lines import numbered_part, part_of
from meantime.formats.outline.sections import code_and_title
from meantime.formats.patterns import parse_pattern
from meantime.formats.people import without_people
from meantime.formats.timetable import meeting_id
from meantime.formats.timezones.local_times import local_times
from meantime.formats.wording.activity_lines import ActivityLine, DueText, read_activity_line
from meantime.formats.wording.calendar_words import is_day_off
from meantime.formats.wording.dates import Written
from meantime.formats.wording.titles import course_title
from meantime.formats.wording.weekdays import WEEKDAY, weekday
from meantime.formats.wording.years import with_years
from meantime.terms.message import Message, message
from meantime.terms.modality import Clock

_END_OF_DAY = time(23, 59)
_DUE_THEN = re.compile(r"\s*\b(?:is |are )?(?:due|[àa] rendre|[àa] remettre)\W*$", re.IGNORECASE)

_ASSIGNED = re.compile(r"\s+(?:is |are )?(?:assigned|handed out)\W*$", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class DraftModule:
    title: str
    week: int | None
    lead: Lead | None = None


@dataclass(slots=True, eq=False, kw_only=True)
class DraftActivity:
    """`group`: only a heading over the activities that follow. `text`: what stands below the item. `weekday` of the session
    whose line names it (0 is Monday); `in_class`: it happens there, not around it."""

    line: ActivityLine
    module: DraftModule | None
    clock: Clock | None
    marked: bool
    lead: Lead | None
    weekday: int | None = None
    in_class: bool = False
    text: list[str] = field(default_factory=list)
    group: bool = False


@dataclass(slots=True)
class Draft:
    title: str = ""
    facts: Facts = field(default_factory=Facts)
    outcomes: list[str] = field(default_factory=list)
    modules: list[DraftModule] = field(default_factory=list)
    activities: list[DraftActivity] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)


def document_of(
    draft: Draft, name: str, text: str, zone: str | None, start: date | None
) -> tuple[CourseDocument, list[Message]]:
    """The document and what a person should know about its dates. `zone` (IANA) and `start` of the term come before
    those in the text."""
    return _Builder(draft, name, text, zone or draft.facts.zone, start).build()


class _Builder:
    def __init__(self, draft: Draft, name: str, text: str, zone: str | None, start: date | None) -> None:
        self._draft = draft
        self._start = start
        self._name = name
        self._times = local_times(text, zone)
        self._problems: list[Message] = []
        self._days = self._all_days(f"{name}\n{text}")
        ids = Ids()
        self._module_ids = {
            id(module): ids.make(module.title, fallback=f"module-{number}")
            for number, module in enumerate(draft.modules, start=1)
        }

    def build(self) -> tuple[CourseDocument, list[Message]]:
        draft, facts = self._draft, self._draft.facts
        code, title = code_and_title(draft.title)
        meetings = self._meetings()
        activities = self._activities(self._meeting_days(meetings))
        uses_times = bool(meetings) or any(activity.due for activity in activities)
        if uses_times and self._times.inferred:
            self._problems.append(message("formats.table.zone_inferred", zone=self._times.zone.key))
        start, end = self._day(facts.start), self._day(facts.end)
        weeks = max((module.week for module in draft.modules if module.week), default=None)
        outcome_ids = Ids()
        document = CourseDocument(
            title=course_title([title] if title else [], self._name),
            code=code,
            term=Term(
                start=start or self._first_day(),
                end=end if not (start and end and end < start) else None,
                weeks=weeks,
                zone=self._times.zone.key if uses_times or not self._times.inferred else None,
                zone_inferred=uses_times and self._times.inferred,
                breaks=self._breaks(),
            ),
            students=facts.students,
            credits=facts.credits,
            hours_per_week=facts.hours,
            patterns=tuple(facts.patterns),
            outcomes=tuple(
                Outcome(id=outcome_ids.make(title, fallback=f"outcome-{number}"), title=title[:TITLE_CHARACTERS])
                for number, title in enumerate(draft.outcomes, start=1)
            ),
            modules=tuple(
                Module(id=self._module_ids[id(module)], title=module.title, position=number, week=module.week)
                for number, module in enumerate(draft.modules, start=1)
            ),
            activities=activities,
            meetings=meetings,
        )
        return document, self._problems

    def _all_days(self, hints: str) -> dict[int, date]:
        """Every date of the outline, by identity of what was written, in the order of its lines."""
        facts = self._draft.facts
        written = [facts.start, *(lead.written for lead in self._draft.leads), facts.end]
        dated = with_years(written, hints, self._start)
        if dated.inferred is not None:
            self._problems.append(message("formats.table.year_inferred", year=dated.inferred))
        unknown = sum(1 for one, day in zip(written, dated.dates, strict=True) if one and day is None)
        if unknown:
            self._problems.append(message("formats.table.year_unknown", n=unknown))
        return {id(one): day for one, day in zip(written, dated.dates, strict=True) if day is not None}

    def _day(self, written: Written | None) -> date | None:
        return self._days.get(id(written))

    def _first_day(self) -> date | None:
        return min((day for lead in self._draft.leads if (day := self._day(lead.written))), default=self._start)

    def _week_start(self, module: DraftModule | None) -> date | None:
        """The first day that is known of a module's week: its own date, or so many weeks after the term's start."""
        if module is None:
            return None
        if module.lead and (day := self._day(module.lead.written)):
            return day
        start = self._start or self._day(self._draft.facts.start)
        if start is None or module.week is None:
            return None
        return start - timedelta(days=start.weekday()) + timedelta(weeks=module.week - 1)

    def _day_of(self, one: DraftActivity) -> date | None:
        """The day that the item's line states: by its date, or by its weekday in a week that is known."""
        if one.lead:
            return self._day(one.lead.written)
        return self._weekday_in_week(one.module, one.weekday)

    def _weekday_in_week(self, module: DraftModule | None, weekday: int | None) -> date | None:
        first = self._week_start(module)
        if first is None or weekday is None:
            return None
        # A week that is given from a weekend on is the one that follows.
        monday = first - timedelta(days=first.weekday()) if first.weekday() < 5 else first + timedelta(7 - first.weekday())
        return monday + timedelta(days=weekday)

    def _meeting_days(self, meetings: tuple[Meeting, ...]) -> Callable[[date], bool]:
        """Whether the course meets on a day, by its meetings or else its patterns."""
        days = {meeting.start.date() for meeting in meetings}
        weekdays = {day for text in self._draft.facts.patterns for day in parse_pattern(text).days}
        return lambda day: day in days if days else day.weekday() in weekdays

    def _activities(self, meets: Callable[[date], bool]) -> tuple[Activity, ...]:
        ids = Ids()
        drafts = [one for one in self._draft.activities if not one.group and not is_day_off(one.line.title)]
        if not drafts and self._draft.modules:
            drafts = [self._from_module(module) for module in self._draft.modules if _says_something(module)]
        unplaced = 0
        activities = []
        for position, one in enumerate(_once(drafts)[:ACTIVITIES], start=1):
            due = self._due(one)
            unplaced += one.line.due is not None and due is None
            activities.append(self._activity(one, position, due, ids, meets))
        if unplaced:
            self._problems.append(message("formats.table.due_unplaced", n=unplaced))
        return tuple(activities)

    def _from_module(self, module: DraftModule) -> DraftActivity:
        """An outline of headings alone: each is what happens in its week."""
        part = part_of(module.title)
        line = read_activity_line(part.rest if part and part.rest else module.title)
        return DraftActivity(line=line, module=module, clock=None, marked=False, lead=None)

    def _activity(
        self, one: DraftActivity, position: int, due: datetime | None, ids: Ids, meets: Callable[[date], bool]
    ) -> Activity:
        line = one.line
        title = _DUE_THEN.sub("", line.title) or f"Activity {position}"
        day = self._day_of(one) if one.in_class and due is None else None
        return Activity(
            id=ids.make(title, fallback=f"activity-{position}"),
            title=title,
            position=position,
            text="\n".join(one.text)[:TEXT_CHARACTERS],
            module=self._module_ids[id(one.module)] if one.module else None,
            week=one.module.week if one.module else None,
            minutes=line.minutes,
            words=line.words,
            pages=line.pages,
            write_words=line.write_words,
            due=due,
            clock=one.clock,
            meeting=day.isoformat() if day and meets(day) else None,
            graded=line.points is not None,
            points=line.points,
        )

    def _due(self, one: DraftActivity) -> datetime | None:
        due = one.line.due
        lead = one.lead or (one.module.lead if one.module else None)
        if due is None and one.weekday is not None and _DUE_THEN.search(one.line.title):  # "Thu: Essay 1 due"
            due = DueText(None, one.weekday, None)
        if due is None and lead and _DUE_THEN.search(one.line.title):  # "Oct 2: HW 1 due"
            due = DueText(lead.written, None, lead.start)
        base = self._day_of(one) or self._week_start(one.module) or self._first_day()
        if due is None:
            return None
        day: date | None = None
        if due.date:
            years = (due.date.year,) if due.date.year else tuple(base.year + shift for shift in (-1, 0, 1)) if base else ()
            days = [day for year in years if (day := due.date.in_year(year))]
            day = min(days, key=lambda day: abs((day - base).days) if base else 0, default=None)
        elif due.weekday is not None and (one.lead or self._week_start(one.module)) and base:
            day = base + timedelta(days=(due.weekday - base.weekday()) % 7)
        return datetime.combine(day, due.time or _END_OF_DAY, self._times.zone) if day else None

    def _meetings(self) -> tuple[Meeting, ...]:
        """Lines that give a date and a span of time."""
        titles = {id(module.lead): module.title for module in self._draft.modules if module.lead}
        found: dict[datetime, Meeting] = {}
        ids = Ids()
        for lead in self._draft.leads:
            day = self._day(lead.written)
            if day is None or lead.start is None or lead.end is None or len(found) >= MEETINGS:
                continue
            start = datetime.combine(day, lead.start, self._times.zone)
            if start not in found:
                end = datetime.combine(day, lead.end, self._times.zone)
                title = titles.get(id(lead), lead.rest)[:TITLE_CHARACTERS]
                found[start] = Meeting(id=ids.keep(meeting_id(start)), start=start, end=end, title=title)
        return tuple(found[start] for start in sorted(found))

    def _breaks(self) -> tuple[Break, ...]:
        """Days off. A heading speaks of its whole week, Monday to Friday; an item of its day."""
        named: list[tuple[str, date | None, int]] = []
        for module in self._draft.modules:
            day = self._week_start(module)
            named.append((module.title, day, 4 - min(day.weekday(), 4) if day else 0))
        for one in self._draft.activities:
            named.append(self._off(one))
        off = [(without_people(title), day, more) for title, day, more in named if is_day_off(title)]
        undated = [title for title, day, _ in off if day is None]
        if undated:
            self._problems.append(message("formats.table.break_undated", n=len(undated), titles=", ".join(undated)[:200]))
        breaks = (Break(start=day, end=day + timedelta(days=more), title=title) for title, day, more in off if day)
        return tuple(sorted(breaks, key=lambda one: one.start))

    def _off(self, one: DraftActivity) -> tuple[str, date | None, int]:
        """Title, first day and further days of what may be a day off: "No class Friday", "Spring break next week!"."""
        title = one.line.title
        day = self._day_of(one)
        if day is None and (named := re.search(WEEKDAY, title, re.IGNORECASE)):
            day = self._weekday_in_week(one.module, weekday(named[0]))
        if day is None and re.search(r"\bnext week\b", title, re.IGNORECASE):
            monday = self._weekday_in_week(one.module, 0)
            return title, monday + timedelta(weeks=1) if monday else None, 4
        return title, day, 0


def _says_something(module: DraftModule) -> bool:
    """Whether a heading counts a part of the course and names more than its number: "Week 2" alone is nothing to do."""
    part = part_of(module.title) or numbered_part(module.title)
    return part is not None and bool(part.rest) and not is_day_off(module.title)


def _once(drafts: list[DraftActivity]) -> list[DraftActivity]:
    """Without what is only announced ("Essay 1 assigned") where the same work stands below ("Essay 1 due")."""
    last = {_DUE_THEN.sub("", one.line.title).lower(): place for place, one in enumerate(drafts)}
    return [
        one
        for place, one in enumerate(drafts)
        if last.get(_ASSIGNED.sub("", one.line.title).lower(), 0) <= place or not _ASSIGNED.search(one.line.title)
    ]
