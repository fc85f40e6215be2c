"""The change list as sentences of a page, grouped by week."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meantime.balance.change_list import Change, ChangeKind
from meantime.balance.scripts import Piece
from meantime.interchange.out.phrases import moment_text
from meantime.planner.plan import Plan
from meantime.plans.stretch_names import stretch_names
from meantime.terms.message import Message
from meantime.words.say import say

# What sort of work it is, and its icon in the sprite of `ui`.
KINDS: dict[ChangeKind, tuple[Lazy, str]] = {
    ChangeKind.NEW: (gettext_lazy("New"), "file-pen-line"),
    ChangeKind.MOVE: (gettext_lazy("Move"), "arrow-right"),
    ChangeKind.RECORD: (gettext_lazy("Record"), "video"),
    ChangeKind.SPLIT: (gettext_lazy("Split"), "list"),
    ChangeKind.MEETING: (gettext_lazy("Together"), "users-round"),
    ChangeKind.DUE: (gettext_lazy("Date"), "clock"),
}
# Params of sentences that hold a moment.
_MOMENTS = {"old", "new"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceLine:
    title: str
    minutes: int
    outline: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """`tick` names the line in the browser that remembers what is done: it changes when the change does.

    `old` and `new` are for tables, which sort by them.
    """

    change: Change
    kind: str
    icon: str
    text: str
    parts: tuple[str, ...]
    pieces: tuple[PieceLine, ...]
    tick: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWeek:
    number: int
    title: str
    lines: tuple[ChangeLine, ...]


def change_lines(changes: Iterable[Change], plan: Plan) -> list[ChangeLine]:
    zone = ZoneInfo(plan.problem.zone or "UTC")
    names = stretch_names(plan.problem.timeline, plan.problem.zone)
    return [_line(change, names, zone) for change in changes]


def by_week(lines: Sequence[ChangeLine], titles: Mapping[int, str]) -> list[ChangeWeek]:
    ordered = sorted(lines, key=lambda line: line.change.week)
    return [
        ChangeWeek(number=number, title=titles.get(number, ""), lines=tuple(group))
        for number, group in groupby(ordered, key=lambda line: line.change.week)
    ]


def _line(change: Change, names: Mapping[str, str], zone: ZoneInfo) -> ChangeLine:
    kind, icon = KINDS[change.kind]
    text = _said(change.message, names, zone)
    parts = tuple(_said(part, names, zone) for part in change.parts)
    return ChangeLine(
        change=change,
        kind=str(kind),
        icon=icon,
        text=text,
        parts=parts,
        pieces=tuple(_piece(piece) for piece in change.pieces),
        tick=_tick(change),
        old=_for_tables(change.old, zone),
        new=_for_tables(change.new, zone),
    )


def _tick(change: Change) -> str:
    """From what the change is, not from its words: those depend on the language."""
    params = [sorted(said.params.items()) for said in (change.message, *change.parts)]
    return hashlib.sha256(repr((change.activity, change.message.code, params)).encode()).hexdigest()[:12]


def _piece(piece: Piece) -> PieceLine:
    outline = tuple(say(point, _) for point in (*piece.outline, piece.check))
    return PieceLine(title=say(piece.title, _), minutes=piece.minutes, outline=outline)


def _said(said: Message, names: Mapping[str, str], zone: ZoneInfo) -> str:
    params = {
        name: names.get(str(value), value) if name == "at" else _moment(value, zone) if name in _MOMENTS else value
        for name, value in said.params.items()
    }
    return say(Message(said.code, params), _)


def _moment(value: object, zone: ZoneInfo) -> str:
    return moment_text(datetime.fromisoformat(str(value)), zone) if value else ""


def _for_tables(value: str, zone: ZoneInfo) -> str:
    return datetime.fromisoformat(value).astimezone(zone).strftime("%Y-%m-%d %H:%M") if value else ""
