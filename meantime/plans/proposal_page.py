"""A proposal as its page shows it: which card goes from where to where, and what that gains."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from meantime.balance.diff import Group, Move
from meantime.planner.plan import Plan, Status
from meantime.planner.problem import Phase
from meantime.plans.gains import GainLine, gain_lines
from meantime.plans.proposal import Proposal
from meantime.plans.sentences import sentence
from meantime.plans.stretch_names import stretch_names
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveView:
    """`from_live`, `to_live`: together on either side; `chosen`: its box is ticked."""

    phase: str
    number: int  # of its card on the map
    title: str
    name: str  # of the phase, where the activity has several
    from_at: str
    from_live: bool
    to_at: str
    to_live: bool
    reordered: bool
    gains: tuple[GainLine, ...]
    chosen: bool = True

    @property
    def anchor(self) -> str:
        return f"card-{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    moves: tuple[MoveView, ...]
    gains: tuple[GainLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalView:
    """`conflicts`: why there is no plan around what people hold. `touched`: titles of what was moved since."""

    groups: tuple[GroupView, ...]
    gains: tuple[GainLine, ...]
    proof: str
    conflicts: tuple[str, ...]
    touched: tuple[str, ...]
    refused: int
    stale: bool

    @property
    def count(self) -> int:
        return sum(len(group.moves) for group in self.groups)


def proposal_view(proposal: Proposal, chosen: set[str] | None = None) -> ProposalView:
    """`chosen`: Phase.id of the moves whose boxes are ticked; None: all of them."""
    names = stretch_names(proposal.problem.timeline, proposal.problem.zone)
    cards = _Cards(proposal, names, chosen)
    titles = {phase.id: phase.title for phase in proposal.problem.phases}
    return ProposalView(
        groups=tuple(cards.group(group) for group in proposal.diff.groups),
        gains=gain_lines(proposal.diff.gain, names),
        proof=_proof(proposal.improvement.plan),
        conflicts=tuple(sentence(conflict, names) for conflict in proposal.improvement.plan.conflicts),
        touched=tuple(titles[phase] for phase in proposal.touched),
        refused=len(proposal.improvement.refused),
        stale=proposal.stale,
    )


class _Cards:
    def __init__(self, proposal: Proposal, names: Mapping[str, str], chosen: set[str] | None) -> None:
        self.names, self.chosen = names, chosen
        self.phases = {phase.id: (i, phase) for i, phase in enumerate(proposal.problem.phases, start=1)}
        activities = [phase.activity for phase in proposal.problem.phases]
        self.several = {activity for activity in activities if activities.count(activity) > 1}

    def group(self, group: Group) -> GroupView:
        several = len(group.moves) > 1
        return GroupView(
            moves=tuple(self.move(move, several) for move in group.moves),
            gains=gain_lines(group.share, self.names),
        )

    def move(self, move: Move, several: bool) -> MoveView:
        number, phase = self.phases[move.phase]
        return MoveView(
            phase=move.phase,
            number=number,
            title=phase.title,
            name=_name(phase) if phase.activity in self.several else "",
            from_at=self.names[move.from_at],
            from_live=move.from_clock is Clock.LIVE,
            to_at=self.names[move.to_at],
            to_live=move.to_clock is Clock.LIVE,
            reordered=move.from_at == move.to_at,
            gains=gain_lines(move.gain, self.names, of_group=several),
            chosen=self.chosen is None or move.phase in self.chosen,
        )


def _name(phase: Phase) -> str:
    return phase.name.replace("_", " ")


def _proof(plan: Plan) -> str:
    if plan.status is Status.OPTIMAL:
        return _("Proven: around what you hold, no plan makes better use of the time together.")
    if plan.status is Status.INFEASIBLE:
        return _("No plan keeps all rules around what you hold.")
    numbers = {"bound": number_format(math.floor(plan.bound)), "percent": number_format(math.ceil(1000 * plan.gap) / 10, 1)}
    return (
        _(
            "Around what you hold, no plan can have more than %(bound)s minutes well spent together; "
            "this one is at most %(percent)s %% from that."
        )
        % numbers
    )
