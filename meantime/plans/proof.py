"""How good a plan is, as a sentence: proven by the planner, or moved by hand since."""

import math
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from meantime.planner.plan import Plan, Status
from meantime.plans.answer import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    text: str
    short: str


def proof_of(answer: Answer, planned: Plan) -> Proof:
    """`planned`: the plan as it stands. Only what the planner itself arranged has the planner's proof."""
    if not answer.answered:
        return _course_changed(planned)
    if _places(planned) != _places(answer.plan):
        return _moved(answer.plan, planned)
    return Proof(text=_text(answer.plan), short=_short(answer.plan))


def _course_changed(planned: Plan) -> Proof:
    text = _(
        "The course has changed since it was planned, so nobody knows how much better it could be: %(minutes)d live "
        "minutes are well spent now. Improve plans again."
    )
    return Proof(text=text % {"minutes": planned.objective}, short=_("The course has changed since it was planned"))


def _moved(asked: Plan, planned: Plan) -> Proof:
    text = _("Moved by hand since it was planned: %(minutes)d live minutes are well spent; as planned, %(before)d were.")
    return Proof(
        text=text % {"minutes": planned.objective, "before": asked.objective},
        short=_("Moved by hand since it was planned"),
    )


def _places(plan: Plan) -> dict[str, str]:
    return {placement.phase: placement.at for placement in plan.placements}


def _text(plan: Plan) -> str:
    numbers = {
        "objective": plan.objective,
        "bound": number_format(math.floor(plan.bound)),
        "percent": _percent(plan.gap),
        "solver": plan.solver,
    }
    if plan.status is Status.OPTIMAL:
        return (
            _(
                "%(objective)s live minutes are well spent, and no plan under these rules can spend more: "
                "%(solver)s proved it."
            )
            % numbers
        )
    if plan.status is Status.INFEASIBLE:
        return _("No plan satisfies these rules.")
    return (
        _(
            "%(objective)s live minutes are well spent; no plan can reach more than %(bound)s, "
            "so this one is at most %(percent)s %% from the best."
        )
        % numbers
    )


def _short(plan: Plan) -> str:
    if plan.status is Status.OPTIMAL:
        return _("Proven: no plan is better")
    if plan.status is Status.INFEASIBLE:
        return _("No plan fits these rules")
    return _("At most %(percent)s %% from the best plan") % {"percent": _percent(plan.gap)}


def _percent(gap: float) -> str:
    """Rounded up: a promise of at most so much holds."""
    return number_format(math.ceil(1000 * gap) / 10, 1)
