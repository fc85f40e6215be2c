"""Discussions: a topic (imsdt) whose Canvas side, a topicMeta, is the resource it depends on."""

from dataclasses import replace

from meantime.formats.canvas.content import Content, draft
from meantime.formats.canvas.dates import Dates
from meantime.formats.canvas.settings import AssignmentSettings, read_settings
from meantime.formats.cartridge.manifest import Resource
from meantime.formats.cartridge.package import Package
from meantime.formats.cartridge.resources import text_of, title_of
from meantime.formats.document import ItemType
from meantime.formats.xml import Element, child, child_text, children, local

_TOPIC = "imsdt"


def find_discussions(package: Package) -> list[Resource]:
    return package.manifest.of_type(_TOPIC)


def read_discussions(package: Package, dates: Dates) -> tuple[list[Content], list[AssignmentSettings], int]:
    """The discussions, their assignments, and how many announcements were left out: those are news, not activities."""
    contents, all_settings, announcements = [], [], 0
    for resource in find_discussions(package):
        meta = _meta(package, resource)
        if child_text(meta, "type") == "announcement":
            announcements += 1
            continue
        inner = child(meta, "assignment") if meta is not None else None
        settings = read_settings(inner, dates) if inner is not None else None
        if settings is not None:
            all_settings.append(settings)
        contents.append(_content(package, resource, meta, settings, dates))
    return contents, all_settings, announcements


def _meta(package: Package, resource: Resource) -> Element | None:
    for dependency in children(resource.element, "dependency"):
        other = package.manifest.by_id.get(dependency.get("identifierref", ""))
        for path in other.files if other is not None else ():
            root = package.xml(path)
            if root is not None and local(root) == "topicMeta":
                return root
    return None


def _content(
    package: Package, resource: Resource, meta: Element | None, settings: AssignmentSettings | None, dates: Dates
) -> Content:
    topic = package.xml(next(iter(resource.files), ""))
    opens = dates.moment(child_text(meta, "delayed_post_at"))
    closes = dates.moment(child_text(meta, "lock_at"))
    activity = replace(
        draft(resource.id, title_of(topic) or title_of(meta), ItemType.DISCUSSION),
        text=text_of(topic, "text"),
        due=settings.due if settings else dates.moment(child_text(meta, "todo_date")),
        opens=opens or (settings.opens if settings else None),
        closes=closes or (settings.closes if settings else None),
        points=settings.points if settings else None,
        graded=settings.graded if settings else False,
    )
    return Content(activity, (resource.id, settings.id if settings else ""))
