"""Golden cells of the published workload estimator: 27 of reading, 18 of writing."""

import pytest

from meantime.policies.load import packaged_policy
from meantime.policies.rates import Density, Difficulty, Drafting, Genre, Purpose
from meantime.workload.reading import pages_per_hour, reading_minutes, words_of_pages
from meantime.workload.writing import writing_hours, writing_minutes

RATES = packaged_policy("default").rates

PAGES_PER_HOUR = {
    ("survey", 450): (67, 47, 33),
    ("survey", 600): (50, 35, 25),
    ("survey", 750): (40, 28, 20),
    ("understand", 450): (33, 24, 17),
    ("understand", 600): (25, 18, 13),
    ("understand", 750): (20, 14, 10),
    ("engage", 450): (17, 12, 9),
    ("engage", 600): (13, 9, 7),
    ("engage", 750): (10, 7, 5),
}
DENSITY = {450: Density.PAPERBACK, 600: Density.MONOGRAPH, 750: Density.TEXTBOOK}
READING_CELLS = [
    (purpose, difficulty, density, pages)
    for (purpose, density), row in PAGES_PER_HOUR.items()
    for difficulty, pages in zip(Difficulty, row, strict=True)
]

# Hours for a page of 250 words and for one of 500; columns: no, minimal, extensive drafting.
WRITING_HOURS = {
    (250, "reflection"): (0.75, 1, 1.25),
    (250, "argument"): (1.5, 2, 2.5),
    (250, "research"): (3, 4, 5),
    (500, "reflection"): (1.5, 2, 2.5),
    (500, "argument"): (3, 4, 5),
    (500, "research"): (6, 8, 10),
}
WRITING_CELLS = [
    (words, genre, drafting, hours)
    for (words, genre), row in WRITING_HOURS.items()
    for drafting, hours in zip(Drafting, row, strict=True)
]


@pytest.mark.parametrize(("purpose", "difficulty", "density", "pages"), READING_CELLS)
def test_pages_per_hour_are_those_of_the_published_table(purpose, difficulty, density, pages):
    assert pages_per_hour(RATES.reading, Purpose(purpose), difficulty, DENSITY[density]) == pages


@pytest.mark.parametrize(("words", "genre", "drafting", "hours"), WRITING_CELLS)
def test_hours_per_page_are_those_of_the_published_table(words, genre, drafting, hours):
    assert writing_hours(RATES.writing, words, Genre(genre), drafting) == pytest.approx(hours)


def test_all_cells_are_there():
    assert len(READING_CELLS) == 27
    assert len(WRITING_CELLS) == 18


def test_a_text_is_read_for_understanding_between_no_and_many_new_concepts():
    minutes = reading_minutes(RATES.reading, 4500, "reading")
    assert (minutes.low, minutes.typical, minutes.high) == (18, 25, 35)


def test_annotating_reads_more_slowly_than_reading():
    assert reading_minutes(RATES.reading, 4500, "annotation").typical == 50


def test_pages_count_as_pages_of_a_monograph():
    assert words_of_pages(RATES.reading, 18) == 10_800
    assert reading_minutes(RATES.reading, words_of_pages(RATES.reading, 18), "reading").typical == 60


@pytest.mark.parametrize(("kind", "typical"), [("reflection", 120), ("assignment", 240), ("project", 480), (None, 120)])
def test_what_is_written_decides_how_long_500_words_take(kind, typical):
    minutes = writing_minutes(RATES.writing, 500, kind)
    assert (minutes.low, minutes.typical, minutes.high) == (typical * 3 // 4, typical, typical * 5 // 4)
