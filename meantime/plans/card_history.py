"""How a card came to stand where it stands: what people did to it, the latest first."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from meantime.planner.problem import Phase
from meantime.plans.frozen import thaw
from meantime.plans.models import Plan, PlanChange
from meantime.terms.message import Message
from meantime.words.say import say

# Older changes of a plan are not looked through for every card that is opened.
_MOST_CHANGES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`undone`: it was taken back since and not done again."""

    what: str
    by: str
    at: datetime
    reason: str
    undone: bool


def steps_of(plan: Plan, phase: Phase) -> tuple[Step, ...]:
    changes = list(plan.changes.select_related("by").order_by("-number")[:_MOST_CHANGES])
    last_turn: dict[int, bool] = {}
    for change in changes:
        if change.of_id is not None:
            last_turn.setdefault(change.of_id, change.undoes)
    return tuple(_step(change, last_turn.get(change.pk, False)) for change in changes if _is_about(change, phase))


def _is_about(change: PlanChange, phase: Phase) -> bool:
    patch = change.patch or {}
    return phase.id in patch.get("placements", {}) or phase.activity in patch.get("activities", {})


def _step(change: PlanChange, undone: bool) -> Step:
    return Step(
        what=say(thaw(change.label, Message), _),
        by=str(change.by or _("Somebody")),
        at=change.at,
        reason=change.reason,
        undone=undone,
    )
