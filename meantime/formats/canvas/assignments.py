"""Assignments: a folder with assignment_settings.xml, or (1.3) a resource of type assignment_xmlv1p0."""

from dataclasses import replace

from meantime.formats.canvas.content import Content, draft
from meantime.formats.canvas.dates import Dates
from meantime.formats.canvas.settings import AssignmentSettings, read_settings
from meantime.formats.cartridge.package import Package
from meantime.formats.cartridge.resources import text_of, title_of
from meantime.formats.document import ItemType
from meantime.formats.xml import Element, child

_SETTINGS = "assignment_settings.xml"
_CC_ASSIGNMENT = "assignment_xmlv1p0"


def find_assignments(package: Package) -> dict[str, str]:
    """Each assignment once: its folder (or its id, where it has none) to the file that describes it."""
    found = {
        path.rpartition("/")[0]: path for path in package.paths if path.rpartition("/")[2] == _SETTINGS and "/" in path
    }
    for resource in package.manifest.of_type(_CC_ASSIGNMENT):
        path = next(iter(resource.files), "")
        found.setdefault(path.rpartition("/")[0] or resource.id, path)
    return found


def read_assignments(package: Package, dates: Dates) -> tuple[list[Content], list[AssignmentSettings]]:
    contents, all_settings = [], []
    for folder, path in find_assignments(package).items():
        root = package.xml(path)
        settings = _settings(root, dates)
        if settings is not None:
            all_settings.append(settings)
        contents.append(_content(package, folder, path, root, settings))
    return contents, all_settings


def _settings(root: Element | None, dates: Dates) -> AssignmentSettings | None:
    """Canvas's own element: the root of assignment_settings.xml, an extension inside assignment.xml."""
    if root is None:
        return None
    extensions = child(root, "extensions")
    inner = child(extensions, "assignment") if extensions is not None else None
    return read_settings(root if inner is None else inner, dates)


def _content(
    package: Package, folder: str, path: str, root: Element | None, settings: AssignmentSettings | None
) -> Content:
    identifier = (root.get("identifier") if root is not None else None) or folder.rpartition("/")[2]
    activity = draft(identifier, title_of(root), ItemType.ASSIGNMENT)
    if settings is not None:
        activity = replace(
            activity,
            title=activity.title or settings.title,
            item_type=ItemType.QUIZ if settings.is_new_quiz else ItemType.ASSIGNMENT,
            due=settings.due,
            opens=settings.opens,
            closes=settings.closes,
            points=settings.points,
            graded=settings.graded,
        )
    text = text_of(root, "text") or _description(package, folder, path)
    ids = (identifier, folder.rpartition("/")[2], settings.quiz if settings is not None else "")
    return Content(replace(activity, text=text), ids)


def _description(package: Package, folder: str, path: str) -> str:
    """The page beside the settings."""
    page = next((p for p in package.in_folder(folder) if p != path and p.lower().endswith((".html", ".htm"))), None)
    return package.page(page).text if page else ""
