"""What can be seen to be impossible without a search: each as a sentence that names who and why."""

from collections.abc import Iterator, Mapping, Sequence

from meantime.planner.measure import clock_of, minutes_on, phases_by_id, planned_minutes
from meantime.planner.problem import Phase, Problem
from meantime.planner.rules import clocks, closed_meantimes, locks, past, windows
from meantime.planner.rules.where import OF_ONE_PHASE, all_spots
from meantime.terms.message import Message, message
from meantime.terms.modality import Clock


def plain_conflicts(problem: Problem) -> tuple[Message, ...]:
    """Phases without any spot, needs in a circle, too much locked into a meeting, chains without time. Empty: none seen."""
    spots = all_spots(problem)
    return (
        *_nowhere(problem, spots),
        *_circle(problem),
        *_overfull(problem, spots),
        *_too_much_listening(problem, spots),
        *_no_time(problem, spots),
    )


def _nowhere(problem: Problem, spots: Mapping[int, Sequence[int]]) -> Iterator[Message]:
    for index, phase in enumerate(problem.phases):
        if not spots[index]:
            yield _why_nowhere(problem, phase)


def _why_nowhere(problem: Problem, phase: Phase) -> Message:
    """Names the first rule that leaves the phase no stretch."""
    names = {"title": phase.title, "phase": phase.id}
    first, last = phase.window
    edges = {"first": problem.timeline[first].id, "last": problem.timeline[last].id}
    left: Sequence[int] = range(len(problem.timeline))
    for rule in OF_ONE_PHASE:
        left = rule.allowed(problem, phase, left)
        if not left:
            break
    if rule is windows:
        return message("planner.nowhere_window", **names, **edges)
    if rule in (clocks, closed_meantimes):
        only = Clock.LIVE if minutes_on(phase, Clock.OWN) is None else Clock.OWN
        return message(f"planner.nowhere_{only}", **names, **edges)
    if rule is locks and phase.lock is not None:
        lock = phase.lock.at or phase.lock.clock or ""
        return message("planner.nowhere_lock", **names, **edges, lock=lock)
    assert rule is past
    return message("planner.nowhere_past", **names, **edges)


def _circle(problem: Problem) -> Iterator[Message]:
    phases = phases_by_id(problem)
    open_needs = {phase.id: {need for need in phase.after if need in phases} for phase in problem.phases}
    while True:
        done = {phase for phase, needs in open_needs.items() if not needs}
        if not done:
            break
        open_needs = {phase: needs - done for phase, needs in open_needs.items() if phase not in done}
    if open_needs:
        circle = _around(open_needs)
        titles = " → ".join(phases[phase].title for phase in circle)
        yield message("planner.circle", titles=titles, n=len(circle))


def _around(needs: Mapping[str, set[str]]) -> list[str]:
    """One circle: from any phase left, to what it needs, until one comes again."""
    path = [min(needs)]
    while True:
        following = min(needs[path[-1]])
        if following in path:
            return path[path.index(following) :]
        path.append(following)


def _overfull(problem: Problem, spots: Mapping[int, Sequence[int]]) -> Iterator[Message]:
    """Meetings into which more must go than fits."""
    for index, stretch in enumerate(problem.timeline):
        if clock_of(stretch) is Clock.LIVE and not stretch.past:
            bound = [problem.phases[phase] for phase, may in spots.items() if list(may) == [index]]
            used = sum(planned_minutes(phase, Clock.LIVE) for phase in bound)
            used += problem.rules.changeover * max(0, len(bound) - 1)
            if used > stretch.minutes:
                numbers = {"used": used, "limit": stretch.minutes, "n": len(bound)}
                yield message("planner.overfull", at=stretch.id, week=stretch.week, **numbers)


def _too_much_listening(problem: Problem, spots: Mapping[int, Sequence[int]]) -> Iterator[Message]:
    limit = problem.rules.one_way_run
    for index, phase in enumerate(problem.phases):
        may = spots[index]
        only_live = may and all(clock_of(problem.timeline[i]) is Clock.LIVE and not problem.timeline[i].past for i in may)
        if phase.one_way > limit and only_live:
            names = {"title": phase.title, "phase": phase.id}
            yield message("planner.too_much_listening", **names, minutes=phase.one_way, limit=limit)


def _no_time(problem: Problem, spots: Mapping[int, Sequence[int]]) -> Iterator[Message]:
    """A phase whose last stretch is before the first stretch of one that it needs."""
    index = {phase.id: i for i, phase in enumerate(problem.phases)}
    for i, phase in enumerate(problem.phases):
        for need in phase.after:
            if need in index and spots[i] and spots[index[need]] and max(spots[i]) < min(spots[index[need]]):
                if problem.timeline[max(spots[i])].past:
                    continue
                before = problem.phases[index[need]]
                yield message("planner.no_time", title=phase.title, phase=phase.id, before=before.title)
