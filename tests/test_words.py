"""Every message that a pure part can say has a sentence, and every sentence is said by some part."""

import re
from pathlib import Path
from string import Formatter

import meantime
from meantime.terms.message import message
from meantime.words.say import Plural, all_sentences, say

ROOT = Path(meantime.__file__).parent
PARTS = "balance|carry|cli|copying|formats|improving|interchange|keeping|matching|planner|plans|policies|workload"
CODE = re.compile(rf'"((?:{PARTS})\.[a-z_.]+)"')


def codes_in_source() -> set[str]:
    files = (f for f in ROOT.rglob("*.py") if not {"tests", "words", "migrations"} & set(f.relative_to(ROOT).parts))
    return {code for file in files for code in CODE.findall(file.read_text())}


def test_every_code_in_the_source_has_a_sentence():
    sentences = all_sentences()
    built = {code for code in codes_in_source() if any(known.startswith(code) for known in sentences)}
    assert codes_in_source() - built == set()


def test_both_forms_of_a_plural_are_filled_from_the_same_params():
    for code, sentence in all_sentences().items():
        if isinstance(sentence, Plural):
            one, many = ({name for _, name, _, _ in Formatter().parse(form) if name} for form in sentence[:2])
            assert one - {sentence.by} <= many, code


def test_a_sentence_is_chosen_by_number():
    one, many = (say(message("balance.unknown_kind", n=n, title="X")) for n in (1, 3))
    assert one != many
    assert "3" in many


def test_an_unknown_code_is_shown_rather_than_hidden():
    assert "nowhere.at_all" in say(message("nowhere.at_all", n=1))
