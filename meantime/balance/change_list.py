"""What a teacher has to change by hand, in whatever system the course lives, so that it follows the plan."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from meantime.balance.advice import Advice
from meantime.balance.change_modules import ModuleWeeks, module_weeks
from meantime.balance.places import Place, meetings_at, places_of
from meantime.balance.scheduled import scheduled
from meantime.balance.scripts import Piece
from meantime.formats.document import Activity, CourseDocument, ItemType
from meantime.planner.plan import Plan
from meantime.planner.problem import StretchType
from meantime.terms.message import Message, Param, message
from meantime.terms.modality import Clock


class ChangeKind(StrEnum):
    """What sort of work a change is, in the order in which one does them."""

    NEW = "new"  # the source does not have the activity
    MOVE = "move"  # to another module or week, or from a meeting into own time
    RECORD = "record"
    SPLIT = "split"
    MEETING = "meeting"  # done together, at this meeting
    DUE = "due"  # dates


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`at` in messages is a Stretch.id; `old` and `new` in them, and here, are moments as ISO.

    `week` is where the activity is to be found from now on; `pieces` to record; `parts` into which it is split.
    """

    kind: ChangeKind
    activity: str
    title: str
    module: str
    week: int
    message: Message
    pieces: tuple[Piece, ...] = ()
    parts: tuple[Message, ...] = ()
    old: str = ""
    new: str = ""


# Nothing in a course has due dates of its own for what is only read or opened.
_UNDATED = {ItemType.PAGE, ItemType.FILE, ItemType.LINK, ItemType.TOOL, ItemType.EVENT}


def change_list(
    document: CourseDocument, plan: Plan, advice: Sequence[Advice] = (), new: Collection[str] = ()
) -> tuple[Change, ...]:
    """What differs between `document`, as its source has it, and `plan`, in the order of the plan.

    `advice` brings the pieces of lectures to record; `new`: Activity.id of what the source does not have yet.
    """
    context = _context(document, plan, advice, new)
    ordered = sorted(
        (activity for activity in document.activities if activity.id in context.places),
        key=lambda activity: (
            context.places[activity.id][0].index,
            context.places[activity.id][0].placement.order,
            activity.id,
        ),
    )
    return tuple(change for activity in ordered for change in _changes(activity, context))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """By Activity.id: where it stands, how the plan has it, what of it is recorded in which pieces."""

    places: Mapping[str, tuple[Place, ...]]
    after: Mapping[str, Activity]
    pieces: Mapping[str, tuple[Piece, ...]]
    new: Collection[str]
    modules: ModuleWeeks
    meeting_starts: Mapping[str, datetime]  # by Meeting.id, and by day as ISO
    meets: bool


def _context(document: CourseDocument, plan: Plan, advice: Sequence[Advice], new: Collection[str]) -> _Context:
    places = places_of(plan)
    planned = scheduled(document, plan)
    return _Context(
        places=places,
        after={activity.id: activity for activity in planned.activities},
        pieces=_pieces(advice),
        new=new,
        modules=module_weeks(document, plan),
        meeting_starts=_meeting_starts(planned, plan),
        meets=any(stretch.type is StretchType.MEETING for stretch in plan.problem.timeline),
    )


def _pieces(advice: Iterable[Advice]) -> Mapping[str, tuple[Piece, ...]]:
    found: dict[str, list[Piece]] = {}
    for piece in (piece for one in advice for piece in one.pieces):
        found.setdefault(piece.activity, []).append(piece)
    return {activity: tuple(pieces) for activity, pieces in found.items()}


def _meeting_starts(document: CourseDocument, plan: Plan) -> Mapping[str, datetime]:
    """An activity names its meeting by id or by day; of several on one day the first counts."""
    ids = meetings_at(document, plan.problem)
    zone = ZoneInfo(plan.problem.zone or "UTC")
    starts: dict[str, datetime] = {}
    for stretch in plan.problem.timeline:
        if stretch.type is StretchType.MEETING and stretch.start is not None:
            if stretch.id in ids:
                starts[ids[stretch.id]] = stretch.start
            starts.setdefault(stretch.start.astimezone(zone).date().isoformat(), stretch.start)
    return starts


def _changes(before: Activity, context: _Context) -> Iterator[Change]:
    new = before.id in context.new
    told = [_new(before, context)] if new else [*_moved(before, context)]
    said = [*told, *_recorded(before, context), *_clock(before, context), *_dates(before, context)]
    yield from sorted(said, key=lambda change: list(ChangeKind).index(change.kind))


def _new(before: Activity, context: _Context) -> Change:
    minutes = _planned(context.places[before.id])
    module = context.modules.title_of(before)
    if module:
        said = message("balance.change_new_in_module", title=before.title, module=module, minutes=minutes)
    else:
        week = context.after[before.id].week or 1
        said = message("balance.change_new", title=before.title, week=week, minutes=minutes)
    return _change(ChangeKind.NEW, before, context, said)


def _moved(before: Activity, context: _Context) -> Iterator[Change]:
    """To another week than the source says, or than the one in which its module was to be."""
    week = context.after[before.id].week or 1
    stated = context.modules.stated_week(before)
    if stated == week or (stated is None and context.modules.holds(before, week)):
        return
    module, target = context.modules.title_of(before), context.modules.title_in(week)
    if module and target and module != target:
        said = message("balance.change_move_to_module", title=before.title, module=module, to=target)
    elif module:
        said = message("balance.change_move_from_module", title=before.title, module=module, week=week)
    else:
        said = message("balance.change_move_week", title=before.title, old_week=stated or 1, week=week)
    yield _change(ChangeKind.MOVE, before, context, said)


def _recorded(before: Activity, context: _Context) -> Iterator[Change]:
    """Only what the plan has in own time now: advice may be older than the last move."""
    listened = [p for p in context.places[before.id] if not p.live and p.phase.one_way]
    pieces = context.pieces.get(before.id, ())
    if not listened or not (pieces or _clock_before(before) is Clock.LIVE):
        return
    at: dict[str, Param] = {"title": before.title, "at": listened[-1].stretch.id, "week": listened[-1].stretch.week}
    where = "" if context.meets else "_week"
    if pieces:
        sizes = ", ".join(str(piece.minutes) for piece in pieces)
        said = message(f"balance.change_record{where}", n=len(pieces), sizes=sizes, **at)
    else:
        said = message(f"balance.change_record_whole{where}", **at)
    yield _change(ChangeKind.RECORD, before, context, said, pieces=pieces)


def _clock(before: Activity, context: _Context) -> Iterator[Change]:
    """Done together, in own time, or in parts at several places: said where the source has it otherwise."""
    places, after = context.places[before.id], context.after[before.id]
    if len({place.stretch.id for place in places}) > 1:
        written = [(phase.role, phase.clock) for phase in before.phases]
        same_meeting = _meeting_before(before, context) == _meeting_before(after, context)
        if written != [(phase.role, phase.clock) for phase in after.phases] or not same_meeting:
            said = message("balance.change_split", title=before.title, n=len(places))
            yield _change(ChangeKind.SPLIT, before, context, said, parts=tuple(_part(place) for place in places))
    elif places[0].live:
        yield from _together(before, context)
    elif _clock_before(before) is Clock.LIVE and not any(place.phase.one_way for place in places):
        code = "balance.change_own" if context.meets else "balance.change_own_week"
        stretch = places[0].stretch
        params: dict[str, Param] = {
            "title": before.title,
            "at": stretch.id,
            "week": stretch.week,
            "minutes": _planned(places),
        }
        yield _change(ChangeKind.MOVE, before, context, message(code, **params))


def _together(before: Activity, context: _Context) -> Iterator[Change]:
    places, after = context.places[before.id], context.after[before.id]
    was, stretch = _clock_before(before), places[0].stretch
    old, now = _meeting_before(before, context), _meeting_before(after, context)
    if was is Clock.LIVE and (old == now or stretch.start is None):
        return
    params: dict[str, Param] = {"title": before.title, "at": stretch.id, "minutes": _planned(places)}
    undated = "" if stretch.start else "_undated"
    if old and now:
        said = message("balance.change_together_was_at", old=old.isoformat(), **params)
    elif was is Clock.OWN:
        said = message(f"balance.change_together_was_own{undated}", **params)
    else:
        said = message(f"balance.change_together{undated}", **params)
    yield _change(ChangeKind.MEETING, before, context, said, old=_iso(old), new=_iso(now))


def _part(place: Place) -> Message:
    code = "balance.change_part_own"
    if place.live:
        code = "balance.change_part_live" if place.stretch.start else "balance.change_part_live_undated"
    name = place.phase.name.replace("_", " ")
    return message(code, name=name, at=place.stretch.id, minutes=place.placement.minutes.planned)


def _dates(before: Activity, context: _Context) -> Iterator[Change]:
    after = context.after[before.id]
    if after.opens and before.opens and after.opens != before.opens:
        yield _dated("balance.change_opens", before, context, before.opens, after.opens)
    if after.due and before.due and after.due != before.due:
        yield _dated("balance.change_due", before, context, before.due, after.due)
    elif after.due and before.due is None and before.item_type not in _UNDATED:
        yield _dated("balance.change_due_new", before, context, None, after.due)
    if after.closes and before.closes and after.closes != before.closes:
        yield _dated("balance.change_closes", before, context, before.closes, after.closes)


def _dated(code: str, before: Activity, context: _Context, old: datetime | None, new: datetime) -> Change:
    said = message(code, title=before.title, old=_iso(old), new=_iso(new))
    return _change(ChangeKind.DUE, before, context, said, old=_iso(old), new=_iso(new))


def _change(
    kind: ChangeKind,
    before: Activity,
    context: _Context,
    said: Message,
    pieces: tuple[Piece, ...] = (),
    parts: tuple[Message, ...] = (),
    old: str = "",
    new: str = "",
) -> Change:
    return Change(
        kind=kind,
        activity=before.id,
        title=before.title,
        module=context.modules.title_of(before),
        week=context.after[before.id].week or 1,
        message=said,
        pieces=pieces,
        parts=parts,
        old=old,
        new=new,
    )


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _planned(places: Iterable[Place]) -> int:
    return sum(place.placement.minutes.planned for place in places)


def _meeting_before(activity: Activity, context: _Context) -> datetime | None:
    """When the meeting begins that the activity names; None where it names none, or one that is not held."""
    named = activity.meeting or ""
    return context.meeting_starts.get(named) or context.meeting_starts.get(named[:10])


def _clock_before(activity: Activity) -> Clock | None:
    """What the source says of its clock; None where nothing does. Systems hold what is done in own time."""
    stated = activity.clock or (Clock.LIVE if activity.meeting or activity.item_type is ItemType.EVENT else None)
    clocks = {phase.clock for phase in activity.phases}
    if stated is None and len(clocks) == 1:
        stated = clocks.pop()
    if stated is None and activity.item_type is not ItemType.TEXT and not activity.phases:
        return Clock.OWN
    return stated
