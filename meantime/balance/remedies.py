"""What applying a piece of advice would do: which phases go where, what is added to the course. Nothing is solved."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from meantime.balance.adding import Added, Say, check_after, check_in, for_outcome
from meantime.balance.advice import Advice
from meantime.balance.authored import Authored
from meantime.balance.filling import filled, recorded, with_lectures_freed
from meantime.balance.mending import emptied, lightened, parted, reordered, windowed
from meantime.balance.recording import lectures_in
from meantime.balance.trial import Shift, Trial
from meantime.formats.document import Activity
from meantime.planner.check import violations
from meantime.planner.measure import own_limit, week_totals
from meantime.planner.plan import Plan, Violation
from meantime.planner.preferences.even_workload import even_ranges
from meantime.planner.problem import Phase, StretchType
from meantime.terms.message import Message, message
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """`moves` in their order, after `activities` (all of them new) have been added. `effects`: what that comes to."""

    moves: tuple[Shift, ...] = ()
    activities: tuple[Activity, ...] = ()
    effects: tuple[Message, ...] = ()


class Remedies:
    """The remedies of one plan. `say` words the titles of what is added."""

    def __init__(self, plan: Plan, authored: Authored, say: Say) -> None:
        self.plan, self.authored, self.say = plan, authored, say
        self.broken: tuple[Violation, ...] = violations(plan.problem, plan.placements)

    def of(self, advice: Advice) -> Remedy | None:
        """None where no single press helps: it is for people to decide."""
        find = _FINDERS.get(advice.topic)
        return find(self, advice) if find else None

    def record(self, advice: Advice) -> Remedy | None:
        """Lectures go to own time, and what gains from being together takes their minutes."""
        live, _ = lectures_in(self.plan, self.authored)
        lectures = {placement.phase for placement in live if placement.activity in advice.activities}
        problem = with_lectures_freed(self.plan.problem, lectures)
        trial = Trial(problem, self.plan.placements)
        left = recorded(trial, [trial.phases[p.phase] for p in live if p.phase in lectures])
        if not left:
            return None
        come = filled(trial, set(left), advice.used_for)
        effects = [message("balance.lectures_to_own", n=len(left))]
        if come:
            effects.append(_come("balance.come_together", trial, come))
        over = _relieved(trial, self.plan)
        if over:
            effects.append(message("balance.then_over", n=over))
        return self._moved(trial, effects)

    def spare(self, advice: Advice) -> Remedy | None:
        """What gains most comes to the meetings that have room."""
        trial = self._trial()
        meetings = [i for i, s in enumerate(self.plan.problem.timeline) if s.type is StretchType.MEETING and not s.past]
        come = filled(trial, set(meetings))
        return self._moved(trial, [_come("balance.fills", trial, come)]) if come else None

    def order(self, advice: Advice) -> Remedy | None:
        trial = self._trial()
        return self._moved(trial) if reordered(trial, trial.phases[advice.at]) else None

    def window(self, advice: Advice) -> Remedy | None:
        trial = self._trial()
        return self._moved(trial) if windowed(trial, trial.phases[advice.at]) else None

    def overfull(self, advice: Advice) -> Remedy | None:
        trial = self._trial()
        return self._moved(trial) if emptied(trial, self._spot(advice)) else None

    def listening(self, advice: Advice) -> Remedy | None:
        trial = self._trial()
        return self._moved(trial) if parted(trial, self._spot(advice)) else None

    def ceiling(self, advice: Advice) -> Remedy | None:
        problem = self.plan.problem
        return self._lighter(advice, Clock.OWN, lambda week: own_limit(problem, week))

    def heavy(self, advice: Advice) -> Remedy | None:
        ranges = even_ranges(self.plan.problem)
        return self._lighter(advice, None, lambda week: ranges[week][1])

    def touchpoint(self, advice: Advice) -> Remedy | None:
        """What lets people meet comes from a week that has more of it; else something short is added."""
        trial, week = self._trial(), advice.week or 0
        found = _meeting_people(trial, week)
        return self._moved(trial) if found else self._added(check_in(trial, self.authored, week, self.say))

    def unchecked(self, advice: Advice) -> Remedy | None:
        return self._added(check_after(self._trial(), self.authored, advice.activities, self.say))

    def outcome(self, advice: Advice) -> Remedy | None:
        return self._added(for_outcome(self._trial(), self.authored, advice.outcome, advice.activities, self.say))

    def _trial(self) -> Trial:
        return Trial(self.plan.problem, self.plan.placements)

    def _spot(self, advice: Advice) -> int:
        return next(i for i, stretch in enumerate(self.plan.problem.timeline) if stretch.id == advice.at)

    def _lighter(self, advice: Advice, clock: Clock | None, limits: Callable[[int], int]) -> Remedy | None:
        trial, week = self._trial(), advice.week or 0
        over = trial.week_minutes(week, clock) - limits(week)
        lighter = lightened(trial, week, over, clock, limits)
        code = "balance.lighter_enough" if lighter >= over else "balance.lighter"
        return self._moved(trial, [message(code, week=week, minutes=lighter, over=over)])

    def _moved(self, trial: Trial, effects: Sequence[Message] = ()) -> Remedy | None:
        """The checker has the last word on whether nothing breaks that was whole."""
        if not trial.shifts or trial.breaks(self.broken):
            return None
        return Remedy(moves=tuple(trial.shifts), effects=tuple(effects))

    def _added(self, added: Added | None) -> Remedy | None:
        if added is None:
            return None
        phase = f"{added.activity.id}/1"
        return Remedy(moves=(Shift(phase=phase, at=added.at),), activities=(added.activity,))


# By Advice.topic. What is not here Meantime cannot do by itself.
_FINDERS: dict[str, Callable[[Remedies, Advice], Remedy | None]] = {
    "record": Remedies.record,
    "spare": Remedies.spare,
    "order": Remedies.order,
    "window": Remedies.window,
    "overfull": Remedies.overfull,
    "listening": Remedies.listening,
    "ceiling": Remedies.ceiling,
    "heavy": Remedies.heavy,
    "touchpoint": Remedies.touchpoint,
    "unchecked": Remedies.unchecked,
    "outcome": Remedies.outcome,
}


def remedy(advice: Advice, plan: Plan, authored: Authored, say: Say) -> Remedy | None:
    """What applying `advice` to `plan` as it stands would do; None where Meantime can do nothing by itself."""
    return Remedies(plan, authored, say).of(advice)


def variants(found: Remedy) -> Iterator[Remedy]:
    """The same remedy in other words for the course: what is added beside its module, where it disturbs fewer orders."""
    yield found
    if any(activity.module for activity in found.activities):
        yield replace(found, activities=tuple(replace(activity, module=None) for activity in found.activities))


def _relieved(trial: Trial, plan: Plan) -> int:
    """Weeks that were within their ceiling and no longer are give to their neighbours. How many are over all the same."""
    if plan.problem.rules.own_ceiling is None:
        return 0
    before = week_totals(plan.problem, plan.placements, Clock.OWN)
    still = 0
    for week, limit in trial.limits.items():
        over = trial.week_minutes(week, Clock.OWN) - limit
        if over > 0 and before[week] <= limit:
            still += lightened(trial, week, over, Clock.OWN, lambda week: trial.limits[week]) < over
    return still


def _come(code: str, trial: Trial, phases: Sequence[Phase]) -> Message:
    return message(code, n=len(phases), minutes=sum(map(trial.minutes, phases)))


def _meeting_people(trial: Trial, week: int) -> bool:
    """The phase that can come at least harm, from where it is missed least."""
    options = []
    for phase in trial.phases.values():
        here = trial.spots[phase.id]
        if not phase.touchpoint or trial.week(here) == week:
            continue
        for spot in trial.open_to(phase):
            if trial.week(spot) == week and trial.clock(spot) in phase.touchpoint:
                position = trial.position(phase, spot)
                # It has to gain more than it costs: the week itself counts as gained.
                if position is not None and trial.harm(phase, spot) < 0:
                    options.append((trial.harm(phase, spot), abs(spot - here), phase.id, spot, position))
    if not options:
        return False
    _, _, phase_id, spot, position = min(options)
    trial.put(trial.phases[phase_id], spot, position)
    return True
