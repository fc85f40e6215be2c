"""The activities of a Canvas course in the order of its modules; what stands in no module follows by due date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from meantime.formats.canvas.content import Content, draft
from meantime.formats.canvas.modules import HEADER, CanvasModule, ModuleItem
from meantime.formats.cartridge.plain_ids import PlainIds
from meantime.formats.document import Activity, ItemType, Module
from meantime.formats.limits import ACTIVITIES
from meantime.formats.wording.weeks import week_in

# Other types, such as a tool's message handler, launch something elsewhere.
_TYPES = {
    "WikiPage": ItemType.PAGE,
    "Assignment": ItemType.ASSIGNMENT,
    "Quiz": ItemType.QUIZ,
    "Quizzes::Quiz": ItemType.QUIZ,
    "DiscussionTopic": ItemType.DISCUSSION,
    "ExternalUrl": ItemType.LINK,
    "ContextExternalTool": ItemType.TOOL,
    "Attachment": ItemType.FILE,
}
# What a module requires is a handful; a hostile file could require thousands before each of thousands.
_GATES = 50
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(slots=True)
class _Order:
    """What has been placed so far."""

    known: dict[str, Content]
    activities: list[Activity] = field(default_factory=list)
    placed: dict[int, str] = field(default_factory=dict)  # id() of a Content -> id of its activity
    by_item: dict[str, str] = field(default_factory=dict)  # ModuleItem.id -> id of its activity
    ids: PlainIds = field(default_factory=PlainIds)

    def add(self, activity: Activity, *, content: Content | None = None) -> str:
        identifier = self.ids.keep(activity.id, fallback=f"{activity.item_type.value}-{len(self.activities) + 1}")
        self.activities.append(replace(activity, id=identifier))
        if content is not None:
            self.placed[id(content)] = identifier
        return identifier


def in_order(modules: list[CanvasModule], contents: list[Content]) -> tuple[list[Module], list[Activity], int]:
    """Modules, activities with titles and positions, and how many of these stand in no module."""
    order = _Order(known={})
    for content in contents:
        for identifier in content.ids:
            if identifier:
                order.known.setdefault(identifier, content)
    ids = PlainIds()
    placed_modules = []
    members: dict[str, list[str]] = {}
    for number, module in enumerate(modules, start=1):
        identifier = ids.keep(module.id, fallback=f"module-{number}")
        title = module.title or f"Module {number}"
        placed = Module(id=identifier, title=title, position=number, week=week_in(title))
        placed_modules.append(placed)
        members.setdefault(module.id, []).extend(_place(order, module, placed))
    _link(order, modules, members)
    left = _leftovers(order, contents)
    for content in left[: ACTIVITIES + 1]:
        order.add(replace(content.activity, week=week_in(content.activity.title)), content=content)
    return placed_modules, [_titled(activity, n) for n, activity in enumerate(order.activities, start=1)], len(left)


def _place(order: _Order, module: CanvasModule, home: Module) -> list[str]:
    """Add the items of one module; the ids of its activities, in order."""
    added = []
    header = ""
    for item in module.items:
        if len(order.activities) > ACTIVITIES:
            break  # one more than are kept, so that the notice about it is given
        if item.type == HEADER:
            header = item.title
            continue
        content = order.known.get(item.content)
        if content is not None and id(content) in order.placed:
            # The same thing shown a second time is the same activity.
            order.by_item[item.id] = order.placed[id(content)]
            continue
        activity = content.activity if content is not None else _of_item(item)
        text = "\n".join(part for part in (header, activity.text) if part)
        placed = replace(
            activity,
            title=item.title or activity.title,
            text=text,
            module=home.id,
            week=week_in(item.title or activity.title) if home.week is None else None,
            opens=activity.opens or module.opens,
        )
        order.by_item[item.id] = order.add(placed, content=content)
        added.append(order.by_item[item.id])
    return added


def _of_item(item: ModuleItem) -> Activity:
    """A link, a tool or a file; or something that the export names and does not hold."""
    item_type = _TYPES.get(item.type, ItemType.TOOL)
    activity = draft(item.id, item.title, item_type)
    return replace(activity, text=item.url) if item_type is ItemType.LINK else activity


def _link(order: _Order, modules: list[CanvasModule], members: dict[str, list[str]]) -> None:
    """Fill `after` from prerequisites of modules and from "in this order"; only ever to what stands before."""
    by_id = {module.id: module for module in modules}
    before = {activity.id: index for index, activity in enumerate(order.activities)}
    after: dict[str, list[str]] = {}
    for module in modules:
        own = members[module.id]
        for identifier in own:
            after.setdefault(identifier, []).extend(
                gate for other in module.after[:_GATES] if other in by_id for gate in _gates(order, by_id[other], members)
            )
        if module.sequential:
            for identifier, gate in _chain(order, module, own):
                after[identifier].append(gate)
    for identifier, gates in after.items():
        index = before[identifier]
        earlier = tuple(dict.fromkeys(gate for gate in gates if before[gate] < index))
        order.activities[index] = replace(order.activities[index], after=earlier)


def _gates(order: _Order, module: CanvasModule, members: dict[str, list[str]]) -> list[str]:
    """What completes a module: its required activities; the last one where nothing or anything is required."""
    required = _required(order, module)
    if module.enough is not None:
        return []  # any of them will do: none in particular has to come first
    if not required or module.sequential:
        return (required or members[module.id])[-1:]
    return required[-_GATES:]


def _chain(order: _Order, module: CanvasModule, own: list[str]) -> Iterator[tuple[str, str]]:
    """Each activity of a sequential module after the latest required one before it."""
    required = set(_required(order, module) or own)
    gate = None
    for identifier in own:
        if gate is not None:
            yield identifier, gate
        if identifier in required:
            gate = identifier


def _required(order: _Order, module: CanvasModule) -> list[str]:
    wanted = set(module.required)
    return [order.by_item[item.id] for item in module.items if item.id in wanted and item.id in order.by_item]


def _leftovers(order: _Order, contents: Iterable[Content]) -> list[Content]:
    """What stands in no module, by due date; an assignment that is the other side of a quiz is not left over."""
    left = []
    for content in contents:
        if not any(id(order.known[i]) in order.placed or order.known[i] is not content for i in content.ids if i):
            left.append(content)
    return sorted(left, key=lambda content: content.activity.due or content.activity.opens or _NEVER)


def _titled(activity: Activity, position: int) -> Activity:
    title = activity.title or f"{activity.item_type.value.capitalize()} {position}"
    return replace(activity, title=title, position=position)
