"""What a stretch is called: a meeting by its day, a meantime by its neighbours."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from meantime.planner.problem import Problem, Stretch, StretchType
from meantime.terms.message import Message
from meantime.words.say import say
from meantime.words.translate import translate


def labels_of(problem: Problem) -> dict[str, str]:
    """Stretch.id to "Tue 14 Mar 10:00", "before Tue 14 Mar", "after Thu 22 Apr" or "week 3"."""
    zone = ZoneInfo(problem.zone or "UTC")
    return {s.id: _label(i, problem.timeline, zone) for i, s in enumerate(problem.timeline)}


def say_at(message: Message, labels: Mapping[str, str]) -> str:
    """The sentence with the names of stretches instead of their ids."""
    params = {name: labels.get(value, value) if isinstance(value, str) else value for name, value in message.params.items()}
    return say(Message(message.code, params), translate)


def _label(index: int, timeline: Sequence[Stretch], zone: ZoneInfo) -> str:
    stretch = timeline[index]
    if stretch.type is StretchType.MEETING:
        return _day(stretch.start, zone, "%a %d %b %H:%M") or _undated(index, timeline)
    following = timeline[index + 1] if index + 1 < len(timeline) else None
    if following is not None and following.type is StretchType.MEETING:
        return f"{translate('before')} {_day(following.start, zone, '%a %d %b') or _undated(index + 1, timeline)}"
    previous = timeline[index - 1] if index else None
    if previous is not None and previous.type is StretchType.MEETING:
        return f"{translate('after')} {_day(previous.start, zone, '%a %d %b') or _undated(index - 1, timeline)}"
    week = f"{translate('week')} {stretch.week}"
    return f"{week}, {_day(stretch.start, zone, '%d %b')}" if stretch.start else week


def _day(moment: datetime | None, zone: ZoneInfo, form: str) -> str:
    return moment.astimezone(zone).strftime(form) if moment else ""


def _undated(index: int, timeline: Sequence[Stretch]) -> str:
    """The meeting by its number in the week."""
    stretch = timeline[index]
    same = [s.id for s in timeline if s.week == stretch.week and s.type is StretchType.MEETING]
    return f"{translate('week')} {stretch.week}, {translate('meeting')} {same.index(stretch.id) + 1}"
