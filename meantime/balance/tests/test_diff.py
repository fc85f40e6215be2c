"""From a plan to a better one: few moves, none that breaks what was kept, each with what it gains."""

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest

from meantime.balance.diff import Diff, arranged, breaks_anew, diff
from meantime.balance.judged import judged
from meantime.planner.limits import Limits
from meantime.planner.plan import Placement
from meantime.planner.problem import Problem
from meantime.planner.replan import known_from
from meantime.planner.rules.where import spots_of
from meantime.planner.solve import best_plan
from meantime.planner.tests.small import course, meantime, meeting, phase, placed, problem, random_problem, two_weeks
from meantime.terms.modality import Clock

SEEDS = range(120)
QUICK = Limits(seconds=1.0)


def shaken(asked: Problem, start: tuple[Placement, ...], seed: int, times: int) -> tuple[Placement, ...]:
    """The plan after somebody carried some cards about, wherever their own rules let them."""
    random = Random(seed)
    index = {stretch.id: i for i, stretch in enumerate(asked.timeline)}
    spots = {i: index[p.at] for i, one in enumerate(asked.phases) for p in start if p.phase == one.id}
    for _ in range(times):
        i = random.choice(sorted(spots))
        spots[i] = random.choice(list(spots_of(asked, asked.phases[i])) or [spots[i]])
    return placed(asked, spots)


def a_pair(seed: int) -> tuple[Problem, tuple[Placement, ...], tuple[Placement, ...]] | None:
    asked = replace(random_problem(seed, 9), known=())
    after = best_plan(asked, QUICK)
    if not after.placements:
        return None
    return asked, shaken(asked, after.placements, seed, 6), after.placements


PAIRS = [(seed, pair) for seed in SEEDS if (pair := a_pair(seed))]


@pytest.fixture(params=PAIRS, ids=lambda pair: str(pair[0]))
def pair(request):
    return request.param[1]


def test_any_choice_of_groups_breaks_nothing_that_was_kept(pair):
    asked, before, after = pair
    groups = diff(asked, before, after).groups
    for n in range(len(groups) + 1):
        for some in combinations(groups, n):
            phases = {move.phase for group in some for move in group.moves}
            now = arranged(asked, before, after, phases)
            assert breaks_anew(asked, before, now) is None


def test_all_together_are_as_good_as_the_better_plan(pair):
    asked, before, after = pair
    found = diff(asked, before, after)
    now = judged(asked, arranged(asked, before, after, {move.phase for move in found.moves}))
    assert now.rank <= judged(asked, before).rank
    if judged(asked, after).rank <= judged(asked, before).rank:
        assert now.rank <= judged(asked, after).rank


def test_no_move_could_be_left_out(pair):
    asked, before, after = pair
    found = diff(asked, before, after)
    phases = {move.phase for move in found.moves}
    whole = judged(asked, arranged(asked, before, after, phases)).rank
    for group in found.groups:
        fewer = arranged(asked, before, after, phases - {move.phase for move in group.moves})
        assert judged(asked, fewer).rank > whole or breaks_anew(asked, before, fewer)


def test_the_pairs_are_worth_testing():
    diffs = [diff(*pair) for _, pair in PAIRS]
    assert sum(len(found.groups) > 1 for found in diffs) > 10
    assert sum(len(group.moves) > 1 for found in diffs for group in found.groups) > 5
    assert sum(len(found.gain.mended) > 0 for found in diffs) > 5


def test_the_same_plan_needs_no_moves():
    asked = course(40)
    plan = best_plan(asked, QUICK)
    assert diff(asked, plan.placements, plan.placements) == Diff()


def test_who_takes_a_place_goes_together_with_who_leaves_it():
    asked = two_weeks(
        phase("talk", live=40, own=40, worth=5, window=(0, 1)), phase("debate", live=40, own=40, worth=30, window=(0, 1))
    )
    before, after = placed(asked, {0: 1, 1: 0}), placed(asked, {0: 0, 1: 1})
    (group,) = diff(asked, before, after).groups
    assert {(move.phase, move.to_clock) for move in group.moves} == {("talk", Clock.OWN), ("debate", Clock.LIVE)}
    assert group.gain.worth == 25


def test_what_needs_nothing_stands_alone():
    asked = two_weeks(phase("talk", live=20, worth=10, window=(0, 3)), phase("debate", live=20, worth=30, window=(0, 3)))
    before, after = placed(asked, {0: 0, 1: 2}), placed(asked, {0: 1, 1: 3})
    groups = diff(asked, before, after).groups
    assert [[move.gain.worth for move in group.moves] for group in groups] == [[10], [30]]


def test_what_follows_goes_with_what_it_needs():
    asked = two_weeks(
        phase("reading", live=None, own=20, window=(0, 3), home=0),
        phase("debate", live=20, own=20, worth=20, window=(0, 3), after=("reading",)),
    )
    before, after = placed(asked, {0: 2, 1: 2}), placed(asked, {0: 0, 1: 1})
    (group,) = diff(asked, before, after).groups
    assert len(group.moves) == 2


def test_a_move_that_gains_nothing_is_not_proposed():
    asked = two_weeks(
        phase("talk", live=20, worth=10, home=1),
        phase("read", live=None, own=20, home=1, window=(0, 2)),
        week_range=(0, 600),
    )
    # The reading is as far from its home on either side.
    before, after = placed(asked, {0: 0, 1: 0}), placed(asked, {0: 1, 1: 2})
    assert [move.phase for move in diff(asked, before, after).moves] == ["talk"]


def test_an_order_is_a_move_only_where_it_mends_something():
    asked = problem(
        (meantime("own"), meeting("live")),
        [phase("lecture", worth=5, one_way=20), phase("again", worth=5, one_way=20), phase("poll", live=10, worth=5)],
    )
    before = placed(asked, {0: 1, 1: 1, 2: 1})
    after = best_plan(replace(asked, known=()), QUICK).placements
    (move,) = diff(asked, before, after).moves
    assert (move.from_at, move.to_at) == ("live", "live")
    assert move.gain.mended[0].code == "planner.one_way"
    other_way_round = tuple(replace(p, order={"lecture": 3, "again": 1, "poll": 2}[p.phase]) for p in before)
    assert diff(asked, other_way_round, after) == Diff()


def test_a_gain_says_which_week_comes_closer_to_what_is_expected():
    asked = two_weeks(
        phase("long", live=None, own=120, window=(0, 2)),
        phase("other", live=None, own=120, window=(0, 2)),
        week_range=(100, 140),
    )
    found = diff(asked, placed(asked, {0: 0, 1: 0}), placed(asked, {0: 0, 1: 2}))
    assert found.gain.even == 200
    assert dict(found.gain.weeks) == {1: 100, 2: 100}


def test_the_same_question_has_the_same_answer():
    for _, pair in PAIRS[:10]:
        assert diff(*pair) == diff(*pair)


def test_a_large_course_is_compared_at_once():
    import time

    asked = course(150)
    plan = best_plan(asked, Limits(seconds=4.0))
    before = shaken(asked, plan.placements, 1, 30)
    again = best_plan(replace(asked, known=known_from(replace(plan, placements=before))), Limits(seconds=4.0))
    began = time.process_time()
    found = diff(asked, before, again.placements)
    took = time.process_time() - began
    assert len(found.moves) > 5
    assert took < 0.6
