from itertools import combinations_with_replacement

from hypothesis import given
from hypothesis import strategies as st

from meantime.planner.fillings import fillings

LENGTHS = st.sets(st.sampled_from((10, 15, 20, 25, 35)), min_size=1).map(lambda lengths: tuple(sorted(lengths)))


@given(minutes=st.integers(0, 80), changeover=st.integers(0, 5), lengths=LENGTHS)
def test_what_fits_a_meeting_fits_one_of_its_ways_to_be_filled_and_nothing_else_does(
    minutes: int, changeover: int, lengths: tuple[int, ...]
) -> None:
    ways = fillings(minutes, changeover, lengths)
    assert ways is not None
    for count in range(1, 6):
        for some in combinations_with_replacement(lengths[::-1], count):
            fits = sum(some) + changeover * (count - 1) <= minutes
            assert fits == any(_has_places(way, some) for way in ways)


def _has_places(way: tuple[int, ...], some: tuple[int, ...]) -> bool:
    return len(some) <= len(way) and all(place >= length for place, length in zip(way, some, strict=False))


def test_a_meeting_with_too_many_ways_to_be_filled_has_none_listed() -> None:
    assert fillings(180, 1, tuple(range(5, 60, 5))) is None
