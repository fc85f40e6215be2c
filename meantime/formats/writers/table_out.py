"""The activities of a document as rows, for spreadsheets: names of columns that our own readers know again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from meantime.formats.document import Activity, CourseDocument
from meantime.formats.timezones.iana import iana_zone
from meantime.terms.minutes import Minutes

# What spreadsheet programs take for the start of a formula, which may call programs or send cells elsewhere.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# A cell that is filled down when it is empty says with this that there is nothing.
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class OutRow:
    """One activity. `due` is naive, on the clocks of the zone that the header names."""

    week: int | None
    module: str
    title: str
    kind: str
    minutes: str
    due: datetime | None
    mode: str
    text: str


def zone_of(document: CourseDocument) -> ZoneInfo:
    return (iana_zone(document.term.zone) if document.term.zone else None) or ZoneInfo("UTC")


def header(document: CourseDocument) -> list[str]:
    return ["Week", "Module", "Title", "Kind", "Minutes", f"Due ({zone_of(document).key})", "Mode", "Details"]


def rows_of(document: CourseDocument) -> Iterator[OutRow]:
    zone = zone_of(document)
    modules = {module.id: module for module in document.modules}
    for activity in document.activities:
        module = modules.get(activity.module or "")
        yield OutRow(
            week=activity.week or (module.week if module else None),
            module=module.title if module else "",
            title=activity.title,
            kind=_kind(activity),
            minutes=_minutes(activity.minutes),
            due=activity.due.astimezone(zone).replace(tzinfo=None) if activity.due else None,
            mode={"live": "live", "own": "own time"}[activity.clock] if activity.clock else "",
            text=" ".join(activity.text.split()),
        )


def as_text(text: str) -> str:
    """`text` so that no spreadsheet program takes it for a formula: an apostrophe in front tells them."""
    return f"'{text}" if text.lstrip(" \n").startswith(_FORMULA) else text


def _kind(activity: Activity) -> str:
    return (activity.form or activity.kind or "").replace("_", " ")


def _minutes(minutes: Minutes | None) -> str:
    if minutes is None:
        return ""
    return str(minutes.low) if minutes.low == minutes.high else f"{minutes.low}-{minutes.high}"
