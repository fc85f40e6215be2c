"""Which stretch of a changed term is which stretch of the term before."""

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from meantime.planner.problem import Problem, Stretch, StretchType

# From where to where a stretch lasts: seconds, or weeks where there are no dates.
Span = tuple[float, float]
Line = Sequence[Stretch]


def same_stretches(old: Problem, new: Problem) -> dict[str, str]:
    """Stretch.id of `old` to Stretch.id of `new`, for every stretch of `old`; empty where `new` has none.

    A meeting that is gone leads to the meantime that now covers its time.
    """
    before, after = old.timeline, new.timeline
    if not after:
        return {}
    dated = all(stretch.start and stretch.end for stretch in (*before, *after))
    if _same_shape(before, after) and (not dated or before[0].start != after[0].start):
        # A term that begins on another day moves as a whole: what was first stays first.
        return {one.id: other.id for one, other in zip(before, after, strict=True)}
    spans, others = _spans(before, dated), _spans(after, dated)
    meetings = _same_meetings(before, after, spans, others)
    held = {i for i, stretch in enumerate(before) if stretch.type is StretchType.MEETING}
    found = {}
    for index, (stretch, span) in enumerate(zip(before, spans, strict=True)):
        same, moment = meetings.get(index), sum(span) / 2
        if stretch.type is StretchType.MEANTIME and index + 1 in held:
            # What is done in it is done for the meeting that ends it.
            same, moment = _ending_with(meetings.get(index + 1), after), span[1]
        found[stretch.id] = after[_covering(moment, after, others) if same is None else same].id
    return found


def _same_shape(before: Line, after: Line) -> bool:
    return [stretch.type for stretch in before] == [stretch.type for stretch in after]


def _ending_with(meeting: int | None, after: Line) -> int | None:
    """The index of the meantime that ends with `meeting`."""
    if not meeting or after[meeting - 1].type is not StretchType.MEANTIME:
        return None
    return meeting - 1


def _covering(moment: float, after: Line, others: Sequence[Span]) -> int:
    """The index of the meantime in which `moment` lies, or the nearest one."""
    meantimes = [i for i, stretch in enumerate(after) if stretch.type is StretchType.MEANTIME]
    return min(meantimes or range(len(after)), key=lambda i: (max(others[i][0] - moment, moment - others[i][1], 0.0), i))


def _spans(line: Line, dated: bool) -> list[Span]:
    if dated:
        return [(s.start.timestamp(), s.end.timestamp()) for s in line if s.start and s.end]
    begins = _evenly(line)
    spans: list[Span] = []
    last = 1.0
    for index, stretch in enumerate(line):
        first = begins.get(index, last)
        last = begins.get(index, begins.get(index + 1, stretch.week + 1.0))
        spans.append((first, last))
    return spans


def _evenly(line: Line) -> dict[int, float]:
    """Index of each meeting to its moment, the meetings of a week spread evenly over it."""
    weeks: dict[int, list[int]] = {}
    for index, stretch in enumerate(line):
        if stretch.type is StretchType.MEETING:
            weeks.setdefault(stretch.week, []).append(index)
    return {
        index: week + number / (len(inside) + 1)
        for week, inside in weeks.items()
        for number, index in enumerate(inside, start=1)
    }


def _same_meetings(before: Line, after: Line, spans: Sequence[Span], others: Sequence[Span]) -> dict[int, int]:
    """Index to index: those that begin at the same moment, and between them the nearest ones, in their order."""
    olds = [i for i, stretch in enumerate(before) if stretch.type is StretchType.MEETING]
    news = [i for i, stretch in enumerate(after) if stretch.type is StretchType.MEETING]
    begins, again = [spans[i][0] for i in olds], [others[i][0] for i in news]
    same = _equal(begins, again)
    pairs = dict(same)
    edges = [(-1, -1), *same, (len(olds), len(news))]
    for (i, j), (end, other_end) in pairwise(edges):
        near = _nearest(begins[i + 1 : end], again[j + 1 : other_end])
        pairs |= {i + 1 + one: j + 1 + other for one, other in near}
    return {olds[one]: news[other] for one, other in pairs.items()}


def _equal(begins: Sequence[float], again: Sequence[float]) -> list[tuple[int, int]]:
    """Places in both sequences with the same value; both are ascending."""
    waiting: dict[float, list[int]] = {}
    for place, moment in enumerate(again):
        waiting.setdefault(moment, []).append(place)
    return [(place, waiting[moment].pop(0)) for place, moment in enumerate(begins) if waiting.get(moment)]


def _nearest(begins: Sequence[float], again: Sequence[float]) -> list[tuple[int, int]]:
    """As many pairs as there can be without crossing, as near to each other as they can be together."""
    if len(begins) > len(again):
        return [(one, other) for other, one in _nearest(again, begins)]
    # rows[i][j]: how far apart the first i of the shorter are at best within the first j of the longer.
    rows = [[0.0] * (len(again) + 1)]
    for one in begins:
        row = [inf]
        for j, other in enumerate(again):
            row.append(min(row[j], rows[-1][j] + abs(one - other)))
        rows.append(row)
    pairs, j = [], len(again)
    for i in range(len(begins), 0, -1):
        while rows[i][j - 1] == rows[i][j]:
            j -= 1
        pairs.append((i - 1, j - 1))
        j -= 1
    return pairs[::-1]
