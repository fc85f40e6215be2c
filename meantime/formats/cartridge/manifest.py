"""imsmanifest.xml of a Common Cartridge 1.0-1.3, Canvas's included: the tree of items and the list of resources.

Namespaces tell the versions apart, local names are the same in all of them; `schemaversion` is often wrong.
Specification: 1EdTech (IMS Global) Common Cartridge Profile.
"""

from dataclasses import dataclass, field

from meantime.formats.archive import Archive, DamagedMember
from meantime.formats.html import one_line
from meantime.formats.limits import ACTIVITIES
from meantime.formats.xml import Element, all_text, child, child_text, children, descendants, parse_xml
from meantime.terms.message import UserError, message

MANIFEST = "imsmanifest.xml"
# No course nests deeper; what does is not a course.
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the table of contents; `resource` is a Resource.id or empty."""

    id: str
    title: str
    resource: str
    items: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True)
class Resource:
    """`files` are paths as the manifest writes them, the one in `href` first; `element` for what else it holds."""

    id: str
    type: str
    files: tuple[str, ...]
    element: Element


@dataclass(frozen=True, slots=True)
class Manifest:
    """`items` are those directly under the root item of the organization."""

    title: str
    items: tuple[Item, ...]
    resources: tuple[Resource, ...]
    by_id: dict[str, Resource] = field(default_factory=dict)

    def of_type(self, prefix: str) -> list[Resource]:
        return [resource for resource in self.resources if resource.type.startswith(prefix)]


def holds_manifest(archive: Archive) -> bool:
    """Whether `archive` is a cartridge; its paths are then relative to the manifest's folder."""
    return archive.anchored(MANIFEST)


def read_manifest(archive: Archive, *, name: str) -> Manifest:
    """The manifest of an archive for which `holds_manifest` is true; UserError where it cannot be read."""
    path = archive.find(MANIFEST)
    try:
        root = parse_xml(archive.read(path or MANIFEST))
    except DamagedMember:
        root = None
    if root is None:
        raise UserError(message("formats.manifest_unreadable", name=name, where=path or MANIFEST))
    resources = tuple(_resource(element) for element in descendants(root, "resource"))
    return Manifest(_title(root), _items(root), resources, {resource.id: resource for resource in resources})


def _title(root: Element) -> str:
    """The title in the LOM metadata, in the first language given."""
    metadata = child(root, "metadata")
    if metadata is None:
        return ""
    title = next(descendants(metadata, "title"), None)
    if title is None:
        return ""
    first = next(iter(title), None)
    return one_line(all_text(title if first is None else first))


def _items(root: Element) -> tuple[Item, ...]:
    organization = next(descendants(root, "organization"), None)
    if organization is None:
        return ()
    top = list(children(organization, "item"))
    # The profile asks for exactly one root item, without a title; some tools leave it out.
    if len(top) == 1 and not top[0].get("identifierref"):
        top = list(children(top[0], "item"))
    return tuple(_item(element, 1) for element in top[:ACTIVITIES])


def _item(element: Element, depth: int) -> Item:
    inner = children(element, "item") if depth < _DEEPEST else iter(())
    return Item(
        element.get("identifier", ""),
        one_line(child_text(element, "title")),
        element.get("identifierref", ""),
        tuple(_item(item, depth + 1) for item in inner),
    )


def _resource(element: Element) -> Resource:
    hrefs = [element.get("href", "")] + [inner.get("href", "") for inner in children(element, "file")]
    return Resource(
        element.get("identifier", ""),
        element.get("type", "").strip(),
        tuple(dict.fromkeys(href for href in hrefs if href)),
        element,
    )
