"""Advice on a plan as it stands, and following it: one press, one change, one undo."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from meantime.accounts.models import User
from meantime.activities.queries import document_for
from meantime.balance.advice import Advice
from meantime.balance.authored import Authored, authored_in
from meantime.balance.current_advice import advice_now
from meantime.balance.problem import problem_for
from meantime.balance.rehearsal import sound
from meantime.balance.remedies import Remedies, Remedy
from meantime.planner.plan import Plan as Planned
from meantime.plans.answer import Answer
from meantime.plans.changes import Conflict, edit
from meantime.plans.models import Plan, PlanChange
from meantime.plans.moving import Move
from meantime.plans.queries import answer_in
from meantime.plans.standing import stamp_of, standing_plan
from meantime.terms.message import Message, UserError, message
from meantime.words.say import say

# Courses of which this process remembers what was recognised in them: matching takes longer than all the rest.
_REMEMBERED = 8
# Broken rules for which a remedy is looked for at once: a page that says more has other troubles.
_MOST_MENDED = 12
_authored: OrderedDict[tuple[int, str], Authored] = OrderedDict()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of advice, and what following it would do; None: Meantime can do nothing about it by itself."""

    advice: Advice
    remedy: Remedy | None


def pieces_for(plan: Plan, answer: Answer, planned: Planned) -> tuple[Piece, ...]:
    """`planned`: the plan as it stands. Broken rules come first; of very many only the first."""
    authored = authored_for(plan)
    advice = advice_now(planned, authored, answer.advice)
    mending = [one for one in advice if one.at]
    advice = (*mending[:_MOST_MENDED], *(one for one in advice if not one.at))
    remedies = Remedies(planned, authored, titled)
    return tuple(Piece(advice=one, remedy=remedies.of(one)) for one in advice)


def authored_for(plan: Plan) -> Authored:
    """What is known of the plan's course; a course that was changed elsewhere is read anew each time."""
    key = (plan.section_id, plan.stamp)
    if key in _authored:
        _authored.move_to_end(key)
        return _authored[key]
    document = document_for(plan.section)
    authored = authored_in(problem_for(document))
    if stamp_of(document) == plan.stamp:
        _authored[key] = authored
        while len(_authored) > _REMEMBERED:
            _authored.popitem(last=False)
    return authored


def follow(plan: Plan, by: User, now: datetime, key: str) -> PlanChange | None:
    """Do what the piece of advice with that key says. Conflict where the plan has gone on since; UserError where it
    cannot be done without breaking something else."""
    answer = answer_in(plan)
    planned, authored = standing_plan(plan, answer), authored_for(plan)
    advice = next((one for one in advice_now(planned, authored, answer.advice) if one.key == key), None)
    if advice is None:
        raise Conflict(message("balance.advice_gone"))
    found = Remedies(planned, authored, titled).of(advice)
    remedy = sound(found, authored.document, planned) if found else None
    if remedy is None:
        raise UserError(message("balance.no_remedy"))
    return edit(
        plan,
        by,
        now,
        activities={activity.id: activity for activity in remedy.activities},
        moves=_moves(remedy, planned),
        label=message("plans.advice_applied", what=about(advice)),
    )


def about(advice: Advice) -> str:
    """What the advice is about in a few words: on the undo button there is no room for more."""
    return say(Message(f"balance.about_{advice.topic}", {"week": advice.week or 0}), _)


def titled(said: Message) -> str:
    """The title of an activity that is added, in the language of whoever adds it."""
    return say(said, _)


def _moves(remedy: Remedy, planned: Planned) -> Sequence[Move]:
    """With where each phase was seen, so that nobody's move in the meantime is overwritten."""
    seen = {placement.phase: placement.at for placement in planned.placements}
    return [
        Move(phase=shift.phase, at=shift.at, order=shift.order, hold=shift.hold, seen_at=seen.get(shift.phase, ""))
        for shift in remedy.moves
    ]
