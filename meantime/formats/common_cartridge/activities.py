"""One resource of a cartridge as an activity, by the type that its manifest states."""

from dataclasses import replace

from meantime.formats.cartridge.manifest import Resource
from meantime.formats.cartridge.package import Package
from meantime.formats.cartridge.resources import link_url, question_count, read_points, stated_time_limit, text_of, title_of
from meantime.formats.document import Activity, ItemType
from meantime.formats.xml import Element, child

_PAGES = (".html", ".htm", ".xhtml")


def item_type_of(resource: Resource) -> ItemType | None:
    """None for what is no activity: question banks, and files that only belong to others."""
    kind = resource.type.lower()
    if kind.startswith("imsqti") or "/assessment" in kind:
        return None if "question-bank" in kind else ItemType.QUIZ
    for prefix, item_type in _BY_PREFIX.items():
        if kind.startswith(prefix):
            return item_type
    if kind.startswith("webcontent"):
        path = next(iter(resource.files), "").lower().partition("?")[0]
        return ItemType.PAGE if path.endswith(_PAGES) else ItemType.FILE
    return None


_BY_PREFIX = {
    "imsdt": ItemType.DISCUSSION,
    "imswl": ItemType.LINK,
    "imsbasiclti": ItemType.TOOL,
    "imslti": ItemType.TOOL,
    "assignment_xml": ItemType.ASSIGNMENT,
}


def activity_of(package: Package, resource: Resource, title: str) -> Activity:
    """What `resource` holds; `title` is the one in the table of contents and wins where it is not empty."""
    item_type = item_type_of(resource) or ItemType.FILE
    activity = Activity(id=resource.id, title=title, position=0, item_type=item_type)
    path = next(iter(resource.files), "")
    if item_type is ItemType.FILE:
        return replace(activity, title=title or path.rpartition("/")[2])
    if item_type is ItemType.PAGE:
        page = package.page(path)
        return replace(activity, title=title or page.title, text=page.text, words=page.words or None)
    return _from_xml(activity, package.xml(path))


def _from_xml(activity: Activity, root: Element | None) -> Activity:
    activity = replace(activity, title=activity.title or title_of(root))
    match activity.item_type:
        case ItemType.LINK:
            return replace(activity, text=link_url(root))
        case ItemType.TOOL:
            described = text_of(root, "description")
            return replace(activity, text="" if described == activity.title else described)
        case ItemType.QUIZ:
            return replace(activity, questions=question_count(root), minutes=stated_time_limit(root))
        case ItemType.ASSIGNMENT:
            return _assignment(activity, root)
        case _:
            return replace(activity, text=text_of(root, "text"))


def _assignment(activity: Activity, root: Element | None) -> Activity:
    gradable = child(root, "gradable") if root is not None else None
    text = text_of(root, "text") or text_of(root, "instructor_text")
    if gradable is None:
        return replace(activity, text=text)
    graded = (gradable.text or "").strip().lower() == "true"
    return replace(activity, text=text, graded=graded, points=read_points(gradable.get("points_possible", "")))
