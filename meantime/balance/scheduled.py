"""A course as its plan has it: weeks, clocks, meetings and dates of the plan in the document that every writer takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from meantime.balance.given import with_meetings
from meantime.balance.places import Place, deadline_of, meetings_at, places_of
from meantime.formats.document import Activity, CourseDocument, StatedPhase
from meantime.planner.plan import Plan
from meantime.terms.kinds import Kind
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.terms.modality import PhaseRole

# What questions are put into keeps its name: the reader of the file puts them in again.
_WITH_QUESTIONS = "_with_questions"
# The longest name of a phase that a course file carries.
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dates:
    opens: datetime | None
    due: datetime | None
    closes: datetime | None


def scheduled(document: CourseDocument, plan: Plan) -> CourseDocument:
    """`document` with what `plan` decided. An activity that the plan does not place stays as it is.

    A source's date stays where the plan agrees with it: due within the meantime in which the work is done, or, for what
    is done together, up to the next meeting. Scheduling the outcome again changes nothing.
    """
    document = with_meetings(document)
    places = places_of(plan)
    meetings = meetings_at(document, plan.problem)
    zone = ZoneInfo(plan.problem.zone or "UTC")
    return replace(
        document,
        activities=tuple(
            _placed(activity, places[activity.id], plan, meetings, zone) if activity.id in places else activity
            for activity in document.activities
        ),
    )


def _placed(
    activity: Activity, places: Sequence[Place], plan: Plan, meetings: Mapping[str, str], zone: ZoneInfo
) -> Activity:
    clocks = {place.placement.clock for place in places}
    dates = _dates(activity, places, plan)
    kind = places[0].placement.kind
    return replace(
        activity,
        # Nothing of an activity comes before the week that a course states for it.
        week=places[0].stretch.week,
        # What was recognised as something elsewhere may be an exam or a lab, which `external` alone would forget.
        kind=activity.kind or (kind if kind != Kind.EXTERNAL else None),
        minutes=activity.minutes or _total(places),
        clock=clocks.pop() if len(clocks) == 1 else None,
        meeting=_meeting(places, meetings, zone),
        phases=_phases(activity, places),
        opens=_in(dates.opens, zone),
        due=_in(dates.due, zone),
        closes=_in(dates.closes, zone),
    )


def _meeting(places: Sequence[Place], meetings: Mapping[str, str], zone: ZoneInfo) -> str | None:
    """The one meeting of the main part, by its id, or by its day where the course has no such meeting any more."""
    main = [place for place in places if place.phase.role is PhaseRole.ENGAGE] or places
    stretches = {place.stretch.id: place.stretch for place in main}
    if len(stretches) != 1 or not all(place.live for place in main):
        return None
    ((at, stretch),) = stretches.items()
    if at in meetings:
        return meetings[at]
    return stretch.start.astimezone(zone).date().isoformat() if stretch.start else None


def _phases(activity: Activity, places: Sequence[Place]) -> tuple[StatedPhase, ...]:
    """Each with its clock and minutes; none for an activity that is one piece and was never written as phases."""
    if len(places) == 1 and not activity.phases:
        return ()
    ordered = sorted(places, key=lambda place: _number(place.phase.id))
    written = activity.phases if len(activity.phases) == len(ordered) else (None,) * len(ordered)
    return tuple(
        StatedPhase(
            name=stated.name if stated else place.phase.name.removesuffix(_WITH_QUESTIONS)[:_LONGEST_NAME],
            role=place.phase.role,
            minutes=(stated.minutes if stated else None) or place.minutes,
            mode=stated.mode if stated else None,
            clock=place.placement.clock,
        )
        for place, stated in zip(ordered, written, strict=True)
    )


def _number(phase: str) -> tuple[int, str]:
    """Ids of phases count within their activity: "essay/2"."""
    number = phase.rpartition("/")[2]
    return (int(number) if number.isdecimal() else 0, phase)


def _total(places: Sequence[Place]) -> Minutes:
    """As trusted as the least trusted of them."""
    minutes = [place.minutes for place in places]
    sources = list(MinutesSource)
    source = max((one.source for one in minutes), key=sources.index)
    return Minutes(
        sum(one.low for one in minutes), sum(one.typical for one in minutes), sum(one.high for one in minutes), source
    )


def _dates(activity: Activity, places: Sequence[Place], plan: Plan) -> _Dates:
    own = [place.span for place in places if not place.live and place.span]
    live = [place.span for place in places if place.live and place.span]
    if own:
        return _own_dates(activity, own[0], own[-1])
    if live:
        timeline, after = plan.problem.timeline, places[-1].index + 1
        following = deadline_of(plan.problem, after) if after < len(timeline) else None
        return _live_dates(activity, live[0][0], live[-1][1], following or live[-1][1])
    return _Dates(opens=activity.opens, due=activity.due, closes=activity.closes)


def _own_dates(activity: Activity, first: tuple[datetime, datetime], last: tuple[datetime, datetime]) -> _Dates:
    """Open from the first of its meantimes, due at the end of the last."""
    due = activity.due if activity.due and last[0] <= activity.due <= last[1] else last[1]
    opens = activity.opens if activity.opens and first[0] <= activity.opens <= min(due, first[1]) else first[0]
    return _Dates(opens=opens, due=due, closes=_not_before(due, activity.closes))


def _live_dates(activity: Activity, start: datetime, end: datetime, following: datetime) -> _Dates:
    """What had dates keeps some: due at the end of its meeting, or when the source says, up to the meeting after it."""
    due = activity.due
    if due and not start <= due <= max(end, following):
        due = end
    opens = min(activity.opens, start) if activity.opens else None
    return _Dates(opens=opens, due=due, closes=_not_before(max(due or end, end), activity.closes))


def _not_before(earliest: datetime, closes: datetime | None) -> datetime | None:
    return max(closes, earliest) if closes else None


def _in(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    return moment.astimezone(zone) if moment else None
