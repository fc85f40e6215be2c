"""The syllabus of a planned course."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby
from zoneinfo import ZoneInfo

from meantime.balance.given import with_meetings
from meantime.balance.places import Place, deadline_of, meetings_at, places_of
from meantime.balance.scheduled import scheduled
from meantime.formats.document import Activity, Break, CourseDocument, Meeting
from meantime.formats.syllabus import Fact, Syllabus, SyllabusLine, SyllabusStretch, SyllabusWeek
from meantime.planner.plan import Plan
from meantime.planner.problem import Stretch, StretchType
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """How the edge says what a syllabus holds, in its language.

    `stretches` by Stretch.id; `kind(kind, form)` gives a name and an icon; `moment` and `hours` say times of the
    section's own zone.
    """

    language: str
    right_to_left: bool
    stretches: Mapping[str, str]
    kind: Callable[[str, str], tuple[str, str]]
    moment: Callable[[datetime], str]
    hours: Callable[[datetime, datetime], str]
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTime:
    """Meetings that are alike: `weekday` 0 is Monday, times on the section's clocks."""

    weekday: int
    start: time
    end: time
    count: int


def syllabus_of(document: CourseDocument, plan: Plan, phrases: Phrases) -> Syllabus:
    """Every week of the plan; of meantimes only those that hold something or a break."""
    document = with_meetings(document)
    book = _Book(document=document, plan=plan, phrases=phrases)
    placed = places_of(plan)
    weeks = groupby(enumerate(plan.problem.timeline), key=lambda pair: pair[1].week)
    return Syllabus(
        title=document.title,
        code=document.code,
        language=phrases.language,
        right_to_left=phrases.right_to_left,
        facts=phrases.facts,
        outcomes=tuple(outcome.title for outcome in document.outcomes),
        weeks=tuple(book.week(number, list(stretches)) for number, stretches in weeks),
        more=tuple(activity.title for activity in document.activities if activity.id not in placed),
    )


def meeting_times(document: CourseDocument) -> tuple[MeetingTime, ...]:
    """The weekly times of the meetings that are held, the most frequent first."""
    zone = ZoneInfo(document.term.zone or "UTC")
    counts: dict[tuple[int, time, time], int] = {}
    for meeting in document.meetings:
        if not meeting.cancelled:
            start, end = meeting.start.astimezone(zone), meeting.end.astimezone(zone)
            # Times of one weekday are alike on both sides of a change of clocks.
            key = (start.weekday(), start.time(), end.time())
            counts[key] = counts.get(key, 0) + 1
    return tuple(
        MeetingTime(weekday=weekday, start=start, end=end, count=count)
        for (weekday, start, end), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


class _Book:
    """What every line of a syllabus is made from."""

    def __init__(self, *, document: CourseDocument, plan: Plan, phrases: Phrases) -> None:
        self.plan, self.phrases, self.breaks = plan, phrases, document.term.breaks
        self.zone = ZoneInfo(plan.problem.zone or "UTC")
        self.activities = {activity.id: activity for activity in scheduled(document, plan).activities}
        self.titles = {module.week: module.title for module in reversed(document.modules) if module.week}
        ids = meetings_at(document, plan.problem)
        meetings = {meeting.id: meeting for meeting in document.meetings}
        self.meetings: dict[str, Meeting] = {stretch: meetings[meeting] for stretch, meeting in ids.items()}
        self.of_activity = places_of(plan)
        self.at: dict[str, list[Place]] = {}
        for place in (place for places in self.of_activity.values() for place in places):
            self.at.setdefault(place.stretch.id, []).append(place)

    def week(self, number: int, stretches: Sequence[tuple[int, Stretch]]) -> SyllabusWeek:
        shown = [self.stretch(index, stretch) for index, stretch in stretches]
        own = [line for stretch in shown if not stretch.live for line in stretch.lines]
        return SyllabusWeek(
            number=number,
            title=self.titles.get(number, ""),
            together=sum(line.high for stretch in shown if stretch.live for line in stretch.lines),
            own=(sum(line.low for line in own), sum(line.high for line in own)),
            stretches=tuple(stretch for stretch in shown if stretch.live or stretch.lines or stretch.breaks),
        )

    def stretch(self, index: int, stretch: Stretch) -> SyllabusStretch:
        live = stretch.type is StretchType.MEETING
        meeting = self.meetings.get(stretch.id)
        places = sorted(self.at.get(stretch.id, ()), key=lambda place: place.placement.order)
        return SyllabusStretch(
            name=self.phrases.stretches[stretch.id],
            clock=Clock.LIVE if live else Clock.OWN,
            lines=tuple(self.line(place) for place in places),
            when=self.phrases.hours(stretch.start, stretch.end) if live and stretch.start and stretch.end else "",
            place=", ".join(text for text in (meeting.title, meeting.place) if text) if meeting else "",
            breaks=() if live else tuple(pause.title for pause in self.breaks if self._within(pause, index, stretch)),
        )

    def line(self, place: Place) -> SyllabusLine:
        activity = self.activities.get(place.placement.activity)
        siblings = self.of_activity[place.placement.activity]
        kind, icon = self.phrases.kind(place.placement.kind, (activity.form or "") if activity else "")
        due = None if place.live else self._due(place, siblings, activity)
        return SyllabusLine(
            title=activity.title if activity else place.phase.title,
            part=place.phase.name.replace("_", " ") if len(siblings) > 1 else "",
            kind=kind,
            icon=icon,
            # A meeting keeps what it plans free; own time is as long as each learner takes.
            low=place.placement.minutes.planned if place.live else place.placement.minutes.low,
            high=place.placement.minutes.planned if place.live else place.placement.minutes.high,
            graded=bool(activity and activity.graded),
            due=due,
            due_text=self.phrases.moment(due) if due else "",
        )

    def _due(self, place: Place, siblings: Sequence[Place], activity: Activity | None) -> datetime | None:
        """That of the activity for the last that is done in own time; before that, the end of the meantime."""
        last = [other for other in siblings if not other.live][-1]
        return activity.due if activity and place is last else place.deadline

    def _within(self, pause: Break, index: int, stretch: Stretch) -> bool:
        end = deadline_of(self.plan.problem, index)
        if stretch.start is None or end is None:
            return False
        first, last = stretch.start.astimezone(self.zone).date(), end.astimezone(self.zone).date()
        return pause.start <= last and first <= pause.end
