"""Ask for a plan that is better than one as it stands, around what people hold; and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import transaction

from meantime.accounts.models import User
from meantime.balance.diff import Diff, diff
from meantime.courses.models import Section
from meantime.planner.explain import Binding, binding, prices, why
from meantime.planner.fewest import fewest_changes
from meantime.planner.limits import Limits, Progress
from meantime.planner.plan import Plan as Planned
from meantime.planner.problem import Phase, Problem
from meantime.planner.replan import after_change
from meantime.planner.solve import best_plan
from meantime.plans.changes import bring_up_to_date
from meantime.plans.frozen import freeze
from meantime.plans.models import Plan, PlanRequest, State, Task
from meantime.plans.queries import plan_now
from meantime.plans.standing import spots_of
from meantime.terms.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`plan`: as it stood, its problem as the planner is asked; `held`: a models.Hold by Phase.id where there is one."""

    plan: Planned
    version: int
    stamp: str
    held: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement:
    """`moves`: how many are open; `refused`: Phase.id of those that people did not want."""

    plan: Planned
    moves: int
    binding: tuple[Binding, ...] = ()
    said: dict[str, tuple[Message, ...]] = field(default_factory=dict)
    prices: dict[str, float] = field(default_factory=dict)
    refused: tuple[str, ...] = ()


def request_improvement(plan: Plan, by: User, now: datetime) -> PlanRequest:
    """Freeze the plan as it stands for the worker. Asked again of the same plan, it is the same question."""
    plan = up_to_date(plan, by, now)
    question = Question(
        plan=as_asked(plan_now(plan), now),
        version=plan.version,
        stamp=plan.stamp,
        held={phase: spot.hold for phase, spot in spots_of(plan).items() if spot.hold},
    )
    return ask(plan, Task.IMPROVE, freeze(question), by, now, same={"question__version": plan.version})


def up_to_date(plan: Plan, by: User, now: datetime) -> Plan:
    """What is asked is asked of the course as it is, also where it was changed under another plan."""
    if plan.stamp and bring_up_to_date(plan, by, now) is not None:
        return Plan.objects.select_related("section__course").get(pk=plan.pk)
    return plan


def as_asked(planned: Planned, now: datetime) -> Planned:
    """The plan as the planner is asked about it: the past is over, what people hold is allowed, the rest is known."""
    past = [stretch.id for stretch in planned.problem.timeline if stretch.end is not None and stretch.end <= now]
    return replace(planned, problem=_wide_enough(after_change(planned, past=past), planned))


def _wide_enough(problem: Problem, planned: Planned) -> Problem:
    """Who holds a phase outside its window has decided that it may stand there."""
    index = {stretch.id: i for i, stretch in enumerate(problem.timeline)}
    spots = {placement.phase: index[placement.at] for placement in planned.placements}
    return replace(problem, phases=tuple(_holding(phase, spots.get(phase.id)) for phase in problem.phases))


def _holding(phase: Phase, spot: int | None) -> Phase:
    if phase.lock is None or spot is None:
        return phase
    first, last = phase.window
    return replace(phase, window=(min(first, spot), max(last, spot)))


@transaction.atomic
def ask(plan: Plan, task: Task, question: object, by: User, now: datetime, *, same: dict[str, object]) -> PlanRequest:
    """The request that waits or is worked on, if it asks the `same`; else a new one in the place of what was open."""
    Section.objects.held(plan.section_id)
    open_ = PlanRequest.objects.filter(section=plan.section_id, task=task, state__in=(State.WAITING, State.WORKING))
    asked = open_.filter(plan_asked=plan, **same).order_by("-pk").first()
    if asked is not None:
        return asked
    open_.filter(plan_asked=plan).update(state=State.CANCELLED, finished_at=now)
    # One question of a sort waits per section: the newest press counts.
    open_.filter(state=State.WAITING).update(state=State.CANCELLED, finished_at=now)
    return PlanRequest.objects.create(
        section=plan.section, task=task, plan_asked=plan, question=question, asked_by=by, asked_at=now, seed=plan.seed
    )


def improvement_of(question: Question, limits: Limits, told: Callable[[Progress], None] | None = None) -> Improvement:
    """Plan once more, with the fewest moves that make it so good. They are counted against the plan as it stood."""
    problem = question.plan.problem
    plan = fewest_changes(best_plan(problem, limits, told), limits)
    if not plan.placements:
        return Improvement(plan=plan, moves=0)
    return Improvement(
        plan=plan,
        moves=len(compared(question, plan).moves),
        binding=binding(plan),
        said={placement.phase: why(plan, placement.phase, exact=False).messages for placement in plan.placements},
        prices=dict(prices(problem, plan)),
    )


def compared(question: Question, better: Planned) -> Diff:
    return diff(question.plan.problem, question.plan.placements, better.placements)
