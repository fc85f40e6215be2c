"""The principles file is sound: every principle works, is explained and has a source."""

from pathlib import Path

import pytest

from meantime.policies.principles import Evidence, Principle, load_principles
from meantime.policies.shapes import CONTEXT_TRAITS, TRAITS, load_shapes
from meantime.terms.modality import Mode, PhaseRole

PRINCIPLES = load_principles()


def test_principles_have_different_names() -> None:
    names = [principle.id for principle in PRINCIPLES.principle] + [rule.id for rule in PRINCIPLES.hard_rule]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("principle", PRINCIPLES.principle, ids=lambda principle: principle.id)
def test_a_principle_says_why_in_one_sentence_and_names_its_source(principle: Principle) -> None:
    assert principle.why[0].isupper()
    assert principle.why.endswith(".")
    assert principle.why.count(". ") == 0
    assert principle.source


def test_no_principle_promises_learning_gains() -> None:
    for principle in PRINCIPLES.principle:
        assert not any(word in principle.why.lower() for word in ("%", "learn more", "better grades", "effect size"))


def test_every_trait_moves_something() -> None:
    used = {name for principle in PRINCIPLES.principle for name in (principle.trait, principle.times) if name}
    # must_meet is asked for by a hard rule.
    assert used | {"must_meet"} == TRAITS | CONTEXT_TRAITS


def test_every_principle_is_reached_by_a_shape_a_word_or_the_context() -> None:
    in_shapes = {name for shape in load_shapes().values() for phase in shape.phase for name in phase.traits}
    by_words = {"declared_live", "declared_own"}
    assert {principle.trait for principle in PRINCIPLES.principle} <= in_shapes | by_words | CONTEXT_TRAITS


def test_there_are_hard_rules_toward_both_sides() -> None:
    assert {rule.toward for rule in PRINCIPLES.hard_rule} == {Mode.SYNC, Mode.ASYNC}


def test_the_engaged_phase_counts_most() -> None:
    assert set(PRINCIPLES.centrality) == set(PhaseRole)
    assert max(PRINCIPLES.centrality, key=lambda role: PRINCIPLES.centrality[role]) is PhaseRole.ENGAGE


@pytest.mark.parametrize("wrong", [{"trait": "fun"}, {"times": "fun"}, {"weight": 0.0}, {"weight": 1.5}])
def test_a_wrong_principle_is_refused(wrong: dict[str, object]) -> None:
    right = {"id": "x", "trait": "pace", "weight": -0.2, "evidence": Evidence.THEORY, "source": "s", "why": "w"}
    with pytest.raises(ValueError, match="principle x"):
        Principle(**{**right, **wrong})  # type: ignore[arg-type]


def test_the_reference_names_every_principle_with_its_weight_and_every_trait() -> None:
    reference = (Path(__file__).parents[3] / "docs" / "reference" / "matching.md").read_text(encoding="utf-8")
    for principle in PRINCIPLES.principle:
        assert f"| `{principle.id}` | {principle.weight:+.2f} | `{principle.trait}`" in reference
    for rule in PRINCIPLES.hard_rule:
        assert f"### {rule.id}" in reference
    for trait in TRAITS | CONTEXT_TRAITS:
        assert f"`{trait}`" in reference
