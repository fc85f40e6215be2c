"""Recurrence rules of timetables (RFC 5545, section 3.3.10), day by day, so that no rule can run for ever.

Rules finer than daily, and the parts that only such rules and church calendars need, are refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KNOWN = frozenset(("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "WKST"))
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")


class UnknownRule(ValueError):
    """A rule that is broken, or that no timetable has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`days`: weekdays (0 is Monday), each with its place in the month or year, 0 for every one. `until` as written."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: str | None = None
    days: tuple[tuple[int, int], ...] = ()
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0


def parse_rule(text: str) -> Rule:
    """UnknownRule where `text` is not a rule of days."""
    parts = dict(part.split("=", 1) for part in text.strip().upper().strip(";").split(";") if "=" in part)
    parts = {name: value for name, value in parts.items() if not name.startswith("X-")}
    if parts.get("FREQ") not in _FREQUENCIES or not parts.keys() <= _KNOWN:
        raise UnknownRule(text)
    return Rule(
        frequency=parts["FREQ"],
        interval=_number(parts.get("INTERVAL", "1"), 1, 1_000),
        count=_number(parts["COUNT"], 1, 1_000_000) if "COUNT" in parts else None,
        until=parts.get("UNTIL"),
        days=tuple(_day(day) for day in _listed(parts.get("BYDAY", ""))),
        months=tuple(_number(month, 1, 12) for month in _listed(parts.get("BYMONTH", ""))),
        month_days=tuple(_number(day, -31, 31) for day in _listed(parts.get("BYMONTHDAY", ""))),
        positions=tuple(_number(place, -366, 366) for place in _listed(parts.get("BYSETPOS", ""))),
        week_start=_day(parts.get("WKST", "MO"))[0],
    )


def days_by_rule(rule: Rule, start: date, last: date) -> Iterator[date]:
    """The days that `rule` names from `start` to `last`, at most `count`, in order.

    A day before `start` in its own period still counts for BYSETPOS, so periods are looked at whole.
    """
    begin = _period_start(rule, start)
    days = (begin + timedelta(days=n) for n in range((last - begin).days + 1 + _LONGEST_PERIOD[rule.frequency]))
    wanted = (day for day in days if _in_interval(rule, start, day) and _matches(rule, start, day))
    left = rule.count
    for _, period in groupby(wanted, key=lambda day: _period(rule, day)):
        for day in _at_positions(list(period), rule.positions):
            if day < start:
                continue
            if day > last or left == 0:
                return
            left = None if left is None else left - 1
            yield day


_LONGEST_PERIOD = {"DAILY": 0, "WEEKLY": 6, "MONTHLY": 30, "YEARLY": 365}


def _matches(rule: Rule, start: date, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days and not {day.day, day.day - _month_length(day) - 1} & set(rule.month_days):
        return False
    if rule.days:
        return any(day.weekday() == weekday and _is_nth(rule, day, place) for weekday, place in rule.days)
    if rule.month_days or rule.frequency == "DAILY":
        return True
    if rule.frequency == "WEEKLY":
        return day.weekday() == start.weekday()
    return day.day == start.day and (rule.frequency == "MONTHLY" or bool(rule.months) or day.month == start.month)


def _is_nth(rule: Rule, day: date, place: int) -> bool:
    """Whether `day` is the `place`-th of its weekday; in its year only for yearly rules without months."""
    if place == 0 or rule.frequency in ("DAILY", "WEEKLY"):
        return True
    if rule.frequency == "YEARLY" and not rule.months:
        number, length = day.timetuple().tm_yday, date(day.year, 12, 31).timetuple().tm_yday
    else:
        number, length = day.day, _month_length(day)
    return (number - 1) // 7 + 1 == place if place > 0 else (length - number) // 7 + 1 == -place


def _in_interval(rule: Rule, start: date, day: date) -> bool:
    if rule.frequency == "DAILY":
        return (day - start).days % rule.interval == 0
    if rule.frequency == "WEEKLY":
        return (_week(rule, day) - _week(rule, start)).days // 7 % rule.interval == 0
    years = day.year - start.year
    return (years if rule.frequency == "YEARLY" else years * 12 + day.month - start.month) % rule.interval == 0


def _period(rule: Rule, day: date) -> date:
    """The first day of the period of `day`."""
    if rule.frequency == "WEEKLY":
        return _week(rule, day)
    if rule.frequency == "DAILY":
        return day
    return day.replace(day=1) if rule.frequency == "MONTHLY" else day.replace(month=1, day=1)


def _period_start(rule: Rule, start: date) -> date:
    return _period(rule, start) if rule.positions else start


def _week(rule: Rule, day: date) -> date:
    return day - timedelta(days=(day.weekday() - rule.week_start) % 7)


def _at_positions(days: list[date], positions: tuple[int, ...]) -> list[date]:
    if not positions:
        return days
    places = {place - 1 if place > 0 else len(days) + place for place in positions}
    return [day for place, day in enumerate(days) if place in places]


def _month_length(day: date) -> int:
    after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return (after - timedelta(days=1)).day


def _listed(value: str) -> list[str]:
    return [item.strip() for item in value.split(",") if item.strip()][:400]


def _day(text: str) -> tuple[int, int]:
    match = _DAY.fullmatch(text)
    if match is None or match[1] in ("0", "+0", "-0"):
        raise UnknownRule(text)
    return _DAYS.index(match[2]), int(match[1] or 0)


def _number(text: str, lowest: int, highest: int) -> int:
    if not re.fullmatch(r"[+-]?\d{1,7}", text) or not lowest <= int(text) <= highest or int(text) == 0:
        raise UnknownRule(text)
    return int(text)
