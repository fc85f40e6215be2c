"""Following advice: it helps, and it breaks nothing that was whole."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meantime.balance.advice import Advice
from meantime.balance.authored import Authored, authored_in
from meantime.balance.current_advice import advice_now
from meantime.balance.planned import Report, plan_document
from meantime.balance.rehearsal import sound
from meantime.balance.remedies import Remedy, remedy
from meantime.balance.trial import Trial, newly_broken
from meantime.formats.document import Activity, Outcome
from meantime.planner import check
from meantime.planner.measure import by_stretch, clock_of, planned_minutes
from meantime.planner.plan import Placement, Plan, Status
from meantime.planner.problem import Lock, Phase, Problem
from meantime.planner.tests.small import meantime, meeting, phase, placed, problem, random_problem, two_weeks
from meantime.terms.kinds import Kind
from meantime.terms.minutes import Minutes
from meantime.terms.modality import Clock
from meantime.testing import a_document
from meantime.words.say import say


def a_plan_of(problem: Problem, spots: dict[int, int]) -> Plan:
    placements = placed(problem, spots)
    return Plan(
        problem=problem,
        status=Status.FEASIBLE,
        objective=check.objective(problem, placements),
        bound=100.0,
        gap=0.0,
        seed=0,
        solver="by hand",
        placements=placements,
        shortfalls=check.shortfalls(problem, placements),
    )


def nobody_wrote(**more: object) -> Authored:
    document = replace(a_document(), activities=(), outcomes=())
    return Authored(document=document, checking=frozenset(), ready=frozenset(), longest=9, **more)  # type: ignore[arg-type]


def the_remedy(plan: Plan, topic: str) -> Remedy | None:
    advice = next(one for one in advice_now(plan, nobody_wrote()) if one.topic == topic)
    return remedy(advice, plan, nobody_wrote(), say)


def after(plan: Plan, found: Remedy) -> Plan:
    """The plan once the remedy is followed, moved by other code than that which found it."""
    lines = {s.id: [p.phase for p in by_stretch(plan.placements).get(s.id, [])] for s in plan.problem.timeline}
    for move in found.moves:
        for line in lines.values():
            if move.phase in line:
                line.remove(move.phase)
        lines[move.at].insert(len(lines[move.at]) if move.order is None else move.order - 1, move.phase)
    indexes = {phase.id: i for i, phase in enumerate(plan.problem.phases)}
    spots = {indexes[id]: i for i, s in enumerate(plan.problem.timeline) for id in lines[s.id]}
    return a_plan_of(plan.problem, spots)


def test_a_phase_that_comes_before_what_it_needs_goes_behind_it():
    course = two_weeks(phase("theory", window=(0, 3)), phase("practice", window=(0, 3), after=("theory",)))
    plan = a_plan_of(course, {0: 2, 1: 1})
    found = the_remedy(plan, "order")
    assert found is not None
    assert len(found.moves) == 1
    assert check.violations(course, after(plan, found).placements) == ()


def test_a_wrong_order_within_a_meeting_is_turned_around():
    course = two_weeks(phase("theory", own=None), phase("practice", own=None, after=("theory",)))
    plan = a_plan_of(course, {1: 1, 0: 1})
    found = the_remedy(plan, "order")
    assert found is not None
    assert [p.phase for p in by_stretch(after(plan, found).placements)["first"]] == ["theory", "practice"]


def test_a_phase_outside_its_window_comes_back():
    course = two_weeks(phase("poll", window=(0, 1)))
    plan = a_plan_of(course, {0: 3})
    found = the_remedy(plan, "window")
    assert found is not None
    assert found.moves[0].at == "first"


def test_what_people_hold_is_not_moved():
    course = two_weeks(phase("poll", window=(0, 1), lock=Lock(clock=Clock.LIVE, at="second")))
    assert the_remedy(a_plan_of(course, {0: 3}), "window") is None


def test_a_meeting_that_is_too_full_gives_up_what_loses_least():
    course = two_weeks(
        phase("debate", live=40, worth=30), phase("reading", live=30, own=30, worth=-10), phase("poll", live=10, worth=8)
    )
    plan = a_plan_of(course, {0: 1, 1: 1, 2: 1})
    found = the_remedy(plan, "overfull")
    assert found is not None
    assert [move.phase for move in found.moves] == ["reading"]
    assert check.violations(course, after(plan, found).placements) == ()


def test_two_lectures_in_a_row_are_parted_by_what_is_active():
    course = two_weeks(
        *(phase(name, live=15, one_way=15, own=None) for name in ("waves", "light")), phase("poll", live=10, own=None)
    )
    plan = a_plan_of(course, {0: 1, 1: 1, 2: 1})
    found = the_remedy(plan, "listening")
    assert found is not None
    assert check.violations(course, after(plan, found).placements) == ()


def test_a_week_over_its_ceiling_gives_the_fewest_phases_to_the_next():
    timeline = (meantime("a", 1, 60), meeting("m", 1), meantime("b", 2, 120), meeting("n", 2))
    phases = [phase(name, live=None, own=own, window=(0, 2)) for name, own in (("short", 15), ("long", 40), ("mid", 30))]
    course = problem(timeline, phases, rules={"own_ceiling": 100})
    plan = a_plan_of(course, {0: 0, 1: 0, 2: 0})
    found = the_remedy(plan, "ceiling")
    assert found is not None
    assert [(move.phase, move.at) for move in found.moves] == [("mid", "b")]
    assert after(plan, found).shortfalls == ()
    assert found.effects[0].code == "balance.lighter_enough"


def test_a_week_in_which_nobody_meets_gets_somebody_from_a_week_with_more():
    talk = {"touchpoint": (Clock.LIVE, Clock.OWN), "window": (0, 3), "worth": 10}
    course = two_weeks(phase("debate", **talk), phase("circle", **talk), rules={"touchpoints": True})
    plan = a_plan_of(course, {0: 1, 1: 1})
    found = the_remedy(plan, "touchpoint")
    assert found is not None
    assert [move.at for move in found.moves] == ["second"]
    assert after(plan, found).shortfalls == ()


def test_where_nobody_can_come_a_short_check_in_is_added():
    course = two_weeks(
        phase("debate", touchpoint=(Clock.LIVE,), window=(0, 1)),
        phase("essay", live=None, window=(0, 3)),
        rules={"touchpoints": True},
    )
    found = the_remedy(a_plan_of(course, {0: 1, 1: 2}), "touchpoint")
    assert found is not None
    (new,) = found.activities
    assert (new.kind, new.week, new.clock) == (Kind.COMMUNITY, 2, Clock.LIVE)
    assert found.moves[0].at == "second"


def test_a_recorded_lecture_is_held_in_own_time_and_its_minutes_go_to_what_gains():
    course = two_weeks(
        phase("lecture", live=45, own=30, one_way=18, margin=-0.4, worth=-18, lock=Lock(clock=Clock.LIVE)),
        phase("debate", live=40, own=40, worth=30),
    )
    plan = a_plan_of(course, {0: 1, 1: 0})
    found = the_remedy(plan, "record")
    assert found is not None
    assert [(move.phase, move.at, move.hold) for move in found.moves] == [
        ("lecture", "before 1", "clock"),
        ("debate", "first", None),
    ]


def test_a_lecture_that_can_only_be_live_is_recorded_all_the_same():
    course = two_weeks(phase("lecture", live=30, own=None, one_way=15, margin=-0.4, worth=-12))
    found = the_remedy(a_plan_of(course, {0: 1}), "record")
    assert found is not None
    assert (found.moves[0].at, found.moves[0].hold) == ("before 1", "clock")


def test_spare_minutes_go_to_what_gains_most():
    course = two_weeks(phase("debate", live=40, own=40, worth=30), phase("poll", live=30, own=10, worth=5))
    found = the_remedy(a_plan_of(course, {0: 0, 1: 0}), "spare")
    assert found is not None
    assert found.moves[0].phase == "debate"


def test_spare_minutes_that_nothing_gains_from_have_no_remedy():
    course = two_weeks(phase("reading", live=20, own=20, worth=-5))
    assert the_remedy(a_plan_of(course, {0: 0}), "spare") is None


def test_nothing_enters_what_is_over():
    timeline = (meantime("a", 1), meeting("m", 1, past=True), meantime("b", 2), meeting("n", 2))
    course = problem(timeline, [phase("debate", live=40, own=40, worth=30, window=(0, 3))])
    found = the_remedy(a_plan_of(course, {0: 2}), "spare")
    assert found is not None
    assert found.moves[0].at == "n"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**6))
def test_no_remedy_breaks_what_was_whole(seed):
    random, course = Random(seed), random_problem(seed, phases=7)
    spots = {i: random.choice(_runnable(course, phase)) for i, phase in enumerate(course.phases)}
    plan = a_plan_of(course, spots)
    before = check.violations(course, plan.placements)
    for advice in advice_now(plan, nobody_wrote()):
        found = remedy(advice, plan, nobody_wrote(), say)
        if found is None or found.activities or advice.topic == "record":
            continue
        assert not newly_broken(before, check.violations(course, after(plan, found).placements)), advice.topic


@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_trial_and_its_shifts_lead_to_the_same_plan(seed):
    random, course = Random(seed), random_problem(seed, phases=7)
    plan = a_plan_of(course, {i: random.choice(_runnable(course, phase)) for i, phase in enumerate(course.phases)})
    trial = Trial(course, plan.placements)
    for phase_ in random.sample(course.phases, 3):
        for spot in trial.open_to(phase_):
            position = trial.position(phase_, spot)
            if position is not None:
                trial.put(phase_, spot, position)
    assert _places(trial.placements()) == _places(after(plan, Remedy(moves=tuple(trial.shifts))).placements)


@pytest.fixture(scope="module")
def report() -> Report:
    document = a_document()
    lake = Outcome(id="lake", title="Tell a lake from a river")
    return plan_document(replace(document, outcomes=(*document.outcomes, lake)))


def advice_on(report: Report, topic: str, **more: object) -> Advice:
    found = [one for one in advice_now(report.plan, authored_in(report.course)) if one.topic == topic]
    return replace(found[0], **more) if found else Advice(topic=topic, message=report.advice[0].message, **more)  # type: ignore[arg-type]


def test_an_outcome_that_nothing_serves_gets_something_to_practise(report):
    advice, authored = advice_on(report, "outcome"), authored_in(report.course)
    found = remedy(advice, report.plan, authored, say)
    assert found is not None
    (new,) = found.activities
    assert (new.kind, new.outcomes, new.title) == ("problem", ("lake",), "Practise: Tell a lake from a river")
    assert sound(found, authored.document, report.plan) is not None


def test_material_that_nothing_checks_gets_a_check_right_after_it(report):
    authored = authored_in(report.course)
    advice = advice_on(report, "unchecked", activities=("map",), week=1)
    found = remedy(advice, report.plan, authored, say)
    assert found is not None
    (new,) = found.activities
    assert (new.kind, new.after, new.minutes, new.title) == (
        "check",
        ("map",),
        Minutes.exactly(10),
        "Check: The map of a river",
    )
    kept = sound(found, authored.document, report.plan)
    assert kept is not None
    assert kept.moves == found.moves


def test_what_is_added_never_takes_the_name_of_another(report):
    authored = authored_in(report.course)
    taken = Activity(id="check-1", title="Another", position=99)
    more = replace(authored, document=replace(authored.document, activities=(*authored.document.activities, taken)))
    found = remedy(advice_on(report, "unchecked", activities=("map",), week=1), report.plan, more, say)
    assert found is not None
    assert found.activities[0].id == "check-2"


def test_advice_keeps_its_key_while_its_numbers_change(report):
    advice = advice_on(report, "outcome")
    assert advice.key == replace(advice, frees=5, message=replace(advice.message, params={})).key
    assert advice.key != replace(advice, outcome="flow").key


def _runnable(course: Problem, phase: Phase) -> list[int]:
    return [i for i, s in enumerate(course.timeline) if _minutes(phase, clock_of(s))]


def _minutes(phase: Phase, clock: Clock) -> int:
    can = phase.live if clock is Clock.LIVE else phase.own
    return planned_minutes(phase, clock) if can else 0


def _places(placements: tuple[Placement, ...]) -> set[tuple[str, str, int]]:
    return {(p.phase, p.at, p.order) for p in placements}
