"""How long a text takes to write: by what it is and how much it is redrafted."""

from meantime.policies.rates import Drafting, Genre, WritingRates
from meantime.terms.kinds import Kind
from meantime.terms.minutes import Minutes, MinutesSource


def writing_minutes(rates: WritingRates, words: int, kind: str | None) -> Minutes:
    """Typical: minimal drafting. The range runs between the neighbouring cells: none, extensive."""
    genre = rates.genre_of.get(Kind(kind), rates.usual_genre) if kind else rates.usual_genre
    low, typical, high = (
        round(60 * writing_hours(rates, words, genre, drafting))
        for drafting in (Drafting.NONE, Drafting.MINIMAL, Drafting.EXTENSIVE)
    )
    return Minutes(low, typical, high, MinutesSource.COMPUTED)


def writing_hours(rates: WritingRates, words: int, genre: Genre, drafting: Drafting) -> float:
    """One cell of the published table, for `words` of 250 or 500."""
    return words / rates.words_per_hour * rates.drafting[drafting] * rates.genre[genre]
