"""Numbers and minutes as people type them, and how they are shown in a field."""

import math
import re

from django.utils.translation import gettext as _

from meantime.editing.wrong import Wrong
from meantime.terms.durations import find_durations
from meantime.terms.minutes import Minutes, MinutesSource

_RANGE = re.compile(r"(\d{1,5})(?:\s*[-–—]\s*(\d{1,5}))?(?:\s*[-–—]\s*(\d{1,5}))?\s*(?:min\.?|minutes?)?")
# 400 hours for one activity is more than any course has.
_LONGEST = 24_000


def minutes_text(minutes: Minutes | None) -> str:
    """ "20", "15–25" or, where the typical is not the middle, "15–20–30"."""
    if minutes is None:
        return ""
    if minutes.low == minutes.high:
        return str(minutes.typical)
    if minutes.typical == _middle(minutes.low, minutes.high):
        return f"{minutes.low}–{minutes.high}"
    return f"{minutes.low}–{minutes.typical}–{minutes.high}"


def minutes_in(text: str) -> Minutes | None:
    """What a person states: a number, a range, or words such as 1 h 30."""
    if not text:
        return None
    plain = _RANGE.fullmatch(text)
    if plain:
        first, second, third = (int(part) if part else None for part in plain.groups())
        low = first or 0
        high = third if third is not None else (second if second is not None else low)
        typical = second if third is not None and second is not None else _middle(low, high)
    else:
        found = find_durations(text)
        if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)):
            raise Wrong(_("Write minutes: 20, or a range such as 15–25 or 15–20–30 with the usual in the middle."))
        low, high = found[0].low, found[0].high
        typical = _middle(low, high)
    if not 0 < low <= typical <= high:
        raise Wrong(_("Write the smaller number of minutes first."))
    if high > _LONGEST:
        raise Wrong(_("That is more than %(n)d minutes, longer than any activity.") % {"n": _LONGEST})
    return Minutes(low, typical, high, MinutesSource.STATED)


def _middle(low: int, high: int) -> int:
    """The typical minutes of a range of which only the ends are stated."""
    return (low + high + 1) // 2


def number_in(text: str, least: int, most: int) -> int | None:
    if not text:
        return None
    number = int(text) if re.fullmatch(r"\d{1,9}", text) else -1
    if not least <= number <= most:
        raise Wrong(_("Write a whole number from %(least)d to %(most)d.") % {"least": least, "most": most})
    return number


def amount_in(text: str, most: float) -> float | None:
    """A number that need not be whole; a comma is as good as a point."""
    if not text:
        return None
    try:
        amount = float(text.replace(",", "."))
    except ValueError:
        amount = math.nan
    if not 0 <= amount <= most:
        raise Wrong(_("Write a number from 0 to %(most)g.") % {"most": most})
    return amount


def amount_text(amount: float | None) -> str:
    return "" if amount is None else f"{amount:g}"
