"""One line of an outline or a cell: its title, and what its author wrote beside it: minutes, clock, due time, size."""

import re
from dataclasses import dataclass
from datetime import time

from meantime.formats.limits import TITLE_CHARACTERS
from meantime.formats.wording.clock_times import find_time
from meantime.formats.wording.dates import Written, find_dates
from meantime.formats.wording.weekdays import WEEKDAY, weekday
from meantime.terms.durations import find_durations
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.terms.modality import Clock

_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]{1,200})[)\]}]")
_LIVE = re.compile(
    r"\b(?:live|synchronous(?:ly)?|in[- ]class|during class|in class time|in[- ]person|face[- ]to[- ]face|f2f|on[- ]campus"
    r"|together|en (?:classe|direct|pr[ée]sentiel)|pendant le cours|synchrone|ensemble)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:own time|own pace|self[- ]paced|asynchronous(?:ly)?|async|at home|homework|(?:before"
    r"|after) (?:the )?(?:class|meeting|lecture|session)"
    r"|pre-?class|post-?class|out[- ]of[- ]class|on demand|asynchrone|[àa] la maison|[àa] son rythme|en autonomie"
    r"|avant (?:le cours|la s[ée]ance|la classe)|apr[èe]s (?:le cours|la s[ée]ance|la classe))\b",
    re.IGNORECASE,
)
# What is a meeting by its name; "synchronous" elsewhere in a title may be its subject.
_MEETING = re.compile(
    r"(?:synchronous|live|zoom|in[- ]person)\s(?:online\s|class\s|zoom\s)?(?:meeting|session|class)\b"
    r"|(?:rencontre|s[ée]ance)\s(?:synchrone|en direct)\b",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"(?:[,;–—-]\s*)?\b(?:due|deadline|submit by|hand in by|(?:[àa] )?remettre|[àa] rendre|date limite|pour le)\b\s*:?\s*"
    r"(?:on |by |at |before |le |avant |au plus tard |no later than )*(?P<when>[^()\[\]]{3,60})$",
    re.IGNORECASE,
)
_DUE_IN_BRACKETS = re.compile(r"\b(?:due|deadline|by|extended (?:to|until)|avant|remise|[àa] rendre|pour)\b", re.IGNORECASE)
# "(9/11 11:59PM EST)" behind a piece of work can only be when it is due.
_DATE_AND_TIME = re.compile(
    r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\s+\d{1,2}(?::\d\d)?\s?(?:[ap]m)?\s?(?:[A-Z]{2,4}T?)?\b.*", re.I
)
_APPROXIMATE = re.compile(
    r"^(?:about|around|approx\.?|approximately|circa|ca\.?|env\.?|environ|~|≈|max\.?|up to|est\.?)\s*", re.IGNORECASE
)
_POINTS = re.compile(r"(\d{1,4}(?:\.\d)?)\s*(?:points?|pts?\.?|marks?)\b", re.IGNORECASE)
_WORDS = re.compile(r"(\d{1,3}(?:[ ,.]?\d{3})|\d{2,5})(?:\s?[-–]\s?\d[\d,]{1,6})?\s*(?:words?|mots)\b", re.IGNORECASE)
_PAGES = re.compile(r"\b(\d{1,3})\s*(?:pages?|pp?\.)(?!\w)|\bpp?\.\s?(\d{1,4})\s?[-–]\s?(\d{1,4})", re.IGNORECASE)
_WRITES = re.compile(
    r"\b(?:write|essay|post|report|draft|paper|reflection|journal|r[ée]dig|[ée]cri|dissertation)", re.IGNORECASE
)
_TRAILING = re.compile(r"\s*(?:[-–—,:;|]|\()\s*$|^\s*[-–—,:;|]\s*")


@dataclass(frozen=True, slots=True)
class DueText:
    """When something is due as written: a date or a weekday, with a time where one is given."""

    date: Written | None
    weekday: int | None
    time: time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityLine:
    """What a line says. `title` may be empty where the line holds nothing but marks."""

    title: str
    minutes: Minutes | None = None
    clock: Clock | None = None
    due: DueText | None = None
    words: int | None = None
    write_words: int | None = None
    pages: int | None = None
    points: float | None = None


def read_activity_line(line: str) -> ActivityLine:
    """`line` (plain, one line) with its marks taken off; what is not understood stays in the title."""
    marks = _Marks()
    title = _BRACKETS.sub(lambda match: "" if marks.take(match[1]) else match[0], line)
    trailing_due = _DUE.search(title)
    if trailing_due and marks.due is None:
        marks.due = read_due(trailing_due["when"])
        if marks.due:
            title = title[: trailing_due.start()]
    title = _leading_or_trailing_minutes(title, marks)
    if marks.minutes is None:
        marks.minutes = _from_prose(title)
    title = _tidy(title) or _tidy(line)
    points = _POINTS.search(line)
    words = _number(_WORDS.search(line))
    writes = bool(_WRITES.search(line))
    return ActivityLine(
        title=title[:TITLE_CHARACTERS],
        minutes=marks.minutes,
        clock=marks.clock or (Clock.LIVE if _MEETING.match(title) else None),
        due=marks.due,
        words=None if writes else words,
        write_words=words if writes else None,
        pages=_pages(line),
        points=float(points[1]) if points else None,
    )


def read_due(text: str) -> DueText | None:
    """ "Friday 23:59", "12 Jan, noon", "vendredi"; None where no day is named."""
    dates = find_dates(text)
    day = re.search(WEEKDAY, text, re.IGNORECASE)
    of_week = weekday(day[0]) if day else None
    if not dates and of_week is None:
        return None
    rest = text[: dates[0].start] + " " + text[dates[0].end :] if dates else text
    at = find_time(rest)
    return DueText(dates[0] if dates else None, of_week, at[0] if at else None)


def read_minutes(text: str) -> Minutes | None:
    """Minutes of a cell or bracket that holds nothing else: "20 min", "15-20", "45'", "1 h 30"."""
    bare = _APPROXIMATE.sub("", text.strip().strip("()[]").strip())
    plain = re.fullmatch(r"(\d{1,3})(?:\s*(?:-|–|—|to|à)\s*(\d{1,3}))?(?:\.0)?", bare)
    if plain:
        low, high = int(plain[1]), int(plain[2] or plain[1])
    else:
        found = find_durations(bare)
        if len(found) != 1 or len(bare) - (found[0].end - found[0].start) > 12:
            return None
        low, high = found[0].low, found[0].high
    if not 0 < low <= high:
        return None
    return Minutes(low, (low + high + 1) // 2, high, MinutesSource.STATED)


class _Marks:
    """What brackets hold, piece by piece: "(live, 20 min; due Friday)"."""

    def __init__(self) -> None:
        self.minutes: Minutes | None = None
        self.clock: Clock | None = None
        self.due: DueText | None = None

    def take(self, inside: str) -> bool:
        """Whether all of the bracket was understood, so that it can leave the title."""
        due = read_due(inside) if _DUE_IN_BRACKETS.search(inside) or _DATE_AND_TIME.fullmatch(inside) else None
        if due and not find_durations(inside):
            self.due = self.due or due
            return True
        return all(self._take_piece(piece.strip()) for piece in re.split(r"[,;]|\s[-–—]\s", inside) if piece.strip())

    def _take_piece(self, piece: str) -> bool:
        if re.search(r"[^\d\s–-]", piece) and (minutes := read_minutes(piece)):
            self.minutes = self.minutes or minutes
            return True
        due = read_due(piece) if _DUE_IN_BRACKETS.search(piece) else None
        if due:
            self.due = self.due or due
            return True
        clock = clock_of(piece)
        if clock is not None and len(piece.split()) <= 4:
            self.clock = self.clock or clock
            return True
        return bool(_POINTS.fullmatch(piece))


def clock_of(text: str) -> Clock | None:
    """The clock that a heading, a bracket or a cell names; asynchronous holds the word synchronous, so own time first."""
    if _OWN.search(text):
        return Clock.OWN
    return Clock.LIVE if _LIVE.search(text) else None


def _leading_or_trailing_minutes(title: str, marks: _Marks) -> str:
    """ "20 min: think alone", "Poll - 5'": a duration at the edge of a line is a mark, one inside a sentence is prose."""
    for duration in find_durations(title) if marks.minutes is None else []:
        before, after = title[: duration.start].rstrip(), title[duration.end :].lstrip()
        at_start = not before and re.match(r"[-–—:|.]", after)
        at_end = not after.strip(" .)") and re.search(r"[-–—:|,]$", before)
        if at_start or at_end:
            middle = (duration.low + duration.high + 1) // 2
            marks.minutes = Minutes(duration.low, middle, duration.high, MinutesSource.STATED)
            return after if at_start else before
    return title


def _from_prose(title: str) -> Minutes | None:
    found = find_durations(title)
    if len(found) != 1:
        return None
    return Minutes(found[0].low, (found[0].low + found[0].high + 1) // 2, found[0].high, MinutesSource.PROSE)


def _pages(line: str) -> int | None:
    match = _PAGES.search(line)
    if match is None:
        return None
    if match[1]:
        return int(match[1]) or None
    first, last = int(match[2]), int(match[3])
    return last - first + 1 if first <= last < first + 500 else None


def _number(match: re.Match[str] | None) -> int | None:
    return int(re.sub(r"\D", "", match[1])) if match else None


def _tidy(title: str) -> str:
    title = " ".join(title.split())
    return _TRAILING.sub("", _TRAILING.sub("", title)).replace(" ,", ",").strip()
