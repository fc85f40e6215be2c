"""Walk the table of contents of a cartridge: its first level are the modules, its leaves the activities."""

from collections.abc import Iterator
from dataclasses import replace

from meantime.formats.cartridge_document import finished
from meantime.formats.common_cartridge.activities import activity_of, item_type_of
from meantime.formats.document import Activity, CourseDocument, ItemType, Module, Notice, Reading
from meantime.formats.ids import Ids
from meantime.formats.manifest import Item
from meantime.formats.package import Package, opens
from meantime.formats.people import plain_id
from meantime.formats.source import Source
from meantime.formats.weekly_hours import hours_per_week
from meantime.formats.weeks import week_in
from meantime.terms.message import message

NAME = "Common Cartridge"


def recognises(source: Source) -> bool:
    """Any zip with a manifest; Canvas's own exports are asked for first."""
    return opens(source) is not None


def read(source: Source) -> Reading:
    """The Reading of a cartridge. UserError where the archive or its manifest cannot be read at all."""
    package = Package(source)
    notices: list[Notice] = []
    modules: list[Module] = []
    activities: list[Activity] = []
    ids, used = Ids(), set[str]()
    for number, item in enumerate(package.manifest.items, start=1):
        module = _module(item, number, ids)
        if item.items:
            modules.append(module)
        for leaf, headers in _leaves(item, ()):
            activity = _activity(package, leaf, headers, used)
            if activity is not None:
                activities.append(replace(activity, module=module.id if item.items else None))
    left = [r for r in package.manifest.resources if r.id not in used and item_type_of(r) in _ACTIVITIES]
    if left and activities:
        notices.append(Notice(message("formats.not_in_module", n=len(left))))
    activities += [activity_of(package, resource, "") for resource in left]
    document = CourseDocument(
        title=package.manifest.title,
        hours_per_week=next((hours for a in activities if (hours := hours_per_week(a.text))), None),
        modules=tuple(modules),
        activities=tuple(_numbered(activities)),
    )
    return finished(NAME, document, counts=_counts(package), notices=[*notices, *package.notices()], source=source)


# Files and pages that no item names belong to those that are named.
_ACTIVITIES = (ItemType.ASSIGNMENT, ItemType.QUIZ, ItemType.DISCUSSION, ItemType.LINK, ItemType.TOOL)


def _module(item: Item, number: int, ids: Ids) -> Module:
    title = item.title or f"Module {number}"
    return Module(id=ids.keep(plain_id(item.id) or f"module-{number}"), title=title, position=number, week=week_in(title))


def _leaves(item: Item, headers: tuple[str, ...]) -> Iterator[tuple[Item, tuple[str, ...]]]:
    """Every item that shows something, with the titles of the folders between it and its module."""
    if item.resource or not item.items:
        yield item, headers
    for inner in item.items:
        yield from _leaves(inner, (*headers, inner.title) if inner.items else headers)


def _activity(package: Package, leaf: Item, headers: tuple[str, ...], used: set[str]) -> Activity | None:
    """None for a heading without content and for what was already shown."""
    resource = package.manifest.by_id.get(leaf.resource)
    if resource is None or resource.id in used:
        return None
    used.add(resource.id)
    activity = activity_of(package, resource, leaf.title)
    return replace(activity, text="\n".join(part for part in (*headers, activity.text) if part))


def _numbered(activities: list[Activity]) -> Iterator[Activity]:
    ids = Ids()
    for number, activity in enumerate(activities, start=1):
        fallback = f"{activity.item_type.value.capitalize()} {number}"
        yield replace(
            activity,
            id=ids.keep(plain_id(activity.id) or f"{activity.item_type.value}-{number}"),
            title=activity.title or fallback,
            position=number,
            week=None if activity.module else week_in(activity.title),
        )


def _counts(package: Package) -> dict[str, int]:
    types = [item_type_of(resource) for resource in package.manifest.resources]
    return {
        "modules": len(package.manifest.items),
        "pages": types.count(ItemType.PAGE),
        "assignments": types.count(ItemType.ASSIGNMENT),
        "quizzes": types.count(ItemType.QUIZ),
        "discussions": types.count(ItemType.DISCUSSION),
        "links": types.count(ItemType.LINK),
        "events": 0,
        "meetings": 0,
    }
