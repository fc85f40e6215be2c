"""A text as the words that matching compares: lower case, without accents, breaks kept."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

# Titles and short texts: what an activity is stands at their beginning.
_LONGEST = 600
# A phrase never runs across this token.
BREAK = "|"
# The first sentence or title is over.
STOP = "."
COLON = ":"
PARENTHESIS = "("
_MARK = re.compile(r"[^\W\d_]+|\d+|\.\.\.|[=#]|[:(]|[.!?]+(?=\s)|[,;.!?/|•·\t—\n]+|(?<=\s)[-–](?=\s)")
# A full stop that ends no sentence: "Ch. 3", "e.g. games".
_ABBREVIATION = re.compile(r"\b(e\.g|i\.e|p\. ?ex|vs|dr|prof|(?:chap|ch|sec|fig|no|nr|pp|p|vol|pt)(?=\.\s?\d))\.")
# Marks that are words of their own; the last three only in a lexicon.
_THEMSELVES = {COLON, PARENTHESIS, "...", "=", "#"}


@dataclass(frozen=True, slots=True)
class Token:
    """`word` as compared; `position` counts tokens."""

    word: str
    position: int


def fold(text: str) -> str:
    """Lower case, without accents and ligatures, so that "Réflexion" and "reflexion" are the same word."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def split(text: str) -> list[str]:
    """The words and breaks of a text in order; digits stand apart from letters, so "HW1" is two words."""
    plain = fold(text[:_LONGEST]).replace("&", " and ").replace("’", "'")
    return [_word(mark) for mark in _MARK.findall(_ABBREVIATION.sub(r"\1 ", plain))]


def _word(mark: str) -> str:
    if mark[0].isalnum() or mark in _THEMSELVES:
        return mark
    if mark in {"-", "–"}:
        # "Lecture 5 - Joins" says the same as "Lecture 5: Joins".
        return COLON
    return STOP if mark.strip(".!?") == "" or "\n" in mark else BREAK


def without(words: Iterable[str], skipped: frozenset[str]) -> list[Token]:
    """Tokens without the skipped words (articles and the like)."""
    kept = (word for word in words if word not in skipped)
    return [Token(word, position) for position, word in enumerate(kept)]
