"""Broken rules mended with the fewest phases moved: prerequisites, windows, meetings too full, weeks too heavy."""

from collections.abc import Callable, Iterable
from itertools import combinations

from meantime.balance.trial import Trial
from meantime.planner.measure import planned_minutes
from meantime.planner.problem import Phase
from meantime.planner.rules.one_way import longest_run
from meantime.planner.sequence import in_sequence
from meantime.terms.modality import Clock

# More phases than this leave neither a meeting nor a week with one press.
_MOST_MOVES = 4
# Own-time phases of a week that are tried in pairs: the longest ones.
_MOST_PAIRED = 12
# Phases of a meeting of which every order is tried.
_MOST_ORDERED = 10


def reordered(trial: Trial, phase: Phase) -> bool:
    """The phase goes behind all it needs, or what it needs comes before it: what costs least."""
    wrong = trial.broken_pairs(phase)
    options = [(phase, spot) for spot in trial.open_to(phase)]
    options += [(other, spot) for id in wrong for other in (trial.phases[id],) for spot in trial.open_to(other)]
    return _best(trial, options, lambda: not trial.broken_pairs(phase)) or _best(
        trial, options, lambda: len(trial.broken_pairs(phase)) < len(wrong)
    )


def windowed(trial: Trial, phase: Phase) -> bool:
    """The phase goes to the stretch of its window in which it harms least, the nearest of them."""
    return _best(trial, [(phase, spot) for spot in trial.open_to(phase)])


def emptied(trial: Trial, spot: int) -> bool:
    """A meeting gives up phases until it has room: what loses least by leaving. What people hold there stays."""
    for _ in range(_MOST_MOVES):
        over = -trial.room(spot) - trial.problem.rules.changeover
        if over <= 0:
            return True
        options = [(phase, to) for phase in trial.lines[spot] for to in trial.open_to(phase) if to != spot]
        enough = [
            (phase, to)
            for phase, to in options
            if planned_minutes(phase, Clock.LIVE) + trial.problem.rules.changeover >= over
        ]
        if not _best(trial, enough) and not _best(trial, options):
            return False
    return -trial.room(spot) <= trial.problem.rules.changeover


def parted(trial: Trial, spot: int) -> bool:
    """Something active comes between two lectures, or a lecture leaves the meeting."""
    limit, line = trial.problem.rules.one_way_run, trial.lines[spot]
    ordered = in_sequence(line, limit) if len(line) <= _MOST_ORDERED else None
    if ordered is not None:
        for position, phase in enumerate(ordered):
            if trial.lines[spot][position] is not phase:
                trial.put(phase, spot, position)
        return True
    away = [(phase, to) for phase in line if phase.one_way for to in trial.open_to(phase) if to != spot]
    return _best(trial, away, lambda: longest_run(trial.lines[spot]) <= limit)


def lightened(trial: Trial, week: int, over: int, clock: Clock | None, limits: Callable[[int], int]) -> int:
    """Own-time phases of the week go to weeks that have room for them: the fewest. By how many minutes it is lighter.

    `over`: minutes to be rid of; `clock`: which minutes of a week count; `limits`: how many a week may have of them.
    """
    ways = _ways_out(trial, week, clock, limits)
    leaving = [trial.phases[id] for id in ways]
    enough = [phase for phase in leaving if trial.minutes(phase) >= over]
    if enough:
        chosen = [min(enough, key=lambda phase: (trial.minutes(phase), trial.harm(phase, ways[phase.id][0])))]
    else:
        longest = sorted(leaving, key=trial.minutes, reverse=True)[:_MOST_PAIRED]
        pairs = [pair for pair in combinations(longest, 2) if sum(map(trial.minutes, pair)) >= over]
        chosen = list(min(pairs, key=lambda pair: sum(map(trial.minutes, pair)))) if pairs else longest[:_MOST_MOVES]
    before = trial.week_minutes(week, clock)
    for phase in chosen:
        if before - trial.week_minutes(week, clock) < over:
            # What the one took may be what the other had in mind.
            ways = _ways_out(trial, week, clock, limits)
            _best(trial, [(phase, spot) for spot in ways.get(phase.id, ())])
    return before - trial.week_minutes(week, clock)


def _ways_out(trial: Trial, week: int, clock: Clock | None, limits: Callable[[int], int]) -> dict[str, list[int]]:
    """Own-time phases of the week, and the own-time stretches of other weeks that have room for them."""
    totals = {other: trial.week_minutes(other, clock) for other in trial.weeks}
    own = [spot for spot in trial.weeks[week] if trial.clock(spot) is Clock.OWN]
    ways = {
        phase.id: [
            spot
            for spot in trial.open_to(phase)
            if trial.week(spot) != week
            and trial.clock(spot) is Clock.OWN
            and totals[trial.week(spot)] + trial.minutes(phase) <= limits(trial.week(spot))
            and trial.position(phase, spot) is not None
            and trial.harm(phase, spot) <= 0
        ]
        for here in own
        for phase in trial.lines[here]
    }
    return {phase: spots for phase, spots in ways.items() if spots}


def _best(trial: Trial, options: Iterable[tuple[Phase, int]], mended: Callable[[], bool] | None = None) -> bool:
    """The move that costs least among those that fit, and after which `mended`; False where there is none."""
    for _, _, phase, spot, position in sorted(_fitting(trial, options), key=lambda option: option[:2]):
        before = trial.state()
        trial.put(phase, spot, position)
        if mended is None or mended():
            return True
        trial.restore(before)
    return False


def _fitting(trial: Trial, options: Iterable[tuple[Phase, int]]) -> Iterable[tuple[int, int, Phase, int, int]]:
    for phase, spot in options:
        position = trial.position(phase, spot)
        stands = trial.spots[phase.id] == spot
        if position is not None and not (stands and trial.lines[spot][position : position + 1] == [phase]):
            yield trial.harm(phase, spot), abs(spot - trial.spots[phase.id]), phase, spot, position
