"""Save what was moved, undo, do again; the answer is the plan as it then stands, judged."""

import msgspec
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from meantime.plans.access import plan_for, signed_in
from meantime.plans.changes import move, redo, undo
from meantime.plans.models import Hold
from meantime.plans.moving import Move
from meantime.plans.views.answering import answer_to, state_answer
from meantime.terms.message import message
from meantime.words.say import say

# More moves than any plan has phases are no move of a person.
_MOST_MOVES = 2000


class Asked(msgspec.Struct, forbid_unknown_fields=True):
    """The body of a save."""

    moves: list[Move]
    reason: str = ""


@require_safe
@login_required
@never_cache
def state(request: HttpRequest, key: str) -> JsonResponse:
    return state_answer(request, plan_for(request.user, key))


@require_POST
@login_required
@never_cache
def changes(request: HttpRequest, key: str) -> JsonResponse:
    """Moves as JSON: 200 with the state; 409 with the state where somebody was faster; 422 with a sentence."""
    plan = plan_for(request.user, key)
    try:
        asked = msgspec.json.decode(request.body, type=Asked)
    except (msgspec.ValidationError, msgspec.DecodeError):
        return state_answer(request, plan, refused=say(message("plans.unreadable"), _), status=422)
    known = asked.moves and len(asked.moves) <= _MOST_MOVES
    if not known or any(one.hold not in (None, *Hold.values) for one in asked.moves):
        return state_answer(request, plan, refused=say(message("plans.unreadable"), _), status=422)
    person = signed_in(request.user)
    return answer_to(request, plan, lambda: move(plan, person, timezone.now(), asked.moves, reason=asked.reason))


@require_POST
@login_required
@never_cache
def undone(request: HttpRequest, key: str) -> JsonResponse:
    plan, person = plan_for(request.user, key), signed_in(request.user)
    return answer_to(request, plan, lambda: undo(plan, person, timezone.now()))


@require_POST
@login_required
@never_cache
def redone(request: HttpRequest, key: str) -> JsonResponse:
    plan, person = plan_for(request.user, key), signed_in(request.user)
    return answer_to(request, plan, lambda: redo(plan, person, timezone.now()))
