"""Ask for a plan, claim a request, keep its answer or its failure. Each is one transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from meantime.accounts.models import User
from meantime.activities.models import Activity
from meantime.activities.queries import document_for
from meantime.balance.problem import Course
from meantime.courses.models import Section
from meantime.formats.document import CourseDocument
from meantime.planner import check
from meantime.planner.plan import Placement as Placed
from meantime.planner.plan import Plan as Planned
from meantime.planner.plan import Status
from meantime.plans.answer import Answer, flips_of
from meantime.plans.frozen import freeze, thaw
from meantime.plans.holding import held_plan
from meantime.plans.models import MOST_CLAIMS, Adoption, Hold, Placement, Plan, PlanRequest, State, Task
from meantime.plans.placing import columns_of
from meantime.plans.queries import plan_now
from meantime.plans.standing import hold_of, stamp_of


@transaction.atomic
def request_plan(section: Section, by: User | None, now: datetime, *, seed: int = 0) -> PlanRequest:
    """Freeze the course as it is now for the worker. What already waits is the same question, asked anew."""
    Section.objects.held(section.pk)
    document = freeze(document_for(section))
    waiting = PlanRequest.objects.filter(section=section, task=Task.PLAN, state=State.WAITING)
    if waiting.update(document=document, asked_by=by, asked_at=now, seed=seed):
        return waiting.get()
    return PlanRequest.objects.create(section=section, document=document, asked_by=by, asked_at=now, seed=seed)


def claim_request(worker: str, now: datetime) -> PlanRequest | None:
    """The next request, now `worker`'s alone; None when nothing waits."""
    for request in PlanRequest.objects.claimable(now)[:10]:
        if request.claims >= MOST_CLAIMS:
            _give_up(request, now)
        elif _claim(request, worker, now):
            request.refresh_from_db()
            return request
    return None


def _claim(request: PlanRequest, worker: str, now: datetime) -> bool:
    """Compare and set: of two workers that saw the same row, one changes it and the other changes none."""
    seen = PlanRequest.objects.filter(pk=request.pk, state=request.state, claimed_at=request.claimed_at)
    if request.claimed_at is None:
        seen = PlanRequest.objects.filter(pk=request.pk, state=request.state, claimed_at__isnull=True)
    changed = seen.update(state=State.WORKING, claimed_by=worker, claimed_at=now, claims=F("claims") + 1, stage="")
    return changed == 1


def renew_claim(request: PlanRequest, now: datetime, *, stage: str | None = None) -> None:
    """The worker is still at it, and so far."""
    _mine(request).update(claimed_at=now, **({} if stage is None else {"stage": stage}))


def is_wanted(request: PlanRequest) -> bool:
    """False once it was called off, or claimed by another worker."""
    return _mine(request).exists()


def cancel_request(request: PlanRequest, now: datetime) -> bool:
    """Nobody wants the answer any more. False where it is there already."""
    unanswered = PlanRequest.objects.filter(pk=request.pk, state__in=(State.WAITING, State.WORKING))
    return unanswered.update(state=State.CANCELLED, finished_at=now) == 1


def finish(request: PlanRequest, now: datetime, **columns: object) -> bool:
    """The answer is there. False where it was called off, or claimed by another worker, in the meantime."""
    return _mine(request).update(state=State.ANSWERED, finished_at=now, **columns) == 1


def _mine(request: PlanRequest) -> QuerySet[PlanRequest]:
    """The request, as long as no other worker has claimed it since."""
    return PlanRequest.objects.filter(
        pk=request.pk, state=State.WORKING, claimed_by=request.claimed_by, claims=request.claims
    )


def _give_up(request: PlanRequest, now: datetime) -> None:
    PlanRequest.objects.filter(pk=request.pk, claims=request.claims).update(
        state=State.FAILED, finished_at=now, error=f"{MOST_CLAIMS} workers stopped while they planned this course."
    )


@transaction.atomic
def keep_answer(request: PlanRequest, answer: Answer, now: datetime) -> Plan | None:
    """The plan and its placements as rows; None when the request was taken from this worker in the meantime."""
    if not finish(request, now):
        return None
    stamp = stamp_of(thaw(request.document, CourseDocument)) if request.document else ""
    return keep_plan(request.section, answer, now, request=request, stamp=stamp)


@transaction.atomic
def keep_plan(
    section: Section, answer: Answer, now: datetime, *, request: PlanRequest | None = None, stamp: str = ""
) -> Plan:
    """The plan that the section's page opens from now on. `stamp`: of the course document that was planned."""
    plan = answer.plan
    # Somebody may just now open another plan, or a second worker bring one.
    Section.objects.held(section.pk)
    Plan.objects.filter(section=section, current=True).update(current=False)
    kept = Plan.objects.create(
        section=section,
        request=request,
        current=True,
        stamp=stamp,
        made_at=now,
        document=freeze(answer),
        status=plan.status.value,
        objective=plan.objective,
        bound=plan.bound,
        gap=plan.gap,
        seed=plan.seed,
        solver=plan.solver,
    )
    locks = {phase.id: phase.lock for phase in plan.problem.phases}
    activities = dict(Activity.objects.filter(course=section.course_id).values_list("key", "pk"))
    Placement.objects.bulk_create(
        Placement(
            plan=kept,
            phase=placed.phase,
            **columns_of(placed, hold=hold_of(locks[placed.phase]), activities=activities),
        )
        for placed in plan.placements
    )
    return kept


def keep_carried(
    section: Section, course: Course, placements: Sequence[Placed], holds: Mapping[str, str], now: datetime
) -> Plan:
    """A plan that people made elsewhere, carried over to this section's course: nobody has proved anything of it yet."""
    problem = course.problem
    worth = check.objective(problem, placements)
    most = float(sum(max(0, phase.worth) for phase in problem.phases))
    planned = Planned(
        problem=problem,
        status=Status.FEASIBLE,
        objective=worth,
        bound=most,
        gap=check.gap_of(worth, most),
        seed=0,
        solver="",
        placements=tuple(placements),
        shortfalls=check.shortfalls(problem, placements),
    )
    answer = Answer(plan=planned, flips=flips_of(course), notices=course.notices, answered=False)
    plan = keep_plan(section, answer, now, stamp=stamp_of(document_for(section)))
    for hold in (Hold.CLOCK, Hold.PLACE):
        plan.placements.filter(phase__in=[phase for phase, held in holds.items() if held == hold]).update(hold=hold)
    return plan


def keep_failure(request: PlanRequest, error: str, now: datetime) -> None:
    """What a person reads instead of a plan: one sentence."""
    _mine(request).update(state=State.FAILED, finished_at=now, error=error)


@transaction.atomic
def adopt(plan: Plan, by: User, now: datetime) -> Adoption:
    """From now on learners see the plan as it stands; it can be changed freely until it is adopted again."""
    row = held_plan(plan)
    return Adoption.objects.create(
        plan=row, adopted_by=by, adopted_at=now, version=row.version, document=freeze(plan_now(row))
    )
