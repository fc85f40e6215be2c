"""What can be done about a line with one press, said before it is pressed."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meantime.balance.remedies import Remedy
from meantime.planner.problem import Problem
from meantime.plans.advising import Piece
from meantime.plans.sentences import sentence

# As many steps are said right away; more of them open on demand.
_FEW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One card that goes somewhere, or comes into being. `anchor` is the card's, empty for a new one; `at` its place."""

    title: str
    at: str
    anchor: str = ""
    minutes: int = 0  # of a new one


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Cards that all end on one clock."""

    live: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """`effects` in sentences, then card by card. `possible`: there is a button; else `effects` say why there is none.

    `scripts`: there are recordings to make, and a page with what to say in them.
    """

    key: str
    possible: bool
    effects: tuple[str, ...] = ()
    groups: tuple[Steps, ...] = ()
    scripts: bool = False

    @property
    def count(self) -> int:
        return sum(len(group.steps) for group in self.groups)

    @property
    def few(self) -> bool:
        return self.count <= _FEW


def offer_of(piece: Piece, problem: Problem, names: Mapping[str, str], anchors: Mapping[str, str]) -> Offer:
    advice, remedy = piece.advice, piece.remedy
    scripts = advice.topic in ("record", "recorded")
    if remedy is None:
        return Offer(key=advice.key, possible=False, effects=(_why_not(advice.topic),), scripts=scripts)
    return Offer(
        key=advice.key,
        possible=True,
        effects=tuple(sentence(effect, names) for effect in remedy.effects),
        groups=_groups(remedy, problem, names, anchors),
        scripts=scripts,
    )


def _why_not(topic: str) -> str:
    if topic == "recorded":
        return _("Nothing has to move any more; what to say in them is written down.")
    if topic == "spare":
        return _("Nothing that is in own time now would gain from them: leave room to breathe, or plan something new.")
    return _("No single move mends this without breaking another rule: mend the others first, or decide yourself.")


def _groups(remedy: Remedy, problem: Problem, names: Mapping[str, str], anchors: Mapping[str, str]) -> tuple[Steps, ...]:
    """A card that is put twice on its way is told once, where it ends."""
    titles = {phase.id: phase.title for phase in problem.phases}
    new = {f"{activity.id}/1": activity for activity in remedy.activities}
    own: list[Step] = []
    live: list[Step] = []
    for phase, at in {move.phase: move.at for move in remedy.moves}.items():
        added = new.get(phase)
        step = Step(
            title=added.title if added else titles[phase],
            at=names[at],
            anchor=anchors.get(phase, ""),
            minutes=added.minutes.typical if added and added.minutes else 0,
        )
        (live if at.startswith("m") else own).append(step)
    return tuple(Steps(live=steps is live, steps=tuple(steps)) for steps in (own, live) if steps)
