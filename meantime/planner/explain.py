"""Why a plan is as it is: what a phase's clock rests on, which rules bind, what more live minutes would buy."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from meantime.matching.recommendation import Reason
from meantime.planner import check
from meantime.planner.cells import stretch_cells
from meantime.planner.choices import Choices
from meantime.planner.glop import relaxed_minimum
from meantime.planner.goals import shortfalls_goal, worth_goal
from meantime.planner.limits import Limits
from meantime.planner.measure import by_stretch, clock_of, listening, own_limit, phases_by_id, planned_minutes, week_totals
from meantime.planner.placing import spots_in
from meantime.planner.plan import Placement, Plan, Status
from meantime.planner.problem import Lock, Phase, Problem, StretchType
from meantime.planner.rules import meeting_minutes
from meantime.planner.rules.joined import add_rules
from meantime.planner.rules.where import all_spots, spots_of
from meantime.planner.solve import best_plan
from meantime.terms.message import Message, message
from meantime.terms.minutes import UNIT
from meantime.terms.modality import Clock, Mode

_TOP = 3
_WALL = 10.0
# To say what a phase is worth the first two stages are enough; a fifth of a plan's time is plenty for them.
_ONE_QUESTION = Limits(seconds=2.0, wall=10.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """`reasons`: the weightiest toward the clock it has. `messages`: what binds it there, as sentences.

    `regret`: worth lost, in well-spent live minutes, if it must have the other clock; None: it cannot, or no
    plan was found then. A small regret means that it could go either way.
    """

    phase: str
    clock: Clock
    reasons: tuple[Reason, ...]
    regret: int | None
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """A rule that leaves less than one planning unit at `at`. `left`: what is left there, in the rule's unit."""

    rule: str
    at: str
    left: int
    message: Message


def why(plan: Plan, phase: str, *, exact: bool = True) -> Why:
    """Why this phase has the clock it has. `exact` plans once more to find the regret."""
    placement = next(placement for placement in plan.placements if placement.phase == phase)
    return (why_live if placement.clock is Clock.LIVE else why_own)(plan, phase, exact=exact)


def why_live(plan: Plan, phase: str, *, exact: bool = True) -> Why:
    asked = phases_by_id(plan.problem)[phase]
    said = [] if asked.own is not None else [message("planner.only_live", title=asked.title)]
    return _why(plan, asked, Clock.LIVE, exact, tuple(said))


def why_own(plan: Plan, phase: str, *, exact: bool = True) -> Why:
    asked = phases_by_id(plan.problem)[phase]
    return _why(plan, asked, Clock.OWN, exact, tuple(_why_not_live(plan, asked)))


def binding(plan: Plan) -> tuple[Binding, ...]:
    """Full meetings, listening at its limit, weeks whose own time is used up, in the order of the timeline."""
    return (*_full_meetings(plan), *_full_weeks(plan))


def prices(problem: Problem, plan: Plan, minutes: int = 10) -> Mapping[str, float]:
    """What so many more live minutes would buy at each meeting to come, in well-spent live minutes; at once.

    From the relaxation: right for small changes of one meeting; values of several meetings do not add.
    """
    choices = Choices(problem, stretch_cells(problem), all_spots(problem))
    add_rules(choices)
    choices.drop_implied()
    short = shortfalls_goal(choices)
    relaxed = relaxed_minimum(choices, short.terms, _WALL)
    least = 0.0 if relaxed is None else relaxed.bound
    allowed = max(check.shortfall(problem, plan.placements), int(least) + 1 if least > 0 else 0)
    choices.at_most(allowed, short.terms, short.name, "")
    relaxed = relaxed_minimum(choices, worth_goal(choices).terms, _WALL)
    found = {s.id: 0.0 for s in problem.timeline if s.type is StretchType.MEETING and not s.past}
    if relaxed is not None:
        for row, price in zip(choices.rows, relaxed.prices, strict=True):
            if row.rule == meeting_minutes.NAME and row.at in found:
                found[row.at] += round(-float(price) * minutes, 2)
    return found


def exact_price(problem: Problem, plan: Plan, meeting: str, minutes: int = 10) -> int:
    """What so many more live minutes at one meeting buy, by planning once more."""
    timeline = tuple(replace(s, minutes=s.minutes + minutes) if s.id == meeting else s for s in problem.timeline)
    again = best_plan(replace(problem, timeline=timeline), replace(_ONE_QUESTION, seed=plan.seed))
    return max(0, again.objective - plan.objective)


def live_active_share(plan: Plan) -> float:
    """The share of the planned live minutes that is not listening, 0 to 1; 0 for a plan without live minutes."""
    phases = phases_by_id(plan.problem)
    live = [placement for placement in plan.placements if placement.clock is Clock.LIVE]
    total = sum(placement.minutes.planned for placement in live)
    passive = sum(min(listening(phases[p.phase]), p.minutes.planned) for p in live)
    return (total - passive) / total if total else 0.0


def _why(plan: Plan, phase: Phase, clock: Clock, exact: bool, said: tuple[Message, ...]) -> Why:
    mode = Mode.SYNC if clock is Clock.LIVE else Mode.ASYNC
    toward = sorted((r for r in phase.reasons if r.toward is mode), key=lambda r: -abs(r.weight))
    if phase.lock is not None and phase.lock.clock is clock:
        said = (message("planner.by_lock", title=phase.title), *said)
    regret = _regret(plan, phase, clock) if exact else None
    return Why(phase=phase.id, clock=clock, reasons=tuple(toward[:_TOP]), regret=regret, messages=said)


def _regret(plan: Plan, phase: Phase, clock: Clock) -> int | None:
    other = Clock.OWN if clock is Clock.LIVE else Clock.LIVE
    lock = Lock(clock=other, at=None)
    phases = tuple(replace(p, lock=lock) if p.id == phase.id else p for p in plan.problem.phases)
    again = best_plan(replace(plan.problem, phases=phases), replace(_ONE_QUESTION, seed=plan.seed))
    return None if again.status is Status.INFEASIBLE else max(0, plan.objective - again.objective)


def _why_not_live(plan: Plan, phase: Phase) -> Iterator[Message]:
    if phase.live is None:
        yield message("planner.only_own", title=phase.title)
    elif phase.one_way > plan.problem.rules.one_way_run:
        limit = plan.problem.rules.one_way_run
        yield message("planner.too_long_to_listen", title=phase.title, minutes=phase.one_way, limit=limit)
    elif phase.worth <= 0:
        yield message("planner.own_suits", title=phase.title)
    else:
        yield from _minutes_missing(plan, phase)


def _minutes_missing(plan: Plan, phase: Phase) -> Iterator[Message]:
    """The meeting that lacks the fewest minutes for it, among those its prerequisites leave."""
    problem, there = plan.problem, by_stretch(plan.placements)
    missing = [
        (planned_minutes(phase, Clock.LIVE) + problem.rules.changeover - left, spot)
        for spot in _reachable(plan, phase)
        for left in (_left(problem, problem.timeline[spot].id, there),)
    ]
    if not missing:
        yield message("planner.no_meeting", title=phase.title)
        return
    fewest, spot = min(missing)
    stretch = problem.timeline[spot]
    if fewest > 0:
        yield message("planner.with_more_minutes", title=phase.title, n=fewest, at=stretch.id, week=stretch.week)
    else:
        yield message("planner.room_but_rules", title=phase.title, at=stretch.id, week=stretch.week)


def _reachable(plan: Plan, phase: Phase) -> Iterator[int]:
    """Meetings to come in which the phase might stand, with all others where they are."""
    spots = spots_in(plan.problem, plan.placements)
    by_id = {plan.problem.phases[i].id: spot for i, spot in spots.items()}
    first = max((by_id[need] for need in phase.after if need in by_id), default=0)
    last = min((by_id[p.id] for p in plan.problem.phases if phase.id in p.after), default=len(plan.problem.timeline))
    for spot in spots_of(plan.problem, replace(phase, lock=None)):
        stretch = plan.problem.timeline[spot]
        if first <= spot <= last and clock_of(stretch) is Clock.LIVE and not stretch.past:
            yield spot


def _left(problem: Problem, meeting: str, there: Mapping[str, Sequence[Placement]]) -> int:
    """Minutes left in a meeting, the changeover to one more phase not yet taken off."""
    stretch = next(stretch for stretch in problem.timeline if stretch.id == meeting)
    inside = there.get(meeting, ())
    used = sum(placement.minutes.planned for placement in inside)
    # An empty meeting needs no changeover before its first phase; callers take one off.
    return stretch.minutes - used - problem.rules.changeover * (len(inside) - 1)


def _full_meetings(plan: Plan) -> Iterator[Binding]:
    there = by_stretch(plan.placements)
    for stretch in plan.problem.timeline:
        if stretch.type is StretchType.MEETING and not stretch.past and there.get(stretch.id):
            left = _left(plan.problem, stretch.id, there)
            if left < UNIT + plan.problem.rules.changeover:
                said = message("planner.full_meeting", at=stretch.id, week=stretch.week, n=left)
                yield Binding(rule=meeting_minutes.NAME, at=stretch.id, left=left, message=said)


def _full_weeks(plan: Plan) -> Iterator[Binding]:
    if plan.problem.rules.own_ceiling is None:
        return
    for week, minutes in week_totals(plan.problem, plan.placements, Clock.OWN).items():
        left = own_limit(plan.problem, week) - minutes
        if 0 <= left < UNIT and minutes:
            said = message("planner.full_week", week=week, limit=own_limit(plan.problem, week))
            yield Binding(rule="own_ceiling", at=f"week:{week}", left=left, message=said)
