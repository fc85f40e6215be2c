"""Dates at the head of a line of an outline: "Tue 12 Jan 10:00-11:15: Sampling"."""

from dataclasses import dataclass
from datetime import time

from meantime.formats.wording.clock_times import find_span, find_time
from meantime.formats.wording.dates import Written, find_dates

_MARKS = " \t:–—-.,;|()[]"


@dataclass(slots=True)
class Lead:
    """`rest`: the line without them; `start` and `end` where the line gives times."""

    written: Written
    start: time | None
    end: time | None
    rest: str


def leading_date(text: str, *, anywhere: bool = False) -> Lead | None:
    """The date that `text` begins with, or holds `anywhere`; None where there is none."""
    dates = find_dates(text)
    if not dates or (dates[0].start > 2 and not anywhere):
        return None
    first, last = dates[0], dates[0].end
    after = text[last:]
    # "Jan 11 - Jan 15": the second date is the end of the first, and neither is part of a title.
    if len(dates) > 1 and not after[: dates[1].start - last].strip(_MARKS + "to"):
        last = dates[1].end
        after = text[last:]
    span = find_span(after)
    if span and not after[: span[2]].strip(_MARKS + "at@"):
        return Lead(first, span[0], span[1], after[span[3] :].strip(_MARKS))
    at = find_time(after)
    if at and not after[: at[1]].strip(_MARKS + "at@"):
        return Lead(first, at[0], None, after[at[2] :].strip(_MARKS))
    return Lead(first, None, None, after.strip(_MARKS))
