"""Which steps need each other: taken alone, or with only some of the others, they would newly break a hard rule."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from meantime.balance.rearranging import Rearranging, Step
from meantime.planner.measure import own_limit, planned_minutes
from meantime.planner.problem import Phase, StretchType
from meantime.planner.rules import contact, own_ceiling, staff, touchpoints, workload
from meantime.planner.sequence import in_sequence
from meantime.terms.modality import Clock

# Of more sets of steps than this at one meeting not every choice is tried: then they stay together.
_MOST_SETS = 7
# The minutes of a phase on a clock that count toward a limit.
Takes = Callable[[Phase, Clock], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """A sum that may not exceed a limit. `adds`: by Phase.id what its step adds; `left`: what is left before them."""

    adds: Mapping[str, int]
    left: int


def needing_each_other(rearranging: Rearranging, steps: Sequence[Step]) -> list[list[Step]]:
    """The steps in sets, so that any choice of sets breaks no hard rule that is kept now. In the order of the steps."""
    sets = _Sets(steps)
    for one, other in _out_of_turn(rearranging, steps):
        sets.join(one, other)
    for together in _shuffled(steps):
        sets.join(*together)
    for room in _rooms(rearranging, steps):
        _make_fit(sets, room)
    for together in _only_touchpoints(rearranging, steps):
        sets.join(*together)
    for meeting in sorted({at for step in steps for at in (step.from_at, step.to_at)}, key=rearranging.indexes.__getitem__):
        _keep_listening_short(rearranging, sets, steps, meeting)
    return sets.groups()


class _Sets:
    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = list(steps)
        self._head = {step.phase: step.phase for step in steps}

    def head(self, phase: str) -> str:
        while self._head[phase] != phase:
            phase = self._head[phase]
        return phase

    def join(self, first: str, *others: str) -> None:
        for other in others:
            self._head[self.head(other)] = self.head(first)

    def groups(self) -> list[list[Step]]:
        groups: dict[str, list[Step]] = {}
        for step in self._steps:
            groups.setdefault(self.head(step.phase), []).append(step)
        return list(groups.values())


def _out_of_turn(rearranging: Rearranging, steps: Sequence[Step]) -> Iterator[tuple[str, str]]:
    """Two steps of which one alone would put a phase before what it needs."""
    spots = {phase: rearranging.indexes[placement.at] for phase, placement in rearranging.before.items()}
    goals = {step.phase: rearranging.indexes[step.to_at] for step in steps}
    for step in steps:
        here, there = spots[step.phase], goals[step.phase]
        for need in rearranging.phases[step.phase].after:
            kept = need in goals and spots[need] <= here
            if kept and (there < spots[need] or here < goals[need]):
                yield step.phase, need


def _shuffled(steps: Sequence[Step]) -> Iterator[list[str]]:
    """All that change places within a stretch do so at once."""
    inside: dict[str, list[str]] = {}
    for step in steps:
        if step.from_at == step.to_at:
            inside.setdefault(step.to_at, []).append(step.phase)
    return (phases for phases in inside.values() if len(phases) > 1)


def _rooms(rearranging: Rearranging, steps: Sequence[Step]) -> Iterator[_Room]:
    moving = [step for step in steps if step.from_at != step.to_at]
    yield from _meetings(rearranging, moving)
    problem = rearranging.problem
    rules, hard = problem.rules, problem.rules.hard
    weeks = sorted({stretch.week for stretch in problem.timeline})
    if own_ceiling.NAME in hard and rules.own_ceiling is not None:
        for week in weeks:
            yield _room(rearranging, moving, _own, own_limit(problem, week), week)
    if staff.NAME in hard and rules.staff_ceiling is not None:
        for week in weeks:
            yield _room(rearranging, moving, _staff, rules.staff_ceiling, week)
    if contact.NAME in hard and rules.contact_floor is not None:
        yield _room(rearranging, moving, lambda phase, clock: -_contact(phase, clock), -rules.contact_floor)
    if workload.NAME in hard and rules.workload_ceiling is not None:
        yield _room(rearranging, moving, planned_minutes, rules.workload_ceiling)
    if workload.NAME in hard and rules.workload_floor is not None:
        yield _room(rearranging, moving, lambda phase, clock: -planned_minutes(phase, clock), -rules.workload_floor)


def _meetings(rearranging: Rearranging, moving: Sequence[Step]) -> Iterator[_Room]:
    changeover = rearranging.problem.rules.changeover
    for stretch in rearranging.problem.timeline:
        if stretch.type is not StretchType.MEETING or stretch.past:
            continue

        def takes(phase: str) -> int:
            return planned_minutes(rearranging.phases[phase], Clock.LIVE) + changeover

        adds: dict[str, int] = {}
        for step in moving:
            if stretch.id in (step.from_at, step.to_at):
                adds[step.phase] = takes(step.phase) if step.to_at == stretch.id else -takes(step.phase)
        if adds:
            used = sum(takes(phase) for phase, p in rearranging.before.items() if p.at == stretch.id)
            # The first phase needs no changeover.
            yield _Room(adds=adds, left=max(0, stretch.minutes + changeover - used))


def _room(rearranging: Rearranging, moving: Sequence[Step], takes: Takes, limit: int, week: int | None = None) -> _Room:
    def here(at: str) -> bool:
        return week in (None, rearranging.stretch(at).week)

    adds = {}
    for step in moving:
        phase = rearranging.phases[step.phase]
        more = takes(phase, step.to_clock) if here(step.to_at) else 0
        adds[step.phase] = more - (takes(phase, step.from_clock) if here(step.from_at) else 0)
    used = sum(takes(rearranging.phases[p.phase], p.clock) for p in rearranging.before.values() if here(p.at))
    return _Room(adds=adds, left=max(0, limit - used))


def _own(phase: Phase, clock: Clock) -> int:
    return planned_minutes(phase, clock) if clock is Clock.OWN else 0


def _staff(phase: Phase, clock: Clock) -> int:
    return phase.staff_live if clock is Clock.LIVE else phase.staff_own


def _contact(phase: Phase, clock: Clock) -> int:
    return phase.contact_live if clock is Clock.LIVE else phase.contact_own


def _make_fit(sets: _Sets, room: _Room) -> None:
    """Join who comes with who makes room, until all that come without making room fit into what is left."""
    while True:
        nets: dict[str, int] = {}
        for phase, adds in room.adds.items():
            nets[sets.head(phase)] = nets.get(sets.head(phase), 0) + adds
        coming = {head: net for head, net in nets.items() if net > 0}
        going = {head: net for head, net in nets.items() if net < 0}
        if sum(coming.values()) <= room.left or not coming or not going:
            return
        # The pair that saves most, and of those the one that leaves the least room unused.
        come, go = min(
            ((come, go) for come in coming for go in going),
            key=lambda pair: (-min(coming[pair[0]], -going[pair[1]]), abs(coming[pair[0]] + going[pair[1]])),
        )
        sets.join(come, go)


def _only_touchpoints(rearranging: Rearranging, steps: Sequence[Step]) -> Iterator[list[str]]:
    """Where every week must have one: steps that take the touchpoints of a week away with those that bring others."""
    if touchpoints.NAME not in rearranging.problem.rules.hard:
        return
    moving = {step.phase for step in steps}
    stay = {
        rearranging.stretch(p.at).week
        for p in rearranging.before.values()
        if p.phase not in moving and p.clock in rearranging.phases[p.phase].touchpoint
    }
    weeks: dict[int, list[str]] = {}
    for step in steps:
        touch = rearranging.phases[step.phase].touchpoint
        for at, clock in ((step.from_at, step.from_clock), (step.to_at, step.to_clock)):
            week = rearranging.stretch(at).week
            if clock in touch and week not in stay:
                weeks.setdefault(week, []).append(step.phase)
    yield from weeks.values()


def _keep_listening_short(rearranging: Rearranging, sets: _Sets, steps: Sequence[Step], meeting: str) -> None:
    """If some choice of sets leaves a meeting without an order, those that touch it stay together."""
    stretch = rearranging.stretch(meeting)
    if stretch.type is not StretchType.MEETING or stretch.past:
        return
    touching = {step.phase: step for step in steps if meeting in (step.from_at, step.to_at)}
    heads = list(dict.fromkeys(sets.head(phase) for phase in touching))
    before = [phase for phase, placement in rearranging.before.items() if placement.at == meeting]
    limit = rearranging.problem.rules.one_way_run
    everybody = {*before, *touching}
    if len(heads) < 2 or sum(rearranging.phases[phase].one_way for phase in everybody) <= limit:
        return
    if in_sequence([rearranging.phases[phase] for phase in before], limit) is None:
        return
    if len(heads) <= _MOST_SETS and all(
        _has_order(rearranging, sets, touching, before, set(some), meeting) for some in _choices(heads)
    ):
        return
    sets.join(*heads)


def _choices(heads: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(heads, n) for n in range(1, len(heads)))


def _has_order(
    rearranging: Rearranging, sets: _Sets, touching: Mapping[str, Step], before: Sequence[str], some: set[str], meeting: str
) -> bool:
    taken = {phase: step for phase, step in touching.items() if sets.head(phase) in some}
    inside = [phase for phase in before if phase not in taken or taken[phase].to_at == meeting]
    inside += [phase for phase, step in taken.items() if step.to_at == meeting and phase not in before]
    return in_sequence([rearranging.phases[phase] for phase in inside], rearranging.problem.rules.one_way_run) is not None
