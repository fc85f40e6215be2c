"""What the plan is telling you: each thing a sentence that leads to its place on the map."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from meantime.balance.advice import Advice
from meantime.balance.current_advice import TOPICS
from meantime.planner.check import violations
from meantime.planner.explain import binding
from meantime.planner.plan import Plan, Violation
from meantime.planner.problem import Problem
from meantime.plans import models
from meantime.plans.advising import Piece, pieces_for
from meantime.plans.answer import Answer
from meantime.plans.offers import Offer, offer_of
from meantime.plans.proof import Proof, proof_of
from meantime.plans.sentences import sentence
from meantime.plans.stretch_names import stretch_names
from meantime.terms.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`anchor` is where it leads, `place` what that place is called; both may be empty.

    `offer`: what can be done about it with one press; None: there is nothing to do about such a line.
    """

    text: str
    anchor: str = ""
    place: str = ""
    offer: Offer | None = None

    @property
    def parts(self) -> tuple[str, str, str] | None:
        """The sentence around its place, where it names it: the name itself then leads there."""
        found = re.search(rf"(?<!\w){re.escape(self.place)}(?!\w)", self.text) if self.place else None
        return (self.text[: found.start()], found.group(), self.text[found.end() :]) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """`broken`: rules that people broke by hand; `conflicts`: only where no plan satisfies the hard rules.

    `advice` is about what no rule asks for; what mends a rule stands beside its line. `price`: where more live minutes
    would buy most.
    """

    broken: tuple[Line, ...]
    conflicts: tuple[Line, ...]
    shortfalls: tuple[Line, ...]
    advice: tuple[Line, ...]
    binding: tuple[Line, ...]
    price: Line | None
    notices: tuple[Line, ...]
    proof: str
    proof_short: str


def telling_of(answer: Answer, planned: Plan, row: models.Plan | None = None) -> Telling:
    """`planned`: the plan as it stands now. `row`: its row, for advice on it as it stands; else the planner's own."""
    names = stretch_names(planned.problem.timeline, planned.problem.zone)
    anchors = anchors_of(planned.problem)
    page = _Page(names=names, anchors=anchors, places=_places(planned.problem, names, anchors))
    pieces = pieces_for(row, answer, planned) if row else tuple(Piece(advice=one, remedy=None) for one in answer.advice)
    offers = {(p.advice.topic, p.advice.at): offer_of(p, planned.problem, names, anchors) for p in pieces if row}
    shortfalls = sorted(planned.shortfalls, key=lambda shortfall: -shortfall.amount)
    broken = violations(planned.problem, planned.placements) if planned.placements else ()
    proof: Proof = proof_of(answer, planned)
    return Telling(
        broken=_mendable(broken, page, offers),
        conflicts=tuple(page.line(conflict, "") for conflict in planned.conflicts),
        shortfalls=_mendable(shortfalls, page, offers),
        advice=tuple(_advice(piece, planned, page, row is not None) for piece in pieces if not piece.advice.at),
        binding=tuple(page.line(one.message, one.at) for one in binding(planned)) if planned.placements else (),
        price=_price(answer, page),
        notices=tuple(page.line(notice.message, "") for notice in answer.notices),
        proof=proof.text,
        proof_short=proof.short,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What things are called and where they stand. `names` by Stretch.id, `places` by anchor."""

    names: Mapping[str, str]
    anchors: Mapping[str, str]
    places: Mapping[str, str]

    def line(self, said: Message, at: str, offer: Offer | None = None) -> Line:
        anchor = self.anchors.get(at, "")
        return Line(text=sentence(said, self.names), anchor=anchor, place=self.places.get(anchor, ""), offer=offer)


def anchors_of(problem: Problem) -> dict[str, str]:
    """What a sentence is about (Phase.id, Stretch.id, "week:3") to its place on the page."""
    return {
        **{phase.id: f"card-{i}" for i, phase in enumerate(problem.phases, start=1)},
        **{stretch.id: f"at-{stretch.id}" for stretch in problem.timeline},
        **{f"week:{stretch.week}": f"week-{stretch.week}" for stretch in problem.timeline},
    }


def _places(problem: Problem, names: Mapping[str, str], anchors: Mapping[str, str]) -> dict[str, str]:
    """An anchor of the page to what its place is called."""
    weeks = {stretch.week for stretch in problem.timeline}
    return {
        **{anchors[stretch]: name for stretch, name in names.items()},
        **{anchors[phase.id]: phase.title for phase in problem.phases},
        **{anchors[f"week:{week}"]: _("Week %(number)d") % {"number": week} for week in weeks},
    }


def _mendable(broken: Iterable[Violation], page: _Page, offers: Mapping[tuple[str, str], Offer]) -> tuple[Line, ...]:
    """Of several sentences about one card, the first has the button that mends them."""
    lines, offered = [], set()
    for violation in broken:
        key = (TOPICS.get(violation.rule, ""), violation.at)
        offer = None if key in offered else offers.get(key)
        offered.add(key)
        lines.append(page.line(violation.message, violation.at, offer))
    return tuple(lines)


def _advice(piece: Piece, planned: Plan, page: _Page, offered: bool) -> Line:
    offer = offer_of(piece, planned.problem, page.names, page.anchors) if offered else None
    return page.line(piece.advice.message, _place_of(piece.advice, planned), offer)


def _place_of(advice: Advice, planned: Plan) -> str:
    """Advice leads to its week, else to the first card of its first activity."""
    if advice.week:
        return f"week:{advice.week}"
    cards: Sequence[str] = [phase.id for phase in planned.problem.phases if phase.activity in advice.activities[:1]]
    return cards[0] if cards else ""


def _price(answer: Answer, page: _Page) -> Line | None:
    """The meeting at which ten more live minutes would buy most; None where they would buy nothing anywhere.

    Prices are of the course that was planned: once it has changed nobody knows them.
    """
    at = max(answer.prices, key=lambda stretch: answer.prices[stretch], default="")
    if not answer.answered or answer.prices.get(at, 0) < 1:
        return None
    minutes = {"minutes": number_format(math.floor(answer.prices[at]))}
    anchor = page.anchors.get(at, "")
    text = _("Ten more live minutes here would buy most: about %(minutes)s minutes well spent.") % minutes
    return Line(text=text, anchor=anchor, place=page.places.get(anchor, ""))
