"""Each activity belongs to a week before anything is planned."""

from meantime.balance.homes import homes_of
from meantime.balance.tests.courses import activity, at, course
from meantime.balance.timeline import timeline_of
from meantime.policies.load import packaged_policy


def weeks(document) -> dict[str, int]:
    homes = homes_of(document, timeline_of(document, packaged_policy("default"), 420))
    return {name: home.week for name, home in homes.items()}


def test_a_stated_week_wins_over_a_later_due_date_and_not_over_an_earlier_one():
    late = activity("Late", week=2, due=at(2027, 1, 29))
    early = activity("Early", week=3, due=at(2027, 1, 13))
    assert weeks(course(late, early)) == {"late": 2, "early": 1}


def test_a_due_date_inside_the_term_says_the_week():
    assert weeks(course(activity("Quiz", due=at(2027, 1, 20)))) == {"quiz": 2}


def test_dates_of_another_year_keep_their_rhythm():
    first = activity("First", due=at(2019, 9, 4))
    third = activity("Third", due=at(2019, 9, 20))
    assert weeks(course(first, third)) == {"first": 1, "third": 3}


def test_a_longer_term_of_another_year_is_compressed():
    found = weeks(course(*(activity(f"Task {i}", due=at(2019, 9, 2 + 7 * (i % 4), 8 + i)) for i in range(8))))
    assert max(found.values()) == 4


def test_modules_without_weeks_share_the_term_in_their_order():
    one = activity("One", module="w1")
    two = activity("Two", module="w2")
    assert weeks(course(one, two, modules=2)) == {"one": 1, "two": 3}


def test_more_modules_than_weeks_share_weeks():
    found = weeks(course(*(activity(f"Task {i}", module=f"w{i}") for i in range(1, 9)), modules=8))
    assert [found[f"task-{i}"] for i in range(1, 9)] == [1, 1, 2, 2, 3, 3, 4, 4]
