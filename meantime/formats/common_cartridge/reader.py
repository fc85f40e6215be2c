"""Walk the table of contents of a cartridge: its first level are the modules, its leaves the activities."""

from collections.abc import Iterator
from dataclasses import replace

from meantime.formats.cartridge.manifest import Item, Resource
from meantime.formats.cartridge.package import Package, opens
from meantime.formats.cartridge.plain_ids import PlainIds
from meantime.formats.common_cartridge.activities import activity_of, item_type_of
from meantime.formats.document import Activity, CourseDocument, ItemType, Module, Notice, Reading
from meantime.formats.finished import empty_pages, finished
from meantime.formats.limits import ACTIVITIES
from meantime.formats.source import Source
from meantime.formats.wording.weekly_hours import hours_per_week
from meantime.formats.wording.weeks import week_in
from meantime.terms.message import message

NAME = "common_cartridge"


def recognises(source: Source) -> bool:
    """Any zip with a manifest; Canvas's own exports are asked for first."""
    return opens(source) is not None


def read(source: Source) -> Reading:
    """The Reading of a cartridge. UserError where the archive or its manifest cannot be read at all."""
    package = Package(source)
    modules, activities, shown = _walk(package)
    left = _not_shown(package, shown, whole=not activities)
    notices = [Notice(message("formats.not_in_module", n=len(left)))] if left and activities else []
    notices += empty_pages(activities)
    activities += [activity_of(package, resource, "") for resource in left[: ACTIVITIES + 1]]
    document = CourseDocument(
        title=package.manifest.title,
        hours_per_week=next((hours for a in activities if (hours := hours_per_week(a.text))), None),
        modules=tuple(modules),
        activities=tuple(_numbered(activities)),
    )
    return finished(NAME, document, counts=_counts(package), notices=[*notices, *package.notices()], source=source)


def _walk(package: Package) -> tuple[list[Module], list[Activity], set[str]]:
    """The table of contents: modules, activities, and the ids of the resources that they show."""
    modules: list[Module] = []
    activities: list[Activity] = []
    ids, shown = PlainIds(), set[str]()
    for number, item in enumerate(package.manifest.items, start=1):
        module = _module(item, number, ids) if item.items else None
        if module is not None:
            modules.append(module)
        for leaf, headers in _leaves(item, ()):
            activity = _activity(package, leaf, headers, shown)
            if activity is not None and len(activities) <= ACTIVITIES:
                activities.append(_placed(activity, module))
    return modules, activities, shown


def _placed(activity: Activity, module: Module | None) -> Activity:
    if module is not None and module.week is not None:
        return replace(activity, module=module.id)
    return replace(activity, module=module.id if module else None, week=week_in(activity.title))


def _not_shown(package: Package, shown: set[str], *, whole: bool) -> list[Resource]:
    """What no item names. Files belong to what is named; pages too, unless (`whole`) nothing is named at all."""
    types = (*_ACTIVITIES, ItemType.PAGE) if whole else _ACTIVITIES
    return [r for r in package.manifest.resources if r.id not in shown and item_type_of(r) in types]


_ACTIVITIES = (ItemType.ASSIGNMENT, ItemType.QUIZ, ItemType.DISCUSSION, ItemType.LINK, ItemType.TOOL)


def _module(item: Item, number: int, ids: PlainIds) -> Module:
    title = item.title or f"Module {number}"
    return Module(id=ids.keep(item.id, fallback=f"module-{number}"), title=title, position=number, week=week_in(title))


def _leaves(item: Item, headers: tuple[str, ...]) -> Iterator[tuple[Item, tuple[str, ...]]]:
    """Every item that shows something, with the titles of the folders between it and its module."""
    if item.resource or not item.items:
        yield item, headers
    for inner in item.items:
        yield from _leaves(inner, (*headers, inner.title) if inner.items else headers)


def _activity(package: Package, leaf: Item, headers: tuple[str, ...], shown: set[str]) -> Activity | None:
    """None for a heading without content and for what was already shown."""
    resource = package.manifest.by_id.get(leaf.resource)
    if resource is None or resource.id in shown:
        return None
    shown.add(resource.id)
    activity = activity_of(package, resource, leaf.title)
    return replace(activity, text="\n".join(part for part in (*headers, activity.text) if part))


def _numbered(activities: list[Activity]) -> Iterator[Activity]:
    ids = PlainIds()
    for number, activity in enumerate(activities, start=1):
        fallback = f"{activity.item_type.value.capitalize()} {number}"
        yield replace(
            activity,
            id=ids.keep(activity.id, fallback=f"{activity.item_type.value}-{number}"),
            title=activity.title or fallback,
            position=number,
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
