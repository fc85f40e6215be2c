"""What more minutes of one meeting would buy: planned with them and without."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from meantime.accounts.models import User
from meantime.planner.check import WEIGHTS
from meantime.planner.fewest import fewest_changes
from meantime.planner.limits import Limits, Progress
from meantime.planner.plan import Plan as Planned
from meantime.planner.plan import Status
from meantime.planner.preferences import worth
from meantime.planner.problem import Problem, StretchType
from meantime.planner.replan import known_from
from meantime.planner.solve import best_plan
from meantime.plans.frozen import freeze
from meantime.plans.improving import as_asked, ask, up_to_date
from meantime.plans.models import Plan, PlanRequest, State, Task
from meantime.plans.queries import plan_now
from meantime.terms.message import UserError, message
from meantime.terms.modality import Clock

# A person waits for the answer: a quarter of a plan's time for each of the two plans is plenty.
_SECONDS = 2.0
MOST_MINUTES = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceQuestion:
    """`at`: Stretch.id of a meeting. `plan` is None once it is answered."""

    at: str
    minutes: int
    version: int
    plan: Planned | None = None

    @property
    def answered(self) -> "PriceQuestion":
        return replace(self, plan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """`worth`: minutes better spent together; `shortfall`: minutes by which rules fall less short.

    `comes`: phases that would be together and are not, as Phase.id; `proven`: both plans are proven best.
    """

    worth: int
    shortfall: int
    comes: tuple[str, ...]
    proven: bool


def request_price(plan: Plan, by: User, now: datetime, at: str, minutes: int) -> PlanRequest:
    """The answer where it is known for the plan as it stands; else the question, asked once."""
    plan = up_to_date(plan, by, now)
    planned = plan_now(plan)
    meeting = next((s for s in planned.problem.timeline if s.id == at and s.type is StretchType.MEETING), None)
    if meeting is None:
        raise UserError(message("improving.no_such_meeting"))
    if not 1 <= minutes <= MOST_MINUTES:
        raise UserError(message("improving.minutes_of_a_meeting", most=MOST_MINUTES))
    if meeting.end is not None and meeting.end <= now:
        raise UserError(message("improving.meeting_over"))
    question = PriceQuestion(at=at, minutes=minutes, version=plan.version, plan=as_asked(planned, now))
    known = asked_price(plan, at, minutes)
    if known is not None and known.state in (State.ANSWERED, State.WAITING, State.WORKING):
        return known
    return ask(plan, Task.PRICE, freeze(question), by, now, same=_same(plan, at, minutes))


def asked_price(plan: Plan, at: str, minutes: int) -> PlanRequest | None:
    """What was asked last of this meeting, of the plan as it stands."""
    asked = PlanRequest.objects.filter(plan_asked=plan, task=Task.PRICE, **_same(plan, at, minutes))
    return asked.exclude(state=State.CANCELLED).order_by("-pk").first()


def _same(plan: Plan, at: str, minutes: int) -> dict[str, object]:
    return {"question__version": plan.version, "question__at": at, "question__minutes": minutes}


def price_of(question: PriceQuestion, limits: Limits, told: Callable[[Progress], None] | None = None) -> Price:
    """Compared with the best plan without those minutes, so that only they count and not what was moved by hand."""
    assert question.plan is not None
    limits = replace(limits, seconds=_SECONDS)
    problem = question.plan.problem
    without = best_plan(problem, limits, told)
    if not without.placements:
        raise UserError(message("improving.no_price_without_plan"))
    known = replace(problem, known=known_from(without))
    more = best_plan(_longer(known, question.at, question.minutes), limits, told)
    fewest = fewest_changes(more, limits)
    live = {placement.phase for placement in without.placements if placement.clock is Clock.LIVE}
    return Price(
        worth=max(0, _most_worth(more) - _most_worth(without)),
        shortfall=max(0, _shortfall(without) - _shortfall(more)),
        comes=tuple(p.phase for p in fewest.placements if p.clock is Clock.LIVE and p.phase not in live),
        proven=without.status is Status.OPTIMAL and more.status is Status.OPTIMAL,
    )


def _longer(problem: Problem, at: str, minutes: int) -> Problem:
    timeline = tuple(replace(s, minutes=s.minutes + minutes) if s.id == at else s for s in problem.timeline)
    return replace(problem, timeline=timeline)


def _most_worth(plan: Planned) -> int:
    """Before stability took its small share of it."""
    return next((stage.value for stage in plan.stages if stage.name == worth.NAME), plan.objective)


def _shortfall(plan: Planned) -> int:
    return sum(WEIGHTS[short.rule] * short.amount for short in plan.shortfalls)
