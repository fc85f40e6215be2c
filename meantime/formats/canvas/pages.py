"""Wiki pages: HTML files under wiki_content, with their id in the head."""

from dataclasses import replace

from meantime.formats.canvas.content import Content, draft
from meantime.formats.canvas.dates import Dates
from meantime.formats.cartridge.package import Package
from meantime.formats.document import ItemType

_FOLDER = "wiki_content/"


def find_pages(package: Package) -> list[str]:
    return [path for path in package.paths if path.startswith(_FOLDER)]


def read_pages(package: Package, dates: Dates) -> list[Content]:
    by_path = {package.archive.find(path): r.id for r in package.manifest.resources for path in r.files}
    return [_content(package, path, by_path.get(path, ""), dates) for path in find_pages(package)]


def _content(package: Package, path: str, resource: str, dates: Dates) -> Content:
    page = package.page(path)
    identifier = page.meta.get("identifier") or resource or path
    # A file without a title has the title in its name: wiki_content/week-3-overview.html
    title = page.title or path.removeprefix(_FOLDER).rpartition(".")[0].replace("-", " ")
    activity = replace(
        draft(identifier, title, ItemType.PAGE),
        text=page.text,
        words=page.words or None,
        due=dates.moment(page.meta.get("todo_date", "")),
    )
    return Content(activity, (identifier, resource))
