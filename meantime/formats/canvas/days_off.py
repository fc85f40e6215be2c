"""Calendar events that are days off: breaks of the term, nothing that anybody does."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from meantime.formats.canvas.content import Content
from meantime.formats.document import Break, ItemType, Term
from meantime.formats.people import without_people
from meantime.formats.wording.calendar_words import is_day_off


def is_off(content: Content) -> bool:
    return content.activity.item_type is ItemType.EVENT and is_day_off(content.activity.title)


def with_days_off(term: Term, contents: list[Content]) -> tuple[Term, list[str]]:
    """The term with the breaks among `contents`, and the titles of those without a date."""
    zone = ZoneInfo(term.zone or "UTC")
    breaks = list(term.breaks)
    undated = []
    for content in contents:
        activity = content.activity
        title = without_people(activity.title)
        if activity.opens is None:
            undated.append(title)
            continue
        first = activity.opens.astimezone(zone)
        # A day ends at the midnight that begins the next one.
        last = (activity.closes - timedelta(seconds=1)).astimezone(zone) if activity.closes else first
        breaks.append(Break(start=first.date(), end=max(first, last).date(), title=title))
    return replace(term, breaks=tuple(sorted(breaks, key=lambda one: one.start))), undated
