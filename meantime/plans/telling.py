"""What the plan is telling you: each thing a sentence that leads to its place on the map."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from meantime.balance.advice import Advice
from meantime.planner.plan import Plan, Status
from meantime.plans.answer import Answer
from meantime.plans.sentences import sentence
from meantime.plans.stretch_names import stretch_names
from meantime.plans.term_map import TermMap
from meantime.terms.message import Message
from meantime.words.say import say


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceLine:
    """A recording as advised: what to say in it, and the check that ends it."""

    title: str
    minutes: int
    outline: tuple[str, ...]
    check: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`anchor` is where it leads, `place` what that place is called; both may be empty."""

    text: str
    anchor: str = ""
    place: str = ""
    pieces: tuple[PieceLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """`conflicts` only where no plan satisfies the hard rules; `price` is where more live minutes would buy most."""

    conflicts: tuple[Line, ...]
    shortfalls: tuple[Line, ...]
    advice: tuple[Line, ...]
    binding: tuple[Line, ...]
    price: Line | None
    notices: tuple[Line, ...]
    proof: str
    proof_short: str


def telling_of(answer: Answer, term_map: TermMap) -> Telling:
    problem = answer.plan.problem
    page = _Page(names=stretch_names(problem.timeline, problem.zone), anchors=term_map.anchors, places=_places(term_map))
    shortfalls = sorted(answer.plan.shortfalls, key=lambda shortfall: -shortfall.amount)
    return Telling(
        conflicts=tuple(page.line(conflict, "") for conflict in answer.plan.conflicts),
        shortfalls=tuple(page.line(shortfall.message, shortfall.at) for shortfall in shortfalls),
        advice=tuple(_advice(advice, term_map, page) for advice in answer.advice),
        binding=tuple(page.line(binding.message, binding.at) for binding in answer.binding),
        price=_price(answer, page),
        notices=tuple(page.line(notice.message, "") for notice in answer.notices),
        proof=_proof(answer.plan),
        proof_short=_proof_short(answer.plan),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What things are called and where they stand. `names` by Stretch.id, `places` by anchor."""

    names: Mapping[str, str]
    anchors: Mapping[str, str]
    places: Mapping[str, str]

    def line(self, said: Message, at: str) -> Line:
        anchor = self.anchors.get(at, "")
        return Line(text=sentence(said, self.names), anchor=anchor, place=self.places.get(anchor, ""))


def _places(term_map: TermMap) -> dict[str, str]:
    """An anchor of the page to what its place is called."""
    stretches = (view for week in term_map.weeks for pair in week.pairs for view in pair.stretches)
    return {
        **{view.anchor: view.name for view in stretches},
        **{card.anchor: card.title for card in term_map.cards},
        **{week.anchor: _("Week %(number)d") % {"number": week.number} for week in term_map.weeks},
    }


def _advice(advice: Advice, term_map: TermMap, page: _Page) -> Line:
    """It leads to its week, else to the first card of its first activity."""
    at = f"week:{advice.week}" if advice.week else ""
    cards = [card for card in term_map.cards if card.phase.activity in advice.activities[:1]]
    anchor = term_map.anchors.get(at, "") or (cards[0].anchor if cards else "")
    return Line(
        text=sentence(advice.message, page.names),
        anchor=anchor,
        place=page.places.get(anchor, ""),
        pieces=tuple(
            PieceLine(
                title=say(piece.title, _),
                minutes=piece.minutes,
                outline=tuple(say(point, _) for point in piece.outline),
                check=say(piece.check, _),
            )
            for piece in advice.pieces
        ),
    )


def _price(answer: Answer, page: _Page) -> Line | None:
    """The meeting at which ten more live minutes would buy most; None where they would buy nothing anywhere."""
    at = max(answer.prices, key=lambda stretch: answer.prices[stretch], default="")
    if answer.prices.get(at, 0) < 1:
        return None
    minutes = {"minutes": number_format(math.floor(answer.prices[at]))}
    anchor = page.anchors.get(at, "")
    text = _("Ten more live minutes here would buy most: about %(minutes)s minutes well spent.") % minutes
    return Line(text=text, anchor=anchor, place=page.places.get(anchor, ""))


def _proof(plan: Plan) -> str:
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


def _proof_short(plan: Plan) -> str:
    if plan.status is Status.OPTIMAL:
        return _("Proven: no plan is better")
    if plan.status is Status.INFEASIBLE:
        return _("No plan fits these rules")
    return _("At most %(percent)s %% from the best plan") % {"percent": _percent(plan.gap)}


def _percent(gap: float) -> str:
    """Rounded up: a promise of at most so much holds."""
    return number_format(math.ceil(1000 * gap) / 10, 1)
