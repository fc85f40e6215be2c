"""Where a plan stands now: the problem with what people hold as its locks, and the placements of the rows."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from meantime.formats.document import CourseDocument
from meantime.planner import check
from meantime.planner.measure import clock_of, placed_minutes
from meantime.planner.plan import Placement as Placed
from meantime.planner.plan import Plan as Planned
from meantime.planner.plan import Status
from meantime.planner.problem import Lock, Phase, Problem
from meantime.plans.answer import Answer
from meantime.plans.frozen import freeze
from meantime.plans.models import Hold, Plan
from meantime.plans.patch import Spot
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`problem` without locks of its own: `spots` (by Phase.id) hold what people decided."""

    problem: Problem
    spots: Mapping[str, Spot]

    @property
    def held(self) -> Problem:
        """The problem as people have decided it."""
        phases = tuple(self._locked(phase) for phase in self.problem.phases)
        return replace(self.problem, phases=phases)

    def _locked(self, phase: Phase) -> Phase:
        spot = self.spots.get(phase.id)
        if spot is None or spot.hold == Hold.FREE:
            return phase if phase.lock is None else replace(phase, lock=None)
        clock = Clock.LIVE if spot.at.startswith("m") else Clock.OWN
        lock = Lock(clock=clock, at=spot.at if spot.hold == Hold.PLACE else None)
        return phase if phase.lock == lock else replace(phase, lock=lock)

    def placements(self) -> tuple[Placed, ...]:
        """In the order of the timeline."""
        stretches = {stretch.id: (i, stretch) for i, stretch in enumerate(self.problem.timeline)}
        placed = []
        for phase in self.problem.phases:
            spot = self.spots.get(phase.id)
            if spot is None:  # no stretch is left on any clock that it can run on: the checker says so
                continue
            index, stretch = stretches[spot.at]
            placement = Placed(
                activity=phase.activity,
                phase=phase.id,
                kind=phase.kind,
                role=phase.role,
                clock=clock_of(stretch),
                at=spot.at,
                order=spot.order,
                minutes=placed_minutes(phase, clock_of(stretch)),
                locked=spot.hold != Hold.FREE,
                reasons=phase.reasons,
            )
            placed.append(((index, spot.order), placement))
        return tuple(placement for _, placement in sorted(placed, key=lambda pair: pair[0]))


def spots_of(plan: Plan) -> dict[str, Spot]:
    rows = plan.placements.values_list("phase", "at", "order", "hold")
    return {phase: Spot(at=at, order=order, hold=hold) for phase, at, order, hold in rows}


def standing_plan(plan: Plan, answer: Answer) -> Planned:
    """The plan with its numbers as they are now. A plan that nobody changed keeps its proof."""
    standing = Standing(problem=answer.plan.problem, spots=spots_of(plan))
    if (plan.version == 0 and answer.answered) or not standing.spots:
        return answer.plan
    problem, placements = standing.held, standing.placements()
    if answer.answered and _as_answered(answer, standing) and not check.violations(problem, placements):
        return replace(answer.plan, problem=problem, placements=placements)
    objective = check.objective(problem, placements)
    # What was held when the bound was proven and is no longer may allow more than it.
    bound = max(float(objective), answer.plan.bound if _holds_all(answer, standing) else float(_most(problem)))
    return replace(
        answer.plan,
        problem=problem,
        placements=placements,
        status=Status.FEASIBLE,
        objective=objective,
        bound=bound,
        gap=check.gap_of(objective, bound),
        shortfalls=check.shortfalls(problem, placements),
        conflicts=(),
        stages=(),
    )


def _as_answered(answer: Answer, standing: Standing) -> bool:
    """Everything where the planner put it, and what was held then held still: its proof stands."""
    places = {placed.phase: placed.at for placed in answer.plan.placements}
    return places == {phase: spot.at for phase, spot in standing.spots.items()} and _holds_all(answer, standing)


def _holds_all(answer: Answer, standing: Standing) -> bool:
    """Where more is held since, the bound holds all the more."""
    locks = {phase.id: hold_of(phase.lock) for phase in answer.plan.problem.phases}
    places = {placed.phase: placed.at for placed in answer.plan.placements}
    for phase, hold in (locks if answer.held is None else answer.held).items():
        spot = standing.spots.get(phase)
        if hold == Hold.PLACE and (spot is None or spot.hold != hold or spot.at != places.get(phase, spot.at)):
            return False
        if hold == Hold.CLOCK and (spot is None or not spot.hold or spot.at[:1] != places.get(phase, spot.at)[:1]):
            return False
    return True


def _most(problem: Problem) -> int:
    """What all that can be live would be worth: no plan has more."""
    return sum(max(0, phase.worth) if phase.own else phase.worth for phase in problem.phases if phase.live)


def hold_of(lock: Lock | None) -> str:
    """What a lock of the author is to the people who plan."""
    if lock is None:
        return Hold.FREE.value
    return Hold.PLACE.value if lock.at else Hold.CLOCK.value


def stamp_of(document: CourseDocument) -> str:
    """The same course has the same stamp."""
    text = json.dumps(freeze(document), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
