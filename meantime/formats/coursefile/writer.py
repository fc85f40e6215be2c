"""The neutral document to a course file that reads back as the same document."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from meantime.formats.coursefile.minutes import middle
from meantime.formats.document import Activity, CourseDocument, ItemType, Meeting, Module, StatedPhase, Term
from meantime.formats.timezones.iana import iana_zone
from meantime.terms.minutes import Minutes, MinutesSource

_WIDTH = 110


class _Inline(dict[str, Any]):
    """A mapping that is written on one line: {start: …, end: …}."""


class _InlineList(list[Any]):
    """A list that is written on one line."""


def write_document(document: CourseDocument) -> bytes:
    """UTF-8 YAML. `read(write(d)) == d` where positions count 1, 2, … through the modules and then the rest,
    and times stand in the term's zone (UTC where it has none)."""
    zone = iana_zone(document.term.zone) if document.term.zone else None
    text = yaml.dump(_course(document, zone), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH, indent=2)
    return str(text).encode("utf-8")


def _course(document: CourseDocument, zone: ZoneInfo | None) -> dict[str, Any]:
    grouped: dict[str | None, list[dict[str, Any]]] = {}
    modules = {module.id for module in document.modules}
    for activity in document.activities:
        module = activity.module if activity.module in modules else None
        grouped.setdefault(module, []).append(_activity(activity, zone))
    hours = document.hours_per_week
    return _without_empty(
        meantime=1,
        title=document.title or "Untitled course",
        code=document.code,
        students=document.students,
        credits=None if document.credits is None else _number(document.credits),
        policy=document.policy,
        hours_per_week=hours and (f"{hours[0]:g}-{hours[1]:g}" if hours[0] != hours[1] else _number(hours[0])),
        priorities=_Inline((name, _number(weight)) for name, weight in document.priorities),
        term=_term(document.term),
        meetings=[*document.patterns, *(_meeting(meeting, zone) for meeting in document.meetings)],
        outcomes=[_Inline(id=outcome.id, title=outcome.title) for outcome in document.outcomes],
        modules=[_module(module, grouped.get(module.id, [])) for module in document.modules],
        activities=grouped.get(None, []),
    )


def _term(term: Term) -> dict[str, Any]:
    return _without_empty(
        start=term.start,
        end=term.end,
        weeks=term.weeks,
        zone=term.zone,
        zone_inferred=term.zone_inferred,
        breaks=[_Inline(_without_empty(start=pause.start, end=pause.end, title=pause.title)) for pause in term.breaks],
    )


def _meeting(meeting: Meeting, zone: ZoneInfo | None) -> dict[str, Any]:
    return _Inline(
        _without_empty(
            id=meeting.id,
            start=_moment(meeting.start, zone),
            end=_moment(meeting.end, zone),
            title=meeting.title,
            place=meeting.place,
            cancelled=meeting.cancelled,
        )
    )


def _module(module: Module, activities: list[dict[str, Any]]) -> dict[str, Any]:
    return _without_empty(title=module.title, id=module.id, week=module.week, activities=activities)


def _activity(activity: Activity, zone: ZoneInfo | None) -> dict[str, Any]:
    return _without_empty(
        title=activity.title,
        id=activity.id,
        kind=activity.kind,
        form=activity.form,
        type=None if activity.item_type is ItemType.TEXT else activity.item_type.value,
        text=activity.text,
        week=activity.week,
        minutes=_minutes(activity.minutes),
        words=activity.words,
        pages=activity.pages,
        write_words=activity.write_words,
        media_minutes=activity.media_minutes,
        questions=activity.questions,
        opens=_moment(activity.opens, zone),
        due=_moment(activity.due, zone),
        closes=_moment(activity.closes, zone),
        after=_InlineList(activity.after),
        outcomes=_InlineList(activity.outcomes),
        clock=activity.clock and activity.clock.value,
        meeting=_day(activity.meeting),
        group_size=activity.group_size,
        graded=activity.graded,
        points=None if activity.points is None else _number(activity.points),
        phases=[_phase(phase) for phase in activity.phases],
    )


def _phase(phase: StatedPhase) -> dict[str, Any]:
    return _Inline(
        _without_empty(
            name=phase.name,
            role=phase.role.value,
            minutes=_minutes(phase.minutes),
            mode=phase.mode and phase.mode.value,
            clock=phase.clock and phase.clock.value,
        )
    )


def _minutes(minutes: Minutes | None) -> int | str | dict[str, Any] | None:
    if minutes is None:
        return None
    if minutes.source is MinutesSource.STATED and minutes.low == minutes.high:
        return minutes.low
    if minutes.source is MinutesSource.STATED and minutes.typical == middle(minutes.low, minutes.high):
        return f"{minutes.low}-{minutes.high}"
    return _Inline(low=minutes.low, typical=minutes.typical, high=minutes.high, source=minutes.source.value)


def _moment(moment: datetime | None, zone: ZoneInfo | None) -> str | None:
    """The wall time in the term's zone; with its offset where the zone is unknown or the hour comes twice."""
    if moment is None:
        return None
    local = moment.astimezone(zone or ZoneInfo("UTC"))
    plain = local.replace(tzinfo=None)
    plain_enough = zone is not None and plain.replace(tzinfo=zone, fold=0).utcoffset() == local.utcoffset()
    written = plain.isoformat() if plain_enough else local.isoformat()
    return _without_zero_seconds(written)


def _without_zero_seconds(written: str) -> str:
    return written[:16] + written[19:] if written[16:19] == ":00" and "." not in written else written


def _day(meeting: str | None) -> str | date | None:
    """A date goes without quotes."""
    try:
        day = date.fromisoformat(meeting or "")
    except ValueError:
        return meeting
    return day if day.isoformat() == meeting else meeting


def _number(number: float) -> int | float:
    return int(number) if number == int(number) else number


def _without_empty(**entries: Any) -> dict[str, Any]:
    return {key: value for key, value in entries.items() if (value == 0 and value is not False) or value}


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


def _represent_inline(dumper: yaml.SafeDumper, mapping: Mapping[str, Any]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", mapping.items(), flow_style=True)


def _represent_inline_list(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(_Inline, _represent_inline)
_Dumper.add_representer(_InlineList, _represent_inline_list)
