"""The ways to fill a meeting: lengths of phases that fit into it together, changeovers included."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise

# Measured: with more ways than this the rows cost more than they tell. The second is of ways that may have room left.
_MOST, _MOST_WITH_ROOM = 60, 2_000


@lru_cache(maxsize=256)
def fillings(minutes: int, changeover: int, lengths: tuple[int, ...]) -> tuple[tuple[int, ...], ...] | None:
    """Each way as lengths, longest first, none that another way has room for; None when there are too many.

    `lengths` ascend; all are in minutes.
    """
    found = tuple(islice(_ways(minutes, changeover, lengths[::-1]), _MOST_WITH_ROOM + 1))
    if len(found) > _MOST_WITH_ROOM:
        return None
    kept = tuple(way for way in found if not _has_room(way, minutes, changeover, lengths))
    return kept if len(kept) <= _MOST else None


def _ways(left: int, changeover: int, lengths: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """`lengths` descend; ways to which the shortest could still be added are left out."""
    if not lengths or lengths[-1] > left:
        yield ()
        return
    for index, length in enumerate(lengths):
        if length <= left:
            for rest in _ways(left - length - changeover, changeover, lengths[index:]):
                yield (length, *rest)


def _has_room(way: tuple[int, ...], minutes: int, changeover: int, lengths: tuple[int, ...]) -> bool:
    """Whether one of its phases could be longer."""
    left = minutes - sum(way) - changeover * (len(way) - 1)
    longer = dict(pairwise(lengths))
    return any(length in longer and longer[length] - length <= left for length in way)
