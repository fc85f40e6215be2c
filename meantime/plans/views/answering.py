"""The answer to every change of a plan: the plan as it then stands, judged, as JSON for the page that asked."""

from collections.abc import Callable

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from meantime.plans.access import signed_in
from meantime.plans.changes import Conflict, bring_up_to_date
from meantime.plans.models import Plan, PlanChange
from meantime.plans.queries import answer_in
from meantime.plans.standing import standing_plan
from meantime.plans.state import label_of, names_of, news, state_of, warnings_of
from meantime.terms.message import UserError
from meantime.words.say import say


def answer_to(request: HttpRequest, plan: Plan, change: Callable[[], PlanChange | None]) -> JsonResponse:
    """Do it and say what came of it: 409 where somebody was faster, 422 where it cannot be done, and nothing is changed."""
    before = _warnings(plan)
    try:
        done = change()
    except Conflict as conflict:
        # Where the course was changed under another plan, this one has to follow before anything can be moved in it.
        bring_up_to_date(plan, signed_in(request.user), timezone.now())
        return state_answer(request, fresh(plan), refused=say(conflict.message, _), status=409)
    except UserError as error:
        return state_answer(request, fresh(plan), refused=say(error.message, _), status=422)
    return state_answer(request, fresh(plan), before=before, change=done)


def state_answer(
    request: HttpRequest,
    plan: Plan,
    *,
    before: list[str] | None = None,
    change: PlanChange | None = None,
    refused: str = "",
    status: int = 200,
) -> JsonResponse:
    """`before`: the warnings before `change`, so that what is new can be told from what was there."""
    answer = answer_in(plan)
    state = state_of(plan, standing_plan(plan, answer), answer, signed_in(request.user))
    if before is not None:
        after = [warning["text"] for warning in state["warnings"]]
        state["said"] = ". ".join(filter(None, (label_of(change), news(before, after))))
    return JsonResponse({**state, "refused": refused}, status=status)


def fresh(plan: Plan) -> Plan:
    """The row as it is now, after others may have changed it."""
    return Plan.objects.select_related("section__course").get(pk=plan.pk)


def _warnings(plan: Plan) -> list[str]:
    planned = standing_plan(plan, answer_in(plan))
    return [text for _at, text, _hard in warnings_of(planned, names_of(planned.problem))]
