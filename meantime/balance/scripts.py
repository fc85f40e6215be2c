"""A lecture as recordings: pieces with a title, a length, a script outline and a check at the end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from meantime.balance.listening import runs_of
from meantime.formats.document import Activity
from meantime.terms.message import Message, message

_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+|;\s+")
# A point of an outline, not a paragraph.
_POINT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """`outline`: what to say, from the author's own words where there are any; `check`: what ends the piece."""

    activity: str
    title: Message
    minutes: int
    outline: tuple[Message, ...]
    check: Message


def recording_pieces(activity: Activity, minutes: int, outcomes: Sequence[str], longest: int) -> tuple[Piece, ...]:
    """`minutes` in as few pieces of at most `longest` as possible, as even as whole minutes allow."""
    count = runs_of(minutes, longest)
    points = _points(activity.text) or tuple(outcomes)
    goal = outcomes[0] if outcomes else activity.title
    return tuple(
        Piece(
            activity=activity.id,
            title=_title(activity.title, number, count),
            minutes=minutes // count + (number <= minutes % count),
            outline=_outline(activity.title, _share(points, number, count), number, count),
            check=message("balance.piece_check", goal=goal),
        )
        for number in range(1, count + 1)
    )


def _title(title: str, number: int, count: int) -> Message:
    if count == 1:
        return message("balance.piece_whole", title=title)
    return message("balance.piece_part", title=title, number=number, count=count)


def _share(points: Sequence[str], number: int, count: int) -> Sequence[str]:
    """What there is to say begins with the first piece, also where there are fewer points than pieces."""
    first, last = (-(-part * len(points) // count) for part in (number - 1, number))
    return points[first:last]


def _outline(title: str, points: Sequence[str], number: int, count: int) -> tuple[Message, ...]:
    said = tuple(message("balance.piece_point", point=point) for point in points)
    return (
        message("balance.piece_opening", title=title) if number == 1 else message("balance.piece_resume"),
        *(said or (message("balance.piece_example"),)),
        message("balance.piece_closing") if number == count else message("balance.piece_pause"),
    )


def _points(text: str) -> tuple[str, ...]:
    sentences = (sentence.strip(" -•*.") for sentence in _SENTENCE.split(text))
    return tuple(sentence[:_POINT] for sentence in sentences if sentence)[:8]
