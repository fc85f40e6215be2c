import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.policies.load import packaged_policy
from meantime.terms.kinds import Form, Kind
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.terms.modality import Clock
from meantime.workload.clocks import on_clock
from meantime.workload.discussion import discussion_minutes, recorded_minutes
from meantime.workload.estimate import Facts, estimate
from meantime.workload.questions import exam_minutes
from meantime.workload.usual import default_minutes

POLICY = packaged_policy("default")
STATED = Minutes(40, 50, 60, MinutesSource.STATED)
LIMIT = Minutes(20, 30, 40, MinutesSource.COMPUTED)
SENTENCE = "This takes about 15 minutes."


def reading(**facts):
    return estimate(Facts(**facts), "reading", None, POLICY)


def bounds(minutes):
    return minutes.low, minutes.typical, minutes.high


def test_what_the_author_states_is_trusted_before_anything_else():
    assert reading(minutes=STATED, text=SENTENCE, words=9000) == STATED


def test_a_sentence_is_trusted_before_lengths():
    minutes = reading(minutes=LIMIT, text=SENTENCE, words=9000)
    assert (minutes.typical, minutes.source) == (15, MinutesSource.PROSE)


def test_a_title_is_read_like_a_sentence():
    assert reading(title="Read the protocol (20 min)").typical == 20


def test_a_limit_that_a_reader_found_is_trusted_before_the_default():
    assert reading(minutes=LIMIT) == LIMIT


def test_lengths_are_trusted_before_the_default():
    assert reading(words=1800).source is MinutesSource.COMPUTED
    assert reading(words=1800).typical == 10


def test_without_any_fact_the_default_of_the_kind_stands_and_says_so():
    assert reading().source is MinutesSource.DEFAULT
    assert estimate(Facts(), None, None, POLICY).source is MinutesSource.DEFAULT


def test_a_stated_nothing_says_nothing():
    assert reading(minutes=Minutes.exactly(0)).source is MinutesSource.DEFAULT


def test_a_medium_is_watched_once_to_twice_through():
    recording = estimate(Facts(media_minutes=12), "lecture", None, POLICY)
    assert bounds(on_clock(recording, "lecture", None, Clock.OWN, POLICY)) == (12, 18, 24)


def test_lengths_are_of_people_on_their_own_even_where_the_kind_is_at_home_in_a_meeting():
    case = estimate(Facts(words=6300), "case", None, POLICY)
    alone = on_clock(case, "case", None, Clock.OWN, POLICY)
    assert alone.typical == pytest.approx(6300 / 90, abs=1)
    assert on_clock(case, "case", None, Clock.OWN, POLICY, meant=Clock.OWN) == alone


def test_reading_the_instructions_of_an_assignment_is_not_doing_it():
    assert estimate(Facts(words=300), "assignment", None, POLICY).source is MinutesSource.DEFAULT
    assert estimate(Facts(words=300), "lecture", None, POLICY).source is MinutesSource.DEFAULT


def test_an_assignment_takes_no_less_than_its_material():
    assert bounds(estimate(Facts(words=36_000), "assignment", None, POLICY)) == (144, 200, 277)


def test_the_shortest_page_takes_a_minute():
    assert bounds(reading(words=20)) == (1, 1, 1)
    assert bounds(estimate(Facts(words=20), None, None, POLICY)) == (1, 1, 1)


def test_the_parts_of_an_activity_add_up():
    both = estimate(Facts(media_minutes=12, questions=10), "check", None, POLICY)
    assert bounds(both) == (12 + 10, 18 + 15, 24 + 20)


def test_a_time_limit_replaces_the_count_of_questions():
    limited = estimate(Facts(time_limit=60, questions=200), "check", None, POLICY)
    assert bounds(limited) == (30, 45, 60)


def test_an_exam_takes_its_time_limit():
    assert bounds(estimate(Facts(time_limit=60), "external", "exam", POLICY)) == (60, 60, 60)


def test_a_take_home_exam_adds_its_limit_to_the_study():
    assert exam_minutes(POLICY.rates, study=300, time_limit=120, take_home=False).typical == 300
    assert exam_minutes(POLICY.rates, study=300, time_limit=120, take_home=True).high == 420


def test_a_post_of_250_words_takes_an_hour_and_a_reply_of_125_half_of_one():
    assert bounds(discussion_minutes(POLICY.rates, posts=1)) == (45, 60, 75)
    assert discussion_minutes(POLICY.rates, posts=1, replies=2).typical == 120
    assert discussion_minutes(POLICY.rates, posts=1, post_words=100).typical == 24
    assert estimate(Facts(posts=1, replies=2), "discussion", None, POLICY).typical == 120


def test_three_minutes_of_a_recorded_post_take_an_hour():
    assert recorded_minutes(POLICY.rates, 3).typical == 60


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("clock", Clock)
def test_every_kind_has_a_default_on_both_clocks(kind, clock):
    assert default_minutes(kind, None, clock, POLICY).low > 0


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("clock", Clock)
def test_every_form_has_a_default_on_both_clocks(form, clock):
    assert default_minutes("external", form, clock, POLICY).low > 0


def test_a_form_has_its_own_default():
    trip = default_minutes("external", "field_trip", Clock.LIVE, POLICY)
    assert trip.typical > default_minutes("external", "office_hours", Clock.LIVE, POLICY).typical


def test_a_written_discussion_takes_longer_than_the_same_one_live():
    written = Minutes(30, 45, 60, MinutesSource.STATED)
    assert bounds(on_clock(written, "discussion", None, Clock.LIVE, POLICY)) == (13, 20, 27)
    assert on_clock(written, "discussion", None, Clock.OWN, POLICY) == written


def test_minutes_meant_for_a_meeting_stay_as_they_are_in_a_meeting():
    spoken = Minutes(15, 20, 25, MinutesSource.STATED)
    assert on_clock(spoken, "discussion", None, Clock.LIVE, POLICY, meant=Clock.LIVE) == spoken
    assert on_clock(spoken, "discussion", None, Clock.OWN, POLICY, meant=Clock.LIVE).typical == 45


kinds = st.one_of(st.none(), st.sampled_from([kind.value for kind in Kind]))
forms = st.one_of(st.none(), st.sampled_from([form.value for form in Form]))
counts = st.one_of(st.none(), st.integers(0, 50_000))


@given(
    kinds,
    forms,
    st.builds(
        Facts,
        words=counts,
        pages=counts,
        write_words=counts,
        media_minutes=counts,
        questions=counts,
        time_limit=counts,
        posts=counts,
        replies=counts,
        recorded_minutes=counts,
    ),
    st.sampled_from(Clock),
)
def test_an_estimate_is_an_ordered_range_of_some_minutes_on_either_clock(kind, form, facts, clock):
    minutes = on_clock(estimate(facts, kind, form, POLICY), kind, form, clock, POLICY)
    assert 0 <= minutes.low <= minutes.typical <= minutes.high
    assert minutes.high > 0


@given(kinds, st.integers(1, 20_000), st.integers(1, 20_000))
def test_more_to_read_never_takes_less_time(kind, fewer, more):
    fewer, more = sorted((fewer, more))
    short = estimate(Facts(words=fewer + 500), kind, None, POLICY)
    long = estimate(Facts(words=more + 500), kind, None, POLICY)
    assert short.low <= long.low
    assert short.high <= long.high
