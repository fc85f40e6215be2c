import re
from pathlib import Path
from string import Formatter

import meantime.planner
from meantime.planner.solve import best_plan
from meantime.planner.tests.small import random_problem
from meantime.words.planner import SENTENCES
from meantime.words.say import Plural, say

SOURCE = Path(meantime.planner.__file__).parent


def codes() -> set[str]:
    text = "".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py") if "tests" not in path.parts)
    found = set(re.findall(r'"(planner\.[a-z_]+)"', text))
    # The three that end in the name of a clock or rule.
    return (
        found
        | {f"planner.nowhere_{clock}" for clock in ("live", "own")}
        | {f"planner.give_{rule}" for rule in ("order", "windows", "locks")}
    )


def test_every_code_has_a_sentence_and_every_sentence_a_code():
    assert codes() == set(SENTENCES)


def test_both_forms_of_a_plural_choose_by_a_number_they_have():
    for sentence in SENTENCES.values():
        if isinstance(sentence, Plural):
            fields = {name for _, name, _, _ in Formatter().parse(sentence.many)}
            assert sentence.by in fields or sentence.by == "n"


def test_whatever_the_planner_says_fills_its_sentence():
    for seed in range(80):
        plan = best_plan(random_problem(seed))
        for said in (*plan.conflicts, *(short.message for short in plan.shortfalls)):
            assert "{" not in say(said)
            assert not say(said).startswith("planner.")
