"""Hard rules first, then weights times traits, explained in full."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.matching.context import Context
from meantime.matching.recommend import recommend
from meantime.matching.tests.questions import contexts, some_traits
from meantime.policies.principles import load_principles
from meantime.terms.message import UserError

TALK = {"interaction": 0.8, "immediacy": 0.5, "community": 0.4}
QUIET = {"reflection": 0.9, "alone": 0.8, "pace": 0.5}


@given(some_traits, contexts)
def test_the_margin_stays_on_its_scale_and_says_the_mode(traits: dict[str, float], context: Context) -> None:
    found = recommend(traits, context)
    band = load_principles().band
    assert -1 <= found.margin <= 1
    expected = "either" if abs(found.margin) <= band else "sync" if found.margin > 0 else "async"
    assert found.mode == expected


@given(some_traits, contexts)
def test_the_weights_of_the_reasons_add_to_the_margin(traits: dict[str, float], context: Context) -> None:
    found = recommend(traits, context)
    assert sum(reason.weight for reason in found.reasons) == pytest.approx(found.margin, abs=1e-9)
    sizes = [abs(reason.weight) for reason in found.reasons]
    assert sizes == sorted(sizes, reverse=True)
    assert all((reason.weight > 0) == (reason.toward == "sync") for reason in found.reasons)


@given(some_traits, st.floats(0.201, 1))
def test_live_is_ruled_out_where_too_many_cannot_attend(traits: dict[str, float], share: float) -> None:
    found = recommend({**traits, "must_meet": 0.0}, Context(infeasible_share=share))
    assert (found.mode, found.margin) == ("async", -1)
    assert [reason.principle for reason in found.reasons] == ["too_few_can_attend"]


@given(some_traits, st.floats(0, 1))
def test_what_must_meet_meets(traits: dict[str, float], share: float) -> None:
    found = recommend({**traits, "must_meet": 1.0}, Context(infeasible_share=share))
    assert (found.mode, found.margin) == ("sync", 1)


def test_up_to_the_floor_absent_learners_only_weigh() -> None:
    margins = [recommend(TALK, Context(infeasible_share=share)).margin for share in (0.0, 0.1, 0.2)]
    assert margins[0] > margins[1] > margins[2] > 0


@pytest.mark.parametrize(
    ("priority", "traits", "sign"),
    [
        ("community", {"community": 0.5}, 1),
        ("feedback", {"immediacy": 0.5}, 1),
        ("flexibility", {"reflection": 0.5}, -1),
        ("access", {"bandwidth": 0.5}, -1),
    ],
)
def test_a_priority_scales_its_principles(priority: str, traits: dict[str, float], sign: int) -> None:
    neutral = recommend(traits, Context(priorities={priority: 1})).margin
    assert neutral * sign > 0
    assert recommend(traits).margin == neutral
    assert recommend(traits, Context(priorities={priority: 2})).margin == pytest.approx(2 * neutral)
    assert recommend(traits, Context(priorities={priority: 0})).margin == 0


def test_in_a_large_group_talking_gains_less() -> None:
    assert recommend(TALK, Context(students=300)).margin < recommend(TALK, Context(students=20)).margin
    assert recommend(QUIET, Context(students=300)).margin == recommend(QUIET, Context(students=20)).margin


def test_people_who_know_each_other_need_less_live_time_to_agree() -> None:
    agreeing = {"convergence": 0.9, "interaction": 0.5}
    assert recommend(agreeing, Context(week=15, weeks=15)).margin < recommend(agreeing, Context(week=1, weeks=15)).margin


def test_a_connection_matters_on_the_web_only() -> None:
    needy = {"interaction": 0.5, "bandwidth": 1.0}
    web, hybrid, room = (recommend(needy, Context(room=room)).margin for room in ("web", "hybrid", "room"))
    assert web < hybrid < room


def test_nothing_known_is_either_without_reasons() -> None:
    found = recommend({})
    assert (found.mode, found.margin, found.reasons) == ("either", 0, ())


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"infeasible_share": 1.2}, "matching.share_out_of_range"),
        ({"priorities": {"fun": 2}}, "matching.unknown_priority"),
        ({"priorities": {"access": -1}}, "matching.priority_out_of_range"),
        ({"priorities": {"access": float("nan")}}, "matching.priority_out_of_range"),
    ],
)
def test_a_context_that_cannot_be_is_refused(wrong: dict[str, object], code: str) -> None:
    with pytest.raises(UserError) as caught:
        Context(**wrong)  # type: ignore[arg-type]
    assert caught.value.message.code == code
