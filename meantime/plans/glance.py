"""A plan at a glance: the figures and the small picture by which plans and courses are told apart."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median_low

import msgspec
from django.db.models import TextField
from django.db.models.functions import Cast

from meantime.balance.summary import WeekSummary, summary_of
from meantime.planner import check
from meantime.planner.plan import Plan as Planned
from meantime.plans.models import Placement, Plan
from meantime.plans.patch import Spot
from meantime.plans.standing import Standing

# Plans whose figures this process remembers; each is some two kilobytes.
_MOST_KEPT = 2000
# Plans whose documents are read together: each is up to a megabyte.
_AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A week of the picture, in minutes from the ground up; `x` in tenths of a bar's width."""

    number: int
    x: int
    own: int
    active: int
    one_way: int
    expected: tuple[int, int] | None
    verdict: str  # "over", "under" or empty: against what is expected of the week

    @property
    def minutes(self) -> int:
        return self.own + self.active + self.one_way

    @property
    def live_from(self) -> int:
        return self.own + self.active

    @property
    def band(self) -> int:
        return self.expected[1] - self.expected[0] if self.expected else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """Minutes; `broken` counts hard rules that the plan breaks, `short` what is not fully met."""

    weeks: tuple[Bar, ...]
    live: int
    own: int
    active: int
    usable: int
    worth: int
    short_minutes: int
    broken: int
    short: int
    week_range: tuple[int, int] | None

    @property
    def warnings(self) -> int:
        return self.broken + self.short

    @property
    def typical(self) -> int:
        """Minutes of the middle week, as the term map counts it."""
        weeks = sorted(week.minutes for week in self.weeks)
        return weeks[len(weeks) // 2] if weeks else 0

    @property
    def heaviest(self) -> Bar | None:
        return max(self.weeks, key=lambda week: week.minutes, default=None)

    @property
    def top(self) -> int:
        """Minutes at which the picture ends, so that nothing of it is cut."""
        expected = [week.expected[1] for week in self.weeks if week.expected]
        return max([1, *expected, *(week.minutes for week in self.weeks)])

    @property
    def wide(self) -> int:
        return 10 * len(self.weeks)

    @property
    def active_share(self) -> int | None:
        """Percent of the time together; None where there is none."""
        return round(100 * self.active / self.live) if self.live else None


_kept: OrderedDict[tuple[str, int, str], Glance] = OrderedDict()


def glances_of(plans: Sequence[Plan]) -> dict[int, Glance]:
    """By Plan.pk. The figures of a plan change only with its version, so that they are reckoned once."""
    missing = [plan for plan in plans if _name(plan) not in _kept]
    for start in range(0, len(missing), _AT_ONCE):
        _reckon(missing[start : start + _AT_ONCE])
    found = {}
    for plan in plans:
        glance = _kept.get(_name(plan))
        if glance is not None:
            _kept.move_to_end(_name(plan))
            found[plan.pk] = glance
    while len(_kept) > max(_MOST_KEPT, len(plans)):
        _kept.popitem(last=False)
    return found


def glance_of(plan: Plan) -> Glance:
    return glances_of([plan])[plan.pk]


def common_top(glances: Iterable[Glance]) -> int:
    """One scale for pictures that stand together; one course of forty-hour weeks does not flatten all others."""
    tops = [glance.top for glance in glances]
    return min(max(tops), 3 * median_low(tops)) if tops else 1


def _name(plan: Plan) -> tuple[str, int, str]:
    return (plan.key, plan.version, plan.stamp)


class _Question(msgspec.Struct):
    """What is read of an answer: its plan alone."""

    plan: Planned


def _reckon(plans: Sequence[Plan]) -> None:
    by_pk = {plan.pk: plan for plan in plans}
    spots: dict[int, dict[str, Spot]] = {}
    rows = Placement.objects.filter(plan__in=by_pk).values_list("plan_id", "phase", "at", "order", "hold")
    for pk, phase, at, order, hold in rows:
        spots.setdefault(pk, {})[phase] = Spot(at=at, order=order, hold=hold)
    # As text: decoded at once into values, and only what is needed of it.
    documents = Plan.objects.filter(pk__in=by_pk).annotate(text=Cast("document", TextField()))
    for pk, text in documents.values_list("pk", "text"):
        planned = msgspec.json.decode(text, type=_Question).plan
        _kept[_name(by_pk[pk])] = _glance(planned, spots.get(pk, {}))


def _glance(planned: Planned, spots: dict[str, Spot]) -> Glance:
    standing = Standing(problem=planned.problem, spots=spots)
    problem, placements = standing.held, standing.placements() if spots else ()
    summary = summary_of(replace(planned, placements=placements))
    return Glance(
        weeks=tuple(_bar(week, 10 * i) for i, week in enumerate(summary.weeks)),
        live=summary.live,
        own=summary.own,
        active=summary.active,
        usable=summary.usable,
        worth=check.objective(problem, placements),
        short_minutes=check.shortfall(problem, placements) if spots else 0,
        broken=len(check.violations(problem, placements)) if spots else len(planned.conflicts),
        short=len(check.shortfalls(problem, placements)) if spots else 0,
        week_range=summary.week_range,
    )


def _bar(week: WeekSummary, x: int) -> Bar:
    low, high = week.expected or (0, week.live + week.own)
    minutes = week.live + week.own
    return Bar(
        number=week.week,
        x=x,
        own=week.own,
        active=week.active,
        one_way=week.live - week.active,
        expected=week.expected,
        verdict="over" if minutes > high else "under" if minutes < low else "",
    )
