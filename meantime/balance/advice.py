"""What an instructor could change: each piece of advice with the numbers behind it."""

from collections.abc import Callable
from dataclasses import dataclass

from meantime.balance.problem import Course
from meantime.balance.recording import Recording, recordings_of
from meantime.balance.scripts import Piece
from meantime.balance.sizes import Sized
from meantime.planner.plan import Plan
from meantime.planner.problem import Problem, StretchType
from meantime.terms.kinds import Form, Kind
from meantime.terms.message import Message, message
from meantime.terms.modality import Clock

Solve = Callable[[Problem], Plan]

# Kinds that show learner and instructor what was understood.
CHECKING = {
    *(Kind.CHECK, Kind.POLL, Kind.PEER_INSTRUCTION, Kind.PROBLEM, Kind.ASSIGNMENT, Kind.REFLECTION, Kind.PEER_REVIEW),
    *(Kind.PROJECT, Kind.CASE, Kind.ANNOTATION),
}
# Material that people may misread when nobody is there.
_MATERIAL = {Kind.LECTURE, Kind.READING}
# Fewer spare live minutes than a short activity takes are no resource.
_SPARE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """`topic`: record, unchecked, outcome, spare. `activities`: ids it is about; `week` where it is about one.

    `frees`: live minutes; `used_for`: activities that get them; `pieces` to record.
    """

    topic: str
    message: Message
    activities: tuple[str, ...] = ()
    week: int | None = None
    frees: int = 0
    used_for: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()


def advice_for(course: Course, plan: Plan, solve: Solve) -> tuple[Advice, ...]:
    """`solve` answers what-if questions: the same planner with the same limits."""
    if not plan.placements:
        return ()
    recordings = (_record(recording) for recording in recordings_of(course, plan, solve))
    return (*recordings, *_unchecked(course, plan), *_outcomes(course), *_spare(plan))


def _record(recording: Recording) -> Advice:
    code = "balance.record_held" if recording.held else "balance.record_moved"
    if not recording.used_for:
        code += "_spare"
    return Advice(
        topic="record",
        message=message(
            code,
            n=len(recording.activities),
            pieces=len(recording.pieces),
            frees=recording.frees,
            used=len(recording.used_for),
        ),
        activities=recording.activities,
        frees=recording.frees,
        used_for=recording.used_for,
        pieces=recording.pieces,
    )


def _unchecked(course: Course, plan: Plan) -> list[Advice]:
    """Weeks with own-time material and nothing in them or after it that shows what was understood."""
    sizes = {size.activity.id: size for size in course.sizes}
    week_of = {stretch.id: stretch.week for stretch in plan.problem.timeline}
    needed = {need for size in course.sizes if _checks(size) for need in size.activity.after}
    checked = {week_of[p.at] for p in plan.placements if _checks(sizes[p.activity])}
    weeks: dict[int, dict[str, None]] = {}
    for placement in plan.placements:
        material = placement.kind in _MATERIAL and placement.clock is Clock.OWN
        week = week_of[placement.at]
        if material and week not in checked and placement.activity not in needed:
            weeks.setdefault(week, {})[placement.activity] = None
    return [
        Advice(
            topic="unchecked",
            message=message(
                "balance.unchecked", week=week, n=len(activities), title=sizes[next(iter(activities))].activity.title
            ),
            activities=tuple(activities),
            week=week,
        )
        for week, activities in sorted(weeks.items())
    ]


def _checks(size: Sized) -> bool:
    return size.kind in CHECKING or size.form == Form.EXAM


def _outcomes(course: Course) -> list[Advice]:
    """Outcomes that nothing practises, or that are practised and never checked."""
    advice = []
    for outcome in course.document.outcomes:
        serving = [size for size in course.sizes if outcome.id in size.activity.outcomes]
        if serving and any(_checks(size) for size in serving):
            continue
        code = "balance.outcome_unchecked" if serving else "balance.outcome_unserved"
        advice.append(
            Advice(
                topic="outcome",
                message=message(code, outcome=outcome.title, n=len(serving)),
                activities=tuple(size.activity.id for size in serving),
            )
        )
    return advice


def _spare(plan: Plan) -> list[Advice]:
    """Live minutes that nothing uses: the scarcest resource of all, so it is said where it lies."""
    used: dict[str, int] = {}
    for placement in plan.placements:
        used[placement.at] = used.get(placement.at, 0) + placement.minutes.planned
    weeks: dict[int, int] = {}
    for stretch in plan.problem.timeline:
        if stretch.type is StretchType.MEETING:
            weeks[stretch.week] = weeks.get(stretch.week, 0) + max(0, stretch.minutes - used.get(stretch.id, 0))
    spare = {week: minutes for week, minutes in weeks.items() if minutes >= _SPARE}
    if not spare:
        return []
    most = max(spare, key=lambda week: (spare[week], -week))
    params = {"n": len(spare), "minutes": sum(spare.values()), "week": most, "most": spare[most]}
    return [Advice(topic="spare", message=message("balance.spare", **params), week=most, frees=sum(spare.values()))]
