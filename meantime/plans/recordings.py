"""The lectures of a plan that somebody has to record, each in pieces with what to say in them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from meantime.balance.recording import lectures_in, pieces_of
from meantime.balance.scripts import Piece
from meantime.plans.advising import authored_for
from meantime.plans.models import Plan
from meantime.plans.queries import plan_now
from meantime.plans.stretch_names import stretch_names
from meantime.terms.modality import Clock
from meantime.words.say import say


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceText:
    """`outline`: what to say; `check`: what ends the piece."""

    title: str
    minutes: int
    outline: tuple[str, ...]
    check: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lecture:
    """`live`: still together in the plan, so recording it would free its minutes. `at` names its stretch."""

    title: str
    anchor: str
    at: str
    live: bool
    pieces: tuple[PieceText, ...]


def lectures_to_record(plan: Plan) -> tuple[Lecture, ...]:
    """In the order of the term."""
    planned, authored = plan_now(plan), authored_for(plan)
    if not planned.placements:
        return ()
    names = stretch_names(planned.problem.timeline, planned.problem.zone)
    order = {stretch.id: index for index, stretch in enumerate(planned.problem.timeline)}
    phases = {phase.id: (number, phase) for number, phase in enumerate(planned.problem.phases, start=1)}
    live, moved = lectures_in(planned, authored)
    lectures = []
    for placement in sorted((*live, *moved), key=lambda placement: (order[placement.at], placement.order)):
        number, phase = phases[placement.phase]
        pieces = pieces_of(authored, planned, [placement])
        if pieces:
            lectures.append(
                Lecture(
                    title=phase.title,
                    anchor=f"card-{number}",
                    at=names[placement.at],
                    live=placement.clock is Clock.LIVE,
                    pieces=tuple(_said(piece) for piece in pieces),
                )
            )
    return tuple(lectures)


def _said(piece: Piece) -> PieceText:
    return PieceText(
        title=_title(piece),
        minutes=piece.minutes,
        outline=tuple(say(point, _) for point in piece.outline),
        check=say(piece.check, _),
    )


def _title(piece: Piece) -> str:
    """Under the title of its lecture a piece needs only its number."""
    if "count" not in piece.title.params:
        return _("In one piece")
    return _("Part %(number)d of %(count)d") % dict(piece.title.params)
