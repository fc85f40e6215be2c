"""How long a text takes to read: words per minute by purpose and by how much is new."""

from meantime.policies.rates import Density, Difficulty, Purpose, ReadingRates
from meantime.terms.kinds import Kind
from meantime.terms.minutes import Minutes, MinutesSource


def reading_minutes(rates: ReadingRates, words: float, kind: str | None) -> Minutes:
    """Typical: some new concepts. The range runs between the neighbouring cells: no new concepts, many."""
    purpose = rates.purpose.get(Kind(kind), rates.usual_purpose) if kind else rates.usual_purpose
    speeds = rates.words_per_minute[purpose]
    low, typical, high = (
        round(words / speeds[difficulty]) for difficulty in (Difficulty.NONE, Difficulty.SOME, Difficulty.MANY)
    )
    return Minutes(low, typical, high, MinutesSource.COMPUTED)


def words_of_pages(rates: ReadingRates, pages: float, density: Density | None = None) -> float:
    return pages * rates.words_per_page[density or rates.usual_density]


def pages_per_hour(rates: ReadingRates, purpose: Purpose, difficulty: Difficulty, density: Density) -> int:
    """One cell of the published table."""
    exact = rates.words_per_minute[purpose][difficulty] * 60 / rates.words_per_page[density]
    # The table rounds halves up: 6.5 pages are printed as 7.
    return int(exact + 0.5)
