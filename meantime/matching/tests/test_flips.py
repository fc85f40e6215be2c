"""A flip really flips."""

from hypothesis import given

from meantime.matching.context import Context
from meantime.matching.flips import apply_change
from meantime.matching.match import match
from meantime.matching.recommend import recommend
from meantime.matching.tests.questions import contexts, some_traits
from meantime.policies.principles import load_principles
from meantime.policies.shapes import TRAITS


@given(some_traits, contexts)
def test_applying_a_flip_gives_the_mode_it_says(traits: dict[str, float], context: Context) -> None:
    found = recommend(traits, context)
    for flip in found.flips:
        changed_traits, changed_context, changed = apply_change(flip.change, flip.to, traits, context, load_principles())
        mode = recommend(changed_traits, changed_context, principles=changed).mode
        assert mode == flip.mode
        assert mode != found.mode


@given(some_traits, contexts)
def test_each_thing_is_named_once(traits: dict[str, float], context: Context) -> None:
    changes = [flip.change for flip in recommend(traits, context).flips]
    assert len(changes) == len(set(changes)) <= 6


def test_a_flip_starts_from_what_is() -> None:
    traits = {"interaction": 0.5, "reflection": 0.4}
    flips = [flip for flip in recommend(traits).flips if flip.change in TRAITS]
    assert {flip.change for flip in flips} >= {"interaction"}
    for flip in flips:
        assert flip.from_ == traits.get(flip.change, 0.0)


def test_the_smallest_change_comes_first() -> None:
    traits = {flip.change: abs(flip.to - flip.from_) for flip in recommend({"interaction": 0.5, "alone": 0.5}).flips}
    sizes = [size for change, size in traits.items() if "." not in change and change != "infeasible_share"]
    assert sizes == sorted(sizes)


def test_absent_learners_flip_a_discussion() -> None:
    flips = {flip.change: flip.mode for flip in match("class discussion").recommendation.flips}
    assert flips["infeasible_share"] == "async"
