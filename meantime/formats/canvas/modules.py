"""Modules: course_settings/module_meta.xml, the order of a Canvas course and what must be done before what."""

from dataclasses import dataclass
from datetime import datetime

from meantime.formats.canvas.dates import Dates
from meantime.formats.cartridge.package import Package
from meantime.formats.html import one_line
from meantime.formats.xml import Element, child, child_text, children

_MODULES = "course_settings/module_meta.xml"
# The type of an item that only heads those after it.
HEADER = "ContextModuleSubHeader"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleItem:
    """`content` is the id of what it shows; for a link or a tool its own or none."""

    id: str
    type: str
    title: str
    content: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CanvasModule:
    """`after` and `required` are ids of modules and of items; `opens` is aware, in UTC."""

    id: str
    title: str
    items: tuple[ModuleItem, ...]
    opens: datetime | None
    sequential: bool
    after: tuple[str, ...]
    required: tuple[str, ...]
    enough: int | None  # so many of the required items complete the module; None: all of them


def find_modules(package: Package) -> list[Element]:
    root = package.xml(_MODULES)
    return list(children(root, "module")) if root is not None else []


def read_modules(package: Package, dates: Dates) -> list[CanvasModule]:
    return [_module(element, dates) for element in sorted(find_modules(package), key=_position)]


def _module(element: Element, dates: Dates) -> CanvasModule:
    enough = child_text(element, "requirement_count")
    return CanvasModule(
        id=element.get("identifier", ""),
        title=one_line(child_text(element, "title")),
        items=tuple(_item(inner) for inner in sorted(_inside(element, "items", "item"), key=_position)),
        opens=dates.moment(child_text(element, "unlock_at")),
        sequential=child_text(element, "require_sequential_progress") == "true",
        after=_references(element, "prerequisites", "prerequisite"),
        required=_references(element, "completionRequirements", "completionRequirement"),
        enough=int(enough) if enough.isdecimal() and len(enough) < 4 else None,
    )


def _item(element: Element) -> ModuleItem:
    return ModuleItem(
        id=element.get("identifier", ""),
        type=child_text(element, "content_type"),
        title=one_line(child_text(element, "title")),
        content=child_text(element, "identifierref"),
        url=child_text(element, "url"),
    )


def _inside(element: Element, group: str, name: str) -> list[Element]:
    inner = child(element, group)
    return list(children(inner, name)) if inner is not None else []


def _references(element: Element, group: str, name: str) -> tuple[str, ...]:
    found = (child_text(inner, "identifierref") for inner in _inside(element, group, name))
    return tuple(dict.fromkeys(reference for reference in found if reference))


def _position(element: Element) -> int:
    """Where Canvas shows it; what has no position comes last, in the order of the file."""
    text = child_text(element, "position")
    return int(text) if text.isdecimal() and len(text) < 9 else 10**9
