"""Matching a whole course takes a moment."""

import subprocess
import sys
from time import process_time

from meantime.matching.match import match

# Far above what it takes, so that only a change of order of magnitude fails on a busy machine.
_MOST_PER_MATCH = 0.005
_MOST_AT_START = 1.0


def test_a_thousand_titles_match_within_seconds() -> None:
    titles = [f"Week {number}: discussion of the readings in small groups" for number in range(200)]
    match(titles[0])
    start = process_time()
    for title in titles:
        match(title)
    assert (process_time() - start) / len(titles) < _MOST_PER_MATCH


def test_the_first_match_of_a_program_comes_soon() -> None:
    program = (
        "from time import process_time as now; start = now();"
        "from meantime.matching.match import match; match('Quiz 4'); print(now() - start)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert float(done.stdout) < _MOST_AT_START
