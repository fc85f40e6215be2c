"""What a text says: the kinds it names, how strongly, and the changes of traits its words ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

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
# In "internship report" the second noun says what it is and the first only of which sort.
_MODIFIER = 0.4
# The body of a text may colour what its title names, never overrule it.
_MOST_OF_TITLE = 0.5
# A second word for the same kind ("read an article") confirms it, but it is one thing said once.
_AGAIN = 0.3
# Weaker than this, a word is a coincidence and the text counts as unknown; where nobody does anything, even more so.
_FAINTEST, _FAINTEST_TOPIC = 0.25, 0.4
# From here on, a text without any actor still says when it is done ("at one's own pace").
_SAID_OUTRIGHT = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What was heard in a text: kinds with their strength (the strongest first), trait changes, and the words."""

    kinds: tuple[tuple[KindForm, float], ...] = ()
    traits: Mapping[str, float]
    words: tuple[str, ...] = ()  # without a kind: those that say how, if they say enough to go by
    known: int = 0  # how many words of the text the lexicon knows


def recognise(text: str, *, titled: bool = False) -> Heard:
    """Everything the lexicons find in `text`, in the language that fits it best: by little words, then by known words.

    `titled`: its first sentence is a title, and what follows is the body even if the title names nothing.
    """
    words = split(text)
    lexicons = [load_lexicon(language) for language in LANGUAGES]
    counts = [sum(word in lexicon.function_words for word in words) for lexicon in lexicons]
    likely = [lexicon for lexicon, count in zip(lexicons, counts, strict=True) if count == max(counts)]
    return max((_hear(words, lexicon, titled) for lexicon in likely), key=lambda heard: heard.known)


def _hear(words: Sequence[str], lexicon: Lexicon, titled: bool) -> Heard:
    tokens = without(words, lexicon.skipped)
    silent = _subject_matter(tokens, lexicon) | _negated(tokens, lexicon)
    kinds = [found for found in lexicon.kinds.find(tokens) if not silent.intersection(found.positions)]
    traits = [found for found in lexicon.traits.find(tokens) if not silent.intersection(found.positions)]
    sorts = [_sort(found, following, tokens, lexicon) for found, following in zip_longest(kinds, kinds[1:])]
    named = [set(found.positions) for found in kinds if len(found.positions) > 1 and not _says_how(found, tokens, lexicon)]
    traits = [found for found in traits if not any(places >= set(found.positions) for places in named)]
    parts = _parts(tokens, kinds, lexicon, titled)
    changes: dict[str, float] = {}
    for found, sort in zip(kinds, sorts, strict=True):
        _add(changes, found.what.traits, sort * parts.share(found.positions[0], _SUBORDINATE_TRAIT))
    for found in {found.what: found for found in reversed(traits)}.values():
        subordinate = 1.0 if _says_how(found, tokens, lexicon) else _SUBORDINATE_TRAIT
        _add(changes, found.what.traits, parts.share(found.positions[0], subordinate))
    ranked = sorted(_scores(kinds, sorts, parts).items(), key=lambda item: -item[1])
    known = len(silent) + sum(len(found.positions) for found in kinds)
    if not ranked or ranked[0][1] < (_FAINTEST if _names(lexicon.actors, tokens) else _FAINTEST_TOPIC):
        enough = _names(lexicon.people, tokens) or _outright(changes)
        return Heard(traits=changes, words=tuple(found.words for found in traits) if enough else (), known=known)
    return Heard(kinds=tuple(ranked), traits=changes, words=tuple(found.words for found in kinds), known=known)


def _scores(kinds: Sequence[Found[Entry]], sorts: Sequence[float], parts: "_Parts") -> dict[KindForm, float]:
    told: dict[KindForm, list[float]] = {}
    body: dict[KindForm, list[float]] = {}
    heads: set[KindForm] = set()
    for found, sort in zip(kinds, sorts, strict=True):
        place, kind = found.positions[0], _kind_form(found.what)
        later = _LATER ** len(heads - {kind})
        if sort == 1.0:
            heads.add(kind)
        strength = found.what.strength * later * sort * parts.share(place, _SUBORDINATE_KIND)
        (body if place >= parts.details else told).setdefault(kind, []).append(strength)
    scores = {kind: _strength(of_kind) for kind, of_kind in told.items()}
    most = _MOST_OF_TITLE * max(scores.values()) if scores else 1.0
    for kind, of_kind in body.items():
        scores.setdefault(kind, min(most, _strength(of_kind)))
    return scores


def _sort(found: Found[Entry], following: Found[Entry] | None, tokens: Sequence[Token], lexicon: Lexicon) -> float:
    """How much a kind counts that may only say of which sort the following one is."""
    if following is None or following.positions[0] != found.positions[-1] + 1:
        return 1.0
    return _MODIFIER if all(tokens[position].word in lexicon.modifiers for position in found.positions) else 1.0


def _strength(of_kind: Sequence[float]) -> float:
    strongest = max(of_kind)
    return strongest + _AGAIN * min(strongest, sum(of_kind) - strongest)


def _names(who: frozenset[str], tokens: Sequence[Token]) -> bool:
    return any(token.word in who for token in tokens)


def _outright(changes: Mapping[str, float]) -> bool:
    return any(changes.get(trait, 0.0) >= _SAID_OUTRIGHT for trait in ("declared_live", "declared_own"))


def _says_how(found: Found[Entry], tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether it starts with a little word ("before class", "at home"): then it says how, not about what."""
    first = tokens[found.positions[0]].word
    return len(found.positions) > 1 and first in lexicon.little


def _kind_form(entry: Entry) -> KindForm:
    assert entry.kind is not None, "entries of the kind table name a kind"
    return entry.kind, entry.form


def _add(changes: dict[str, float], traits: Mapping[str, float], share: float) -> None:
    for trait, change in traits.items():
        changes[trait] = changes.get(trait, 0.0) + change * share


@dataclass(frozen=True, slots=True)
class _Parts:
    """`about`: positions that say what the activity is about; from `details` on, details and what was done before."""

    about: frozenset[int]
    details: int

    def share(self, place: int, subordinate: float) -> float:
        if place >= self.details:
            return _DETAIL
        return subordinate if place in self.about else 1.0


def _parts(tokens: Sequence[Token], kinds: Sequence[Found[Entry]], lexicon: Lexicon, titled: bool) -> _Parts:
    """Neither part starts before the first word that names a kind, but a title ends at its full stop."""
    used = {position for found in kinds for position in found.positions}
    after_first = tokens[min(used, default=len(tokens)) + 1 :]
    rest = [token for token in after_first if token.position not in used]
    end = len(tokens)
    passive = {token.position + 1 for token in tokens if token.word in lexicon.passives}
    done = (token.position for token in after_first if token.word in lexicon.participles)
    earlier = next((position for position in done if position not in passive), end)
    details = next((token.position for token in (tokens if titled else rest) if token.word == STOP), end)
    return _Parts(_about(rest, lexicon), min(earlier, details))


def _about(rest: Sequence[Token], lexicon: Lexicon) -> frozenset[int]:
    """From a word such as "on" to the next such as "via", which says again how it is done."""
    about, places, end = False, set[int](), rest[-1].position + 1 if rest else 0
    opening = {token.position: token.word in lexicon.about for token in rest if token.word in lexicon.openings}
    for position in range(rest[0].position if rest else 0, end + 1):
        about = opening.get(position, about)
        if about:
            places.add(position)
    return frozenset(places)


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
