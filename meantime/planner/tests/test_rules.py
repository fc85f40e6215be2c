from dataclasses import replace
from itertools import permutations, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.planner.cells import stretch_cells
from meantime.planner.choices import Choices
from meantime.planner.cpsat import Found, Solver
from meantime.planner.cuts import cut_off, without_order
from meantime.planner.measure import clock_of, minutes_on
from meantime.planner.placing import inside_of
from meantime.planner.problem import Problem, StretchType
from meantime.planner.rules import one_way, order
from meantime.planner.rules.joined import ELASTIC, HARD
from meantime.planner.rules.where import OF_ONE_PHASE
from meantime.planner.sequence import in_sequence
from meantime.planner.tests.small import meeting, phase, placed, problem, random_problem, two_weeks

seeds = st.integers(0, 10**6)
quick = settings(max_examples=60, deadline=None)


def any_spots(problem: Problem, random: Random) -> dict[int, int]:
    """Somewhere for each phase, on a clock that it has minutes for."""
    return {
        i: random.choice([s for s, stretch in enumerate(problem.timeline) if minutes_on(p, clock_of(stretch))])
        for i, p in enumerate(problem.phases)
    }


def accepts(rule, problem: Problem, spots: dict[int, int]) -> bool:
    """Whether the solver may put the phases exactly there under this rule alone."""
    choices = Choices(problem, stretch_cells(problem), {i: range(len(problem.timeline)) for i in spots})
    rule.constraints(choices)
    for i, spot in spots.items():
        for cell, unknown in choices.places(problem.phases[i].id).items():
            choices.exactly(int(cell == spot), [(1, unknown)], "fixed", "")
    return Solver(choices, 0).minimise([], seconds=1, wall=10).found is Found.OPTIMAL


def with_minutes(problem: Problem) -> Problem:
    """Both clocks possible everywhere, so that a rule is asked about every combination."""
    phases = tuple(replace(p, live=p.live or p.own, own=p.own or p.live) for p in problem.phases)
    return replace(problem, phases=phases)


@pytest.mark.parametrize("rule", OF_ONE_PHASE, ids=lambda rule: rule.NAME)
@given(seed=seeds)
@quick
def test_a_rule_of_one_phase_allows_a_stretch_exactly_when_it_has_no_violation_there(rule, seed):
    problem = random_problem(seed)
    for i, p in enumerate(problem.phases):
        every = range(len(problem.timeline))
        allowed = rule.allowed(problem, p, every)
        clean = [spot for spot in every if not list(rule.violations(problem, placed(problem, {i: spot})))]
        assert list(allowed) == clean


@pytest.mark.parametrize("rule", [rule for rule in HARD if rule is not one_way], ids=lambda rule: rule.NAME)
@given(seed=seeds)
@quick
def test_the_solver_accepts_a_placement_exactly_when_the_rule_has_no_violation(rule, seed):
    problem = with_minutes(random_problem(seed, phases=6))
    spots = any_spots(problem, Random(seed))
    broken = list(rule.violations(problem, placed(problem, spots)))
    assert accepts(rule, problem, spots) == (not broken)


@pytest.mark.parametrize("rule", ELASTIC, ids=lambda rule: rule.NAME)
@given(seed=seeds)
@quick
def test_the_solver_accepts_a_placement_under_a_hardened_rule_exactly_when_nothing_falls_short(rule, seed):
    problem = with_minutes(random_problem(seed, phases=6))
    problem = replace(problem, rules=replace(problem.rules, hard=(rule.NAME,)))
    spots = any_spots(problem, Random(seed))
    broken = list(rule.violations(problem, placed(problem, spots)))
    # A touchpoint is asked for wherever something may stand; here the solver may use every stretch.
    assert accepts(rule, problem, spots) == (not broken)


@pytest.mark.parametrize("rule", ELASTIC, ids=lambda rule: rule.NAME)
@given(seed=seeds)
@quick
def test_the_least_slack_of_an_elastic_rule_is_the_shortfall_that_people_read(rule, seed):
    problem = with_minutes(random_problem(seed, phases=6))
    problem = replace(problem, rules=replace(problem.rules, hard=()))
    spots = any_spots(problem, Random(seed))
    choices = Choices(problem, stretch_cells(problem), {i: [spot] for i, spot in spots.items()})
    HARD[0].constraints(choices)
    rule.constraints(choices)
    answer = Solver(choices, 0).minimise(choices.shortfalls, seconds=1, wall=10)
    shortfall = sum(rule.WEIGHT * v.amount for v in rule.violations(problem, placed(problem, spots)))
    assert answer.value == shortfall


def has_some_order(problem: Problem, spots: dict[int, int]) -> bool:
    """Brute force: each meeting to come has an order with neither rule broken."""
    for spot, inside in inside_of(problem, spots).items():
        stretch = problem.timeline[spot]
        if stretch.type is StretchType.MEETING and not stretch.past:
            ids = {p.id: p for p in inside}
            if not any(
                one_way.longest_run(line) <= problem.rules.one_way_run
                and all(line.index(ids[b]) < line.index(p) for p in line for b in p.after if b in ids)
                for line in permutations(inside)
            ):
                return False
    return True


@given(seed=seeds)
@quick
def test_listening_is_accepted_exactly_when_every_meeting_has_some_order(seed):
    problem = with_minutes(random_problem(seed, phases=6))
    spots = any_spots(problem, Random(seed))
    accepted = accepts(one_way, problem, spots) and not list(without_order(problem, spots))
    assert accepted == has_some_order(problem, spots)


@given(seed=seeds)
@quick
def test_a_cut_takes_away_what_has_no_order_and_nothing_else(seed):
    # Little choice of meetings, so that many sets share one.
    p = with_minutes(random_problem(seed, phases=6))
    p = problem((meeting("a"), meeting("b")), [replace(q, lock=None, window=(0, 1)) for q in p.phases])
    chosen = any_spots(p, Random(seed))
    wrong = list(without_order(p, chosen))
    if not wrong:
        return

    class Cut:
        @staticmethod
        def constraints(choices: Choices) -> None:
            cut_off(choices, wrong[0], whatever_else=False)

    assert not accepts(Cut, p, chosen)
    for bits in product((0, 1), repeat=6):
        spots = dict(enumerate(bits))
        in_order = not list(order.violations(p, placed(p, spots)))
        if in_order and has_some_order(p, spots):
            assert accepts(Cut, p, spots)


@given(seed=seeds)
@quick
def test_a_sequence_is_found_exactly_when_brute_force_finds_one(seed):
    phases = list(with_minutes(random_problem(seed, phases=6)).phases)
    p = problem((meeting("only"),), phases)
    found = in_sequence(phases, 20)
    assert (found is not None) == has_some_order(p, dict.fromkeys(range(6), 0))
    if found is not None:
        assert one_way.longest_run(found) <= 20


def test_a_question_at_the_end_of_a_lecture_ends_the_listening():
    talk = phase("talk", one_way=15, ends_active=True)
    more = phase("more", one_way=15, after=("talk",))
    assert one_way.longest_run([talk, more]) == 15
    assert one_way.longest_run([replace(talk, ends_active=False), more]) == 30


def test_what_happened_in_the_past_breaks_no_rule_of_minutes():
    full = two_weeks(*(phase(f"p{i}", live=30) for i in range(4)))
    past = replace(full, timeline=(full.timeline[0], replace(full.timeline[1], past=True), *full.timeline[2:]))
    spots = dict.fromkeys(range(4), 1)
    minutes = HARD[1]
    assert [v.amount for v in minutes.violations(full, placed(full, spots))] == [63]
    assert not list(minutes.violations(past, placed(past, spots)))
