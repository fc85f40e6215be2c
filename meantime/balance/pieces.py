"""A one-way phase that is live, cut into short runs of listening with a question to everyone in between."""

from dataclasses import replace

from meantime.planner.problem import Phase
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.terms.modality import Clock

# Time to think, answer and see the answers.
_QUESTION = Minutes(2, 3, 5, MinutesSource.DEFAULT)


def live_pieces(phase: Phase, run: int) -> tuple[Phase, ...]:
    """`phase` as pieces of at most `run` minutes of listening, an active phase between each two of them."""
    if phase.live is None or phase.one_way <= run:
        return (phase,)
    count = piece_count(phase.one_way, run)
    pieces: list[Phase] = []
    for number in range(1, count + 1):
        if pieces:
            pieces.append(_question(phase, number - 1))
        pieces.append(_piece(phase, phase.live, number, count))
    return tuple(pieces)


def piece_count(minutes: int, longest: int) -> int:
    return max(1, -(-minutes // longest))


def _piece(phase: Phase, live: Minutes, number: int, count: int) -> Phase:
    share = 1 / count
    piece = live.scaled(share)
    return replace(
        phase,
        id=f"{phase.id}.{number}",
        name=f"{phase.name} {number}/{count}",
        live=piece,
        own=phase.own.scaled(share) if phase.own else None,
        worth=round(phase.worth * share),
        one_way=piece.high,
        contact_live=round(phase.contact_live * share),
        contact_own=round(phase.contact_own * share),
        staff_live=round(phase.staff_live * share),
        staff_own=round(phase.staff_own * share),
    )


def _question(phase: Phase, number: int) -> Phase:
    """As live or own as the lecture; in own time it is the check that ends a recording."""
    return replace(
        phase,
        id=f"{phase.id}.{number}?",
        name="question",
        live=_QUESTION,
        own=_QUESTION if phase.own else None,
        worth=0,
        margin=0.0,
        one_way=0,
        touchpoint=(Clock.LIVE,),
        contact_live=_QUESTION.typical,
        contact_own=0,
        staff_live=_QUESTION.high,
        staff_own=0,
        reasons=(),
    )
