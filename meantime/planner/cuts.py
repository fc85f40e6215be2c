"""Sets of phases for which no order in one meeting keeps the listening short: found on answers, then cut off."""

from collections.abc import Iterator, Mapping

from meantime.planner.choices import Choices
from meantime.planner.placing import inside_of
from meantime.planner.problem import Phase, Problem, StretchType
from meantime.planner.rules import one_way
from meantime.planner.sequence import in_sequence
from meantime.terms.modality import Clock


def without_order(problem: Problem, spots: Mapping[int, int]) -> Iterator[list[Phase]]:
    """The phases of each meeting to come that has no valid order."""
    for index, inside in sorted(inside_of(problem, spots).items()):
        stretch = problem.timeline[index]
        live = stretch.type is StretchType.MEETING and not stretch.past
        if live and in_sequence(inside, problem.rules.one_way_run) is None:
            yield inside


def cut_off(choices: Choices, inside: list[Phase], *, whatever_else: bool) -> None:
    """In no meeting these phases together, unless another that breaks up the listening joins them.

    `whatever_else` drops that exception: the cut then also forbids plans that may be valid.
    """
    core = _core(inside, choices.problem.rules.one_way_run)
    present = {phase.id for phase in core}
    listening = {phase.id for phase in core if phase.one_way}
    for index, cell in enumerate(choices.cells):
        if cell.clock is Clock.LIVE and not cell.past:
            there = choices.in_cell(index)
            terms = [(1, unknown) for phase, unknown in there if phase.id in listening]
            if len(terms) == len(listening):
                if not whatever_else:
                    terms += [(-1, unknown) for phase, unknown in there if _breaks(phase) and phase.id not in present]
                at = choices.problem.timeline[cell.stretches[0]].id
                choices.at_most(len(listening) - 1, terms, one_way.NAME, at)


def _core(inside: list[Phase], limit: int) -> list[Phase]:
    """As few listening phases as still have no order, beside all that break it up."""
    core = list(inside)
    for phase in inside:
        rest = [other for other in core if other is not phase]
        if not _breaks(phase) and in_sequence(rest, limit) is None:
            core = rest
    return core


def _breaks(phase: Phase) -> bool:
    return phase.one_way == 0 or phase.ends_active
