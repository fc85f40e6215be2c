"""The last steps that every cartridge reader shares: contact data out, texts cut to size, a title in any case."""

from collections.abc import Sequence
from dataclasses import replace

from meantime.formats.document import Activity, CourseDocument, ItemType, Level, Notice, Reading
from meantime.formats.limits import ACTIVITIES, TEXT_CHARACTERS, TITLE_CHARACTERS
from meantime.formats.people import document_without_people
from meantime.formats.source import Source
from meantime.terms.message import message

# Longer than any address or number, so that none stands across the edge of what is cleaned and kept.
_MARGIN = 500


def finished(
    name: str, document: CourseDocument, *, counts: dict[str, int], notices: Sequence[Notice], source: Source
) -> Reading:
    """The Reading of format `name`; nothing of a person is in it, whatever the parts before let through."""
    notices = list(notices)
    if len(document.activities) > ACTIVITIES:
        notices.append(Notice(message("formats.too_many_activities", limit=ACTIVITIES), Level.WARNING))
    document = replace(
        document,
        title=document.title[:TITLE_CHARACTERS] or source.name.replace("\\", "/").rpartition("/")[2],
        code=document.code[:TITLE_CHARACTERS],
        modules=tuple(replace(module, title=module.title[:TITLE_CHARACTERS]) for module in document.modules),
        activities=tuple(_cut(activity, TEXT_CHARACTERS + _MARGIN) for activity in document.activities[:ACTIVITIES]),
    )
    # Cleaned before the final cut: half an address at the edge would not look like one.
    document, changed = document_without_people(document)
    if changed:
        notices.append(Notice(message("formats.people_removed", n=changed)))
    activities = tuple(_cut(activity, TEXT_CHARACTERS) for activity in document.activities)
    return Reading(format=name, document=replace(document, activities=activities), counts=counts, notices=tuple(notices))


def empty_pages(activities: Sequence[Activity]) -> list[Notice]:
    """A notice where pages hold no text, so that nothing tells how long they take."""
    n = sum(activity.item_type is ItemType.PAGE and activity.words is None for activity in activities)
    return [Notice(message("formats.pages_without_text", n=n))] if n else []


def _cut(activity: Activity, characters: int) -> Activity:
    if len(activity.text) <= characters and len(activity.title) <= TITLE_CHARACTERS:
        return activity
    text = activity.text
    if len(text) > characters:
        # At the end of a word, so that nothing is cut in two.
        text = text[:characters].rsplit(maxsplit=1)[0] if " " in text[:characters] else text[:characters]
    return replace(activity, text=text, title=activity.title[:TITLE_CHARACTERS])
