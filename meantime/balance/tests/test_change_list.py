"""A change list says each thing that differs from the source once, and nothing of what stays."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from meantime import testing
from meantime.balance.advice import Advice
from meantime.balance.change_list import Change, ChangeKind, change_list
from meantime.balance.given import with_meetings
from meantime.balance.scheduled import scheduled
from meantime.balance.scripts import recording_pieces
from meantime.formats.document import Activity, CourseDocument, ItemType
from meantime.planner.plan import Plan
from meantime.planner.problem import Stretch, StretchType
from meantime.terms.message import message
from meantime.terms.modality import Clock
from meantime.testing import ZONE
from meantime.words.say import say

PLAN = testing.a_plan()
# The source as the plan has it: whatever differs from here on is the one thing that a test is about.
SAME = scheduled(with_meetings(testing.a_document()), PLAN)


def but(id: str, **fields: object) -> CourseDocument:
    return replace(SAME, activities=tuple(replace(a, **fields) if a.id == id else a for a in SAME.activities))


def moved(phase: str, at: str, plan: Plan = PLAN) -> Plan:
    clock = Clock.LIVE if at.startswith("m") else Clock.OWN
    return replace(
        plan,
        placements=tuple(replace(p, at=at, clock=clock, order=9) if p.phase == phase else p for p in plan.placements),
    )


def only(changes: tuple[Change, ...]) -> tuple[ChangeKind, str, str]:
    (change,) = changes
    return change.kind, change.activity, say(change.message)


def test_a_course_that_is_as_planned_needs_no_change():
    assert change_list(SAME, PLAN) == ()


def test_a_course_without_a_plan_needs_no_change():
    assert change_list(SAME, replace(PLAN, placements=())) == ()


def test_what_was_own_time_and_is_done_together_says_when():
    assert only(change_list(but("dam", clock=Clock.OWN, meeting=None), PLAN)) == (
        ChangeKind.MEETING,
        "dam",
        "Do “A dam: who pays?” together on m3 (25 min); it was own time.",
    )


def test_what_a_system_holds_was_own_time():
    source = but("dam", clock=None, meeting=None, item_type=ItemType.DISCUSSION)
    assert only(change_list(source, PLAN))[2].endswith("it was own time.")


def test_what_moves_from_meeting_to_meeting_says_both():
    first = SAME.meetings[0]
    kind, _, said = only(change_list(but("dam", meeting=first.id), PLAN))
    assert kind is ChangeKind.MEETING
    assert said == f"Do “A dam: who pays?” together on m3 (25 min); it was on {first.start.isoformat()}."


def test_a_meeting_may_be_named_by_its_day():
    assert change_list(but("dam", meeting="2027-03-30"), PLAN) == ()


def test_what_was_together_and_is_own_time_says_where_it_goes():
    plan = moved("dam/1", "t3")
    changes = change_list(SAME, plan)
    assert [(change.kind, say(change.message)) for change in changes if change.kind is ChangeKind.MOVE] == [
        (ChangeKind.MOVE, "Give “A dam: who pays?” as own time, t3 (25 min); it was together.")
    ]
    assert any(change.message.code == "balance.change_due_new" for change in changes)


def test_another_week_names_the_module_it_leaves_and_the_one_it_joins():
    assert only(change_list(but("dam", week=1, module="m1"), PLAN)) == (
        ChangeKind.MOVE,
        "dam",
        "Move “A dam: who pays?” from module “Where rivers go” to module “Floods”.",
    )


def test_a_week_in_which_several_modules_stand_is_said_by_its_number():
    twins = (*SAME.modules, replace(SAME.modules[1], id="m3", title="Dams"))
    source = replace(but("dam", week=1, module="m1"), modules=twins)
    assert only(change_list(source, PLAN))[2] == "Move “A dam: who pays?” from module “Where rivers go” to week 2."


def test_modules_without_weeks_are_where_their_activities_belong():
    """Every phase of the plan belongs to week 1 (its home), where no module says otherwise."""
    modules = tuple(replace(module, week=None) for module in SAME.modules[:1])
    source = replace(SAME, modules=modules, activities=tuple(replace(a, week=None, module="m1") for a in SAME.activities))
    moves = [change.activity for change in change_list(source, PLAN) if change.kind is ChangeKind.MOVE]
    assert moves == ["dam", "check", "sheet"]


@pytest.mark.parametrize(
    ("field", "code"),
    [("due", "balance.change_due"), ("opens", "balance.change_opens"), ("closes", "balance.change_closes")],
)
def test_a_date_that_changes_says_what_it_was(field, code):
    old = {"due": 12, "opens": 18, "closes": 13}[field]
    before = datetime(2027, 3, old, 23, 59, tzinfo=ZONE)
    (change,) = change_list(but("map", **{field: before}), PLAN)
    assert (change.kind, change.message.code, change.old) == (ChangeKind.DUE, code, before.isoformat())
    assert datetime.fromisoformat(change.new) in (
        datetime(2027, 3, 16, 10, tzinfo=ZONE),
        datetime(2027, 3, 15, tzinfo=ZONE),
    )


def test_work_without_a_date_gets_one_but_a_page_does_not():
    (change,) = change_list(but("map", due=None), PLAN)
    assert change.message.code == "balance.change_due_new"
    assert change_list(but("map", due=None, item_type=ItemType.PAGE), PLAN) == ()


def test_an_activity_in_several_places_is_split_and_each_part_says_where():
    plan = moved("flow/1", "t1")
    changes = change_list(but("flow", clock=None, phases=()), plan)
    split = next(change for change in changes if change.kind is ChangeKind.SPLIT)
    assert say(split.message) == "Split “Lecture: how water flows” into 2 parts."
    assert [say(part) for part in split.parts] == ["watch: own time, t1 (20 min)", "questions: together on m2 (10 min)"]


def test_a_lecture_that_leaves_the_meeting_is_recorded_in_its_pieces():
    plan = moved("flow/1", "t1")
    lecture = next(a for a in SAME.activities if a.id == "flow")
    pieces = recording_pieces(lecture, 20, (), 9)
    advice = (Advice(topic="record", message=message("balance.record_moved"), activities=("flow",), pieces=pieces),)
    record = next(c for c in change_list(SAME, plan, advice) if c.kind is ChangeKind.RECORD)
    assert say(record.message) == "Record “Lecture: how water flows” in 3 pieces (7, 7, 6 min) and put it t1."
    assert record.pieces == pieces


def test_advice_that_the_plan_does_not_follow_is_no_change():
    lecture = next(a for a in SAME.activities if a.id == "flow")
    pieces = recording_pieces(lecture, 20, (), 9)
    advice = (Advice(topic="record", message=message("balance.record_held"), activities=("flow",), pieces=pieces),)
    assert change_list(SAME, PLAN, advice) == ()


def test_what_the_source_does_not_have_is_added_where_its_module_is():
    changes = change_list(SAME, PLAN, new={"dam"})
    assert only(changes) == (ChangeKind.NEW, "dam", "Add “A dam: who pays?” to module “Floods” (25 min).")


def test_changes_come_in_the_order_of_the_plan():
    source = replace(SAME, activities=tuple(_bare(a) for a in reversed(SAME.activities)))
    changes = change_list(source, PLAN)
    order = list(dict.fromkeys(change.activity for change in changes))
    assert order == ["map", "hello", "flow", "bed", "dam", "check", "sheet"]
    assert [change.week for change in changes] == sorted(change.week for change in changes)


def _bare(activity: Activity) -> Activity:
    return replace(activity, due=None, opens=None, clock=None, meeting=None, phases=())


def test_a_course_that_never_meets_speaks_of_weeks():
    weeks = tuple(Stretch(id=f"t{n}", type=StretchType.MEANTIME, week=n, minutes=300) for n in (1, 2))
    placements = tuple(replace(p, clock=Clock.OWN, at="t2", order=n) for n, p in enumerate(PLAN.placements, start=1))
    problem = replace(PLAN.problem, timeline=weeks, phases=tuple(replace(p, home=0) for p in PLAN.problem.phases))
    plan = replace(PLAN, problem=problem, placements=placements)
    said = [say(change.message) for change in change_list(SAME, plan)]
    assert "Give “A dam: who pays?” as own time in week 2 (25 min); it was together." in said
    assert "Record “Lecture: how water flows” and put it in week 2; it was together." in said


def test_moments_of_one_instant_are_no_change_whatever_their_zone():
    due = next(a.due for a in SAME.activities if a.id == "map")
    assert due is not None
    elsewhere = due.astimezone(datetime.fromisoformat("2027-01-01T00:00:00-08:00").tzinfo)
    assert change_list(but("map", due=elsewhere), PLAN) == ()
    (late,) = change_list(but("map", due=elsewhere + timedelta(minutes=1)), PLAN)
    assert late.message.code == "balance.change_due"
