"""The picture of a plan: weeks divided at their meetings, Together above, Own time below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from meantime.activities.models import Activity
from meantime.balance.summary import Summary, WeekSummary, summary_of
from meantime.formats.document import Break
from meantime.planner.plan import Plan
from meantime.planner.problem import Problem, Stretch, StretchType
from meantime.plans.badges import Badge
from meantime.plans.cards import Card, cards_of
from meantime.plans.stretch_names import meeting_hours, stretch_names


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchView:
    """`used` holds the changeovers of a meeting, so that it can be read against `stretch.minutes`."""

    stretch: Stretch
    name: str
    hours: str
    cards: tuple[Card, ...]
    used: int
    breaks: tuple[str, ...] = ()
    badge: Badge | None = None

    @property
    def anchor(self) -> str:
        return f"at-{self.stretch.id}"

    @property
    def placed(self) -> int:
        """Minutes of its cards, without changeovers."""
        return sum(card.planned for card in self.cards)

    @property
    def over(self) -> bool:
        return self.used > self.stretch.minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A meantime and the meeting that ends it; `after` is what follows the last meeting of the term."""

    meantime: StretchView | None = None
    meeting: StretchView | None = None
    after: StretchView | None = None

    @property
    def stretches(self) -> tuple[StretchView, ...]:
        return tuple(view for view in (self.meantime, self.meeting, self.after) if view)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    number: int
    title: str
    start: datetime | None
    pairs: tuple[Pair, ...]
    summary: WeekSummary
    verdict: str  # "over", "under" or empty: against the week range
    badge: Badge | None = None

    @property
    def anchor(self) -> str:
        return f"week-{self.number}"

    @property
    def minutes(self) -> int:
        return self.summary.live + self.summary.own

    @property
    def one_way(self) -> int:
        return self.summary.live - self.summary.active


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMap:
    weeks: tuple[Week, ...]
    cards: tuple[Card, ...]  # as they come in time
    summary: Summary
    per_row: int  # weeks side by side where there is room

    @property
    def one_way(self) -> int:
        return self.summary.live - self.summary.active

    @property
    def heaviest(self) -> Week:
        return max(self.weeks, key=lambda week: week.minutes)

    @property
    def typical_week(self) -> int:
        """Minutes of the middle week."""
        return sorted(week.minutes for week in self.weeks)[len(self.weeks) // 2]

    @property
    def top(self) -> int:
        """Minutes at the upper edge of the overview."""
        expected = [week.summary.expected[1] for week in self.weeks if week.summary.expected]
        return max(1, self.heaviest.minutes, *expected) * 21 // 20


def term_map(
    plan: Plan,
    *,
    activities: Mapping[str, Activity],
    week_titles: Mapping[int, str],
    breaks: Sequence[Break] = (),
    badges: Mapping[str, Badge] = MappingProxyType({}),
    comments: Mapping[str, int] = MappingProxyType({}),
) -> TermMap:
    """`activities` by key, `week_titles` by number, `comments` by Phase.id, `badges` by what they are about."""
    problem = plan.problem
    cards = cards_of(plan, activities=activities, badges=badges, comments=comments)
    names = stretch_names(problem.timeline, problem.zone)
    views = {
        stretch.id: replace(_stretch_view(stretch, plan, cards, names, breaks), badge=badges.get(stretch.id))
        for stretch in problem.timeline
    }
    summary = summary_of(plan)
    weeks = tuple(
        replace(
            _week(week, problem, views, week_titles.get(week.week, "")),
            badge=badges.get(f"week:{week.week}"),
        )
        for week in summary.weeks
    )
    return TermMap(
        weeks=weeks,
        cards=tuple(card for stretch in problem.timeline for card in views[stretch.id].cards),
        summary=summary,
        per_row=_per_row(weeks),
    )


def _stretch_view(
    stretch: Stretch, plan: Plan, cards: Mapping[str, Card], names: Mapping[str, str], breaks: Sequence[Break]
) -> StretchView:
    here = sorted((card for card in cards.values() if card.placement.at == stretch.id), key=lambda c: c.placement.order)
    is_meeting = stretch.type is StretchType.MEETING
    changeovers = plan.problem.rules.changeover * max(len(here) - 1, 0) if is_meeting else 0
    return StretchView(
        stretch=stretch,
        name=names[stretch.id],
        hours=meeting_hours(stretch, plan.problem.zone) if is_meeting else "",
        cards=tuple(here),
        used=sum(card.planned for card in here) + changeovers,
        breaks=() if is_meeting else _breaks_within(stretch, breaks, plan.problem.zone),
    )


def _breaks_within(stretch: Stretch, breaks: Sequence[Break], zone: str | None) -> tuple[str, ...]:
    if stretch.start is None or stretch.end is None:
        return ()
    first, last = (moment.astimezone(ZoneInfo(zone or "UTC")).date() for moment in (stretch.start, stretch.end))
    return tuple(b.title or "–" for b in breaks if b.start <= last and first <= b.end)


def _week(summary: WeekSummary, problem: Problem, views: Mapping[str, StretchView], title: str) -> Week:
    mine = [views[stretch.id] for stretch in problem.timeline if stretch.week == summary.week]
    minutes = summary.live + summary.own
    low, high = summary.expected or (0, minutes)
    return Week(
        number=summary.week,
        title=title,
        start=mine[0].stretch.start if mine else None,
        pairs=_pairs(mine),
        summary=summary,
        verdict="over" if minutes > high else "under" if minutes < low else "",
    )


def _pairs(views: Sequence[StretchView]) -> tuple[Pair, ...]:
    pairs: list[Pair] = []
    waiting: StretchView | None = None
    for view in views:
        if view.stretch.type is StretchType.MEETING:
            pairs.append(Pair(meantime=waiting, meeting=view))
            waiting = None
        elif waiting:
            pairs.append(Pair(meantime=waiting))
            waiting = view
        else:
            waiting = view
    if waiting and pairs and pairs[-1].meeting:
        pairs[-1] = replace(pairs[-1], after=waiting)
    elif waiting:
        pairs.append(Pair(meantime=waiting))
    return tuple(pairs)


def _per_row(weeks: Sequence[Week]) -> int:
    """As many weeks side by side as stay readable (twelve meetings), with the fewest gaps in the last row."""
    usual = sorted(len(week.pairs) for week in weeks)[len(weeks) // 2]
    most = max(2, min(6, 12 // max(usual, 1)))
    return min(range(max(2, most - 2), most + 1), key=lambda n: (-len(weeks) % n, -n))
