"""Where each phase may stand: weeks around its home, or the source's dates where they are kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from meantime.balance.homes import Home
from meantime.balance.timeline import Timeline
from meantime.formats.document import Activity

Window = tuple[int, int]


def window_around(home: Home, timeline: Timeline, slack: int) -> Window:
    """First and last index of the timeline within `slack` weeks of the home; never empty.

    What belongs to a stated week is not brought forward: what it builds on may not have happened yet.
    """
    first, last = home.first - (0 if home.stated else slack), home.last + slack
    inside = [i for i, stretch in enumerate(timeline.stretches) if first <= stretch.week <= last]
    if inside:
        return inside[0], inside[-1]
    # A week without any meeting of its own lies in the meantime that runs into the next week's.
    later = [i for i, stretch in enumerate(timeline.stretches) if stretch.week > last]
    index = later[0] if later else len(timeline.stretches) - 1
    return index, index


def window_of_dates(activity: Activity, timeline: Timeline) -> Window | None:
    """From `opens` to the due date (or the closing), for plans that keep dates; None where they lie outside."""
    last = activity.due or activity.closes
    if timeline.weeks is None or (activity.opens is None and last is None):
        return None
    stretches = timeline.stretches
    touching = [
        i
        for i, stretch in enumerate(stretches)
        if _overlaps(stretch.start, stretch.end, activity.opens, last) and stretch.start is not None
    ]
    return (touching[0], touching[-1]) if touching else None


def _overlaps(start: datetime | None, end: datetime | None, opens: datetime | None, closes: datetime | None) -> bool:
    """A stretch that begins after the closing, or ends before the opening, has no room for the phase."""
    return (end is None or opens is None or end > opens) and (start is None or closes is None or start < closes)


def index_of_week(week: int, timeline: Timeline) -> int:
    """The middle stretch of `week`: around which a phase of that week belongs."""
    inside = [i for i, stretch in enumerate(timeline.stretches) if stretch.week == week]
    return inside[len(inside) // 2] if inside else window_around(Home(week, week), timeline, 0)[0]


def in_order(windows: Mapping[str, Window], after: Mapping[str, Sequence[str]], order: Sequence[str]) -> dict[str, Window]:
    """Windows opened towards each other where a phase could not follow what it needs.

    `order` is a topological order of the phases. A later phase that ends before its need begins is let run later.
    """
    opened = dict(windows)
    for phase in order:
        first, last = opened[phase]
        needed = max((opened[need][0] for need in after.get(phase, ())), default=first)
        if needed > last:
            opened[phase] = (first, needed)
    return opened
