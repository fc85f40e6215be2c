"""Dates as schedules write them, and the years of those without one."""

from datetime import date

import pytest

from meantime.formats.wording.dates import find_dates, only_date
from meantime.formats.wording.years import with_years


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-01-12", date(2027, 1, 12)),
        ("12.1.2027", date(2027, 1, 12)),
        ("13/01/2027", date(2027, 1, 13)),
        ("1/13/2027", date(2027, 1, 13)),
        ("Tue, Jan 12, 2027", date(2027, 1, 12)),
        ("mardi 12 janvier 2027", date(2027, 1, 12)),
        ("1er février 2027", date(2027, 2, 1)),
        ("January 12th, 2027", date(2027, 1, 12)),
        ("12-Jan-27".replace("-27", "-2027"), date(2027, 1, 12)),
        ("31 déc. 2027", date(2027, 12, 31)),
    ],
)
def test_whole_dates_are_read(text: str, day: date) -> None:
    written = only_date(text)
    assert written is not None
    assert written.in_year(written.year or 0) == day


@pytest.mark.parametrize(
    "text", ["Chapter 6.7", "version 1.2.3", "Week 3", "10:15", "2 marches", "32 Jan", "30 Feb", "may", "Lab 3", "1/2/3/4"]
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_dates(text) == []


def days_of(texts: list[str], hints: str = "") -> list[date | None]:
    return list(with_years([only_date(text) for text in texts], hints).dates)


def test_the_year_comes_from_the_name_of_the_term() -> None:
    assert days_of(["3-Sep", "5-Dec"], "schedule-f24.csv") == [date(2024, 9, 3), date(2024, 12, 5)]


def test_weekdays_decide_between_the_years_that_are_hinted_at() -> None:
    assert days_of(["Mon 1/10", "Tue 1/11", "Wed 1/12"], "slides 2021, 2022 and 2022")[0] == date(2022, 1, 10)


def test_a_term_rolls_over_new_year() -> None:
    assert days_of(["20-Dec", "3-Jan", "10-Jan"], "fall 2026") == [date(2026, 12, 20), date(2027, 1, 3), date(2027, 1, 10)]


def test_one_date_with_a_year_tells_the_others() -> None:
    assert days_of(["Jan 12", "Jan 19, 2027", "Jan 26"]) == [date(2027, 1, 12), date(2027, 1, 19), date(2027, 1, 26)]


def test_a_column_is_read_in_one_order_of_day_and_month() -> None:
    assert days_of(["10/1", "17/1", "24/1", "7/2"], "2027") == [
        date(2027, 1, 10),
        date(2027, 1, 17),
        date(2027, 1, 24),
        date(2027, 2, 7),
    ]


def test_without_any_hint_the_year_stays_unknown() -> None:
    assert days_of(["3-Sep", "5-Sep"]) == [None, None]


def test_weekdays_alone_find_a_year_in_which_they_fit() -> None:
    days = days_of(["Mon 1/10", "Tue 1/11", "Wed 1/12"])
    assert [day.weekday() for day in days if day] == [0, 1, 2]
