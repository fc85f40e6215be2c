"""Small numbers written as words: "spend ten minutes", "une vingtaine de minutes"."""

import re

_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "twenty-five": 25, "thirty": 30, "forty": 40, "forty-five": 45,
    "fifty": 50, "sixty": 60, "ninety": 90,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "douze": 12,
    "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "quarante-cinq": 45, "cinquante": 50, "soixante": 60,
    "une dizaine de": 10, "une quinzaine de": 15, "une vingtaine de": 20, "une trentaine de": 30,
}  # fmt: skip
_NUMBER = "|".join(sorted(_WORDS, key=len, reverse=True))
# Only right before a unit, or as the first of a range that ends there: other words stay words.
_WORD = re.compile(
    rf"\b({_NUMBER})\b(?=(?:\s*(?:-|–|to|or|à|ou)\s*(?:\d+|{_NUMBER}))?[\s-]*(?:hours?|hrs?|heures?|minutes?|mins?)\b)",
    re.IGNORECASE,
)


def with_digits(text: str) -> str:
    return _WORD.sub(lambda match: str(_WORDS[match[1].casefold()]), text)
