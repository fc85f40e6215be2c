"""The lexicons are sound: every phrase can be found, no kind is forgotten."""

import tomllib
from importlib.resources import files

import pytest

from meantime.matching.lexicon import LANGUAGES, Entry, load_lexicon
from meantime.matching.phrases import elements_of
from meantime.matching.recognise import recognise
from meantime.matching.tokens import split
from meantime.terms.kinds import Form, Kind


def _data(language: str) -> dict[str, list[dict[str, object]]]:
    return tomllib.loads((files("meantime.matching") / "lexicon" / f"{language}.toml").read_text(encoding="utf-8"))


def _phrases(language: str, table: str) -> list[tuple[str, dict[str, object]]]:
    return [(words, entry) for entry in _data(language)[table] for words in entry["words"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_knows_every_kind_and_form(language: str) -> None:
    entries = _data(language)["kind"]
    assert {entry["kind"] for entry in entries} == {kind.value for kind in Kind}
    assert {entry["form"] for entry in entries if "form" in entry} == {form.value for form in Form}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", ["kind", "trait"])
def test_a_phrase_starts_with_a_word_that_is_kept(language: str, table: str) -> None:
    skipped = load_lexicon(language).skipped
    for phrase, _ in _phrases(language, table):
        first = next(word for word in split(phrase) if word != "=")
        assert first not in skipped, phrase
        assert elements_of(phrase, skipped), phrase


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_means_one_kind(language: str) -> None:
    skipped = load_lexicon(language).skipped
    meanings: dict[str, set[tuple[object, object]]] = {}
    for phrase, entry in _phrases(language, "kind"):
        meanings.setdefault(" ".join(elements_of(phrase, skipped)), set()).add((entry["kind"], entry.get("form")))
    assert {phrase: kinds for phrase, kinds in meanings.items() if len(kinds) > 1} == {}


def test_an_entry_with_an_unknown_trait_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown traits"):
        Entry(words=("quiz",), traits={"fun": 0.5})


def test_endings_do_not_matter_but_an_exact_word_does() -> None:
    assert recognise("the students are discussing").kinds[0][0][0] == Kind.DISCUSSION
    assert recognise("two practicals this term").kinds[0][0] == (Kind.EXTERNAL, Form.LAB)
    assert recognise("practice for everybody").kinds[0][0][0] == Kind.PROBLEM


def test_a_gap_stands_for_a_few_words_within_a_sentence() -> None:
    assert recognise("students then briefly present").kinds[0][0] == (Kind.EXTERNAL, Form.PRESENTATION)
    assert not any(
        form == Form.PRESENTATION for (_, form), strength in recognise("students. A present").kinds if strength > 1
    )


def test_a_phrase_with_digits_or_little_words_is_found() -> None:
    assert recognise("Q&A").kinds[0][0][0] == Kind.QUESTIONS
    assert recognise("H5P").kinds[0][0][0] == Kind.CHECK
    assert recognise("1-on-1").kinds[0][0] == (Kind.EXTERNAL, Form.ONE_TO_ONE)
    assert recognise("Class 12").kinds[0][0][0] == Kind.LECTURE
