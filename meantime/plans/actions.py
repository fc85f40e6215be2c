"""Ask for a plan, claim a request, keep its answer or its failure. Each is one transaction."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from meantime.accounts.models import User
from meantime.activities.models import Activity
from meantime.activities.queries import document_for
from meantime.courses.models import Section
from meantime.plans.answer import Answer
from meantime.plans.frozen import freeze
from meantime.plans.models import MOST_CLAIMS, Adoption, Placement, Plan, PlanRequest, State


@transaction.atomic
def request_plan(section: Section, by: User | None, now: datetime, *, seed: int = 0) -> PlanRequest:
    """Freeze the course as it is now for the worker. What already waits is the same question, asked anew."""
    document = freeze(document_for(section))
    waiting = PlanRequest.objects.filter(section=section, state=State.WAITING)
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
    changed = seen.update(state=State.WORKING, claimed_by=worker, claimed_at=now, claims=F("claims") + 1)
    return changed == 1


def renew_claim(request: PlanRequest, now: datetime) -> None:
    """The worker is still at it."""
    _mine(request).update(claimed_at=now)


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
    if _mine(request).update(state=State.ANSWERED, finished_at=now) != 1:
        return None
    return keep_plan(request.section, answer, now, request=request)


@transaction.atomic
def keep_plan(section: Section, answer: Answer, now: datetime, *, request: PlanRequest | None = None) -> Plan:
    plan = answer.plan
    kept = Plan.objects.create(
        section=section,
        request=request,
        made_at=now,
        document=freeze(answer),
        status=plan.status.value,
        objective=plan.objective,
        bound=plan.bound,
        gap=plan.gap,
        seed=plan.seed,
        solver=plan.solver,
    )
    rows = dict(Activity.objects.filter(course=section.course_id).values_list("key", "pk"))
    Placement.objects.bulk_create(
        Placement(
            plan=kept,
            activity_id=rows.get(placement.activity),
            phase=placement.phase,
            kind=placement.kind,
            role=placement.role.value,
            clock=placement.clock.value,
            at=placement.at,
            order=placement.order,
            minutes_low=placement.minutes.low,
            minutes_typical=placement.minutes.typical,
            minutes_high=placement.minutes.high,
            minutes_planned=placement.minutes.planned,
            locked=placement.locked,
        )
        for placement in plan.placements
    )
    return kept


def keep_failure(request: PlanRequest, error: str, now: datetime) -> None:
    """What a person reads instead of a plan: one sentence."""
    _mine(request).update(state=State.FAILED, finished_at=now, error=error)


def adopt(plan: Plan, by: User, now: datetime) -> Adoption:
    return Adoption.objects.create(plan=plan, adopted_by=by, adopted_at=now)
