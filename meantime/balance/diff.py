"""From a plan to a better one: the fewest moves that lead there, those that need each other together, with their gains."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from meantime.balance.judged import Gain, Judged, gain, judged
from meantime.balance.needing import needing_each_other
from meantime.balance.rearranging import Rearranging, Step
from meantime.planner.plan import Placement
from meantime.planner.problem import Problem
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A phase to another stretch, or to another order within its own. `gain`: what the whole would lose without it."""

    phase: str
    from_at: str
    to_at: str
    from_clock: Clock
    to_clock: Clock
    order: int
    gain: Gain


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Moves that belong together: one without the others would newly break a hard rule.

    `gain`: of these alone; `share`: what the whole would lose without them.
    """

    moves: tuple[Move, ...]
    gain: Gain
    share: Gain


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """Any of the groups may be applied, in any order: none breaks a hard rule that was kept. `gain`: of all of them."""

    groups: tuple[Group, ...] = ()
    gain: Gain = field(default_factory=Gain)

    @property
    def moves(self) -> tuple[Move, ...]:
        return tuple(move for group in self.groups for move in group.moves)


def diff(problem: Problem, before: Sequence[Placement], after: Sequence[Placement]) -> Diff:
    """What leads from `before` to `after`, as far as it makes the plan better; empty where nothing does.

    Both place the same phases. Moves that gain nothing are left out. Same question, same answer.
    """
    search = _Search(problem, before, after)
    steps = search.useful(search.possible())
    groups = search.groups(steps)
    kept = list(search.useful_groups(groups))
    chosen = frozenset(step.phase for group in kept for step in group)
    if not chosen or search.rank(chosen) >= search.rank(frozenset()):
        return Diff()
    return search.told(kept, chosen)


def arranged(
    problem: Problem, before: Sequence[Placement], after: Sequence[Placement], phases: Collection[str]
) -> tuple[Placement, ...]:
    """`before` with these phases where they stand in `after`; every stretch in an order that breaks nothing, if it can."""
    return Rearranging(problem, before, after).placed(frozenset(phases))


def breaks_anew(problem: Problem, before: Sequence[Placement], after: Sequence[Placement]) -> Judged | None:
    """How `after` is judged, if it breaks a hard rule that `before` kept."""
    now = judged(problem, after)
    return now if now.breaks_anew(judged(problem, before)) else None


class _Search:
    def __init__(self, problem: Problem, before: Sequence[Placement], after: Sequence[Placement]) -> None:
        self.problem = problem
        self.rearranging = Rearranging(problem, before, after)
        self._known: dict[frozenset[str], Judged] = {}

    def judged(self, chosen: frozenset[str]) -> Judged:
        if chosen not in self._known:
            self._known[chosen] = judged(self.problem, self.rearranging.placed(chosen))
        return self._known[chosen]

    def rank(self, chosen: frozenset[str]) -> tuple[int, ...]:
        return self.judged(chosen).rank

    def may(self, chosen: frozenset[str]) -> bool:
        return not self.judged(chosen).breaks_anew(self.judged(frozenset()))

    def possible(self) -> frozenset[str]:
        """All of them; where people have changed the plan since, as many as still go together."""
        steps = frozenset(step.phase for step in self.rearranging.steps)
        if self.may(steps):
            return steps
        chosen: frozenset[str] = frozenset()
        for step in self.rearranging.steps:
            if self.may(chosen | {step.phase}):
                chosen |= {step.phase}
        return chosen

    def useful(self, chosen: frozenset[str]) -> list[Step]:
        """Without those that make nothing better."""
        for step in self.rearranging.steps:
            chosen = self._less(chosen, frozenset({step.phase}))
        return [step for step in self.rearranging.steps if step.phase in chosen]

    def _less(self, chosen: frozenset[str], out: frozenset[str]) -> frozenset[str]:
        fewer = chosen - out
        return fewer if self.may(fewer) and self.rank(fewer) <= self.rank(chosen) else chosen

    def groups(self, steps: Sequence[Step]) -> list[list[Step]]:
        groups = needing_each_other(self.rearranging, steps)
        chosen = frozenset(step.phase for step in steps)
        sets = [_phases(group) for group in groups]
        if all(self.may(group) and self.may(chosen - group) for group in sets):
            return groups
        return [list(steps)]

    def useful_groups(self, groups: Sequence[Sequence[Step]]) -> Iterator[Sequence[Step]]:
        """Swaps that make nothing better could not be seen move by move."""
        chosen = frozenset(step.phase for group in groups for step in group)
        for group in groups:
            fewer = self._less(chosen, _phases(group))
            if fewer == chosen:
                yield group
            chosen = fewer

    def told(self, groups: Sequence[Sequence[Step]], chosen: frozenset[str]) -> Diff:
        nothing, whole = self.judged(frozenset()), self.judged(chosen)
        orders = {placement.phase: placement.order for placement in self.rearranging.placed(chosen)}
        return Diff(
            groups=tuple(
                Group(
                    moves=tuple(
                        Move(
                            phase=step.phase,
                            from_at=step.from_at,
                            to_at=step.to_at,
                            from_clock=step.from_clock,
                            to_clock=step.to_clock,
                            order=orders[step.phase],
                            gain=gain(self.judged(chosen - {step.phase}), whole, nothing),
                        )
                        for step in group
                    ),
                    gain=gain(nothing, self.judged(_phases(group))),
                    share=gain(self.judged(chosen - _phases(group)), whole, nothing),
                )
                for group in groups
            ),
            gain=gain(nothing, whole),
        )


def _phases(group: Sequence[Step]) -> frozenset[str]:
    return frozenset(step.phase for step in group)
