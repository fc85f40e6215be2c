"""Minutes as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.editing.numbers import minutes_in, minutes_text
from meantime.editing.wrong import Wrong
from meantime.terms.minutes import Minutes, MinutesSource


@given(st.lists(st.integers(1, 24_000), min_size=3, max_size=3).map(sorted))
def test_what_is_shown_reads_back_as_the_same(bounds):
    minutes = Minutes(*bounds, MinutesSource.STATED)
    assert minutes_in(minutes_text(minutes)) == minutes


@given(st.text(max_size=30))
def test_any_text_is_minutes_or_refused_with_a_sentence(text):
    found, refused = None, ""
    try:
        found = minutes_in(text)
    except Wrong as wrong:
        refused = wrong.sentence
    assert [text == "", found is not None, refused != ""].count(True) == 1


@pytest.mark.parametrize(
    ("text", "bounds"),
    [("20", (20, 20, 20)), ("15-25", (15, 20, 25)), ("15 – 20 – 30 min", (15, 20, 30)), ("1 h 30", (90, 90, 90))],
)
def test_people_write_minutes_in_several_ways(text, bounds):
    found = minutes_in(text)
    assert (found.low, found.typical, found.high) == bounds
