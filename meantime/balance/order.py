"""What must come before what: prerequisites and, where a course has due dates, their order."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from meantime.formats.document import Activity, Level, Notice
from meantime.terms.kinds import Kind
from meantime.terms.message import message

# What people take in before they do something with it.
MATERIAL = {Kind.LECTURE, Kind.READING, Kind.ANNOTATION}
# Two neighbouring due dates with many activities each are ordered by one of them, not by every pair.
_MOST_PAIRS = 64


def prerequisites(activities: Sequence[Activity]) -> tuple[dict[str, tuple[str, ...]], list[Notice]]:
    """Activity.id to the ids it needs first, in the document; circles are broken and said."""
    known = {activity.id for activity in activities}
    needs = {a.id: [i for i in dict.fromkeys(a.after) if i in known and i != a.id] for a in activities}
    titles = {a.id: a.title for a in activities}
    notices = []
    while circle := _circle(needs):
        first, second = circle[0], circle[1]  # graphlib: each is needed by the next
        needs[second].remove(first)
        notices.append(
            Notice(message("balance.circle", first=titles[first], second=titles[second]), Level.WARNING, titles[second])
        )
    return {activity: tuple(ids) for activity, ids in needs.items() if ids}, notices


def _circle(needs: Mapping[str, Iterable[str]]) -> list[str] | None:
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        return list(error.args[1])
    return None


def due_order(activities: Sequence[Activity], needs: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Pairs (earlier, later) of Activity.id by due date.

    What is needed first counts as due no later than what needs it is; so the pairs never contradict `needs`.
    """
    # Where an activity runs on both clocks by its author's word, its due date is that of the own-time part alone.
    due: dict[str, datetime] = {a.id: a.due for a in activities if a.due and len({p.clock for p in a.phases}) < 2}
    effective: dict[str, datetime] = {}
    for activity in TopologicalSorter({a.id: needs.get(a.id, ()) for a in activities}).static_order():
        dates = [effective[need] for need in needs.get(activity, ()) if need in effective]
        if activity in due:
            dates.append(due[activity])
        if dates:
            effective[activity] = max(dates)
    by_date: dict[datetime, list[str]] = {}
    for activity in sorted(due, key=lambda a: (effective[a], a)):
        by_date.setdefault(effective[activity], []).append(activity)
    pairs: list[tuple[str, str]] = []
    for earlier, later in pairwise(by_date.values()):
        if len(earlier) * len(later) > _MOST_PAIRS:
            earlier, later = earlier[-1:], later[:1]
        pairs += [(a, b) for a in earlier for b in later]
    return pairs


def source_order(
    activities: Sequence[Activity], kinds: Mapping[str, str], tied: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Pairs (earlier, later) of neighbours of one kind: chapters, lectures and problem sets keep the source's order.

    `kinds` by Activity.id. `tied`: pairs that hold already; what contradicts them is left out.
    """
    before: dict[str, set[str]] = {}
    for earlier, later in tied:
        before.setdefault(later, set()).add(earlier)
    last: dict[str, str] = {}
    pairs = []
    for activity in sorted(activities, key=lambda a: a.position):
        kind = kinds[activity.id]
        previous = last.get(kind)
        if previous is not None and not _comes_before(activity.id, previous, before):
            pairs.append((previous, activity.id))
            before.setdefault(activity.id, set()).add(previous)
        last[kind] = activity.id
    return pairs


def material_first(
    activities: Sequence[Activity], kinds: Mapping[str, str], tied: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Pairs (material, activity): what a module lets people read or watch comes before what it then does with it."""
    before: dict[str, set[str]] = {}
    for earlier, later in tied:
        before.setdefault(later, set()).add(earlier)
    material: dict[str, str] = {}
    pairs = []
    for activity in sorted(activities, key=lambda a: a.position):
        unit = activity.module or (f"week {activity.week}" if activity.week else "")
        if kinds[activity.id] in MATERIAL:
            material[unit] = activity.id
        elif unit in material and not _comes_before(activity.id, material[unit], before):
            pairs.append((material[unit], activity.id))
            before.setdefault(activity.id, set()).add(material[unit])
    return pairs


def _comes_before(first: str, second: str, before: Mapping[str, set[str]]) -> bool:
    """Whether `first` has to come before `second`."""
    seen, ahead = {second}, [second]
    while ahead:
        for need in before.get(ahead.pop(), ()):
            if need == first:
                return True
            if need not in seen:
                seen.add(need)
                ahead.append(need)
    return False
