"""The years of dates written without one: from weekdays, from what file and text say, and from the order of rows."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from meantime.formats.wording.dates import Written

_TERM = re.compile(
    r"(?<![a-z0-9])(?:fall|autumn|spring|summer|winter|automne|hiver|printemps|[ée]t[ée]|fa|sp|su|wi|f|s|w|h|a|p)"
    r"[\s_'’-]{0,2}((?:20)?\d\d)(?!\d)|(?<!\d)(20\d\d)(?!\d)",
    re.IGNORECASE,
)
_ACADEMIC = re.compile(r"(?<!\d)(20\d\d)\s?[-/–]\s?(?:20)?(\d\d)(?!\d)")
_PLAUSIBLE = range(1990, 2100)
# A date that is this many days before the one above belongs to the next year; schedules are otherwise nearly sorted.
_ROLLOVER = 150
# Most schedules are of about now; nothing in here may ask the clock.
_NEAR = 2026


@dataclass(frozen=True, slots=True)
class Dated:
    """`dates` are those given, in the same order, None where the year stays unknown or the day does not exist.

    `inferred`: the year that the first was given, None where every date had its own or nothing was found.
    """

    dates: tuple[date | None, ...]
    inferred: int | None


def with_years(written: Sequence[Written | None], hints: str, start: date | None = None) -> Dated:
    """Real dates for `written`, which stand in the order of the schedule; `hints`: file name and other text.

    `start` of the term, where it is given, comes before all hints.
    """
    present = _in_one_order([one for one in written if one is not None])
    if not present:
        return Dated(tuple(None for _ in written), None)
    stated = [one.year for one in present if one.year is not None]
    first = _nearest_year(present[0], start) if start and not stated else _first_year(present, stated, hints)
    inferred = first if first is not None and len(stated) < len(present) else None
    dates = iter(_resolved(present, first))
    return Dated(tuple(None if one is None else next(dates) for one in written), inferred)


def _nearest_year(first: Written, start: date) -> int | None:
    """The year in which the first date lies nearest to the start of the term."""
    days = [day for year in (start.year - 1, start.year, start.year + 1) if (day := first.in_year(year))]
    return min(days, key=lambda day: abs((day - start).days)).year if days else None


def _in_one_order(written: list[Written]) -> list[Written]:
    """1/2 is read as all the others are: month first, unless some date can only be read day first."""
    if any(one.month_first for one in written):
        return written
    swapped = [one.swapped() if one.swappable else one for one in written]
    return swapped if _disorder(swapped) < _disorder(written) else written


def _disorder(written: list[Written]) -> tuple[int, int]:
    """How far from a schedule: weekdays that can never be right, then days out of order."""
    days = [one.in_year(one.year or 2024) for one in written]
    known = [day for day in days if day is not None]
    wrong = sum(1 for one, day in zip(written, days, strict=True) if _wrong(one, day))
    jumps = sum(abs((later - earlier).days) for earlier, later in itertools.pairwise(known))
    return wrong, jumps


def _wrong(one: Written, day: date | None) -> bool:
    return day is None or (one.year is not None and one.weekday is not None and day.weekday() != one.weekday)


def _first_year(written: list[Written], stated: list[int], hints: str) -> int | None:
    """The year of the first date: that in which most weekdays fit, among the candidates the most often hinted at."""
    votes = _hinted(hints)
    if stated:
        votes[stated[0]] += 1_000
    weekdays = [one for one in written if one.weekday is not None]
    candidates = set(votes)
    if weekdays and not candidates:
        return None if len(weekdays) < 2 else _lone_fit(written)
    if not candidates:
        return None
    return max(candidates, key=lambda year: (_fits(written, year) if weekdays else 0, votes[year], year))


def _lone_fit(written: list[Written]) -> int | None:
    """Weekdays alone fit a year in five or six: the one nearest to when this was written, the later of two."""
    year = max(range(_NEAR - 11, _NEAR + 12), key=lambda year: (_fits(written, year), -abs(year - _NEAR), year))
    return year if _fits(written, year) else None


def _fits(written: list[Written], first: int) -> int:
    """How many weekdays are right if the first date lies in year `first`."""
    return sum(
        1
        for one, day in zip(written, _resolved(written, first), strict=True)
        if day is not None and one.weekday is not None and day.weekday() == one.weekday
    )


def _resolved(written: Iterable[Written], first: int | None) -> list[date | None]:
    """A date far before its forerunner is in the next year, one far after it in the year before."""
    resolved: list[date | None] = []
    year, before = first, None
    for one in written:
        if one.year is not None:
            year = one.year
        day = one.in_year(year) if year is not None else None
        if day is not None and before is not None and one.year is None:
            if (before - day).days > _ROLLOVER:
                day = one.in_year(before.year + 1)
            elif (day - before).days > 365 - _ROLLOVER:
                day = one.in_year(before.year - 1)
        if day is not None:
            before, year = day, day.year
        resolved.append(day)
    return resolved


def _hinted(hints: str) -> Counter[int]:
    votes: Counter[int] = Counter()
    for match in _TERM.finditer(hints):
        year = int(match[1] or match[2])
        year += 2000 if year < 100 else 0
        if year in _PLAUSIBLE:
            votes[year] += 1
    for match in _ACADEMIC.finditer(hints):  # 2026-27: both halves are likely
        if int(match[2]) == (int(match[1]) + 1) % 100:
            votes[int(match[1]) + 1] += 1
    return votes
