"""A plan that somebody made worse by hand, and the worker's answer to it."""

from datetime import datetime

from meantime.activities.queries import document_for
from meantime.balance.planned import plan_document
from meantime.plans import worker
from meantime.plans.actions import claim_request, keep_plan
from meantime.plans.answer import answer_of
from meantime.plans.changes import move
from meantime.plans.improving import request_improvement
from meantime.plans.models import Plan, PlanRequest
from meantime.plans.moving import Move
from meantime.plans.proposal import Proposal, proposal_of
from meantime.plans.queries import plan_now
from meantime.plans.standing import spots_of, stamp_of
from meantime.terms.modality import Clock
from meantime.testing import NOW, World


def a_good_plan(world: World) -> Plan:
    document = document_for(world.section)
    return keep_plan(world.section, answer_of(plan_document(document)), NOW, stamp=stamp_of(document))


def made_worse(plan: Plan, world: World) -> list[str]:
    """Everything that is live and may be in own time is carried there; the phases that were."""
    problem = plan_now(plan).problem
    stretches = [stretch.id for stretch in problem.timeline]
    phases = {phase.id: phase for phase in problem.phases}
    carried = []
    for placed in plan_now(plan).placements:
        if placed.clock is Clock.LIVE and phases[placed.phase].own:
            carried.append(Move(phase=placed.phase, at=stretches[stretches.index(placed.at) - 1], seen_at=placed.at))
    move(plan, world.tara, NOW, carried)
    plan.refresh_from_db()
    return [one.phase for one in carried]


def improved(plan: Plan, world: World, now: datetime = NOW) -> PlanRequest:
    request = request_improvement(plan, world.tara, now)
    claimed = claim_request("one", now)
    assert claimed == request
    worker.answer_request(claimed)
    request.refresh_from_db()
    return request


def proposed(request: PlanRequest, plan: Plan) -> Proposal:
    return proposal_of(PlanRequest.objects.get(pk=request.pk), Plan.objects.get(pk=plan.pk))


def places(plan: Plan) -> dict[str, str]:
    return {phase: spot.at for phase, spot in spots_of(plan).items()}
