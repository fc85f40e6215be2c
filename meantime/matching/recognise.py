"""What a text says: the kinds it names, how strongly, and the changes of traits its words ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meantime.matching.lexicon import LANGUAGES, Entry, Lexicon, load_lexicon
from meantime.matching.phrases import Found
from meantime.matching.tokens import STOP, Token, split, without
from meantime.terms.kinds import Form, Kind

KindForm = tuple[Kind, Form | None]

# What stands after "about", "on", "of" or a colon says what the activity is about rather than what it is.
_SUBORDINATE_KIND = 0.4
_SUBORDINATE_TRAIT = 0.5
# Sentences after the first and what was done before ("videos watched at home") are details: they must not outvote.
_DETAIL = 0.25
# Of several kinds named side by side, the first is a little more what the activity is.
_LATER = 0.85
# A second word for the same kind ("read an article") confirms it, but it is one thing said once.
_AGAIN = 0.3
# Weaker than this, a word is a coincidence and the text counts as unknown; where nobody does anything, even more so.
_FAINTEST, _FAINTEST_TOPIC = 0.25, 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What was heard in a text: kinds with their strength (the strongest first), trait changes, and the words."""

    kinds: tuple[tuple[KindForm, float], ...] = ()
    traits: Mapping[str, float]
    words: tuple[str, ...] = ()
    known: int = 0  # how many words of the text the lexicon knows


def recognise(text: str) -> Heard:
    """Everything the lexicons find in `text`, in the language that fits it best: by little words, then by known words."""
    words = split(text)
    lexicons = [load_lexicon(language) for language in LANGUAGES]
    counts = [sum(word in lexicon.function_words for word in words) for lexicon in lexicons]
    likely = [lexicon for lexicon, count in zip(lexicons, counts, strict=True) if count == max(counts)]
    return max((_hear(words, lexicon) for lexicon in likely), key=lambda heard: heard.known)


def _hear(words: Sequence[str], lexicon: Lexicon) -> Heard:
    tokens = without(words, lexicon.skipped)
    silent = _subject_matter(tokens, lexicon) | _negated(tokens, lexicon)
    kinds = [found for found in lexicon.kinds.find(tokens) if not silent.intersection(found.positions)]
    traits = [found for found in lexicon.traits.find(tokens) if not silent.intersection(found.positions)]
    about, details = _parts(tokens, kinds, lexicon)
    strengths: dict[KindForm, list[float]] = {}
    changes: dict[str, float] = {}
    for found in kinds:
        place = found.positions[0]
        of_kind = strengths.setdefault(_kind_form(found.what), [])
        later = _LATER ** (len(strengths) - 1)
        of_kind.append(found.what.strength * later * _share(place, about, details, _SUBORDINATE_KIND))
        _add(changes, found.what.traits, _share(place, about, details, _SUBORDINATE_TRAIT))
    for found in {found.what: found for found in reversed(traits)}.values():
        place = found.positions[0]
        subordinate = 1.0 if _says_how(found, tokens, lexicon) else _SUBORDINATE_TRAIT
        _add(changes, found.what.traits, _share(place, about, details, subordinate))
    scores = {kind: _strength(of_kind) for kind, of_kind in strengths.items()}
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    faintest = _FAINTEST if any(token.word in lexicon.actors for token in tokens) else _FAINTEST_TOPIC
    known = len(silent) + sum(len(found.positions) for found in kinds)
    if not ranked or ranked[0][1] < faintest:
        return Heard(traits=changes, known=known)
    return Heard(kinds=tuple(ranked), traits=changes, words=tuple(found.words for found in kinds), known=known)


def _strength(of_kind: Sequence[float]) -> float:
    strongest = max(of_kind)
    return strongest + _AGAIN * min(strongest, sum(of_kind) - strongest)


def _share(place: int, about: int, details: int, subordinate: float) -> float:
    if place >= details:
        return _DETAIL
    return subordinate if place >= about else 1.0


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


def _parts(tokens: Sequence[Token], kinds: Sequence[Found[Entry]], lexicon: Lexicon) -> tuple[int, int]:
    """From which position on the text says what the activity is about, and from which on it gives details.

    Both are past the end where there is no such part; neither starts before the first word that names a kind.
    """
    used = {position for found in kinds for position in found.positions}
    after_first = tokens[min(used, default=len(tokens)) + 1 :]
    rest = [token for token in after_first if token.position not in used]
    end = len(tokens)
    earlier = next((token.position for token in after_first if token.word in lexicon.participles), end)
    about = next((token.position for token in rest if token.word in lexicon.about), end)
    details = next((token.position for token in rest if token.word == STOP), end)
    return about, min(earlier, details)


def _negated(tokens: Sequence[Token], lexicon: Lexicon) -> frozenset[int]:
    return frozenset(token.position + 1 for token in tokens if token.word in lexicon.negations)


def _subject_matter(tokens: Sequence[Token], lexicon: Lexicon) -> frozenset[int]:
    """Positions of words that are what a course is about: "game theory", and "asynchronous" beside JavaScript."""
    words = lexicon.subject_words.find(tokens)
    silent = {position for found in lexicon.topics.find(tokens) for position in found.positions}
    beside = lexicon.subject_beside.find(tokens) if words else []
    for found in words:
        after = found.positions[-1] + 1
        governs = after < len(tokens) and lexicon.stem(tokens[after].word) in lexicon.subject_unless
        if not governs and any(other.positions != found.positions for other in beside):
            silent.update(found.positions)
    return frozenset(silent)
