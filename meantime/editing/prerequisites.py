"""Whether what an activity needs first would, by way of others, need the activity itself."""

from collections.abc import Sequence

from meantime.formats.document import CourseDocument


def circle_through(activity: str, needs: Sequence[str], document: CourseDocument) -> list[str]:
    """The ids on the way from `activity` back to itself, ending with it; empty where there is no way."""
    after = {one.id: one.after for one in document.activities}
    came_from = dict.fromkeys(needs, activity)
    ahead = list(dict.fromkeys(needs))
    while ahead:
        here = ahead.pop(0)
        if here == activity:
            return _way(activity, came_from)
        for need in after.get(here, ()):
            if need not in came_from:
                came_from[need] = here
                ahead.append(need)
    return []


def _way(activity: str, came_from: dict[str, str]) -> list[str]:
    way = [activity]
    while came_from[way[0]] != activity:
        way.insert(0, came_from[way[0]])
    return way
