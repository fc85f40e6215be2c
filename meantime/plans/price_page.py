"""The price of more minutes as sentences."""

from django.utils.translation import gettext as _

from meantime.planner.problem import Phase, Problem
from meantime.plans.pricing import Price
from meantime.plans.stretch_names import stretch_names
from meantime.terms.message import message
from meantime.words.say import say

# So many of what would fit are named.
_NAMED = 3


def price_sentences(price: Price, problem: Problem, at: str, minutes: int) -> list[str]:
    where: dict[str, str | int] = {"at": stretch_names(problem.timeline, problem.zone).get(at, at), "minutes": minutes}
    said = []
    if price.shortfall:
        said.append(message("improving.price_shortfall", n=price.shortfall, **where))
    if price.worth or not price.shortfall:
        said.append(message("improving.price" if price.worth else "improving.price_nothing", n=price.worth, **where))
    titles = {phase.id: _title(phase, problem) for phase in problem.phases}
    comes = list(dict.fromkeys(f"“{titles[phase]}”" for phase in price.comes if phase in titles))
    if comes and (price.worth or price.shortfall):
        if len(comes) > _NAMED:
            comes = [*comes[:_NAMED], _("%(n)d more") % {"n": len(comes) - _NAMED}]
        said.append(message("improving.would_fit", titles=", ".join(comes)))
    if not price.proven:
        said.append(message("improving.price_estimated"))
    return [say(one, _) for one in said]


def _title(phase: Phase, problem: Problem) -> str:
    """With the name of the phase where the activity has several."""
    alone = sum(other.activity == phase.activity for other in problem.phases) == 1
    return phase.title if alone else f"{phase.title}: {phase.name.replace('_', ' ')}"
