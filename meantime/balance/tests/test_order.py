"""Prerequisites and due dates put activities in order, without ever going in circles."""

from datetime import timedelta
from graphlib import TopologicalSorter

from hypothesis import given
from hypothesis import strategies as st

from meantime.balance.order import due_order, material_first, prerequisites, source_order
from meantime.balance.tests.courses import activity, at


def test_two_activities_that_wait_for_each_other_are_untied_and_said():
    needs, notices = prerequisites([activity("Draft", after=("review",)), activity("Review", after=("draft",))])
    assert len(needs) == 1
    assert [notice.message.code for notice in notices] == ["balance.circle"]


def test_a_prerequisite_that_does_not_exist_is_no_prerequisite():
    assert prerequisites([activity("Draft", after=("nothing",))]) == ({}, [])


def test_what_is_due_earlier_comes_first():
    due = [activity("Second", due=at(2027, 2, 2)), activity("First", due=at(2027, 2, 1)), activity("Undated")]
    assert due_order(due, {}) == [("first", "second")]


def test_what_is_needed_first_comes_first_whatever_its_due_date_says():
    late = activity("Reading", due=at(2027, 3, 1))
    early = activity("Quiz", due=at(2027, 2, 1), after=("reading",))
    assert due_order([late, early], {"quiz": ("reading",)}) == []


def test_chapters_are_read_in_the_order_of_the_source():
    chapters = [activity(f"Chapter {i}", position=i) for i in (1, 2, 3)]
    quiz = activity("Quiz", position=2)
    kinds = {chapter.id: "reading" for chapter in chapters} | {"quiz": "check"}
    assert source_order([*chapters, quiz], kinds, ()) == [("chapter-1", "chapter-2"), ("chapter-2", "chapter-3")]


def test_what_a_course_says_itself_wins_over_the_order_of_its_source():
    first, second = activity("First", position=1), activity("Second", position=2)
    kinds = {"first": "reading", "second": "reading"}
    assert source_order([first, second], kinds, [("second", "first")]) == []


def test_what_a_module_gives_to_read_comes_before_what_it_does_with_it():
    parts = [activity(title, i, module="w1") for i, title in enumerate(("Warm-up", "Chapter", "Debate"))]
    kinds = {"warm-up": "poll", "chapter": "reading", "debate": "discussion"}
    assert material_first(parts, kinds, ()) == [("chapter", "debate")]


@given(st.data())
def test_prerequisites_and_due_dates_together_never_go_in_circles(data):
    count = data.draw(st.integers(1, 12))
    ids = [f"a{i}" for i in range(count)]
    activities = [
        activity(
            name,
            due=data.draw(st.none() | st.integers(0, 5).map(lambda d: at(2027, 2, 1) + timedelta(days=d))),
            after=tuple(data.draw(st.lists(st.sampled_from(ids), max_size=3))),
        )
        for name in ids
    ]
    needs, _ = prerequisites(activities)
    graph = {name: set(needs.get(name, ())) for name in ids}
    tied = due_order(activities, needs)
    tied += [(need, name) for name in ids for need in needs.get(name, ())]
    kinds = {name: data.draw(st.sampled_from(["reading", "check", "discussion"])) for name in ids}
    tied += source_order(activities, kinds, tied)
    for earlier, later in [*tied, *material_first(activities, kinds, tied)]:
        graph[later].add(earlier)
    assert len(list(TopologicalSorter(graph).static_order())) == count
