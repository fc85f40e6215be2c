from dataclasses import replace

import pytest

from meantime.formats.document import Break
from meantime.planner.plan import Violation
from meantime.planner.problem import Stretch, StretchType
from meantime.plans.badges import badges_of
from meantime.plans.stretch_names import stretch_names
from meantime.plans.term_map import TermMap, term_map
from meantime.terms.message import message
from meantime.testing import a_document, a_plan


@pytest.fixture
def map_(db) -> TermMap:
    return term_map(a_plan(), activities={}, week_titles={2: "Floods"}, breaks=a_document().term.breaks)


def test_a_week_is_divided_at_its_meetings(map_):
    first, second = map_.weeks
    assert [(pair.meantime.stretch.id, pair.meeting.stretch.id) for pair in first.pairs] == [("t1", "m1"), ("t2", "m2")]
    assert second.pairs[-1].after.stretch.id == "t5"
    assert second.title == "Floods"


def test_every_placement_has_one_card(map_):
    shown = [card.phase.id for week in map_.weeks for pair in week.pairs for view in pair.stretches for card in view.cards]
    assert sorted(shown) == sorted(placement.phase for placement in a_plan().placements)
    assert [card.phase.id for card in map_.cards] == shown


def test_changeovers_count_against_the_minutes_of_a_meeting(map_):
    meeting = map_.weeks[0].pairs[0].meeting
    assert (meeting.placed, meeting.used, meeting.over) == (30, 31, False)


def test_weeks_are_judged_against_what_their_days_can_hold(map_):
    # 40 + 10 + 20 + 10 + 30 minutes, then 25 + 15 + 90 in a week that has the days after the last meeting as well.
    assert [(week.minutes, week.verdict) for week in map_.weeks] == [(110, "over"), (130, "")]
    assert map_.heaviest.number == 2


def test_listening_is_told_from_being_active(map_):
    assert (map_.summary.live, map_.summary.active, map_.one_way) == (110, 90, 20)


def test_a_break_stands_in_the_stretch_it_lengthens(map_):
    breaks = {view.stretch.id: view.breaks for week in map_.weeks for pair in week.pairs for view in pair.stretches}
    assert {stretch for stretch, titles in breaks.items() if titles} == {"t3"}
    assert breaks["t3"] == ("Easter",)


def test_a_break_after_the_term_stands_nowhere(db):
    later = Break(
        start=a_document().term.breaks[0].start.replace(month=6), end=a_document().term.breaks[0].end.replace(month=6)
    )
    view = term_map(a_plan(), activities={}, week_titles={}, breaks=[later])
    assert not any(v.breaks for week in view.weeks for pair in week.pairs for v in pair.stretches)


def test_the_days_after_the_last_meeting_are_there_to_put_something_into(db):
    plan = a_plan()
    without = tuple(placement for placement in plan.placements if placement.at != "t5")
    last = term_map(replace(plan, placements=without), activities={}, week_titles={}).weeks[-1].pairs[-1]
    assert (last.after.stretch.id, last.after.cards) == ("t5", ())


def test_a_badge_gathers_all_that_is_wrong_at_a_place(db):
    soft = Violation(rule="touchpoints", at="dam/1", amount=1, message=message("tests.alone"))
    hard = Violation(rule="order", at="dam/1", amount=1, message=message("tests.order"))
    badges = badges_of([(hard, "It comes too early.", True), (soft, "It is alone.", False)])
    card = next(c for c in term_map(a_plan(), activities={}, week_titles={}, badges=badges).cards if c.badge)
    assert (card.phase.id, card.badge.hard, card.badge.text) == ("dam/1", True, "It comes too early.\nIt is alone.")


def test_the_kind_in_front_of_a_title_is_left_to_the_icon(map_):
    titles = {card.phase.id: card.short_title for card in map_.cards}
    assert titles["flow/1"] == "How water flows"
    assert titles["dam/1"] == "A dam: who pays?"


def test_a_plan_that_runs_a_phase_on_a_clock_it_has_not_is_not_drawn(db):
    plan = a_plan()
    phases = tuple(replace(phase, live=None) if phase.id == "dam/1" else phase for phase in plan.problem.phases)
    with pytest.raises(ValueError, match="dam/1"):
        term_map(replace(plan, problem=replace(plan.problem, phases=phases)), activities={}, week_titles={})


def test_a_course_that_never_meets_has_weeks_of_own_time():
    weeks = [Stretch(id=f"t{week}", type=StretchType.MEANTIME, week=week, minutes=300) for week in (1, 2)]
    assert list(stretch_names(weeks, None).values()) == ["week 1", "week 2"]


def test_meetings_without_dates_are_counted():
    timeline = [
        Stretch(id="t1", type=StretchType.MEANTIME, week=1, minutes=300),
        Stretch(id="m1", type=StretchType.MEETING, week=1, minutes=50),
        Stretch(id="t2", type=StretchType.MEANTIME, week=1, minutes=300),
    ]
    assert stretch_names(timeline, None) == {"t1": "before meeting 1", "m1": "meeting 1", "t2": "after meeting 1"}
