"""The start of the term, given from outside, places what a file dates without a year."""

from datetime import date

from meantime.formats.detect import read
from meantime.formats.document import Reading
from meantime.formats.source import Source

OUTLINE = b"""\
Week 1: Lists
- Homework 1 due Sept 14
- Quiz due Friday
Week 2: Trees
- Essay due Friday
- No class Wednesday
"""
TABLE = b"Week,Activity,Due\n1,Quiz,Friday\n2,Essay,Sept 14\n"
START = date(2026, 8, 31)


def due(reading: Reading) -> dict[str, date]:
    return {activity.title: activity.due.date() for activity in reading.document.activities if activity.due}


def test_an_outline_gets_its_years_and_weekdays_from_the_start() -> None:
    reading = read(Source("lists.md", OUTLINE), start=START)
    assert due(reading) == {"Homework 1": date(2026, 9, 14), "Quiz": date(2026, 9, 4), "Essay": date(2026, 9, 11)}
    assert [pause.start for pause in reading.document.term.breaks] == [date(2026, 9, 9)]
    assert not [notice for notice in reading.notices if notice.message.code == "formats.table.due_unplaced"]


def test_without_a_start_nothing_is_guessed() -> None:
    assert due(read(Source("lists.md", OUTLINE))) == {}
    assert due(read(Source("lists.csv", TABLE))) == {}


def test_a_table_gets_its_years_and_weekdays_from_the_start() -> None:
    assert due(read(Source("lists.csv", TABLE), start=START)) == {"Quiz": date(2026, 9, 4), "Essay": date(2026, 9, 14)}


def test_the_start_comes_before_a_year_that_the_file_hints_at() -> None:
    text = b"Date,Topic\n3-Sep,Arrays\n8-Jan,Retake\n"
    reading = read(Source("fall2024.csv", text), start=START)
    assert (reading.document.term.start, reading.document.term.end) == (date(2026, 9, 3), date(2027, 1, 8))


def test_a_year_that_is_written_stays() -> None:
    reading = read(Source("a.md", b"Week 1: Lists\n- Quiz due 14 Sept 2024\n"), start=START)
    assert due(reading) == {"Quiz": date(2024, 9, 14)}
