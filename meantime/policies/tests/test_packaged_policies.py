import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.policies.load import packaged_policy, policy_names
from meantime.policies.policy import rule_numbers, usable_minutes, weekly_expectation
from meantime.terms.kinds import Form, Kind
from meantime.terms.message import UserError


def test_the_packaged_policies_are_known_by_name():
    assert policy_names() == ("default", "ects", "uk-credits", "us-credit-hour")


@pytest.mark.parametrize("name", policy_names())
def test_every_packaged_policy_is_valid_and_says_where_its_numbers_come_from(name):
    policy = packaged_policy(name)
    assert policy.name == name
    assert policy.title
    assert policy.sources


@pytest.mark.parametrize(
    ("name", "credits", "weeks", "expected"),
    [
        ("us-credit-hour", 3, 15, (486, 540, 594)),  # 9 hours a week
        ("us-credit-hour", 3, 7, (1041, 1157, 1273)),  # 19.3 hours a week in seven weeks
        ("ects", 6, 15, (600, 660, 720)),  # 10 to 12 hours a week
        ("ects", 60, 40, (2250, 2475, 2700)),  # a year of 1,500 to 1,800 hours
        ("uk-credits", 20, 12, (900, 1000, 1100)),  # 200 notional hours
    ],
)
def test_credits_ask_for_hours_a_week(name, credits, weeks, expected):
    assert weekly_expectation(packaged_policy(name), credits, weeks) == expected


@pytest.mark.parametrize(("credits", "weeks"), [(0, 15), (-3, 15), (3, 0), (1000, 15), (float("nan"), 15)])
def test_impossible_credits_are_refused(credits, weeks):
    with pytest.raises(UserError) as refused:
        weekly_expectation(packaged_policy("ects"), credits, weeks)
    assert refused.value.message.code == "policies.no_expectation"


@pytest.mark.parametrize(("minutes", "usable"), [(50, 45), (75, 65), (100, 90), (110, 95), (180, 160), (4, 0), (0, 0)])
def test_a_meeting_loses_its_start_and_its_breaks(minutes, usable):
    assert usable_minutes(packaged_policy("default"), minutes) == usable


def test_the_rules_of_a_course_follow_its_credits():
    numbers = rule_numbers(packaged_policy("us-credit-hour"), weeks=15, live_week=130, credits=3, overhead=300)
    assert numbers.own_ceiling == 594 - 130
    assert numbers.contact_floor == 3 * 15 * 50 - 300
    assert (numbers.workload_floor, numbers.workload_ceiling) == (486 * 15, 594 * 15)
    assert (numbers.one_way_run, numbers.changeover, numbers.touchpoints) == (20, 1, True)
    assert numbers.staff_ceiling is None


def test_without_credits_the_rules_by_credit_are_off():
    numbers = rule_numbers(packaged_policy("us-credit-hour"), weeks=15, live_week=130)
    assert numbers.own_ceiling is numbers.contact_floor is numbers.workload_floor is numbers.workload_ceiling is None


@pytest.mark.parametrize("name", policy_names())
def test_every_kind_and_form_has_a_row_in_every_table(name):
    policy = packaged_policy(name)
    for table in (policy.defaults, policy.equivalency, policy.staff):
        rows = [table.of(None), *(table.of(kind) for kind in Kind), *(table.of("external", form) for form in Form)]
        assert len(rows) == 1 + len(Kind) + len(Form)


@pytest.mark.parametrize(("retention", "gap"), [(7, 2), (35, 7), (365, 27), (1, 1)])
def test_the_gap_before_a_review_is_a_falling_share_of_the_retention_wanted(retention, gap):
    assert packaged_policy("default").limits.review_gap(retention) == gap


@given(st.integers(1, 3650), st.integers(1, 3650))
def test_longer_retention_never_wants_an_earlier_review_within_a_year(one, other):
    limits = packaged_policy("default").limits
    one, other = sorted((min(one, 365), min(other, 365)))
    assert limits.review_gap(one) <= limits.review_gap(other)


@given(st.integers(0, 600), st.integers(0, 60))
def test_a_longer_meeting_is_never_less_usable_than_its_extra_break(minutes, more):
    policy = packaged_policy("default")
    assert usable_minutes(policy, minutes + more) >= usable_minutes(policy, minutes) - policy.meetings.break_minutes * 2
    assert 0 <= usable_minutes(policy, minutes) <= minutes
