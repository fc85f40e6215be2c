"""The order of phases within one stretch: what needs another comes after it, and no run of listening is too long."""

from collections.abc import Sequence

from meantime.planner.problem import Phase


def in_sequence(phases: Sequence[Phase], one_way_run: int | None) -> list[Phase] | None:
    """The first valid order, nearest to the given one; None when there is none.

    `one_way_run` None asks for the order of prerequisites alone.
    """
    search = _Search(phases, one_way_run)
    order = search.complete(0, 0)
    return None if order is None else [phases[i] for i in order]


class _Search:
    """Depth first; a set of phases already placed is tried once per length of its last run."""

    def __init__(self, phases: Sequence[Phase], limit: int | None) -> None:
        ids = {phase.id: i for i, phase in enumerate(phases)}
        self.phases, self.limit = phases, limit
        self.needs = [sum(1 << ids[b] for b in set(phase.after) if b in ids) for phase in phases]
        needed = 0
        for mask in self.needs:
            needed |= mask
        # Phases alike in listening that neither need others nor are needed may be swapped: only the first is tried.
        self.sort = [
            (phase.one_way, phase.ends_active) if not self.needs[i] and not needed >> i & 1 else i
            for i, phase in enumerate(phases)
        ]
        self.dead: set[tuple[int, int]] = set()

    def complete(self, placed: int, run: int) -> list[int] | None:
        if placed == (1 << len(self.phases)) - 1:
            return []
        if (placed, run) in self.dead:
            return None
        tried = set()
        for i, phase in enumerate(self.phases):
            if placed >> i & 1 or self.needs[i] & ~placed or self.sort[i] in tried:
                continue
            tried.add(self.sort[i])
            longer = run + phase.one_way if phase.one_way else 0
            if self.limit is not None and longer > self.limit:
                continue
            rest = self.complete(placed | 1 << i, 0 if phase.ends_active else longer)
            if rest is not None:
                return [i, *rest]
        self.dead.add((placed, run))
        return None
