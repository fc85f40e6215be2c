"""Calendar events: course_settings/events.xml. Online meetings of a tool such as Zoom are never among them."""

from dataclasses import replace

from meantime.formats.canvas.content import Content, draft
from meantime.formats.canvas.dates import Dates
from meantime.formats.cartridge.package import Package
from meantime.formats.cartridge.resources import text_of, title_of
from meantime.formats.document import ItemType
from meantime.formats.xml import Element, child_text, children
from meantime.terms.minutes import Minutes

_EVENTS = "course_settings/events.xml"
# A longer event is a period of the calendar and no activity of somebody.
_LONGEST = 12 * 60


def find_events(package: Package) -> list[Element]:
    root = package.xml(_EVENTS)
    return list(children(root, "event")) if root is not None else []


def read_events(package: Package, dates: Dates) -> list[Content]:
    return [_content(event, dates) for event in find_events(package)]


def _content(event: Element, dates: Dates) -> Content:
    start = dates.moment(child_text(event, "start_at"))
    end = dates.moment(child_text(event, "end_at"))
    minutes = None
    if start and end and child_text(event, "all_day") != "true":
        length = round((end - start).total_seconds() / 60)
        minutes = Minutes.exactly(length) if 0 < length <= _LONGEST else None
    identifier = event.get("identifier", "")
    activity = replace(
        draft(identifier, title_of(event), ItemType.EVENT),
        text=text_of(event, "description"),
        minutes=minutes,
        opens=start,
        closes=end,
    )
    return Content(activity, (identifier,))
