"""Whatever people write, matching answers and its answer can be published."""

import json

from hypothesis import given
from hypothesis import strategies as st

from meantime.matching.lexicon import LANGUAGES, load_lexicon
from meantime.matching.match import match
from meantime.matching.output import to_dict
from meantime.terms.kinds import Form, Kind

# Words of teaching in any order and any other characters between them.
_WORDS = sorted({word for language in LANGUAGES for word in load_lexicon(language).function_words})
_TEXTS = st.text() | st.lists(st.sampled_from([*_WORDS, "quiz", "discussion", "lab", "async", ":", "..."])).map(" ".join)


@given(_TEXTS)
def test_any_text_gets_an_answer(text: str) -> None:
    found = match(text)
    assert found.text == text
    assert found.kind is None or found.kind in set(Kind)
    assert found.form is None or found.form in set(Form)
    assert abs(sum(phase.share for phase in found.phases) - 1) < 1e-9
    assert all(0 <= value <= 1 for phase in found.phases for value in phase.traits.values())


@given(_TEXTS)
def test_the_same_text_gets_the_same_answer(text: str) -> None:
    assert match(text) == match(text)


def test_a_very_long_text_is_read_at_its_beginning() -> None:
    assert match("Quiz 1. " + "discussion " * 100_000).kind == "check"


def test_the_published_object_has_its_keys_in_order_and_three_decimals() -> None:
    found = json.loads(json.dumps(to_dict(match("Week 3 Discussion: whales"))))
    assert list(found) == ["text", "kind", "form", "mode", "margin", "reasons", "flips", "phases"]
    assert list(found["reasons"][0]) == ["principle", "toward", "weight", "why", "evidence", "source"]
    assert list(found["flips"][0]) == ["change", "from", "to", "mode"]
    assert list(found["phases"][0]) == ["name", "role", "mode", "share"]
    numbers = [
        found["margin"],
        *(reason["weight"] for reason in found["reasons"]),
        *(flip["to"] for flip in found["flips"]),
    ]
    assert all(number == round(number, 3) for number in numbers)
