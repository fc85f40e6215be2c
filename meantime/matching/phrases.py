"""Phrases of a lexicon, found in a text whatever the endings of its words."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from meantime.matching.tokens import BREAK, COLON, STOP, Token, fold, split

# How many words a gap ("students ... present") may stand for.
_WIDEST_GAP = 4
_GAP = "..."
_NUMBER = "#"
# Words that share a stem share their first two letters, so only a small part of the lexicon is stemmed for a text.
_PREFIX = 2
_START = re.compile(r"[^\W\d_]{1,2}|\d{1,2}")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What was found, the token positions it took, and the words as written."""

    what: T
    positions: tuple[int, ...]
    words: str


@dataclass(frozen=True, slots=True)
class _Pattern(Generic[T]):
    """`elements` are stems, exact words with a leading "=", or a gap."""

    elements: tuple[str, ...]
    what: T

    @property
    def rank(self) -> tuple[int, int]:
        return len(self.elements), sum(element.startswith("=") for element in self.elements)


class Phrases(Generic[T]):
    """Finds phrases from left to right, the longest first; a found phrase uses up its words."""

    def __init__(self, phrases: Iterable[tuple[str, T]], stem: Callable[[str], str], skipped: frozenset[str]) -> None:
        self._stem = stem
        self._skipped = skipped
        self._raw: dict[str, list[tuple[str, T]]] = {}
        self._patterns: dict[str, dict[str, list[_Pattern[T]]]] = {}
        for phrase, what in phrases:
            start = _START.search(fold(phrase[: _PREFIX + 1]))
            self._raw.setdefault(start[0] if start else "", []).append((phrase, what))

    def find(self, tokens: Sequence[Token]) -> list[Found[T]]:
        """Every phrase in `tokens`, in order, not overlapping."""
        found: list[Found[T]] = []
        used: set[int] = set()
        for index, token in enumerate(tokens):
            if index in used:
                continue
            for pattern in self._starting_with(token.word):
                places = self._places(pattern.elements, tokens, index, used)
                if places:
                    used.update(places)
                    found.append(Found(pattern.what, places, " ".join(tokens[place].word for place in places)))
                    break
        return found

    def _starting_with(self, word: str) -> list[_Pattern[T]]:
        prefix = word[:_PREFIX]
        if prefix not in self._raw:
            return []
        if prefix not in self._patterns:
            self._patterns[prefix] = self._compiled(self._raw[prefix])
        patterns = self._patterns[prefix]
        exact = patterns.get("=" + word, [])
        stemmed = patterns.get(self._stem(word), [])
        return sorted(exact + stemmed, key=lambda pattern: pattern.rank, reverse=True) if exact else stemmed

    def _compiled(self, raw: list[tuple[str, T]]) -> dict[str, list[_Pattern[T]]]:
        by_first: dict[str, list[_Pattern[T]]] = {}
        for phrase, what in raw:
            elements = elements_of(phrase, self._skipped)
            stemmed = tuple(element if element[0] in "=." else self._stem(element) for element in elements)
            by_first.setdefault(stemmed[0], []).append(_Pattern(stemmed, what))
        for patterns in by_first.values():
            patterns.sort(key=lambda pattern: pattern.rank, reverse=True)
        return by_first

    def _places(
        self, elements: tuple[str, ...], tokens: Sequence[Token], start: int, used: set[int]
    ) -> tuple[int, ...] | None:
        places, index, reach = [start], start + 1, 0
        for element in elements[1:]:
            if element == _GAP:
                reach = _WIDEST_GAP
                continue
            while not (index < len(tokens) and index not in used and self._fits(element, tokens[index].word)):
                if reach == 0 or index >= len(tokens) or tokens[index].word in (BREAK, COLON, STOP):
                    return None
                index, reach = index + 1, reach - 1
            places.append(index)
            index, reach = index + 1, 0
        return tuple(places)

    def _fits(self, element: str, word: str) -> bool:
        if element == _NUMBER:
            return word.isdecimal()
        return word == element[1:] if element[0] == "=" else self._stem(word) == element


def elements_of(phrase: str, skipped: frozenset[str]) -> list[str]:
    """The words of a phrase of the lexicon, exact ones with a leading "=". A phrase starts with a word that is kept."""
    elements: list[str] = []
    exact = ""
    for word in split(phrase):
        if word == "=":
            exact = "="
        elif word not in skipped:
            elements.append(exact + word)
            exact = ""
    return elements
