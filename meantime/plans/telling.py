"""What the plan is telling you: each thing a sentence that leads to its place on the map."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from meantime.balance.advice import Advice
from meantime.planner.plan import Plan, Status
from meantime.plans.answer import Answer
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
    shortfalls: tuple[Line, ...]
    advice: tuple[Line, ...]
    binding: tuple[Line, ...]
    notices: tuple[Line, ...]
    proof: str
    proof_short: str


def telling_of(answer: Answer, term_map: TermMap) -> Telling:
    titles = {phase.activity: phase.title for phase in answer.plan.problem.phases}
    places = _places(term_map)
    shortfalls = sorted(answer.plan.shortfalls, key=lambda shortfall: -shortfall.amount)
    return Telling(
        shortfalls=tuple(_line(s.message, s.at, term_map.anchors, places) for s in shortfalls),
        advice=tuple(_advice(advice, titles, term_map, places) for advice in answer.advice),
        binding=tuple(_line(b.message, b.at, term_map.anchors, places) for b in answer.binding),
        notices=tuple(Line(text=say(notice.message, _)) for notice in answer.notices),
        proof=_proof(answer.plan),
        proof_short=_proof_short(answer.plan),
    )


def _places(term_map: TermMap) -> dict[str, str]:
    """An anchor of the page to what its place is called."""
    stretches = (view for week in term_map.weeks for pair in week.pairs for view in pair.stretches)
    return {
        **{view.anchor: view.name for view in stretches},
        **{card.anchor: card.title for card in term_map.cards},
        **{week.anchor: _("Week %(number)d") % {"number": week.number} for week in term_map.weeks},
    }


def _line(said: Message, at: str, anchors: Mapping[str, str], places: Mapping[str, str]) -> Line:
    anchor = anchors.get(at, "")
    return Line(text=say(said, _), anchor=anchor, place=places.get(anchor, ""))


def _advice(advice: Advice, titles: Mapping[str, str], term_map: TermMap, places: Mapping[str, str]) -> Line:
    """It leads to its week, else to the first card of its first activity."""
    at = f"week:{advice.week}" if advice.week else ""
    cards = [card for card in term_map.cards if card.phase.activity in advice.activities[:1]]
    anchor = term_map.anchors.get(at, "") or (cards[0].anchor if cards else "")
    return Line(
        text=say(advice.message, _),
        anchor=anchor,
        place=places.get(anchor, ""),
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


def _proof(plan: Plan) -> str:
    numbers = {
        "objective": plan.objective,
        "bound": number_format(plan.bound, 0),
        "percent": number_format(100 * plan.gap, 1),
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
    return _("At most %(percent)s %% from the best plan") % {"percent": number_format(100 * plan.gap, 1)}
