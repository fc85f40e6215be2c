"""Rules of timetables, with dateutil as the independent reckoner."""

from datetime import date, datetime, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.formats.icalendar.recurrence import UnknownRule, days_by_rule, parse_rule

_DAYS = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
# With places on some days only, dateutil finds nothing at all.
_PLACES = st.sampled_from(["1", "2", "-1", "3"])


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    interval = draw(st.integers(1, 3))
    parts = [f"FREQ={frequency}", f"INTERVAL={interval}"]
    days = draw(st.lists(_DAYS, unique=True, max_size=3))
    if days:
        places = frequency in ("MONTHLY", "YEARLY") and draw(st.booleans())
        parts.append("BYDAY=" + ",".join(f"{draw(_PLACES) if places else ''}{day}" for day in days))
    elif frequency != "WEEKLY" and draw(st.booleans()):
        parts.append(
            "BYMONTHDAY=" + ",".join(map(str, draw(st.lists(st.sampled_from([1, 15, 28, -1]), unique=True, min_size=1))))
        )
    if draw(st.booleans()):
        parts.append(
            "BYMONTH=" + ",".join(map(str, draw(st.lists(st.integers(1, 12), unique=True, min_size=1, max_size=4))))
        )
    if frequency == "WEEKLY" and draw(st.booleans()):
        parts.append(f"WKST={draw(_DAYS)}")
    # In a first week that is not whole, dateutil counts positions from the start instead.
    if days and frequency == "MONTHLY" and draw(st.booleans()):
        parts.append("BYSETPOS=" + draw(st.sampled_from(["1", "-1", "1,2"])))
    return ";".join(parts)


@settings(max_examples=300, deadline=None)
@given(text=rules(), start=st.dates(date(2024, 1, 1), date(2028, 12, 31)), count=st.none() | st.integers(1, 30))
def test_days_are_those_of_an_independent_reckoner(text: str, start: date, count: int | None) -> None:
    last = start + timedelta(days=900)
    until = datetime.combine(last, datetime.min.time())
    expected = rrulestr(f"{text};UNTIL={until:%Y%m%dT%H%M%S}", dtstart=datetime.combine(start, datetime.min.time()))
    rule = parse_rule(f"{text};COUNT={count}" if count else text)
    # A count may be filled by dates beyond the last; the reckoner stops there too.
    assert list(days_by_rule(rule, start, last)) == [moment.date() for moment in islice(expected, count)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FREQ=SECONDLY",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;BYHOUR=9",
        "FREQ=DAILY;COUNT=9999999999",
    ],
)
def test_rules_that_no_timetable_has_are_refused(text: str) -> None:
    with pytest.raises(UnknownRule):
        parse_rule(text)


def test_a_rule_that_never_comes_true_ends_soon() -> None:
    rule = parse_rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
    assert list(days_by_rule(rule, date(2027, 1, 1), date(2029, 1, 1))) == []
