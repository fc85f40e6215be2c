"""Some of the steps from one arrangement to another: every stretch that they touch in an order that breaks nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from meantime.planner.measure import by_stretch, clock_of, indexes_by_id, phases_by_id, placed_minutes
from meantime.planner.plan import Placement
from meantime.planner.problem import Phase, Problem, Stretch
from meantime.planner.rules.one_way import longest_run
from meantime.planner.sequence import in_sequence
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Where a phase stands and where it is to stand; the same stretch twice where only its order changes."""

    phase: str
    from_at: str
    to_at: str
    from_clock: Clock
    to_clock: Clock


class Rearranging:
    """`steps` lead from `before` to `after`, in the order of the problem; any of them may be taken."""

    def __init__(self, problem: Problem, before: Sequence[Placement], after: Sequence[Placement]) -> None:
        self.problem = problem
        self.phases, self.indexes = phases_by_id(problem), indexes_by_id(problem)
        self.before = {placement.phase: placement for placement in before}
        self.after = {placement.phase: placement for placement in after}
        self._inside = {at: tuple(p.phase for p in there) for at, there in by_stretch(before).items()}
        self.steps = tuple(self._steps())
        self._by_phase = {step.phase: step for step in self.steps}
        self._ordered: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}

    def stretch(self, at: str) -> Stretch:
        return self.problem.timeline[self.indexes[at]]

    def placed(self, chosen: frozenset[str]) -> tuple[Placement, ...]:
        """`before` with the steps of these phases taken, in the order of the timeline."""
        taken = [step for step in self.steps if step.phase in chosen]
        touched = {at for step in taken for at in (step.from_at, step.to_at)}
        inside = {at: self._inside_of(at, taken) if at in touched else there for at, there in self._all_inside(touched)}
        return tuple(
            self._placement(phase, at, order)
            for at, there in sorted(inside.items(), key=lambda item: self.indexes[item[0]])
            for order, phase in enumerate(there, start=1)
        )

    def ordered(self, at: str, phases: Sequence[str]) -> tuple[str, ...]:
        """As they come, if that breaks nothing; else the nearest order that does not, or as little as it must."""
        key = at, tuple(phases)
        if key not in self._ordered:
            self._ordered[key] = self._in_order(self.stretch(at), [self.phases[phase] for phase in phases])
        return self._ordered[key]

    def _in_order(self, stretch: Stretch, inside: list[Phase]) -> tuple[str, ...]:
        live = clock_of(stretch) is Clock.LIVE and not stretch.past
        found = in_sequence(inside, self.problem.rules.one_way_run) if live else None
        found = found or in_sequence(inside, None) or inside
        return tuple(phase.id for phase in found)

    def _all_inside(self, touched: set[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        for at in {**self._inside, **dict.fromkeys(touched, ())}:
            yield at, self._inside.get(at, ())

    def _inside_of(self, at: str, taken: Sequence[Step]) -> tuple[str, ...]:
        """Who stays in the order they had; who comes goes where `after` has them."""
        moving = {step.phase for step in taken if step.from_at != step.to_at}
        there = [phase for phase in self._inside.get(at, ()) if phase not in moving]
        coming = sorted(
            (step.phase for step in taken if step.to_at == at and step.from_at != at), key=lambda p: self.after[p].order
        )
        for phase in coming:
            there.insert(self.after[phase].order - 1, phase)
        return self.ordered(at, there)

    def _placement(self, phase: str, at: str, order: int) -> Placement:
        placement = self.before[phase]
        if placement.at == at:
            return placement if placement.order == order else replace(placement, order=order)
        clock = clock_of(self.stretch(at))
        return replace(placement, at=at, order=order, clock=clock, minutes=placed_minutes(self.phases[phase], clock))

    def _steps(self) -> Iterator[Step]:
        shuffled = {phase for at, there in self._inside.items() for phase in self._out_of_order(at, there)}
        for phase in self.phases:
            before, after = self.before.get(phase), self.after.get(phase)
            if before and after and (before.at != after.at or phase in shuffled):
                yield Step(phase=phase, from_at=before.at, to_at=after.at, from_clock=before.clock, to_clock=after.clock)

    def _out_of_order(self, at: str, there: tuple[str, ...]) -> tuple[str, ...]:
        """Phases of a stretch whose order breaks a rule that another order would keep; the fewest that have to move."""
        phases = [self.phases[phase] for phase in there]
        stretch = self.stretch(at)
        if stretch.past or not self._breaks(stretch, phases):
            return ()
        right = self._in_order(stretch, phases)
        if self._breaks(stretch, [self.phases[phase] for phase in right]):
            return ()
        stay = _common(there, right)
        return tuple(phase for phase in there if phase not in stay)

    def _breaks(self, stretch: Stretch, phases: Sequence[Phase]) -> bool:
        seen: set[str] = set()
        ids = {phase.id for phase in phases}
        for phase in phases:
            if any(need in ids and need not in seen for need in phase.after):
                return True
            seen.add(phase.id)
        return clock_of(stretch) is Clock.LIVE and longest_run(phases) > self.problem.rules.one_way_run


def _common(one: Sequence[str], other: Sequence[str]) -> set[str]:
    """The longest sequence that both have in the same order."""
    place = {phase: i for i, phase in enumerate(other)}
    best: list[tuple[str, ...]] = []
    for phase in one:
        earlier = [run for run in best if place[run[-1]] < place[phase]]
        best.append((*_longest(earlier), phase))
    return set(_longest(best))


def _longest(runs: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return max(runs, key=lambda run: len(run), default=())
