"""One thing of a Canvas course before it has its place: an activity, and the ids by which modules speak of it."""

from dataclasses import dataclass

from meantime.formats.document import Activity, ItemType


@dataclass(frozen=True, slots=True)
class Content:
    """`activity` has no position and no module yet, and its title may still be empty."""

    activity: Activity
    ids: tuple[str, ...]


def draft(identifier: str, title: str, item_type: ItemType) -> Activity:
    return Activity(id=identifier, title=title, position=0, item_type=item_type)
