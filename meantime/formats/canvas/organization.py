"""Modules of an export without module_meta.xml: the manifest's table of contents, which Canvas writes in the same order."""

from collections.abc import Iterator
from dataclasses import replace

from meantime.formats.canvas.content import Content, draft
from meantime.formats.canvas.modules import HEADER, CanvasModule, ModuleItem
from meantime.formats.cartridge.manifest import Item
from meantime.formats.cartridge.package import Package
from meantime.formats.cartridge.resources import link_url, text_of, title_of
from meantime.formats.document import ItemType

_LINKS = {"imswl": ItemType.LINK, "imsbasiclti": ItemType.TOOL, "imslti": ItemType.TOOL}


def organization_modules(package: Package) -> list[CanvasModule]:
    """The items directly under the root as modules; what only has a title inside them is a header."""
    return [
        CanvasModule(
            id=item.id,
            title=item.title,
            items=tuple(_items(item)),
            opens=None,
            sequential=False,
            after=(),
            required=(),
            enough=None,
        )
        for item in package.manifest.items
    ]


def organization_contents(package: Package) -> list[Content]:
    """Links and tools, which otherwise only module_meta.xml describes."""
    contents = []
    for prefix, item_type in _LINKS.items():
        for resource in package.manifest.of_type(prefix):
            root = package.xml(next(iter(resource.files), ""))
            text = link_url(root) if item_type is ItemType.LINK else text_of(root, "description")
            contents.append(Content(replace(draft(resource.id, title_of(root), item_type), text=text), (resource.id,)))
    return contents


def _items(item: Item) -> Iterator[ModuleItem]:
    if item.resource:
        yield _item(item, "Attachment")
    for inner in item.items:
        if inner.resource:
            yield from _items(inner)
        else:
            yield _item(inner, HEADER)
            yield from _items(inner)


def _item(item: Item, item_type: str) -> ModuleItem:
    return ModuleItem(id=item.id, type=item_type, title=item.title, content=item.resource, url="")
