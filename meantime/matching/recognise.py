"""What a text says: the kinds it names, how strongly, and the changes of traits its words ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meantime.matching.lexicon import LANGUAGES, Entry, Lexicon, load_lexicon
from meantime.matching.phrases import Found
from meantime.matching.tokens import Token, split, without
from meantime.terms.kinds import Form, Kind

KindForm = tuple[Kind, Form | None]

# What stands after "about", "on", "of" or a colon says what the activity is about rather than what it is.
_SUBORDINATE_KIND = 0.4
_SUBORDINATE_TRAIT = 0.5
# Of several kinds named side by side, the first is a little more what the activity is.
_LATER = 0.85
# A second word for the same kind ("read an article") confirms it, but it is one thing said once.
_AGAIN = 0.3
# Weaker than this, a word is a coincidence and the text counts as unknown.
_FAINTEST = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What was heard in a text: kinds with their strength (the strongest first), trait changes, and the words."""

    kinds: tuple[tuple[KindForm, float], ...] = ()
    traits: Mapping[str, float]
    words: tuple[str, ...] = ()


def recognise(text: str) -> Heard:
    """Everything the lexicons find in `text`, in the language that fits it best."""
    words = split(text)
    lexicons = [load_lexicon(language) for language in LANGUAGES]
    counts = [sum(word in lexicon.function_words for word in words) for lexicon in lexicons]
    best = max(counts)
    likely = [lexicon for lexicon, count in zip(lexicons, counts, strict=True) if count == best]
    heard = max((_hear(words, lexicon) for lexicon in likely), key=_covered)
    if heard.kinds or len(likely) == len(lexicons):
        return heard
    # A short title may hold a function word of the other language by accident.
    return max((heard, *(_hear(words, lexicon) for lexicon in lexicons if lexicon not in likely)), key=_covered)


def _covered(heard: Heard) -> int:
    """How many words of the text a lexicon knows: the language that knows more is the one it is written in."""
    return sum(len(words.split()) for words in heard.words)


def _hear(words: Sequence[str], lexicon: Lexicon) -> Heard:
    tokens = without(words, lexicon.skipped)
    silent = _subject_matter(tokens, lexicon) | _negated(tokens, lexicon)
    kinds = [found for found in lexicon.kinds.find(tokens) if not silent.intersection(found.positions)]
    traits = [found for found in lexicon.traits.find(tokens) if not silent.intersection(found.positions)]
    about = _about_from(tokens, kinds, lexicon)
    heard: dict[KindForm, list[float]] = {}
    changes: dict[str, float] = {}
    for found in kinds:
        subordinate = found.positions[0] >= about
        strengths = heard.setdefault(_kind_form(found.what), [])
        later = _LATER ** (len(heard) - 1)
        strengths.append(found.what.strength * later * (_SUBORDINATE_KIND if subordinate else 1.0))
        _add(changes, found.what.traits, _SUBORDINATE_TRAIT if subordinate else 1.0)
    for found in {found.what: found for found in reversed(traits)}.values():
        subordinate = found.positions[0] >= about and not _says_how(found, tokens, lexicon)
        _add(changes, found.what.traits, _SUBORDINATE_TRAIT if subordinate else 1.0)
    scores = {kind: max(strengths) + _AGAIN * (sum(strengths) - max(strengths)) for kind, strengths in heard.items()}
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _FAINTEST:
        return Heard(traits=changes)
    return Heard(kinds=tuple(ranked), traits=changes, words=tuple(found.words for found in kinds))


def _says_how(found: Found[Entry], tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether it starts with a little word ("before class", "at home"): then it says how, not about what."""
    first = tokens[found.positions[0]].word
    return len(found.positions) > 1 and (first in lexicon.about or first in lexicon.function_words)


def _kind_form(entry: Entry) -> KindForm:
    assert entry.kind is not None, "entries of the kind table name a kind"
    return entry.kind, entry.form


def _add(changes: dict[str, float], traits: Mapping[str, float], share: float) -> None:
    for trait, change in traits.items():
        changes[trait] = changes.get(trait, 0.0) + change * share


def _about_from(tokens: Sequence[Token], kinds: Sequence[Found[Entry]], lexicon: Lexicon) -> int:
    """The position from which on the text says what the activity is about; past the end if it never does."""
    used = {position for found in kinds for position in found.positions}
    first = min(used, default=len(tokens))
    for token in tokens[first:]:
        if token.word in lexicon.about and token.position not in used:
            return token.position
    return len(tokens)


def _negated(tokens: Sequence[Token], lexicon: Lexicon) -> frozenset[int]:
    return frozenset(token.position + 1 for token in tokens if token.word in lexicon.negations)


def _subject_matter(tokens: Sequence[Token], lexicon: Lexicon) -> frozenset[int]:
    """Positions of words of modality that are what a course is about ("asynchronous JavaScript")."""
    words = lexicon.subject_words.find(tokens)
    if not words:
        return frozenset()
    beside = [found for found in lexicon.subject_beside.find(tokens)]
    silent: set[int] = set()
    for found in words:
        after = found.positions[-1] + 1
        governs = after < len(tokens) and lexicon.stem(tokens[after].word) in lexicon.subject_unless
        if not governs and any(other.positions != found.positions for other in beside):
            silent.update(found.positions)
    return frozenset(silent)
