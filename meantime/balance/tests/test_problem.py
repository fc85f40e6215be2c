"""A document becomes a question that a planner can answer."""

from dataclasses import replace
from datetime import date

from meantime.balance.given import Given, with_given
from meantime.balance.problem import Options, problem_for
from meantime.balance.tests.courses import activity, at, course
from meantime.formats.document import StatedPhase, Term
from meantime.planner.problem import Lock
from meantime.terms.minutes import Minutes
from meantime.terms.modality import Clock, PhaseRole


def problem(*activities, options: Options = Options(), **fields):
    fields.setdefault("patterns", ("Tue,Thu 10:00 75",))
    return problem_for(course(*activities, **fields), options)


def phases(*activities, **fields):
    return problem(*activities, **fields).problem.phases


def test_an_activity_falls_into_the_phases_of_its_kind():
    generate, converge = phases(activity("Ideas", kind="brainstorm", minutes=Minutes.exactly(60)))
    assert generate.role is PhaseRole.PREPARE
    assert generate.leads_to == (converge.id,)
    assert converge.after == (generate.id,)


def test_a_phase_too_short_to_schedule_is_done_with_the_main_one():
    assert len(phases(activity("Quick poll", kind="poll", minutes=Minutes.exactly(5)))) == 1


def test_long_work_does_not_make_a_long_briefing():
    brief, work = phases(activity("Essay", kind="assignment", minutes=Minutes.exactly(600)))[:2]
    assert brief.own.typical <= 15
    assert work.own.typical >= 500


def test_what_an_author_states_of_phases_is_kept():
    stated = (
        StatedPhase(name="collect", role=PhaseRole.PREPARE, minutes=Minutes.exactly(10), clock=Clock.OWN),
        StatedPhase(name="rank", role=PhaseRole.ENGAGE, minutes=Minutes.exactly(25)),
    )
    collect, rank = phases(activity("Ideas", kind="brainstorm", phases=stated))
    assert (collect.name, collect.own, collect.lock.clock) == ("collect", Minutes.exactly(10), Clock.OWN)
    assert rank.name == "rank"


def test_a_long_lecture_that_its_author_wants_live_is_broken_up_by_questions():
    watch = phases(activity("Lecture", kind="lecture", minutes=Minutes.exactly(60), clock=Clock.LIVE))[0]
    assert watch.one_way <= 20
    assert watch.ends_active
    assert watch.live.high > 45, "the questions cost minutes"


def test_a_long_lecture_that_nobody_wants_live_is_in_own_time():
    watch = phases(activity("Lecture", kind="lecture", minutes=Minutes.exactly(60)))[0]
    assert watch.live is None


def test_what_no_meeting_can_hold_is_outside_the_meetings():
    trip = phases(activity("Field trip", kind="external", form="field_trip", minutes=Minutes.exactly(400)))
    assert max(trip, key=lambda phase: phase.own.typical).live is None


def test_an_activity_put_at_a_meeting_stands_at_that_meeting():
    course_ = problem(activity("Guest", kind="external", form="guest", meeting="2027-01-21", minutes=Minutes.exactly(40)))
    locked = [phase.lock.at for phase in course_.problem.phases if phase.lock and phase.lock.at]
    assert set(locked) == {"m4"}


def test_dates_are_windows_only_when_they_are_kept():
    quiz = activity("Quiz", kind="check", opens=at(2027, 1, 18, 0), due=at(2027, 1, 19, 20), week=2)
    free = phases(quiz)[0].window
    kept = phases(quiz, options=Options(keep_dates=True))[0].window
    assert kept[0] >= free[0]
    assert kept[1] < free[1]


def test_due_dates_put_activities_of_the_same_weeks_in_order():
    later, earlier = activity("Later", due=at(2027, 1, 20)), activity("Earlier", due=at(2027, 1, 19))
    by_activity = {}
    for phase in phases(later, earlier):
        by_activity.setdefault(phase.activity, []).append(phase)
    assert by_activity["earlier"][-1].id in by_activity["later"][-1].after


def test_a_check_retrieves_what_it_needs_some_days_later():
    reading = activity("Reading", kind="reading")
    check = activity("Check", kind="check", after=("reading",))
    assert [p.spacing.of for p in phases(reading, check) if p.spacing] == ["reading/1"]


def test_a_new_start_replaces_the_files_own_term_and_meetings():
    old = with_given(course(patterns=("Mon 9:00 60",)), Given())
    moved = with_given(old, Given(start=date(2028, 1, 10), weeks=3, patterns=("Fri 14:00 90",)))
    assert [meeting.start.date() for meeting in moved.meetings] == [date(2028, 1, d) for d in (14, 21, 28)]


def test_credits_say_what_an_even_week_is():
    asked = problem(activity("Reading"), credits=3, policy="us-credit-hour", term=Term(start=date(2027, 1, 11), weeks=15))
    assert asked.problem.week_range == (486, 594)


def test_a_course_of_nothing_is_a_problem_of_nothing_and_said():
    empty = problem()
    assert empty.problem.phases == ()
    assert "balance.no_activities" in [notice.message.code for notice in empty.notices]


def test_an_unknown_text_is_planned_as_a_link_and_said():
    course_ = problem(activity("Zzyzx qwrt"))
    assert {phase.kind for phase in course_.problem.phases} == {"external"}
    assert "balance.unknown_kind" in [notice.message.code for notice in course_.notices]


def test_every_window_can_follow_what_it_needs():
    tail = activity("Tail", week=1, after=("head",))
    head = activity("Head", week=4)
    asked = {phase.id: phase for phase in phases(replace(tail), head)}
    assert asked["tail/1"].window[1] >= asked["head/1"].window[0]


def test_what_is_over_is_past():
    asked = problem(activity("Reading"), options=Options(now=at(2027, 1, 14, 20))).problem
    assert [stretch.id for stretch in asked.timeline if stretch.past] == ["t1", "m1", "t2", "m2"]


def test_a_lock_of_the_instructor_wins_over_that_of_the_document():
    talk = activity("Debate", kind="discussion", minutes=Minutes.exactly(30), clock=Clock.LIVE)
    lock = Lock(clock=Clock.OWN)
    assert problem(talk, options=Options(locks={"debate/1": lock})).problem.phases[0].lock == lock


def test_learners_who_cannot_come_turn_a_phase_to_own_time():
    talk = activity("Debate in small groups", kind="discussion")
    everyone = problem(talk).sizes[0].match.recommendation
    half = problem(talk, options=Options(infeasible_share=0.5)).sizes[0].match.recommendation
    assert everyone.margin > 0 > half.margin


def test_office_hours_take_no_minutes_of_the_meetings():
    assert all(p.live is None for p in phases(activity("Office hours", kind="external", form="office_hours")))


def test_an_examination_that_fills_its_meeting_takes_what_the_meeting_has():
    sit = phases(activity("Midterm exam in class", kind="external", form="exam", minutes=Minutes.exactly(75)))[-1]
    assert sit.live.high == 65


def test_an_examination_longer_than_any_meeting_is_outside_them_and_said():
    asked = problem(activity("Final exam in class", kind="external", form="exam", minutes=Minutes.exactly(180)))
    assert all(phase.live is None for phase in asked.problem.phases if phase.name == "sit")
    assert "balance.too_long" in [notice.message.code for notice in asked.notices]


def test_without_meetings_a_wish_for_live_gives_way_and_that_is_said():
    asked = problem(activity("Debate", kind="discussion", clock=Clock.LIVE), patterns=())
    assert all(phase.lock is None for phase in asked.problem.phases)
    assert "balance.no_live_clock" in [notice.message.code for notice in asked.notices]
