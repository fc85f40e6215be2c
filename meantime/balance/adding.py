"""Activities that a course lacks: a check after material, something for an outcome, a moment together in a week."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from meantime.balance.authored import Authored
from meantime.balance.trial import Trial
from meantime.formats.document import Activity
from meantime.terms.kinds import Kind
from meantime.terms.message import Message, message
from meantime.terms.minutes import UNIT, Minutes
from meantime.terms.modality import Clock

Say = Callable[[Message], str]

# Minutes of what is added: as short as serves its purpose; its author knows better as soon as it is there.
_CHECK, _PRACTICE, _CHECK_IN = 10, 30, 10
# What stands in front of a title: "Lecture: ", "Week 3: ".
_HEAD = re.compile(r"^[^:]{1,24}:\s+(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A new activity, and the stretch in which its only phase is to stand."""

    activity: Activity
    at: str


def check_after(trial: Trial, authored: Authored, material: Sequence[str], say: Say) -> Added | None:
    """A short check of the material, in own time, right after the last of it."""
    spot = _own_time(trial, max(_places(trial, material), default=0))
    known = [activity for activity in authored.document.activities if activity.id in material]
    if spot is None or not known:
        return None
    title = say(message("balance.new_check", title=_HEAD.sub("", known[0].title)))
    new = _new(authored, "check", title, Kind.CHECK, _CHECK, week=trial.week(spot), after=known)
    return Added(activity=new, at=trial.problem.timeline[spot].id)


def for_outcome(trial: Trial, authored: Authored, outcome: str, serving: Sequence[str], say: Say) -> Added | None:
    """A check after what practises the outcome; where nothing does, a problem in the week that has most room."""
    title = next((known.title for known in authored.document.outcomes if known.id == outcome), None)
    if title is None:
        return None
    known = [activity for activity in authored.document.activities if activity.id in serving]
    places = _places(trial, serving)
    spot = _own_time(trial, max(places)) if places else _lightest(trial)
    if spot is None:
        return None
    kind, minutes, code = (
        (Kind.CHECK, _CHECK, "balance.new_check") if known else (Kind.PROBLEM, _PRACTICE, "balance.new_practice")
    )
    said, week = say(message(code, title=title)), trial.week(spot)
    new = _new(authored, kind.value, said, kind, minutes, week=week, after=known, outcome=outcome)
    return Added(activity=new, at=trial.problem.timeline[spot].id)


def check_in(trial: Trial, authored: Authored, week: int, say: Say) -> Added | None:
    """Ten minutes in which people of a week without any meet: at a meeting that has them, else in a thread."""
    timeline = trial.problem.timeline
    open_ = [spot for spot in trial.weeks.get(week, ()) if not timeline[spot].past]
    meetings = [spot for spot in open_ if trial.clock(spot) is Clock.LIVE and trial.room(spot) >= _CHECK_IN]
    threads = [spot for spot in open_ if trial.clock(spot) is Clock.OWN and timeline[spot].minutes >= UNIT]
    spots = meetings or threads
    if not spots:
        return None
    title = say(message("balance.new_check_in", week=week))
    clock = trial.clock(spots[0])
    new = _new(authored, "check-in", title, Kind.COMMUNITY, _CHECK_IN, week=week, clock=clock)
    return Added(activity=new, at=timeline[spots[0]].id)


def _new(
    authored: Authored,
    id: str,
    title: str,
    kind: Kind,
    minutes: int,
    *,
    week: int,
    after: Sequence[Activity] = (),
    clock: Clock = Clock.OWN,
    outcome: str = "",
) -> Activity:
    """Beside what it follows, in the same module; else at the end of the course."""
    activities = authored.document.activities
    last = max(after, key=lambda activity: activity.position, default=None)
    return Activity(
        id=_free_id(id, {activity.id for activity in activities}),
        title=title,
        position=last.position if last else max((a.position for a in activities), default=0) + 1,
        kind=kind.value,
        module=last.module if last else None,
        week=week,
        minutes=Minutes.exactly(minutes),
        after=tuple(activity.id for activity in after),
        outcomes=(outcome,) if outcome else (),
        clock=clock,
    )


def _free_id(id: str, taken: set[str]) -> str:
    number = 1
    while f"{id}-{number}" in taken:
        number += 1
    return f"{id}-{number}"


def _places(trial: Trial, activities: Sequence[str]) -> list[int]:
    return [trial.spots[phase.id] for phase in trial.phases.values() if phase.activity in activities]


def _own_time(trial: Trial, earliest: int) -> int | None:
    """The first own-time stretch to come from `earliest` on."""
    spots = range(earliest, len(trial.problem.timeline))
    return next((spot for spot in spots if _takes_own_time(trial, spot)), None)


def _lightest(trial: Trial) -> int | None:
    """The first own time of the week that has most of it left, the latest such: an outcome is seldom reached first."""
    first: dict[int, int] = {}
    for spot in range(len(trial.problem.timeline)):
        if _takes_own_time(trial, spot):
            first.setdefault(trial.week(spot), spot)
    week = max(first, key=lambda week: (trial.limits[week] - trial.week_minutes(week, Clock.OWN), week), default=None)
    return None if week is None else first[week]


def _takes_own_time(trial: Trial, spot: int) -> bool:
    stretch = trial.problem.timeline[spot]
    return trial.clock(spot) is Clock.OWN and stretch.minutes > 0 and not stretch.past
