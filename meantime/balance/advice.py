"""What an instructor could change: each piece of advice with the numbers behind it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from meantime.balance.authored import Authored, authored_in
from meantime.balance.problem import Course
from meantime.balance.recording import Recording, recordings_of
from meantime.balance.scripts import Piece
from meantime.planner.plan import Plan
from meantime.planner.problem import Problem, StretchType
from meantime.terms.kinds import Kind
from meantime.terms.message import Message, message
from meantime.terms.modality import Clock

Solve = Callable[[Problem], Plan]

# Material that people may misread when nobody is there.
_MATERIAL = {Kind.LECTURE, Kind.READING}
# Fewer spare live minutes than a short activity takes are no resource.
_SPARE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """`topic`: record, unchecked, outcome, spare; of a plan that people move by hand also what `current_advice` adds.

    `activities`: ids it is about; `week` and `outcome` where it is about one; `at` (Phase.id, Stretch.id or "week:N")
    where it is about a broken rule. `frees`: live minutes; `used_for`: activities that get them; `pieces` to record.
    """

    topic: str
    message: Message
    activities: tuple[str, ...] = ()
    week: int | None = None
    frees: int = 0
    used_for: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()
    outcome: str = ""
    at: str = ""

    @property
    def key(self) -> str:
        """The same advice has the same key, however its numbers change."""
        about = (self.topic, str(self.week), self.at, self.outcome, *self.activities)
        return hashlib.sha256("\n".join(about).encode()).hexdigest()[:12]


def advice_for(course: Course, plan: Plan, solve: Solve) -> tuple[Advice, ...]:
    """`solve` answers what-if questions: the same planner with the same limits."""
    if not plan.placements:
        return ()
    recordings = (_record(recording) for recording in recordings_of(course, plan, solve))
    authored = authored_in(course)
    return (*recordings, *unchecked(authored, plan), *outcomes(authored), *spare(plan))


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


def unchecked(authored: Authored, plan: Plan) -> list[Advice]:
    """Weeks with own-time material and nothing in them or after it that shows what was understood."""
    week_of = {stretch.id: stretch.week for stretch in plan.problem.timeline}
    titles = {phase.activity: phase.title for phase in plan.problem.phases}
    needed = {need for a in authored.document.activities if a.id in authored.checking for need in a.after}
    checked = {week_of[p.at] for p in plan.placements if p.activity in authored.checking}
    weeks: dict[int, dict[str, None]] = {}
    for placement in plan.placements:
        material = placement.kind in _MATERIAL and placement.clock is Clock.OWN
        week = week_of[placement.at]
        if material and week not in checked and placement.activity not in needed:
            weeks.setdefault(week, {})[placement.activity] = None
    return [
        Advice(
            topic="unchecked",
            message=message("balance.unchecked", week=week, n=len(activities), title=titles[next(iter(activities))]),
            activities=tuple(activities),
            week=week,
        )
        for week, activities in sorted(weeks.items())
    ]


def outcomes(authored: Authored) -> list[Advice]:
    """Outcomes that nothing practises, or that are practised and never checked."""
    advice = []
    for outcome in authored.document.outcomes:
        serving = [activity.id for activity in authored.document.activities if outcome.id in activity.outcomes]
        if not authored.checking.isdisjoint(serving):
            continue
        code = "balance.outcome_unchecked" if serving else "balance.outcome_unserved"
        advice.append(
            Advice(
                topic="outcome",
                message=message(code, outcome=outcome.title, n=len(serving)),
                activities=tuple(serving),
                outcome=outcome.id,
            )
        )
    return advice


def spare(plan: Plan) -> list[Advice]:
    """Live minutes that nothing uses: the scarcest resource of all, so it is said where it lies."""
    used: dict[str, int] = {}
    for placement in plan.placements:
        used[placement.at] = used.get(placement.at, 0) + placement.minutes.planned
    weeks: dict[int, int] = {}
    for stretch in plan.problem.timeline:
        if stretch.type is StretchType.MEETING and not stretch.past:
            weeks[stretch.week] = weeks.get(stretch.week, 0) + max(0, stretch.minutes - used.get(stretch.id, 0))
    spare = {week: minutes for week, minutes in weeks.items() if minutes >= _SPARE}
    if not spare:
        return []
    most = max(spare, key=lambda week: (spare[week], -week))
    params = {"n": len(spare), "minutes": sum(spare.values()), "week": most, "most": spare[most]}
    return [Advice(topic="spare", message=message("balance.spare", **params), week=most, frees=sum(spare.values()))]
