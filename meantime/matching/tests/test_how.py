"""Which of several words decides: the head of a compound, the means, what people say of how, the title."""

import pytest

from meantime.matching.match import match
from meantime.matching.recognise import recognise


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("internship report", "assignment"),
        ("complex readings", "reading"),
        ("film discussion", "discussion"),
        ("discussion guidelines", "reading"),
    ],
)
def test_the_last_noun_says_what_it_is_and_the_first_of_which_sort(text: str, kind: str) -> None:
    assert match(text).kind == kind


def test_the_means_count_even_after_what_it_is_about() -> None:
    assert match("vote on topics via online survey").recommendation.mode == "async"
    assert match("vote on topics").recommendation.mode == "sync"


def test_a_phrase_that_names_a_kind_does_not_say_how_once_more() -> None:
    assert "reflection" not in recognise("one-minute paper").traits
    assert match("one-minute paper at the end of class").recommendation.mode == "sync"


def test_what_is_done_now_is_not_taken_for_what_was_done_before() -> None:
    assert match("new material is introduced in the videoconference").recommendation.mode == "sync"


def test_how_people_do_it_is_heard_even_where_nobody_says_what() -> None:
    found = match("accommodate students in different time zones")
    assert (found.kind, found.recommendation.mode) == (None, "async")
    assert found.recommendation.reasons


def test_endings_that_mean_another_thing_are_told_apart() -> None:
    assert match("goal setting in a personal learning plan").recommendation.mode == "async"  # not "in person"
    assert match("allow time for thoughtful responses").recommendation.mode == "async"  # not "responsive"
    assert match("lecturer takes questions").kind == "questions"  # not "lecture"


@pytest.mark.parametrize(
    ("title", "item_type", "kind"),
    [
        ("What is ALLY?", "page", "reading"),
        ("The Time is Now", "page", "reading"),
        ("Call it out to your students", "page", "reading"),
        ("Lecture 4", "page", "lecture"),
        ("Chapter 3", "quiz", "check"),
        ("Midterm", "quiz", "external"),
        ("Week 2: your questions", "discussion", "discussion"),
        ("Introduce yourself", "discussion", "community"),
        ("Module 4 task", "assignment", "assignment"),
        ("Peer review", "assignment", "peer_review"),
        ("Lab 3", "assignment", "external"),
    ],
)
def test_the_type_of_the_source_decides_unless_the_title_clearly_says_otherwise(
    title: str, item_type: str, kind: str
) -> None:
    assert match(title, item_type=item_type).kind == kind


def test_a_body_never_overrules_the_title_or_the_type() -> None:
    body = "Discuss it in groups, ask questions, brainstorm ideas and work on the project together."
    assert match(f"What is ALLY?. {body}", item_type="page").kind == "reading"
    assert match(f"Basics of reading. {body} {body} {body}", item_type="text").kind == "reading"


def test_a_full_stop_after_an_abbreviation_ends_no_title() -> None:
    assert match("Ch. 3 reading", item_type="text").kind == "reading"
    assert match("vs. e.g. quiz").kind == "check"
