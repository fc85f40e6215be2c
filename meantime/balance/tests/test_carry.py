"""A plan survives a change of its course: what can stay stays, and everything has one place."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.balance.carry import Carried, carried, notes_on, same_stretches
from meantime.balance.given import with_meetings
from meantime.balance.problem import problem_for
from meantime.balance.tests.courses import activity, course
from meantime.formats.document import Break, CourseDocument, Term
from meantime.planner import check
from meantime.planner.greedy import greedy_plan
from meantime.planner.measure import by_stretch, clock_of, minutes_on, placed_minutes
from meantime.planner.placing import placements_of
from meantime.planner.plan import Placement
from meantime.planner.problem import Lock, Problem, StretchType
from meantime.planner.tests.small import meantime, meeting, phase, placed, problem, random_problem, two_weeks
from meantime.terms.modality import Clock
from meantime.words.say import all_sentences, say

seeds = st.integers(0, 10**6)
quick = settings(max_examples=80, deadline=None)

TERM = Term(start=date(2027, 1, 11), weeks=6, zone="America/Toronto")


def anywhere(problem: Problem, seed: int) -> tuple[Placement, ...]:
    """Each phase somewhere on a clock that it can run on; rules may be broken, as people may break them."""
    random = Random(seed)
    spots = {
        i: random.choice([s for s, stretch in enumerate(problem.timeline) if minutes_on(p, clock_of(stretch))])
        for i, p in enumerate(problem.phases)
    }
    indexes = {stretch.id: i for i, stretch in enumerate(problem.timeline)}
    return tuple(sorted(placed(problem, spots), key=lambda p: (indexes[p.at], p.order)))


def where(placements: Iterable[Placement]) -> dict[str, str]:
    return {placement.phase: placement.at for placement in placements}


def lecture_course(count: int = 12, **fields: object) -> CourseDocument:
    """Two activities a week, in meetings and out of them."""
    kinds = ("discussion", "reading", "problem", "lecture")
    made = [activity(f"Topic {i}", i, kind=kinds[i % 4], week=1 + i // 2) for i in range(count)]
    given = {"term": TERM, "patterns": ("Tue,Thu 10:00 75",)} | fields
    return with_meetings(course(*made, **given))


def planned(document: CourseDocument) -> tuple[Problem, tuple[Placement, ...]]:
    asked = problem_for(document).problem
    return asked, greedy_plan(asked, 0)


@given(seed=seeds)
@quick
def test_nothing_moves_when_nothing_changed(seed):
    asked = random_problem(seed, phases=7)
    placements = anywhere(asked, seed)
    assert carried(asked, placements, asked) == Carried(placements=placements)


@given(seed=seeds, other=seeds)
@quick
def test_every_phase_of_the_changed_course_has_one_place_on_a_clock_that_it_can_run_on(seed, other):
    old, new = random_problem(seed, phases=6), random_problem(other, phases=8)
    result = carried(old, anywhere(old, seed)[:5], new)
    stretches = {stretch.id: stretch for stretch in new.timeline}
    assert sorted(where(result.placements)) == sorted(p.id for p in new.phases)
    assert len(result.placements) == len(new.phases)
    for placement in result.placements:
        now = next(p for p in new.phases if p.id == placement.phase)
        assert placement.clock is clock_of(stretches[placement.at])
        assert placement.minutes == placed_minutes(now, placement.clock)
        assert placement.locked == (now.lock is not None)
    for line in by_stretch(result.placements).values():
        assert [placement.order for placement in line] == list(range(1, len(line) + 1))
    assert result == carried(old, anywhere(old, seed)[:5], new)


@given(seed=seeds, other=seeds)
@quick
def test_what_stays_in_a_stretch_keeps_its_order(seed, other):
    old, new = random_problem(seed, phases=7), random_problem(other, phases=7)
    before, after = anywhere(old, seed), carried(old, anywhere(old, seed), new)
    # What comes to need its neighbour is the exception: it goes behind it.
    needing = {phase.id for phase in new.phases if phase.after} | {need for phase in new.phases for need in phase.after}
    for line in by_stretch(before).values():
        stayed = [p.phase for p in line if p.phase not in {*after.moved, *needing} and p.phase in where(after.placements)]
        assert stayed == [p.phase for p in after.placements if p.phase in stayed]


@given(seed=seeds, other=seeds)
@quick
def test_every_stretch_has_a_counterpart_and_meetings_never_cross(seed, other):
    old, new = random_problem(seed), random_problem(other)
    same = same_stretches(old, new)
    meetings = [stretch.id for stretch in new.timeline if stretch.type is StretchType.MEETING]
    assert list(same) == [stretch.id for stretch in old.timeline]
    held = [stretch.id for stretch in old.timeline if stretch.type is StretchType.MEETING]
    found = [meetings.index(same[at]) for at in held if same[at] in meetings]
    assert found == sorted(set(found))


def test_a_cancelled_meeting_gives_its_phases_to_the_own_time_that_covers_it():
    document = lecture_course()
    old, placements = planned(document)
    gone = document.meetings[4]
    left = tuple(replace(m, cancelled=m.id == gone.id) for m in document.meetings)
    new = problem_for(replace(document, meetings=left)).problem
    result = carried(old, placements, new)
    held = {p.phase for p in placements if p.at == "m5"}
    covering = next(s for s in new.timeline if s.start and s.start < gone.start < s.end)
    assert held
    assert set(result.moved) == held
    assert {p.at for p in result.placements if p.phase in held} == {covering.id}
    kept = {s.id: s.start for s in new.timeline}
    starts = {s.id: s.start for s in old.timeline}
    for before in placements:
        if before.at.startswith("m") and before.phase not in held:
            assert kept[where(result.placements)[before.phase]] == starts[before.at]


def test_a_live_only_phase_of_a_cancelled_meeting_goes_to_the_meeting_next_to_it():
    line = [meantime("t1"), meeting("m1"), meantime("t2"), meeting("m2"), meantime("t3"), meeting("m3"), meantime("t4")]
    start = date(2027, 1, 11)
    old = dated(problem(line, [phase("debate", own=None, window=(0, 6), home=3)]), start)
    less = [s for s in old.timeline if s.id not in ("t3", "m2")]
    less[2] = replace(less[2], end=old.timeline[4].end)
    result = carried(old, placed(old, {0: 3}), replace(old, timeline=tuple(less)))
    assert where(result.placements)["debate"] in ("m1", "m3")
    assert result.moved == ("debate",)


def dated(asked: Problem, start: date) -> Problem:
    """A day for each stretch."""
    days = [datetime.combine(start, time(), UTC) + timedelta(days=i) for i in range(len(asked.timeline) + 1)]
    line = (replace(s, start=a, end=b) for s, a, b in zip(asked.timeline, days, days[1:], strict=False))
    return replace(asked, timeline=tuple(line))


def test_a_meeting_that_moves_by_a_day_takes_everything_along():
    document = lecture_course()
    old, placements = planned(document)
    day = timedelta(days=1)
    moved = tuple(
        replace(m, start=m.start + day, end=m.end + day) if i == 4 else m for i, m in enumerate(document.meetings)
    )
    result = carried(old, placements, problem_for(replace(document, meetings=moved)).problem)
    assert result.moved == ()
    assert where(result.placements) == where(placements)


def test_an_added_meeting_moves_nothing_but_the_names():
    document = lecture_course()
    old, placements = planned(document)
    first = document.meetings[0]
    extra = replace(first, id="extra", start=first.start + timedelta(days=1), end=first.end + timedelta(days=1))
    new = problem_for(replace(document, meetings=(*document.meetings, extra))).problem
    same = same_stretches(old, new)
    result = carried(old, placements, new)
    assert same["m2"] == "m3"
    assert result.moved == ()
    assert where(result.placements) == {p: same[at] for p, at in where(placements).items()}


def test_a_term_that_begins_a_week_later_moves_as_a_whole():
    document = lecture_course()
    old, placements = planned(document)
    later = replace(TERM, start=date(2027, 1, 18))
    result = carried(old, placements, problem_for(lecture_course(term=later)).problem)
    assert where(result.placements) == where(placements)


def test_a_new_break_keeps_the_meetings_before_and_after_it():
    old, _ = planned(lecture_course())
    pause = Break(start=date(2027, 1, 26), end=date(2027, 1, 26))
    new = problem_for(lecture_course(term=replace(TERM, breaks=(pause,)))).problem
    same = same_stretches(old, new)
    starts = {s.id: s.start for s in new.timeline}
    for stretch in old.timeline:
        if stretch.type is StretchType.MEETING and stretch.id != "m5":
            assert starts[same[stretch.id]] == stretch.start
    assert same["m5"].startswith("t")


def test_a_course_that_gives_up_its_meetings_is_in_own_time_in_the_same_weeks():
    document = lecture_course()
    old, placements = planned(document)
    new = problem_for(replace(document, meetings=(), patterns=())).problem
    weeks, again = ({s.id: s.week for s in asked.timeline} for asked in (old, new))
    after = carried(old, placements, new)
    assert not check.violations(new, after.placements)
    assert all(abs(again[after_at] - weeks[where(placements)[p]]) <= 1 for p, after_at in where(after.placements).items())


def test_a_term_without_dates_keeps_its_meetings_by_their_number():
    undated = replace(TERM, start=None)
    old, placements = planned(course(activity("Topic", week=3), term=undated, patterns=("Tue,Thu 10:00 75",)))
    longer = course(activity("Topic", week=3), term=replace(undated, weeks=8), patterns=("Tue,Thu 10:00 75",))
    new = problem_for(longer).problem
    same = same_stretches(old, new)
    assert all(same[s.id] == s.id for s in old.timeline)
    assert where(carried(old, placements, new).placements) == where(placements)


def test_a_phase_that_can_no_longer_be_live_goes_to_the_own_time_beside_it():
    old = two_weeks(phase("talk", window=(0, 3)), phase("poll", window=(0, 3)))
    new = two_weeks(phase("talk", live=None, window=(0, 3)), phase("poll", window=(0, 3)))
    result = carried(old, placed(old, {0: 1, 1: 1}), new)
    assert where(result.placements) == {"talk": "before 1", "poll": "first"}
    assert result.moved == ("talk",)


def test_own_time_that_is_closed_gives_its_phases_to_the_next_own_time():
    old = two_weeks(phase("talk", window=(0, 3)))
    new = replace(old, timeline=(replace(old.timeline[0], minutes=0), *old.timeline[1:]))
    assert where(carried(old, placed(old, {0: 0}), new).placements) == {"talk": "before 2"}


def test_what_is_over_stays_in_the_past():
    over = [replace(s, past=s.week == 1) for s in two_weeks().timeline]
    old = problem(over, [phase("talk", window=(0, 3), home=2)])
    new = problem(over, [phase("talk", live=None, window=(0, 3), home=2)])
    assert where(carried(old, placed(old, {0: 1}), new).placements) == {"talk": "before 1"}


def test_a_meeting_cancelled_and_another_one_added_later_leave_those_between_as_they_are():
    document = lecture_course()
    old, _ = planned(document)
    last, day = document.meetings[-2], timedelta(days=1)
    extra = replace(last, id="extra", start=last.start + day, end=last.end + day)
    left = tuple(replace(m, cancelled=i == 3) for i, m in enumerate(document.meetings))
    same = same_stretches(old, problem_for(replace(document, meetings=(*left, extra))).problem)
    assert same["m4"] == "t4"
    assert [same[f"m{i}"] for i in range(5, 12)] == [f"m{i}" for i in range(4, 11)]
    assert same["m12"] == "m12"


def test_changed_minutes_are_the_minutes_of_the_placement():
    old, new = two_weeks(phase("talk", live=20)), two_weeks(phase("talk", live=35))
    result = carried(old, placed(old, {0: 1}), new)
    assert [p.minutes.planned for p in result.placements] == [35]
    assert result.moved == ()


def test_a_new_lock_is_followed():
    old = two_weeks(phase("talk", window=(0, 3)))
    new = two_weeks(phase("talk", window=(0, 3), lock=Lock(clock=Clock.LIVE, at="second")))
    result = carried(old, placed(old, {0: 0}), new)
    assert where(result.placements) == {"talk": "second"}
    assert result.placements[0].locked


def test_what_is_gone_is_named_and_what_is_new_has_a_place_that_breaks_nothing():
    document = lecture_course()
    old, placements = planned(document)
    extra = activity("A new debate", 99, kind="discussion", week=3)
    left = replace(document, activities=(*document.activities[1:], extra))
    new = problem_for(left).problem
    result = carried(old, placements, new)
    assert set(result.gone) == {p.id for p in old.phases if p.activity == document.activities[0].id}
    assert set(result.added) == {p.id for p in new.phases if p.activity == extra.id}
    assert len(check.violations(new, result.placements)) <= len(check.violations(old, placements))


def test_a_new_phase_worth_being_together_for_takes_the_room_of_a_meeting_and_no_more():
    full = [phase(f"talk {i}", live=20, worth=1, window=(0, 3)) for i in range(2)]
    old = two_weeks(*full)
    new = two_weeks(*full, phase("debate", live=30, worth=20, window=(0, 1), home=1))
    packed = carried(old, placed(old, {0: 1, 1: 1}), new)
    roomy = carried(old, placed(old, {0: 1, 1: 3}), new)
    assert where(packed.placements)["debate"] == "before 1"
    assert where(roomy.placements)["debate"] == "first"


def test_a_new_phase_stands_between_what_it_needs_and_what_needs_it():
    old = two_weeks(phase("read"), phase("discuss"))
    read, discuss = old.phases
    new = replace(old, phases=(read, replace(discuss, after=("check",)), phase("check", live=None, after=("read",))))
    result = carried(old, placed(old, {0: 0, 1: 0}), new)
    assert [p.phase for p in result.placements] == ["read", "check", "discuss"]


def test_new_phases_that_need_each_other_stand_in_that_order():
    old = two_weeks()
    write = phase("write", live=None, after=("read",), window=(0, 3), home=0)
    new = replace(old, phases=(write, phase("read", live=None, window=(2, 3), home=2)))
    assert [p.phase for p in carried(old, (), new).placements] == ["read", "write"]


def test_a_new_lecture_is_not_joined_to_another_one():
    old = two_weeks(phase("poll", live=10), phase("lecture", live=15, one_way=15))
    new = replace(old, phases=(*old.phases, phase("talk", live=15, worth=5, one_way=15, home=1)))
    result = carried(old, placed(old, {0: 1, 1: 1}), new)
    assert [p.phase for p in result.placements] == ["talk", "poll", "lecture"]


def test_a_phase_without_any_stretch_of_its_clock_is_named():
    old = two_weeks(phase("talk", own=None), phase("read"))
    new = replace(old, timeline=(meantime("week"),))
    result = carried(old, placed(old, {0: 1, 1: 0}), new)
    assert result.unplaced == ("talk",)
    assert where(result.placements) == {"read": "week"}
    assert carried(old, placed(old, {0: 1, 1: 0}), replace(old, timeline=())).unplaced == ("talk", "read")


def test_people_are_told_in_sentences_what_a_change_did():
    old = two_weeks(phase("talk", own=None), phase("read"), phase("poll"))
    new = replace(old, timeline=(meantime("week"),), phases=(*old.phases[:2], phase("write")))
    notes = notes_on(carried(old, placed(old, {0: 1, 1: 1, 2: 0}), new), old, new)
    assert [note.code for note in notes] == ["carry.moved", "carry.added", "carry.gone", "carry.unplaced"]
    assert {note.code for note in notes} <= set(all_sentences())
    assert "Read" in say(notes[0])


def test_what_people_planned_keeps_its_order_where_the_planner_would_sort_it_otherwise():
    old = two_weeks(phase("second"), phase("first"))
    ordered = placements_of(old, {0: 1, 1: 1})[::-1]
    turned = tuple(replace(p, order=i) for i, p in enumerate(ordered, start=1))
    assert carried(old, turned, old).placements == turned
