"""Minutes in a course file: 20, "20-25", "1 h 30", or a mapping of low, typical, high and source."""

import re

from meantime.formats.coursefile.fields import Fields, text
from meantime.formats.coursefile.nodes import Node
from meantime.terms.durations import find_durations
from meantime.terms.minutes import Minutes, MinutesSource

KEYS = ("low", "typical", "high", "source")
_RANGE = re.compile(r"(\d{1,5})(?:\s*(?:-|–|—)\s*(\d{1,5}))?")
_LONGEST = 99_999


def parse_minutes(node: Node) -> Minutes:
    """The minutes of `node`; those of a mapping without a source count as stated."""
    if node.entries is not None:
        return _mapping(node)
    written = text(node, "minutes")
    plain = _RANGE.fullmatch(written)
    if plain:
        low, high = int(plain[1]), int(plain[2] or plain[1])
    else:
        found = find_durations(written)
        if len(found) != 1:
            raise node.error("not_minutes", value=written[:60])
        low, high = found[0].low, found[0].high
    if low > high:
        raise node.error("minutes_order", value=written[:60])
    return Minutes(low, middle(low, high), high, MinutesSource.STATED)


def middle(low: int, high: int) -> int:
    """The typical minutes of a range of which only the ends are stated."""
    return (low + high + 1) // 2


def _mapping(node: Node) -> Minutes:
    fields = Fields(node, KEYS, "minutes")
    bounds = [fields.integer(key, 0, _LONGEST) for key in ("low", "typical", "high")]
    known = [bound for bound in bounds if bound is not None]
    if not known:
        raise node.error("not_minutes", value="")
    low = known[0] if bounds[0] is None else bounds[0]
    high = known[-1] if bounds[2] is None else bounds[2]
    typical = middle(low, high) if bounds[1] is None else bounds[1]
    if not low <= typical <= high:
        raise node.error("minutes_order", value=f"{low}, {typical}, {high}")
    return Minutes(low, typical, high, fields.choice("source", MinutesSource) or MinutesSource.STATED)
