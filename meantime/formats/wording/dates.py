"""Dates as people write them in schedules: 2027-01-12, 3-Sep, Tue 12 Jan, 1er mars 2027, 9/8, often without a year."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from meantime.formats.wording.weekdays import WEEKDAY, weekday

_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "january jan janvier janv",
            "february feb fevrier fevr fev",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug aout",
            "september sept sep septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec decembre",
        ),
        start=1,
    )
    for name in names.split()
}
# Accents may be there or not; the longest name wins.
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True)).replace("fev", "f[eé]v").replace("aout", "ao[uû]t")
_WORD = r"(?P<{0}>" + _NAMES.replace("dec", "d[eé]c") + r")(?![a-zéû])\.?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d|['’]\d\d)"
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th|er|e)?"
_DATES = re.compile(
    r"(?<![\w/.:-])(?:(?P<weekday>" + WEEKDAY + r")[\s,.]{0,3}(?:the |le )?)?(?:"
    r"(?P<iy>(?:19|20)\d\d)(?P<isep>[-/.])(?P<im>\d{1,2})(?P=isep)(?P<id>\d{1,2})(?!\d)"
    r"|" + _DAY.format("ad") + r"(?:\s|-|\sof\s|\sde\s){1,2}" + _WORD.format("am")
    + r"(?!\s\d{1,2}(?![\d:h]|\s?[ap]\.?m))"  # in "Session 4 Jan 12" the 4 is not the day
    + r"(?:(?:,?\s|-)" + _YEAR.format("ay") + r"(?!\d))?"
    r"|" + _WORD.format("bm") + r"(?:\s|-|\sthe\s)" + _DAY.format("bd") + r"(?![\d:h])(?:(?:,\s?|\s"
    r"|-)" + _YEAR.format("by") + r"(?!\d))?"
    r"|(?P<n1>\d{1,2})(?P<nsep>[/.])(?P<n2>\d{1,2})(?:(?P=nsep)(?P<ny>(?:19|20)\d\d|\d\d))?(?![\w/]|[.,]\d)"
    r")",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written, at `text[start:end]`. `year` and `weekday` (0 is Monday) may be missing.

    `swappable`: two numbers that could as well be read the other way round; read as month, day.
    """

    month: int
    day: int
    year: int | None
    weekday: int | None
    start: int
    end: int
    swappable: bool = False
    month_first: bool = False  # two numbers of which only the first can be a month

    def in_year(self, year: int) -> date | None:
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def swapped(self) -> "Written":
        """The other reading of a date of two numbers."""
        return Written(self.day, self.month, self.year, self.weekday, self.start, self.end, True)


def find_dates(text: str) -> list[Written]:
    """Every date in `text`, in order. 10.15 and 1/2 count only where they can be a day and a month."""
    found = (_written(match) for match in _DATES.finditer(text))
    return [written for written in found if written is not None]


def only_date(text: str) -> Written | None:
    """The one date that is all of `text`, a weekday or a stray apostrophe (spreadsheets' mark for text) aside."""
    bare = text.strip().lstrip("'").strip("()[]*_ \t")
    for written in find_dates(bare):
        around = bare[: written.start] + bare[written.end :]
        day = weekday(around.strip(" ,.()-")) if around.strip(" ,.()-") else None
        if not around.strip(" ,.()-") or day is not None:
            known = written.weekday if day is None else day
            return replace(written, weekday=known)
    return None


def _written(match: re.Match[str]) -> Written | None:
    day_name = match["weekday"]
    of_week = weekday(day_name) if day_name else None
    swappable = month_first = False
    if match["iy"]:
        year, month, day = match["iy"], int(match["im"]), int(match["id"])
    elif match["ad"]:
        year, month, day = match["ay"], _month(match["am"]), int(match["ad"])
    elif match["bd"]:
        year, month, day = match["by"], _month(match["bm"]), int(match["bd"])
    else:
        year, month, day = match["ny"], int(match["n1"]), int(match["n2"])
        dotted = match["nsep"] == "."  # 12.3. is how day before month is written
        if dotted and not (match["ny"] or of_week is not None):
            return None  # a version, a section, a price
        if month > 12 or dotted:
            month, day = day, month
        elif day <= 12:
            swappable = month != day
        else:
            month_first = True
    # A leap year lets 29 February pass; `in_year` judges again.
    if not (1 <= month <= 12 and 1 <= day <= 31) or _impossible(month, day):
        return None
    return Written(month, day, _full_year(year), of_week, match.start(), match.end(), swappable, month_first)


def _impossible(month: int, day: int) -> bool:
    try:
        date(2024, month, day)
    except ValueError:
        return True
    return False


def _month(name: str) -> int:
    folded = unicodedata.normalize("NFKD", name.lower())
    return _MONTHS.get("".join(c for c in folded if not unicodedata.combining(c)), 0)


def _full_year(year: str | None) -> int | None:
    if not year:
        return None
    digits = year.lstrip("'’")
    return int(digits) + 2000 if len(digits) == 2 else int(digits)
