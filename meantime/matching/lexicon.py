"""The words of teaching in one language, read from `lexicon/<language>.toml`."""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import msgspec

from meantime.matching.phrases import Phrases
from meantime.matching.stems import stemmer
from meantime.policies.shapes import TRAITS
from meantime.terms.kinds import Form, Kind

# To add a language: one file lexicon/<name>.toml and its name here; the first one wins a draw.
LANGUAGES = ("en", "fr")


@dataclass(frozen=True, kw_only=True, eq=False)
class Entry:
    """Phrases that mean the same: a kind (with its strength), changes to traits, or both."""

    words: tuple[str, ...]
    kind: Kind | None = None
    form: Form | None = None
    strength: float = 1.0
    traits: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unknown = self.traits.keys() - TRAITS
        if unknown:
            raise ValueError(f"the lexicon entry {self.words[:3]} changes unknown traits: {sorted(unknown)}")


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Words of modality that are subject matter when one of `beside` is in the text, unless followed by `unless`."""

    words: tuple[str, ...]
    beside: tuple[str, ...]
    unless: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class _File:
    language: str
    stemmer: str
    function_words: frozenset[str]
    skipped: frozenset[str]
    about: frozenset[str]
    means: frozenset[str]
    participles: frozenset[str]
    passives: frozenset[str]
    actors: frozenset[str]
    people: frozenset[str]
    topics: tuple[str, ...]
    negations: frozenset[str]
    subject: Subject
    kind: tuple[Entry, ...]
    trait: tuple[Entry, ...]
    modifiers: frozenset[str] = frozenset()  # empty where the noun that says what it is comes first


class Lexicon:
    """One language, ready to be searched. `kinds`, `traits` and the two of `subject` are looked up by stems."""

    def __init__(self, data: _File) -> None:
        self.language = data.language
        self.function_words = data.function_words
        self.skipped = data.skipped
        self.about = data.about
        self.openings = data.about | data.means
        self.little = self.openings | data.function_words
        self.modifiers = data.modifiers
        self.participles = data.participles
        self.passives = data.passives
        self.people = data.people
        self.actors = data.actors | data.people
        self.negations = data.negations
        stem = stemmer(data.stemmer)
        self.topics = Phrases(((words, words) for words in data.topics), stem, data.skipped)
        self.kinds = Phrases(((words, entry) for entry in data.kind for words in entry.words), stem, data.skipped)
        self.traits = Phrases(((words, entry) for entry in data.trait for words in entry.words), stem, data.skipped)
        self.subject_words = Phrases(((words, words) for words in data.subject.words), stem, data.skipped)
        self.subject_beside = Phrases(((words, words) for words in data.subject.beside), stem, data.skipped)
        self.subject_unless = frozenset(stem(word) for word in data.subject.unless)
        self.stem = stem


@cache
def load_lexicon(language: str) -> Lexicon:
    """The packaged lexicon of a language. A wrong file raises msgspec.ValidationError or ValueError."""
    data = (files(__package__) / "lexicon" / f"{language}.toml").read_bytes()
    return Lexicon(msgspec.toml.decode(data, type=_File))
