"""What the activities of a course file refer to must be there: prerequisites, outcomes, meetings."""

import difflib
import re
from collections.abc import Iterable, Mapping
from datetime import date

from meantime.formats.coursefile.fields import Fields
from meantime.formats.coursefile.nodes import Node
from meantime.formats.document import Activity, CourseDocument


def check(course: Fields, document: CourseDocument) -> None:
    """Raise UserError with the line of the first reference that leads nowhere or in a circle."""
    nodes = dict(zip((activity.id for activity in document.activities), _activity_nodes(course), strict=True))
    known = [activity.id for activity in document.activities]
    outcomes = [outcome.id for outcome in document.outcomes]
    meetings = {meeting.id for meeting in document.meetings}
    for activity in document.activities:
        node = nodes[activity.id]
        _check_all(node, "after", activity.after, known)
        _check_all(node, "outcomes", activity.outcomes, outcomes)
        if activity.meeting and activity.meeting not in meetings and not _is_date(activity.meeting):
            raise _entry(node, "meeting").error("meeting_unknown", meeting=activity.meeting[:60])
    _check_circles(document.activities, nodes)


def _activity_nodes(course: Fields) -> Iterable[Node]:
    for module in course.items("modules"):
        yield from Fields(module, module.entries or (), "a module").items("activities")
    yield from course.items("activities")


def _check_all(node: Node, key: str, wanted: Iterable[str], known: list[str]) -> None:
    known_ids = set(known)
    for number, name in enumerate(wanted):
        if name in known_ids:
            continue
        entry = _entry(node, key)
        where = entry.items[number] if entry.items else entry
        close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
        if close:
            raise where.error("dangling_close", key=key, id=name[:60], known=close[0])
        raise where.error("dangling", key=key, id=name[:60])


def _check_circles(activities: tuple[Activity, ...], nodes: Mapping[str, Node]) -> None:
    """Peel off, again and again, what waits for nothing; whatever remains waits for itself."""
    waits = {activity.id: set(activity.after) for activity in activities}
    waited_by: dict[str, list[str]] = {}
    for activity in activities:
        for before in waits[activity.id]:
            waited_by.setdefault(before, []).append(activity.id)
    free = [name for name, before in waits.items() if not before]
    while free:
        done = free.pop()
        del waits[done]
        for name in waited_by.get(done, ()):
            waits[name].discard(done)
            if not waits[name]:
                free.append(name)
    if waits:
        name = next(iter(waits))
        others = ", ".join(sorted(waits[name]))
        raise _entry(nodes[name], "after").error("circle", id=name[:60], others=others[:120])


def _entry(node: Node, key: str) -> Node:
    return (node.entries or {}).get(key) or node


def _is_date(written: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", written) and date.fromisoformat(written))
    except ValueError:
        return False
