"""Phases of different activities tied together: prerequisites, due dates, retrieval."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from graphlib import TopologicalSorter

from meantime.balance.windows import in_order
from meantime.planner.problem import Phase, Spacing
from meantime.terms.kinds import Kind


def linked(
    by_activity: Mapping[str, Sequence[Phase]],
    needs: Mapping[str, Sequence[str]],
    due: Iterable[tuple[str, str]],
    source: Iterable[tuple[str, str]],
    review_days: int,
) -> tuple[Phase, ...]:
    """All phases with what they come after, lead to and retrieve; windows opened where order asks for it.

    `needs`: Activity.id to its prerequisites. `due`: pairs of activities by due date. `source`: pairs of neighbours of
    one kind. `review_days`: after how many days a check retrieves best what it needs.
    """
    after = {phase.id: list(phase.after) for phases in by_activity.values() for phase in phases}
    leads: dict[str, list[str]] = {}
    spacing: dict[str, Spacing] = {}
    for activity, needed in needs.items():
        first = by_activity[activity][0]
        for need in needed:
            last = by_activity[need][-1]
            after[first.id].append(last.id)
            leads.setdefault(last.id, []).append(first.id)
            if first.kind == Kind.CHECK:
                spacing[first.id] = Spacing(of=last.id, days=review_days)
    for earlier, later in due:
        last, following = by_activity[earlier][-1], by_activity[later][-1]
        if last.window[0] <= following.window[1]:
            after[following.id].append(last.id)
    for earlier, later in source:
        begun, following = by_activity[earlier][0], by_activity[later][0]
        if begun.window[0] <= following.window[1]:
            after[following.id].append(begun.id)
    return _opened(by_activity, after, leads, spacing)


def _opened(
    by_activity: Mapping[str, Sequence[Phase]],
    after: Mapping[str, Sequence[str]],
    leads: Mapping[str, Sequence[str]],
    spacing: Mapping[str, Spacing],
) -> tuple[Phase, ...]:
    phases = [phase for members in by_activity.values() for phase in members]
    order = tuple(TopologicalSorter(after).static_order())
    windows = in_order({phase.id: phase.window for phase in phases}, after, order)
    return tuple(
        replace(
            phase,
            window=windows[phase.id],
            after=tuple(dict.fromkeys(after[phase.id])),
            leads_to=tuple(dict.fromkeys((*phase.leads_to, *leads.get(phase.id, ())))),
            spacing=spacing.get(phase.id),
        )
        for phase in phases
    )
