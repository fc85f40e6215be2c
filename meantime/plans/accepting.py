"""Accept some of the proposed moves and refuse the others: one change of the plan, which one undo takes back."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from meantime.accounts.models import User
from meantime.balance.diff import arranged, breaks_anew
from meantime.planner import check
from meantime.planner.plan import Placement as Placed
from meantime.planner.plan import Status
from meantime.plans.changes import Conflict, move
from meantime.plans.frozen import freeze
from meantime.plans.holding import held_plan
from meantime.plans.models import Hold, Plan, PlanChange, PlanRequest
from meantime.plans.moving import Move
from meantime.plans.proposal import Proposal, proposal_of
from meantime.plans.queries import answer_in
from meantime.plans.standing import Standing, spots_of
from meantime.terms.message import Message, UserError, message


@transaction.atomic
def decide(
    request: PlanRequest,
    plan: Plan,
    by: User,
    now: datetime,
    *,
    accepted: Collection[str],
    refused: Collection[str],
    hold_refused: bool = False,
) -> PlanChange | None:
    """Phase.ids of moves. Refused ones are not proposed again by this request, and by no other if they are held.

    Conflict where somebody has moved one of the accepted since; UserError where they cannot go without a refused one.
    """
    plan = held_plan(plan)
    request = PlanRequest.objects.select_for_update().get(pk=request.pk)
    proposal = proposal_of(request, plan)
    accepted = _still_open(proposal, accepted)
    refused = {one.phase for one in proposal.diff.moves} & set(refused) - accepted
    placements = _together(proposal, accepted)
    moves = [*_moves(proposal, placements, refused if hold_refused else ())]
    label = _label(proposal, len(accepted), refused)
    change = move(plan, by, now, moves, label=label) if moves else None
    plan.refresh_from_db()
    _remember(request, plan, refused)
    return change


def _still_open(proposal: Proposal, accepted: Collection[str]) -> set[str]:
    """What stands there already needs no move."""
    titles = {phase.id: phase.title for phase in proposal.problem.phases}
    if proposal.stale:
        raise Conflict(message("improving.course_changed_since"))
    moves = {one.phase for one in proposal.diff.moves}
    for phase in accepted:
        if phase in proposal.touched:
            raise Conflict(message("improving.moved_since", title=titles.get(phase, phase)))
    return {phase for phase in accepted if phase in moves}


def _together(proposal: Proposal, accepted: set[str]) -> tuple[Placed, ...]:
    before = proposal.now.placements
    placements = arranged(proposal.problem, before, proposal.wanted, accepted)
    broken = breaks_anew(proposal.problem, before, placements)
    if broken is None:
        return placements
    titles = {phase.id: phase.title for phase in proposal.problem.phases}
    for group in proposal.diff.groups:
        inside = [one.phase for one in group.moves]
        taken = [phase for phase in inside if phase in accepted]
        missing = [phase for phase in inside if phase not in accepted]
        if taken and missing:
            raise UserError(message("improving.go_together", title=titles[taken[0]], other=titles[missing[0]]))
    raise UserError(next(iter(broken.broken.values())).message)


def _moves(proposal: Proposal, placements: Sequence[Placed], held: Collection[str]) -> Iterator[Move]:
    """All phases of every stretch that changes, in their order, so that each stretch ends up in its own."""
    before = {placed.phase: (placed.at, placed.order) for placed in proposal.now.placements}
    changed = [placed for placed in placements if before[placed.phase] != (placed.at, placed.order)]
    stretches = {at for placed in changed for at in (placed.at, before[placed.phase][0])}
    for placed in placements:
        hold = Hold.PLACE.value if placed.phase in held else None
        if placed.at in stretches or hold:
            seen_at = before[placed.phase][0]
            yield Move(phase=placed.phase, at=placed.at, order=placed.order, hold=hold, seen_at=seen_at)


def _label(proposal: Proposal, accepted: int, refused: Collection[str]) -> Message:
    if accepted:
        return message("plans.improved", n=accepted)
    titles = [phase.title for phase in proposal.problem.phases if phase.id in refused]
    return message("plans.held", title=titles[0]) if len(titles) == 1 else message("improving.held", n=len(titles))


def _remember(request: PlanRequest, plan: Plan, refused: Collection[str]) -> None:
    proposal = proposal_of(request, plan)
    improvement = replace(proposal.improvement, refused=tuple(sorted({*proposal.improvement.refused, *refused})))
    request.answer = freeze(improvement)
    left = proposal_of(request, plan)
    request.answer = freeze(replace(improvement, moves=len(left.diff.moves)))
    request.save(update_fields=["answer"])
    if left.finished:
        _keep_proof(left, plan)


def _keep_proof(proposal: Proposal, plan: Plan) -> None:
    """The plan is what the planner answered: what it proved of its answer holds for the plan."""
    answer, better = answer_in(plan), proposal.improvement.plan
    standing = Standing(problem=answer.plan.problem, spots=spots_of(plan))
    placements, problem = standing.placements(), standing.held
    objective = check.objective(problem, placements)
    bound = max(float(objective), better.bound)
    as_good = objective >= better.objective and check.shortfall(problem, placements) <= check.shortfall(
        proposal.problem, better.placements
    )
    if not as_good or check.violations(problem, placements):
        # What people hold against a rule stands; the planner proved something of the plan without it.
        return
    there = {(placed.phase, placed.at) for placed in better.placements}
    kept = replace(
        answer,
        plan=replace(
            better,
            problem=answer.plan.problem,
            placements=placements,
            objective=objective,
            bound=bound,
            gap=check.gap_of(objective, bound),
            status=better.status if better.status is not Status.FALLBACK else Status.FEASIBLE,
            shortfalls=check.shortfalls(problem, placements),
        ),
        binding=proposal.improvement.binding,
        said={
            placed.phase: proposal.improvement.said.get(placed.phase, ())
            for placed in placements
            if (placed.phase, placed.at) in there
        },
        prices=proposal.improvement.prices,
        answered=True,
        held={phase: spot.hold for phase, spot in standing.spots.items() if spot.hold},
    )
    plan.document = freeze(kept)
    plan.status, plan.objective, plan.bound, plan.gap = kept.plan.status.value, objective, bound, kept.plan.gap
    plan.seed, plan.solver = kept.plan.seed, kept.plan.solver
    plan.save(update_fields=["document", "status", "objective", "bound", "gap", "seed", "solver"])
