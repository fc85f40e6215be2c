"""Any arrangement of phases judged: what it breaks, what falls short, what it is worth, how even it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meantime.planner import check
from meantime.planner.goals import ARRANGEMENT
from meantime.planner.measure import indexes_by_id, phases_by_id, week_totals
from meantime.planner.plan import Placement, Violation
from meantime.planner.preferences.even_workload import even_ranges
from meantime.planner.problem import Problem
from meantime.planner.rules.where import open_weeks
from meantime.terms.message import Message

# A rule, where, and for prerequisites which of them: the same thing wrong has the same key in two arrangements.
Wrong = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """`uneven`: by week, minutes outside what is expected of it. `arranged`: stage 3; where a plan is known, a phase
    belongs where people know it to be. `away`: stretches between phases and where their authors put them.
    """

    broken: Mapping[Wrong, Violation]
    short: Mapping[Wrong, Violation]
    shortfall: int
    worth: int
    uneven: Mapping[int, int]
    arranged: int
    away: int

    @property
    def rank(self) -> tuple[int, ...]:
        """The planner's own order of importance, hard rules first; less is better."""
        off = sum(violation.amount for violation in self.broken.values())
        return len(self.broken), off, self.shortfall, -self.worth, sum(self.uneven.values()), self.arranged

    def breaks_anew(self, before: "Judged") -> bool:
        return not self.broken.keys() <= before.broken.keys()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """What a change brings; negative where it costs.

    `worth`: minutes better spent together; `shortfall`: minutes by which rules fall less short; `even`: minutes closer
    to what is expected, over the weeks, and `weeks`: the same of each week that changes; `near`: stretches by which
    phases are nearer to where their authors put them. `mended` and `opened`: rules, hard or elastic, that are kept now
    or no longer; `needed`: rules that were kept all along, and would not be without it beside the rest.
    """

    worth: int = 0
    shortfall: int = 0
    even: int = 0
    weeks: tuple[tuple[int, int], ...] = ()
    near: int = 0
    mended: tuple[Message, ...] = ()
    opened: tuple[Message, ...] = ()
    needed: tuple[Message, ...] = ()


def judged(problem: Problem, placements: Sequence[Placement]) -> Judged:
    short = check.shortfalls(problem, placements)
    return Judged(
        broken={_wrong(violation): violation for violation in check.violations(problem, placements)},
        short={_wrong(violation): violation for violation in short},
        shortfall=sum(check.WEIGHTS[violation.rule] * violation.amount for violation in short),
        worth=check.objective(problem, placements),
        uneven=_uneven(problem, placements),
        arranged=sum(preference.score(problem, placements) for preference in ARRANGEMENT),
        away=_away(problem, placements),
    )


def gain(before: Judged, after: Judged, start: Judged | None = None) -> Gain:
    """`start`: how it all stands now, where `before` is what it would be with everything else changed."""
    weeks = {week: before.uneven[week] - after.uneven[week] for week in before.uneven}
    was, now = {**before.broken, **before.short}, {**after.broken, **after.short}
    first = was if start is None else {**start.broken, **start.short}
    return Gain(
        worth=after.worth - before.worth,
        shortfall=before.shortfall - after.shortfall,
        even=sum(weeks.values()),
        weeks=tuple((week, closer) for week, closer in weeks.items() if closer),
        near=before.away - after.away,
        mended=tuple(violation.message for wrong, violation in was.items() if wrong not in now and wrong in first),
        needed=tuple(violation.message for wrong, violation in was.items() if wrong not in now and wrong not in first),
        opened=tuple(violation.message for wrong, violation in now.items() if wrong not in was),
    )


def _wrong(violation: Violation) -> Wrong:
    return violation.rule, violation.at, str(violation.message.params.get("before", ""))


def _away(problem: Problem, placements: Sequence[Placement]) -> int:
    phases, indexes = phases_by_id(problem), indexes_by_id(problem)
    return sum(abs(indexes[placement.at] - phases[placement.phase].home) for placement in placements)


def _uneven(problem: Problem, placements: Sequence[Placement]) -> dict[int, int]:
    ranges, weeks = even_ranges(problem), open_weeks(problem)
    return {
        week: max(0, ranges[week][0] - load, load - ranges[week][1])
        for week, load in week_totals(problem, placements).items()
        if week in weeks
    }
